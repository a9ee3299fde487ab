"""Every form and agreement on paper: what whoever fills it in, or gets it back, can rely on."""

from __future__ import annotations

import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import lxml.html
import pikepdf
import pytest

from macros.render import Document, Pack
from macros.returns import goes_back
from tests.paper.reading import Reading
from tests.paper.widgets import Widget, widgets

pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils (pdftotext)")
SETTINGS = ("b2-mentoring", "scitt-partnership", "example-kent-school")
# Two lines above a place to sign say what is signed.
LINES_ABOVE = 2
FOOT_MM, POINTS = 26, 72 / 25.4
# The sentence below a log: its lines, and the space above them; and what a row has besides its fields.
LINE_PT, NOTE_PT, ROW_EDGES_PT = 14, 8, 4
# Their blank rows go on to the foot of the last page.
LOGS = ("incident-log", "leaders-action-table", "planning-table", "read-and-sign")


@pytest.fixture(params=SETTINGS)
def slug(request: pytest.FixtureRequest) -> str:
    """Each setting."""
    return str(request.param)


@pytest.fixture
def forms(slug: str, dist: Path, packs: Mapping[str, Pack]) -> list[tuple[Document, Path]]:
    """The forms and agreements of a setting, each with its PDF."""
    found = [
        (document, file_of(dist / slug, document))
        for document in packs[slug].documents.values()
        if document.meta.kind in ("form", "agreement")
    ]
    assert len(found) > 8
    return found


def file_of(folder: Path, document: Document) -> Path:
    """Return where a document's PDF was put."""
    return folder / ("site/pdf" if document.meta.public else "private") / f"{document.id}.pdf"


@cache
def text_of(path: Path, page: int = 0, above: float = 0) -> str:
    """Return the text of a PDF or of one page of it, and if asked only what is so far from its top (pt)."""
    command = ["pdftotext", "-layout", str(path), "-"]
    if page:
        command[2:2] = ["-f", str(page), "-l", str(page)]
    if above:
        command[2:2] = ["-r", "72", "-x", "0", "-y", "0", "-W", "2000", "-H", str(int(above))]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def joined(text: str) -> str:
    """Return `text` on one line, as one compares it with another setting of it."""
    return "".join(text.split())


def test_every_field_is_named_after_its_document_and_described(forms: list[tuple[Document, Path]]) -> None:
    """A filled-in file can be read by a machine, and a listener is told what goes where, once each."""
    for document, path in forms:
        found = widgets(path.read_bytes())
        assert found, document.id
        groups: dict[str, set[str]] = defaultdict(set)
        for widget in found:
            assert widget.name.startswith(f"{document.id}."), widget.name
            assert widget.label.strip(), widget.name
            assert widget.label not in groups[widget.name], widget.name
            groups[widget.name].add(widget.label)
        alone = [next(iter(labels)) for labels in groups.values() if len(labels) == 1]
        assert len(set(alone)) == len(alone), f"{document.id}: two fields are told alike"


def test_the_tab_key_goes_as_one_reads(forms: list[tuple[Document, Path]]) -> None:
    """By structure; and the order of the fields on each page is that of the structure tree."""
    for document, path in forms:
        reading = Reading(path)
        tree = [
            item.objgen
            for element in reading.elements("Form")
            for item in reading.content(element)
            if not isinstance(item, tuple)
        ]
        page = [widget.objgen for _, widget in reading.annotations("/Widget")]
        assert page == tree, document.id
        assert all(sheet.get("/Tabs") == "/S" for sheet in reading.pdf.pages), document.id


def test_what_is_needed_is_marked_for_the_eye_and_for_the_machine(
    forms: list[tuple[Document, Path]],
) -> None:
    """A star beside it and a sentence about stars; a flag that a screen reader says as "required"."""
    for document, path in forms:
        page = lxml.html.fragment_fromstring(document.html, create_parent="div")
        marked = {field.get("data-field"): field for field in page.xpath("//*[@data-required]")}
        # A certificate is nobody's duty: who has none types a name, or signs on paper.
        needed = {name for name, field in marked.items() if field.get("data-type") != "signature"}
        flagged = {widget.name.partition(".")[2] for widget in widgets(path.read_bytes()) if widget.flags & 2}
        assert flagged == needed, document.id
        text = text_of(path)
        assert ("We need what is marked *." in " ".join(text.split())) is bool(needed), document.id
        assert text.count("*") == len(marked) + bool(marked), document.id


def test_it_says_which_version_it_is_whom_it_goes_to_and_how_long_it_is_kept(
    slug: str, packs: Mapping[str, Pack], forms: list[tuple[Document, Path]]
) -> None:
    """The version stands on every leaf; who gets it back and for how long, on the leaf that is handed in."""
    for document, path in forms:
        sentence = goes_back(packs[slug].setting, document.meta)
        last = widgets(path.read_bytes())[-1].page
        if document.id == "planning-table":
            assert "nobody collects it" in text_of(path)
        else:
            assert "Return it to our" in sentence, document.id
            assert "We keep it" in sentence, document.id
            assert joined(sentence) in joined(text_of(path, last)), document.id
        for number in range(1, len(Reading(path).pdf.pages) + 1):
            assert f"Version {document.status.version}" in text_of(path, number), document.id


