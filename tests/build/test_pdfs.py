"""Every PDF of every setting: who it says it is, and what a screen reader finds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest

from macros.render import Pack
from tests.paper.reading import Reading
from tests.paper.structure import findings

SETTINGS = ("b2-mentoring", "scitt-partnership", "example-kent-school")


def opened(dist: Path, slug: str) -> list[Path]:
    """Return all PDFs of a setting that somebody reads, in every edition."""
    found = sorted((dist / slug).rglob("*.pdf"))
    assert found
    return [path for path in found if not path.stem.endswith("-booklet")]


def booklets(dist: Path, slug: str) -> list[Path]:
    """Return what is for the printer alone."""
    return sorted((dist / slug).rglob("*-booklet.pdf"))


@pytest.mark.parametrize("slug", SETTINGS)
def test_a_pdf_names_itself_and_its_setting(dist: Path, slug: str, packs: Mapping[str, Pack]) -> None:
    """Title, language and author are in the properties; the author is the setting, never a person."""
    name = str(packs[slug].setting.who_we_are.name)
    for path in [*opened(dist, slug), *booklets(dist, slug)]:
        with pikepdf.open(path) as pdf:
            assert str(pdf.docinfo["/Title"]).endswith(name), path.name
            assert str(pdf.docinfo["/Author"]) == name, path.name
            assert str(pdf.Root.Lang) == "en-GB", path.name
            assert pdf.Root.ViewerPreferences.DisplayDocTitle, path.name


@pytest.mark.parametrize("slug", SETTINGS)
def test_a_pdf_is_tagged_and_has_bookmarks(dist: Path, slug: str) -> None:
    """Tags for listeners, bookmarks for everybody."""
    for path in opened(dist, slug):
        with pikepdf.open(path) as pdf:
            assert pdf.Root.MarkInfo.Marked, path.name
            assert "/StructTreeRoot" in pdf.Root, path.name
            assert pdf.Root.Outlines.Count, path.name
            with_links = [page.obj for page in pdf.pages if "/Annots" in page.obj]
            assert all(page.get("/Tabs") == "/S" for page in with_links), path.name


@pytest.mark.parametrize("slug", SETTINGS)
def test_the_structure_of_every_pdf_is_sound(dist: Path, slug: str) -> None:
    """What no validator sees: one table is one table, headers have scope, running heads are silent ..."""
    for path in opened(dist, slug):
        assert findings(path.read_bytes()) == [], path.name


@pytest.mark.parametrize("slug", SETTINGS)
def test_the_first_page_says_how_to_get_it_otherwise(dist: Path, slug: str) -> None:
    """On paper, in large print, read aloud or explained in another language; and a screen reader hears it."""
    for path in opened(dist, slug):
        if path.stem in ("facts", "to-confirm"):  # the office's own worksheets
            continue
        heard = "".join(
            piece.text for piece in Reading(path).pieces if piece.page == 0 and piece.mcid is not None
        )
        sentence = "large print, read aloud or explained in another language: ask"
        assert sentence.replace(" ", "") in heard.replace(" ", ""), path.name


@pytest.mark.parametrize("slug", SETTINGS)
def test_a_pack_holds_its_documents_in_their_order(dist: Path, slug: str, packs: Mapping[str, Pack]) -> None:
    """The bookmarks of a pack are its documents' titles."""
    for plan in packs[slug].packs:
        folder = dist / slug / ("site/pdf" if plan.public else "private")
        with pikepdf.open(folder / f"pack-{plan.key}.pdf") as pdf, pdf.open_outline() as outline:
            titles = [str(item.title) for item in outline.root]
            wanted = [packs[slug].documents[name].meta.title for name in plan.documents]
            assert [title for title in titles if title in wanted] == wanted


@pytest.mark.parametrize("slug", SETTINGS)
def test_a_document_keeps_to_its_pages(dist: Path, slug: str, packs: Mapping[str, Pack]) -> None:
    """Length is budgeted: a learner's agreement is one side, a policy twelve pages, a leaf on top."""
    summary = json.loads((dist / slug / "summary.json").read_text(encoding="utf-8"))
    assert [note for note in summary["notes"] if "pages" in note] == []
    agreement = packs[slug].documents.get("learner-agreement")
    if agreement is not None:
        assert agreement.meta.budget == 1
        with pikepdf.open(dist / slug / "site" / "pdf" / "learner-agreement.pdf") as pdf:
            assert len(pdf.pages) == 1
