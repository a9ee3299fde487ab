from __future__ import annotations

from pathlib import Path

import pytest

from policypack.paper.engine import LaidOut, Profile, lay_out
from tests.paper import hostile
from tests.paper.against_html import against_html
from tests.paper.reading import Reading, kind
from tests.paper.structure import findings


def live(document_id: str, anchor: str) -> str:
    """Return the address of a document on the website."""
    return f"https://kent-school.example/{document_id}/#{anchor}"


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> LaidOut:
    """The page with everything on it."""
    return hostile.laid_out(hostile.page(), tmp_path_factory.mktemp("setting"), live_address=live)


@pytest.fixture(scope="module")
def reading(laid: LaidOut) -> Reading:
    """Its PDF, as a machine reads it."""
    return Reading(laid.pdf)


def test_nothing_is_wrong_with_the_structure(laid: LaidOut) -> None:
    """Tags, content, links, fields and fonts of a page with everything on it agree and are complete."""
    assert findings(laid.pdf) == []


def test_every_word_link_heading_and_table_of_the_page_is_there_once(laid: LaidOut) -> None:
    """Words in the page's order; a link over two lines is one link, a table over many pages one table."""
    assert against_html(laid.pdf, hostile.page()) == []


def test_a_table_over_pages_reads_through_to_its_last_row(reading: Reading) -> None:
    """Its head is read once, each row once, in order."""
    table = reading.elements("Table")[0]
    assert len({page for row in reading.walk(table) for page, _ in reading.content(row)}) >= 3
    numbers = [reading.text(reading.kids(row)[0]) for row in reading.walk(table) if kind(row) == "TR"]
    assert numbers == ["No", *map(str, range(1, 91))]


def test_nested_lists_are_read_where_they_stand(reading: Reading) -> None:
    """Words behind a nested list come after it."""
    item = reading.kids(reading.elements("L")[0])[0]
    assert reading.text(item) == "• one – one a – one b 1. deep after the nested list"


def test_a_list_over_pages_keeps_each_item_whole(reading: Reading) -> None:
    """Sixty items stay sixty, each with its sub-list."""
    long = max(reading.elements("L"), key=lambda found: len(reading.kids(found)))
    items = [reading.text(item) for item in reading.kids(long)]
    assert len(items) == 60
    assert all(
        item.startswith(f"{n}. Item {n} ") and item.endswith(f"Sub {n}") for n, item in enumerate(items, 1)
    )


def test_a_term_stands_with_its_meanings(reading: Reading) -> None:
    """One item of a definition list is a term and all it means."""
    terms = [found for found in reading.elements("L") if reading.text(found).startswith("Term one")]
    assert [reading.text(item) for item in reading.kids(terms[0])] == [
        "Term one Meaning one Meaning two",
        "Term two Meaning three",
    ]


def test_running_heads_are_not_read(reading: Reading) -> None:
    """What stands in the margins of each page is for the eye."""
    assert "Nursery" not in reading.text()
    assert "Printed copies" not in reading.text()
    heads = [piece for piece in reading.pieces if "Nursery" in piece.text]
    assert len(heads) == len(reading.pdf.pages)
    assert {piece.artifact for piece in heads} == {"Pagination"}


def test_decoration_is_not_read(reading: Reading) -> None:
    """Pictures with an empty description and hidden words are artifacts."""
    assert [str(figure.Alt) for figure in reading.elements("Figure")] == ["A blue square"]
    assert "Words beside decoration. Words in a box" in reading.text()


def test_contents_are_contents(laid: LaidOut, reading: Reading) -> None:
    """Each entry names the page on which its section begins, and leads there."""
    entries = reading.elements("TOCI")
    assert [reading.text(entry) for entry in reading.kids(reading.elements("TOC")[0])] == [
        f"Lists {laid.anchors['lists']} Loose lists {laid.anchors['loose']}",
        f"Tables {laid.anchors['tables']}",
        f"The form {laid.anchors['form']}",
    ]
    assert len(entries) == 4
    places = reading.destinations()
    assert reading.page_number(places["hostile:form"]) == laid.anchors["form"]