def blocks(path: Path) -> Iterator[list[Widget]]:
    """Yield the fields of each place to sign."""
    found: dict[str, list[Widget]] = defaultdict(list)
    signers = [
        widget.name.removesuffix("_signature")
        for widget in widgets(path.read_bytes())
        if widget.kind == "Sig"
    ]
    for widget in widgets(path.read_bytes()):
        who, _, part = widget.name.rpartition("_")
        if who in signers and part in ("signature", "name", "role", "date"):
            found[who].append(widget)
    yield from found.values()


def test_a_place_to_sign_is_whole_and_stands_below_what_is_signed(
    forms: list[tuple[Document, Path]],
) -> None:
    """A signature field beside a typed name and a date, on one page, with words above them on that page."""
    signed = 0
    for document, path in forms:
        for block in blocks(path):
            signed += 1
            assert len({widget.page for widget in block}) == 1, document.id
            kinds = {widget.name.rpartition("_")[2]: widget.kind for widget in block}
            assert kinds.items() >= {("signature", "Sig"), ("name", "Tx"), ("date", "Tx")}, document.id
            page = block[0].page
            top = min(widget.height - widget.box[3] for widget in block)
            lines = [line for line in text_of(path, page, top).splitlines() if line.strip()]
            # Who signs, and the labels, stand in two lines; the running head in one.
            assert len(lines) >= LINES_ABOVE + 2 + (page > 1), f"{document.id}: {lines}"
    assert signed > 5


def test_the_leaf_that_goes_back_takes_nothing_of_the_text_with_it(
    slug: str, packs: Mapping[str, Pack], forms: list[tuple[Document, Path]]
) -> None:
    """It starts on a right-hand page, and there is nothing else on its back."""
    for document, path in forms:
        if not document.meta.returns:
            continue
        pages = len(Reading(path).pdf.pages)
        (first, last), *_ = {(block[0].page, block[-1].page) for block in blocks(path)}
        own_leaf = document.meta.budget != 1 and not document.meta.easy_read
        start = first if own_leaf else 1
        assert start % 2 == 1, document.id
        assert pages <= start + 1, document.id
        assert last <= pages


def test_in_a_pack_the_back_of_a_leaf_that_leaves_it_is_its_own_too(
    slug: str, dist: Path, packs: Mapping[str, Pack]
) -> None:
    """Both a document that is handed in, or cut into cards, and the one after start on right-hand pages."""
    pack, seen = packs[slug], 0
    for plan in pack.packs:
        with pikepdf.open(
            dist / slug / ("site/pdf" if plan.public else "private") / f"pack-{plan.key}.pdf"
        ) as pdf:
            places = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
            with pdf.open_outline() as outline:
                starts = {str(item.title): places[item.destination[0].objgen] for item in outline.root}
        documents = [pack.documents[name] for name in plan.documents]
        for before, document in zip([None, *documents], documents, strict=False):
            leaves = [each for each in (before, document) if each]
            if any(each.meta.returns or each.meta.return_to or each.id == "pocket-card" for each in leaves):
                seen += 1
                assert starts[document.meta.title] % 2 == 1, f"{plan.key}: {document.id}"
    assert seen


def test_the_blank_rows_of_a_log_fill_its_last_page(forms: list[tuple[Document, Path]]) -> None:
    """No row more would fit above the sentence that ends it."""
    found = {document.id: path for document, path in forms if document.id in LOGS}
    assert len(found) >= 3
    for name, path in found.items():
        rows = widgets(path.read_bytes())
        last = rows[-1]
        with pikepdf.open(path) as pdf:
            assert last.page == len(pdf.pages), name
            if name == "planning-table":
                assert all(page.MediaBox[2] > page.MediaBox[3] for page in pdf.pages), "on its side"
        height = max(widget.box[3] - widget.box[1] for widget in rows[-3:])
        ending = text_of(path, last.page).partition("Return it to")[2].partition("Version")[0].strip()
        below = FOOT_MM * POINTS + (LINE_PT * len(ending.splitlines()) + NOTE_PT if ending else 0)
        room = min(widget.box[1] for widget in rows if widget.page == last.page) - below
        assert room < height + ROW_EDGES_PT, f"{name}: {room:.0f} pt are empty"


def test_records_about_children_are_the_offices(
    slug: str, dist: Path, forms: list[tuple[Document, Path]]
) -> None:
    """Each page says that it is confidential, the first one where it goes; none is on the website."""
    records = [(document, path) for document, path in forms if document.meta.confidential]
    assert [document.id for document, _ in records] == ["incident-log"]
    for document, path in records:
        first, *others = [text_of(path, number) for number in range(1, len(Reading(path).pdf.pages) + 1)]
        assert "Confidential when completed" in first
        assert "into the safeguarding record" in " ".join(first.split())
        assert others
        assert all("CONFIDENTIAL WHEN COMPLETED" in text for text in others)
        assert path.parent.name == "private"
        assert not list((dist / slug / "site").rglob(f"*{document.id}*"))
