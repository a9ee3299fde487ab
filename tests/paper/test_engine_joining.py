from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from pikepdf import Pdf

from policypack.paper.engine import LaidOut, PaperError, Part, Reserved, Stamp, join, page_numbers
from tests.paper import hostile
from tests.paper.reading import Reading, kind
from tests.paper.structure import findings

STAFF = """<h1>Staff agreement</h1><h2 id="phones">Phones</h2>
<p>See <a href="doc/hostile#tables">the tables</a> and <a href="doc/absent">another document</a>.</p>
<form><p><label for="n">Your name</label> <input type="text" id="n" name="full_name"></p></form>"""
THIRD = '<h1>Third</h1><p id="end">Tŷ <a href="doc/staff-agreement">the staff agreement</a></p>'


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> list[Part]:
    """Three documents that link to each other and to one that isn't there."""
    folder = tmp_path_factory.mktemp("setting")
    staff = hostile.laid_out(hostile.page(STAFF), folder, "staff-agreement", title="Staff agreement")
    long = hostile.laid_out(hostile.page(), folder)
    third = hostile.laid_out(hostile.page(THIRD), folder, "third", title="Third & last")
    return [Part(staff), Part(long), Part(third, "The third", start_on_right=True)]


@pytest.fixture(scope="module")
def pack(parts: list[Part]) -> bytes:
    """The three, joined and numbered."""
    return join(parts, title="The pack & all", author="Tŷ Dŵr School", stamp=Stamp(hostile.STAMP_FONT))


@pytest.fixture(scope="module")
def reading(pack: bytes) -> Reading:
    """The pack, as a machine reads it."""
    return Reading(pack)


def alone(parts: list[Part], number: int) -> LaidOut:
    """Return one of the three by itself."""
    return parts[number].laid_out


def test_nothing_is_wrong_with_the_structure(pack: bytes) -> None:
    """A joined pack is as sound as its documents."""
    assert findings(pack) == []


def test_each_document_reads_as_it_does_alone(parts: list[Part], reading: Reading) -> None:
    """One document below another, each with its title and all its words."""
    documents = reading.kids(reading.root)
    assert [(kind(document), str(document.T)) for document in documents] == [
        ("Document", "Staff agreement"),
        ("Document", "Online safety & you"),
        ("Document", "The third"),
    ]
    for document, part in zip(documents, parts, strict=True):
        assert reading.text(document) == Reading(part.laid_out.pdf).text()


def test_bookmarks_are_nested_under_each_title(parts: list[Part], reading: Reading) -> None:
    """A document's bookmarks stand below its own and lead to its own pages."""
    found = {}
    with reading.pdf.open_outline() as outline:
        for entry in outline.root:
            found[entry.title] = [child.title for child in entry.children]
            assert entry.destination is not None
    assert found == {
        "Staff agreement": ["Phones"],
        "Online safety & you": ["Contents", "Lists", "Tables", "The form"],
        "The third": [],
    }
    first = reading.pdf.Root.Outlines.First.Next
    assert reading.page_number(first.First.Dest) == page_numbers(parts).first[1]


def test_a_link_to_a_document_of_the_pack_leads_to_its_page(parts: list[Part], reading: Reading) -> None:
    """It leads to the very heading; alone it would be plain words, for there is no live address."""
    links = {str(link.Contents): link for _, link in reading.annotations("/Link")}
    places = reading.destinations()
    numbering = page_numbers(parts)
    tables = numbering.first[1] - 1 + alone(parts, 1).anchors["tables"]
    assert reading.page_number(places[str(links["the tables"].Dest)]) == tables
    starts = [
        str(link.Dest) for _, link in reading.annotations("/Link") if link.Contents == "the staff agreement"
    ]
    assert [reading.page_number(places[start]) for start in starts] == [1, 1]


def test_a_link_to_an_absent_document_is_plain_words(parts: list[Part], reading: Reading) -> None:
    """No dead links: the words stay, the link goes, in the pack and alone."""
    single = Reading(alone(parts, 0).pdf)
    assert findings(alone(parts, 0).pdf) == []
    for found, lost in ((reading, "another document"), (single, "another document"), (single, "the tables")):
        assert lost in found.text()
        assert lost not in [str(link.Contents) for _, link in found.annotations("/Link")]


def test_a_link_to_an_absent_document_keeps_its_live_address(tmp_path: Path) -> None:
    """Where the document is on the website, the link leads there."""
    laid = hostile.laid_out(
        hostile.page(STAFF),
        tmp_path,
        "staff-agreement",
        live_address=lambda name, _: f"https://kent.example/{name}/",
    )
    for pdf in (laid.pdf, join([Part(laid)], title="Pack", author="School")):
        found = Reading(pdf)
        said = {str(link.Contents): str(link.A.URI) for _, link in found.annotations("/Link")}
        assert said == {
            "the tables": "https://kent.example/hostile/",
            "another document": "https://kent.example/absent/",
        }