def test_a_link_says_its_own_words_and_leads_to_its_address(reading: Reading) -> None:
    """Descriptions are the link's text, not its address."""
    said = {str(link.Contents): link for _, link in reading.annotations("/Link")}
    assert str(said["Call 01632 960123"].A.URI) == "tel:01632960123"
    assert str(said["the staff agreement"].A.URI) == "https://kent-school.example/staff-agreement/#phones"
    assert str(said["Tables"].Dest) == "hostile:tables"
    assert "the website" not in said


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ('<a href="tel:999">999</a>', "Call 999"),
        ('<a href="tel:999">the police on 999</a>', "the police on 999"),
        ('<a href="mailto:it@kent.example">it@kent.example</a>', "Write to it@kent.example"),
        ('<a href="https://kent.example/safety">kent.example/safety</a>', "Web page kent.example/safety"),
        ('<a href="#phones">section 4</a>', "section 4: Phones at school"),
        ('<a href="#phones">Phones at school</a>', "Phones at school"),
        ('<a href="#phones" aria-label="All about phones">x</a>', "All about phones"),
    ],
)
def test_a_link_makes_sense_by_itself(link: str, said: str, tmp_path: Path) -> None:
    """A listener who goes from link to link hears what a number is, and what a section is about."""
    body = f'<h1>Links</h1><p>Look: {link}.</p><h2 id="phones"><span>4</span> Phones at school</h2>'
    reading = Reading(hostile.laid_out(hostile.page(body), tmp_path).pdf)
    assert [str(found.Contents) for _, found in reading.annotations("/Link")] == [said]


def test_a_link_over_lines_is_one_and_never_hides_another(tmp_path: Path) -> None:
    """It has one annotation, below those that its rectangle covers; only two that cover each other split."""
    words = "many more words that go over the end of the line and on"
    body = (
        "<h1>Links</h1>"
        f'<p style="width: 60mm">See <a href="https://a.example">short</a> and <a href="https://b.example">{words}'
        '</a> then <a href="https://c.example">last</a>.</p>'
        f'<p style="width: 60mm">See <a href="https://d.example">{words}</a>, '
        f'<a href="https://e.example">and {words}</a>.</p>'
    )
    laid = hostile.laid_out(hostile.page(body), tmp_path)
    assert findings(laid.pdf) == []
    reading = Reading(laid.pdf)
    targets = [str(link.A.URI)[8:9] for _, link in reading.annotations("/Link")]
    assert sorted(set(targets)) == list("abcde")
    assert targets.count("b") == 1
    assert targets.index("b") < min(targets.index("a"), targets.index("c"))


def test_a_list_in_columns_is_one_list(tmp_path: Path) -> None:
    """Its items stand in it one after the other, one that goes on in the next column whole."""
    items = "".join(f"<li>Item {n} {'and on ' * 12}<ul><li>Sub {n}</li></ul></li>" for n in range(1, 8))
    body = f'<h1>Columns</h1><ul style="columns: 2">{items}</ul>'
    reading = Reading(hostile.laid_out(hostile.page(body), tmp_path).pdf)
    outer = reading.elements("L")[0]
    assert [reading.text(item).split()[2] for item in reading.kids(outer)] == [str(n) for n in range(1, 8)]
    assert len(reading.elements("L")) == 8
    assert findings(hostile.laid_out(hostile.page(body), tmp_path).pdf) == []


def test_welsh_is_marked_as_welsh_and_written_right(reading: Reading) -> None:
    """A screen reader changes its voice; every letter is there."""
    welsh = [element for element in reading.elements("Span") if str(element.get("/Lang", "")) == "cy"]
    assert [reading.text(element) for element in welsh] == ["Mae'r tŷ ger y dŵr: ŵ ŷ Ŵ Ŷ â î ô."]


def test_header_cells_say_what_they_head(reading: Reading) -> None:
    """In the second table the corner is empty, the top heads columns, the left heads rows."""
    cells = [cell for cell in reading.walk(reading.elements("Table")[1]) if kind(cell) == "TH"]
    assert [(reading.text(cell), str(cell.A.Scope)) for cell in cells] == [
        ("Both", "/Column"),
        ("x", "/Row"),
        ("x2", "/Row"),
    ]


def test_fields_have_names_labels_and_kinds(reading: Reading) -> None:
    """Names begin with the document's id; a signature is a signature; a question is one field."""
    fields = reading.fields()
    assert {name: (str(field.FT), str(field.TU)) for name, field in fields.items()} == {
        "hostile.full_name": ("/Tx", "Your name"),
        "hostile.setting": ("/Tx", "The setting"),
        "hostile.agree": ("/Btn", "I agree"),
        "hostile.photo": ("/Btn", "May we use photographs?"),
        "hostile.what": ("/Tx", "What happened"),
        "hostile.how": ("/Ch", "How"),
        "hostile.signed": ("/Sig", "Signed"),
    }
    assert [str(button.TU) for button in fields["hostile.photo"].Kids] == ["Yes", "No", "Not sure"]
    assert int(fields["hostile.full_name"].Ff) & 2, "a required field says so"


