"""Editions: the same words in large letters, with less ink, on A5 or as a booklet to fold."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.render import Pack
from policypack.paper.booklet import impose, sheets_of, sides
from policypack.paper.edition import INK_SAVER, LARGE_PRINT
from policypack.paper.engine.about import About
from policypack.paper.pages import compose
from policypack.paper.press import Press
from policypack.paper.reading import read_pdf
from tests.conftest import ROOT
from tests.paper.against_html import against_html
from tests.paper.reading import Reading
from tests.paper.structure import findings

KENT, B2 = "example-kent-school", "b2-mentoring"
BOX = "Ifachildmaybeindangernow,ring999."
needs_poppler = pytest.mark.skipif(not shutil.which("pdftoppm"), reason="needs poppler-utils (pdftoppm)")


@pytest.fixture(scope="module")
def kent(packs: Mapping[str, Pack]) -> Press:
    """The school's press."""
    return Press.of(packs[KENT], ROOT)


def named(dist: Path, slug: str, edition: str) -> list[Path]:
    """Return a setting's PDFs of one edition."""
    found = sorted((dist / slug).rglob(f"*-{edition}.pdf"))
    assert found
    return found


def test_large_print_is_large_everywhere(dist: Path) -> None:
    """All that is read has 18 points; heads and feet, which one looks up, 14; each foot says Large print."""
    for path in named(dist, KENT, "large-print"):
        reading = Reading(path)
        read = [piece for piece in reading.pieces if piece.mcid is not None and piece.text.strip()]
        small = {(round(piece.size, 1), piece.text) for piece in read if piece.size < 17.99}
        assert small == set(), path.name
        around = [piece for piece in reading.pieces if piece.artifact and piece.text.strip()]
        assert min(piece.size for piece in around) >= 13.99, path.name
        for page in range(len(reading.pdf.pages)):
            foot = " ".join(piece.text for piece in around if piece.page == page)
            assert "Large print" in foot, path.name
        assert " · Large print · " in str(reading.pdf.docinfo["/Title"])


def test_help_is_on_the_first_page_of_large_print_too(dist: Path) -> None:
    """Few words fit it, so whom to ring in danger comes before all else."""
    asked = 0
    for path in named(dist, KENT, "large-print"):
        pages = ["".join(text.split()) for text in read_pdf(path).pages]
        boxes = [number for number, text in enumerate(pages, 1) if BOX in text]
        asked += bool(boxes)
        assert boxes[:1] in ([], [1]), path.name
    assert asked > 5


def test_large_print_is_for_whoever_reads_or_signs(dist: Path, packs: Mapping[str, Pack]) -> None:
    """Every public document has it on the website; guides for staff have it in the private folder only."""
    made = {path.name.removesuffix("-large-print.pdf") for path in named(dist, KENT, "large-print")}
    for document in packs[KENT].documents.values():
        if document.meta.kind in ("policy", "agreement", "guide", "resource") or (
            document.meta.kind == "form" and document.meta.public
        ):
            folder = dist / KENT / ("site/pdf" if document.meta.public else "private")
            assert (folder / f"{document.id}-large-print.pdf").is_file()
            made.remove(document.id)
    assert made == set()


def test_a_page_leads_to_its_editions_in_words(dist: Path) -> None:
    """Each link says what it is and how long: nobody downloads thirty pages unawares."""
    site = dist / KENT / "site"
    page = " ".join((site / "agreements/learner-agreement/index.html").read_text(encoding="utf-8").split())
    for edition, words in (("large-print", "Large print"), ("a5", "A5")):
        path = site / "pdf" / f"learner-agreement-{edition}.pdf"
        with pikepdf.open(path) as pdf:
            size = f"(PDF, {len(pdf.pages)} pages, {round(path.stat().st_size / 1000)} kB)"
        assert (
            f'<a href="../../pdf/{path.name}">{words} <span class="pdf-line__size">{size}</span></a>' in page
        )
    assert "ink-saver" not in page, "not asked for"


def test_in_large_letters_a_wide_table_is_read_row_by_row(kent: Press) -> None:
    """Each cell says which column it is of; nothing of the page is lost, nor said twice."""
    document = kent.pack.documents["whom-to-tell"]
    assert "<table>" in document.html
    page = compose(document, kent.letterhead, edition=LARGE_PRINT, address_of=lambda _: "doc/nowhere")
    assert "<table" not in page
    laid = kent.sheet(page, document.id, "T", "S")
    assert [found for found in against_html(laid.pdf, page) if "nowhere" not in found] == []
    said = Reading(laid.pdf).text()
    first = said.partition("A child may be in danger now")[2].partition("A child tells you something, or")[0]
    columns = ["Tell now:", "If not there:", "If it is about them:", "Also tell:", "Write it in:"]
    places = [first.find(column) for column in columns]
    assert places == sorted(places)
    assert min(places) >= 0