def test_fields_keep_their_names_and_fonts(reading: Reading) -> None:
    """Two documents ask for a name; each field is its own and can be typed in."""
    fields = reading.fields()
    assert {"staff-agreement.full_name", "hostile.full_name", "hostile.photo", "hostile.signed"} <= set(
        fields
    )
    fonts = reading.pdf.Root.AcroForm.DR.Font
    for name in ("staff-agreement.full_name", "hostile.full_name"):
        *_, font, _, _ = str(fields[name].DA).split()
        assert font in fonts
    on_pages = {widget.objgen for _, widget in reading.annotations("/Widget")}
    assert fields["hostile.full_name"].objgen in on_pages


def test_each_page_has_the_packs_number_as_an_artifact(reading: Reading) -> None:
    """It is drawn on all pages, blank ones too, and read on none."""
    pages = len(reading.pdf.pages)
    stamps = [piece for piece in reading.pieces if piece.text.startswith("Pack page")]
    assert [piece.text for piece in stamps] == [f"Pack page {n} of {pages}" for n in range(1, pages + 1)]
    assert {piece.artifact for piece in stamps} == {"Pagination"}


def test_a_part_starts_on_the_right(parts: list[Part], reading: Reading) -> None:
    """A blank page, with nothing but the pack's number, comes before it where needed."""
    numbering = page_numbers(parts)
    assert numbering.first[2] % 2 == 1
    assert numbering.pages == len(reading.pdf.pages)
    blank = numbering.first[1] + alone(parts, 1).pages
    assert blank == numbering.first[2] - 1, "the sample should need a blank page"
    assert [piece.artifact for piece in reading.pieces if piece.page == blank - 1] == ["Pagination"]


def test_numbers_are_known_before_the_cover_is_laid_out(parts: list[Part]) -> None:
    """Reserved pages count like those that will stand there."""
    first = page_numbers([Reserved(2), *parts]).first
    assert first[1] == 3
    assert first[2] == 3 + alone(parts, 0).pages


def test_fonts_with_other_letters_have_other_names(reading: Reading) -> None:
    """Each document embeds its own letters of a font; a name stands for one set of letters."""
    names = [str(font.BaseFont) for page in reading.pdf.pages for font in page.obj.Resources.Font.values()]
    files = {
        (str(font.BaseFont), font.DescendantFonts[0].FontDescriptor.objgen)
        for page in reading.pdf.pages
        for font in page.obj.Resources.Font.values()
    }
    assert len(files) == len(set(names))


@pytest.mark.parametrize(
    ("body", "said"), [('<h1>x</h1><p><a href="doc/third#gone">x</a></p>', "third#gone")]
)
def test_a_link_to_a_place_that_is_not_there_stops_the_pack(
    body: str, said: str, parts: list[Part], tmp_path: Path
) -> None:
    """It names the document that links and the place that is missing."""
    bad = Part(hostile.laid_out(hostile.page(body), tmp_path, "linker"))
    with pytest.raises(PaperError, match=f"linker links to {said}"):
        join([bad, parts[2]], title="Pack", author="School")


def test_a_document_is_in_a_pack_once(parts: list[Part]) -> None:
    """Twice would give two fields and two places of one name."""
    with pytest.raises(PaperError, match="staff-agreement is in the pack twice"):
        join([parts[0], parts[0]], title="Pack", author="School")


def test_a_number_that_does_not_fit_its_corner_stops_the_pack(parts: list[Part]) -> None:
    """Rather than run into a document's own foot."""
    with pytest.raises(PaperError, match="points wide"):
        join(parts, title="Pack", author="School", stamp=Stamp(hostile.STAMP_FONT, width=20))


def test_a_stamp_follows_the_mirrored_margins_of_each_document(parts: list[Part]) -> None:
    """It ends where the text ends: on a document's own even pages further in, wherever the pack puts them."""
    stamp = Stamp(hostile.STAMP_FONT, "In the pack", "right", edge=50, even_edge=70)
    first = page_numbers(parts).first[1]
    assert first % 2 == 0, "its own first page is an even one of the pack"
    own = range(first - 1, first - 1 + alone(parts, 1).pages)
    with Pdf.open(io.BytesIO(join(parts, title="Pack", author="School", stamp=stamp))) as pdf:
        begins = {}
        for number in own:
            page = pdf.pages[number]
            drawn = page.Contents[-1].read_bytes().decode("latin-1")
            begins[number] = float(page.MediaBox[2]) - float(re.findall(r"Tf ([\d.]+) [\d.]+ Td", drawn)[0])
        upright = [number for number in own if pdf.pages[number].MediaBox[3] > pdf.pages[number].MediaBox[2]]
    odd = begins[own[0]]
    even = [number for number in upright if (number - own[0]) % 2]
    assert even
    for number, begin in begins.items():
        assert begin == pytest.approx(odd + 20 if number in even else odd, abs=0.02), number
