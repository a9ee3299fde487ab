"""Every PDF of every setting: who it says it is, and what a screen reader finds."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from macros.render import Pack
from tests.paper.bound import Look

GOLDEN = Path(__file__).with_name("learner-agreement.spoken.txt")
# What nobody says: a rule to write on, a word alone before a colon, half a pair of brackets, a raw address.
_NOISE = re.compile(r"_|^\W+$|^\w+:$|\(\s*\)|https?:|\ufffd|• |(?i:\b(\w+) \1\b)")
_FIELD = re.compile(r"^(?:Edit|Tick box|Signature field|Group|Choice)\b", re.MULTILINE)
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
def test_the_structure_of_every_pdf_is_sound(looks: Mapping[str, Sequence[Look]], slug: str) -> None:
    """What no validator sees: one table is one table, headers have scope, running heads are silent ..."""
    assert [f"{look.path.name}: {said}" for look in looks[slug] for said in look.structure] == []


@pytest.mark.parametrize("slug", SETTINGS)
def test_every_pdf_says_what_its_documents_say(looks: Mapping[str, Sequence[Look]], slug: str) -> None:
    """In their order: no word, link, table, list, heading, picture or field is lost, split or added.

    Each web page that they name is found from paper too: by its address, its site, or a code to scan.
    """
    assert [f"{look.path.name}: {said}" for look in looks[slug] for said in look.text] == []


@pytest.mark.parametrize("slug", SETTINGS)
def test_the_first_page_says_how_to_get_it_otherwise(looks: Mapping[str, Sequence[Look]], slug: str) -> None:
    """On paper, in large print, read aloud or explained in another language; and a screen reader hears it."""
    for look in looks[slug]:
        if look.path.stem in ("facts", "to-confirm"):  # the office's own worksheets
            continue
        sentence = "large print, read aloud or explained in another language: ask"
        assert sentence.replace(" ", "") in look.first_page.replace(" ", ""), look.path.name


@pytest.mark.parametrize("slug", SETTINGS)
def test_an_agreement_can_be_signed_by_somebody_who_only_listens(
    looks: Mapping[str, Sequence[Look]], slug: str
) -> None:
    """All that a screen reader says is printed here, to be read aloud; nothing in it is noise."""
    spoken = {look.path.stem: look.spoken for look in looks[slug] if look.spoken}
    assert spoken
    for name, said in spoken.items():
        print(f"\n{slug}, {name}\n\n{said}")
        lines = said.splitlines()
        echoes = [line for line, after in pairwise(lines) if line.casefold() == after.casefold()]
        assert echoes == [], f"{name} says a line twice"
        assert [line for line in lines if _NOISE.search(line)] == [], name
        fields = [line for line in lines if _FIELD.match(line)]
        assert any(line.startswith("Signature field: ") for line in fields), name
        assert [field for field in fields if fields.count(field) > 1] == [], f"{name}: two fields sound alike"
        assert len(_FIELD.findall("\n".join(lines[:6]))) == 0, f"{name} begins with a field"


def test_the_learners_agreement_reads_well_aloud(looks: Mapping[str, Sequence[Look]]) -> None:
    """Read the golden text aloud before you change it: this is what a student who can't see it hears."""
    (said,) = [look.spoken for look in looks["b2-mentoring"] if look.path.stem == "learner-agreement"]
    assert said == GOLDEN.read_text(encoding="utf-8")


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