def test_a5_is_a5(dist: Path) -> None:
    """Every page is 148 by 210 mm, upright, and agreements and single pages have it, not the policy."""
    made = named(dist, KENT, "a5")
    names = {path.name.removesuffix("-a5.pdf") for path in made}
    assert {"learner-agreement", "learner-summary", "parents-summary"} <= names
    assert not names & {"online-safety-policy", "ai-tools"}
    for path in made:
        with pikepdf.open(path) as pdf:
            for page in pdf.pages:
                size = [round(float(edge) * 25.4 / 72) for edge in page.mediabox]
                assert size == [0, 0, 148, 210], path.name


@pytest.fixture(scope="module")
def saved(kent: Press) -> list[tuple[bytes, bytes]]:
    """An agreement with pictures and a form with boxes: on A4, and with less ink."""
    names = ("learner-agreement-easy-read", "photo-permission")
    documents = [kent.pack.documents[name] for name in names]
    return [(kent.document(each).pdf, kent.document(each, edition=INK_SAVER).pdf) for each in documents]


def pixels(pdf: bytes, folder: Path) -> list[bytes]:
    """Return the red, green and blue of each page as poppler draws it."""
    (folder / "drawn.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "40", folder / "drawn.pdf", folder / "page"], check=True)
    pages = sorted(folder.glob("page*.ppm"))
    drawn = [path.read_bytes().split(b"\n", 3)[3] for path in pages]
    for path in pages:
        path.unlink()
    return drawn


@needs_poppler
def test_the_ink_saver_saves_ink_and_paper(saved: list[tuple[bytes, bytes]], tmp_path: Path) -> None:
    """Nothing is in colour, less of the paper is dark, no page is more; and listeners lose nothing."""
    for a4, ink in saved:
        full, less = pixels(a4, tmp_path), pixels(ink, tmp_path)
        assert all(page[0::3] == page[1::3] == page[2::3] for page in less)
        assert not all(page[0::3] == page[1::3] == page[2::3] for page in full), "A4 has colour"
        assert len(less) <= len(full)
        assert dark(less) < 0.97 * dark(full)
        assert findings(ink) == []


def dark(pages: list[bytes]) -> int:
    """Return how much is not white."""
    return sum(255 * len(page) - sum(page) for page in pages)


def test_a_booklet_of_eight_pages_reads_in_order_when_it_is_folded() -> None:
    """The printer's order, outermost sheet first: front 8 and 1, back 2 and 7, then the inner sheet."""
    assert sides(8) == [(8, 1), (2, 7), (6, 3), (4, 5)]
    assert [sheets_of(pages) for pages in (1, 4, 5, 8, 9)] == [1, 1, 2, 2, 3]


@given(st.integers(1, 200))
def test_behind_each_page_of_a_booklet_is_the_next_one(pages: int) -> None:
    """Flipped on its short edge: behind the right page of a front lies the left one of its back."""
    order = sides(pages)
    assert sorted(page for pair in order for page in pair) == list(range(1, 4 * sheets_of(pages) + 1))
    for (front_left, front_right), (back_left, back_right) in zip(order[::2], order[1::2], strict=True):
        assert back_left == front_right + 1
        assert front_left == back_right + 1
    assert order[-1][1] == order[-1][0] + 1, "the middle lies open"


def test_a_booklet_is_for_the_office_and_says_how_it_is_printed(dist: Path) -> None:
    """A4 on its side, two pages to a side, in the private folder; the build's list tells what to press."""
    (path,) = [path for path in named(dist, B2, "booklet") if path.name == "pack-learners-booklet.pdf"]
    assert path.parent == dist / B2 / "private"
    assert not list((dist / B2 / "site").rglob("*booklet*"))
    found = [
        sorted(int(number) for number in re.findall(r"Pack page (\d+) of", text))
        for text in read_pdf(path).pages
    ]
    count = max(number for side in found for number in side)
    # What is missing at the end of the last sheet is blank.
    assert found == [sorted(page for page in pair if page <= count) for pair in sides(count)]
    with pikepdf.open(path) as pdf:
        assert "/StructTreeRoot" not in pdf.Root
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert {tuple(round(float(edge) * 25.4 / 72) for edge in page.mediabox) for page in pdf.pages} == {
            (0, 0, 297, 210)
        }
    summary = (dist / B2 / "summary.json").read_text(encoding="utf-8")
    sheets = sheets_of(count)
    assert f"booklet: print two-sided on A4, flip on the short edge, then fold ({sheets} sheets)" in summary


def test_a_page_on_its_side_is_turned_in_a_booklet() -> None:
    """A wide table fills its half of the sheet; its foot lies at the fold or the edge, not across both."""
    with pikepdf.new() as pdf:
        for size in ((420, 595), (595, 420)):
            page = pdf.add_blank_page(page_size=size)
            page.obj.Contents = pdf.make_stream(b"0 0 10 10 re f")
        target = io.BytesIO()
        pdf.save(target)
    with pikepdf.open(io.BytesIO(impose(target.getvalue(), About("Pack · Booklet", "School")))) as booklet:
        front, back = booklet.pages
        assert b"q 1 0 0 1 419.528 0.000 cm /Page1 Do Q" in front.Contents.read_bytes()
        assert b"q 0 1 -1 0 420.000 0.000 cm /Page2 Do Q" in back.Contents.read_bytes()
        assert str(booklet.docinfo["/Title"]) == "Pack · Booklet"