def test_outline_and_metadata(laid: LaidOut, reading: Reading) -> None:
    """Bookmarks follow the headings; title, author and language are those given; nothing names a machine."""
    assert [(entry.title, [child.title for child in entry.children]) for entry in laid.outline] == [
        ("Online safety & you", ["Contents", "Lists", "Tables", "The form"])
    ]
    assert str(reading.pdf.docinfo["/Title"]) == "Online safety & you"
    assert str(reading.pdf.docinfo["/Author"]) == "Tŷ Dŵr School & Nursery"
    assert str(reading.pdf.Root.Lang) == "en-GB"
    assert "/CreationDate" not in reading.pdf.docinfo


def test_the_other_profile_is_as_sound_and_leads_to_elements(tmp_path: Path) -> None:
    """PDF 2.0: a link within the document names the element that it leads to."""
    laid = hostile.laid_out(hostile.page(), tmp_path, profile=Profile.PDF_UA_2, live_address=live)
    assert findings(laid.pdf) == []
    reading = Reading(laid.pdf)
    assert reading.pdf.pdf_version == "2.0"
    led = {
        str(link.Contents): reading.text(link.A.SD[0])
        for _, link in reading.annotations("/Link")
        if "/SD" in link.A
    }
    assert led == {"Lists": "Lists", "Loose lists": "Loose lists", "Tables": "Tables", "The form": "The form"}


def test_a_line_that_fits_is_not_broken(tmp_path: Path) -> None:
    """A last line too wide only by the space at its end stays whole (WeasyPrint leaves one word on it)."""
    widths = range(400, 470, 3)
    body = "".join(f'<p style="width: {width}pt">{"words " * 30}<em>end</em></p>' for width in widths)
    reading = Reading(hostile.laid_out(hostile.page("<h1>Lines</h1>" + body), tmp_path).pdf)
    lines = [piece.text.strip() for piece in reading.pieces if piece.text.strip().startswith("words")]
    assert len(lines) >= 2 * len(widths)
    assert "words" not in lines


def test_a_page_number_that_came_out_wrong_is_put_right() -> None:
    """However the engine miscounts, "page 3" is where the place is: nobody leafs for it in vain."""
    where = '<span class="at" data-target="#end" data-page="7"></span>'
    html = (
        "<html lang='en'><head><title>T</title><link rel='stylesheet' href='assets/css/paper-fonts.css'>"
        "<style>html { font-family: PackText } .at::after { content: ', page\\a0' attr(data-page) }"
        f".next {{ break-before: page }}</style></head><body><h1>T</h1><p>See the end{where}.</p>"
        "<p class='next'>Two</p><h2 class='next' id='end'>The end</h2></body></html>"
    )
    laid = lay_out(html, document_id="x", sources={"assets/": hostile.ASSETS}, title="T", author="A")
    assert laid.anchors["end"] == 3
    assert "See the end , page 3 ." in Reading(laid.pdf).text().replace("\xa0", " ")


def test_page_numbers_are_those_of_the_last_round_of_the_layout(tmp_path: Path) -> None:
    """A number makes a line longer, which moves a heading, which changes its number in the contents."""
    style = """
.at::after { content: target-counter(attr(data-target url), page, upper-roman) }
.next { break-before: page; height: 235mm }
.line { display: inline-block; width: calc(100% - 3mm); height: 1mm }
#end { margin: 0; font-size: 7mm; line-height: 10mm }"""
    body = (
        '<h1>Numbers</h1><p>The end is on page <span class="at" data-target="#end"></span></p>'
        + '<div class="next">A page</div>' * 11
        + '<div><span class="line"></span><span class="at" data-target="#end"></span></div>'
        + '<h2 id="end">The end</h2>'
    )
    laid = hostile.laid_out(hostile.page(body, style), tmp_path)
    assert laid.anchors["end"] == 13, "the number, four letters wide, should move the heading"
    assert "on page XIII" in Reading(laid.pdf).text()
