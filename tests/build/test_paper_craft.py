"""Every page of every PDF: what an office, a reader of paper and a photocopier need of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from macros.render import Document, Pack
from macros.standing import foot_status, short_mark
from policypack.paper.edition import A4, BOOKLET, EDITIONS, Edition
from policypack.paper.pages import is_compact
from policypack.paper.press import Press
from policypack.paper.sheet import short_address
from tests.conftest import ROOT
from tests.paper.craft import findings
from tests.paper.typeset import Typeset

SETTINGS = ("b2-mentoring", "scitt-partnership", "example-kent-school")
SHEETS = ("facts", "to-confirm")  # the office's own worksheets
KB_A_PAGE, KB_SHORT = 25, 100
MADE_FOR_ONE_PACK = ("Contents", "Read and sign")


@cache
def opened(path: Path) -> Typeset:
    """Return a PDF, opened once for all tests."""
    return Typeset(path)


def pdfs(dist: Path, slug: str) -> list[Path]:
    """Return all PDFs of a setting, the printer's sheets too."""
    found = sorted((dist / slug).rglob("*.pdf"))
    assert found
    return found


def read(dist: Path, slug: str) -> list[Path]:
    """Return all PDFs of a setting that somebody reads."""
    return [path for path in pdfs(dist, slug) if not path.stem.endswith(f"-{BOOKLET}")]


def documents(
    dist: Path, slug: str, pack: Pack, editions: Sequence[Edition] = (A4,)
) -> Iterator[tuple[Document, Typeset]]:
    """Yield each printed document of a setting with its PDF, in each of the editions."""
    for path in read(dist, slug):
        for edition in editions:
            name = path.stem.removesuffix(f"-{edition.key}") if edition.key else path.stem
            if name in pack.documents and (name == path.stem) is (edition is A4):
                yield pack.documents[name], opened(path)


def bare(text: str) -> str:
    """Return a text without spaces and break marks: a narrow foot breaks its lines."""
    return re.sub(r"[\s\xad\u200b]", "", text)


@pytest.mark.parametrize("slug", SETTINGS)
def test_a_pdf_is_small_enough_to_send(dist: Path, slug: str) -> None:
    """25 KB a page, or 100 KB for a file of less than four: a telephone opens it at the school gate."""
    for path in pdfs(dist, slug):
        pages, size = len(opened(path).pdf.pages), path.stat().st_size / 1024
        assert size <= (KB_A_PAGE * pages if pages >= 4 else KB_SHORT), f"{path.name}: {size:.0f} KB"


@pytest.mark.parametrize("slug", SETTINGS)
def test_no_line_heading_or_row_is_left_alone(dist: Path, slug: str) -> None:
    """Nor is a last page nearly empty, or a text too pale for a photocopy.

    In packs only what was made for them is looked at: their documents are those that were laid out alone.
    """
    for path in read(dist, slug):
        titles = MADE_FOR_ONE_PACK if path.stem.startswith("pack-") else None
        # An edition may end with a few lines: large letters stay large.
        full = not path.stem.endswith(tuple(f"-{edition.key}" for edition in EDITIONS if edition is not A4))
        assert findings(opened(path), titles, bare_pages=full) == [], path.name


@pytest.mark.parametrize("slug", SETTINGS)
def test_every_page_says_what_it_is_worth(dist: Path, slug: str, packs: Mapping[str, Pack]) -> None:
    """Version, state and where the latest text is: a single leaf on a desk can't be taken for more.

    An overdue review is said in the same places (tests/paper/test_pages.py).
    """
    pack = packs[slug]
    press = Press.of(pack, ROOT)
    for document, pdf in documents(dist, slug, pack, EDITIONS):
        bound = [document, *(other for _, other in press.appendices(document))]
        foots = {bare(foot_status(each.status)) for each in bound}
        places = {
            bare(short_address(address) if (address := press.address(each.id)) else "ask us for the latest")
            for each in bound
        }
        marks = {short_mark(each.status) for each in bound}
        for page in range(len(pdf.pdf.pages)):
            if all(word.artifact for word in pdf.words(page)):
                continue  # a blank page before a right-hand one
            margins = bare(pdf.margins(page))
            where = f"{document.id}, page {page + 1}: {margins}"
            assert any(foot in margins for foot in foots), where
            assert "Printedcopiesmaybeoutofdate" in margins, where
            assert any(place in margins for place in places), where
            head = margins if page else bare(" ".join(word.text for word in pdf.words(page)))
            assert any(mark.lower() in head.lower() for mark in marks), where


@pytest.mark.parametrize("slug", SETTINGS)
def test_a_pdf_tells_nothing_of_who_made_it_on_which_machine(
    dist: Path, slug: str, packs: Mapping[str, Pack]
) -> None:
    """Its author is the setting in both places where a PDF says so; days are those of the text."""
    name = str(packs[slug].setting.who_we_are.name)
    for path in read(dist, slug):
        pdf = opened(path).pdf
        assert set(pdf.docinfo) <= {"/Title", "/Author", "/Subject", "/Producer", "/CreationDate", "/ModDate"}
        assert str(pdf.docinfo["/Producer"]) == "policypack, WeasyPrint 70"
        for key in ("/CreationDate", "/ModDate"):
            assert re.fullmatch(r"D:\d{8}(000000Z)?", str(pdf.docinfo.get(key, "D:20000101"))), path.name
        with pdf.open_metadata() as metadata:
            assert list(metadata["dc:creator"]) == [name], path.name
        said = path.read_bytes()
        assert str(ROOT).encode() not in said, path.name


@pytest.mark.parametrize("slug", SETTINGS)
def test_paper_leads_back_to_the_live_text(dist: Path, slug: str, packs: Mapping[str, Pack]) -> None:
    """A policy or longer guide has a code to scan on its first page, where its setting has a website."""
    press = Press.of(packs[slug], ROOT)
    for document, pdf in documents(dist, slug, packs[slug]):
        address = press.address(document.id)
        if address and not is_compact(document.meta):
            (part, *_) = pdf.titles
            said = [figure.alt for figure in pdf.part(part).walk() if figure.kind == "Figure"]
            assert f"QR code that opens {short_address(address)}" in said, document.id
    assert press.address("online-safety-policy") or slug != "example-kent-school"
