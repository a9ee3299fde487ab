"""The house style of every shared page: titles, openings, law by key, nothing typed that a fact holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from macros.documents import Page
from macros.library import Library
from macros.register import Register
from macros.register_entry import LAW, PUBLICATIONS
from macros.render import Pack
from macros.setting import load_setting

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(Library.load(ROOT).pages.values(), key=lambda page: page.path)
PARTS = sorted((ROOT / "docs" / "_parts").glob("*.md"))
SOURCES = [pytest.param(page.body, id=page.path) for page in PAGES]
SOURCES += [pytest.param(part.read_text(encoding="utf-8"), id=f"_parts/{part.name}") for part in PARTS]
REGISTER = Register.load(ROOT)

_CALLS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{##.*?##\}|\{#.*?\}", re.DOTALL)
# A box to tick takes no link: its title stands in plain words, and a test compares it with the register.
_TYPED_IN_A_FORM = {"docs/forms/placement-sheet.md": {"Keeping children safe in education"}}
_TYPED = {
    "an address": r"https?://\S+",
    "a telephone number": r"\b0\d{3,}[\d ]*",
    "an e-mail address": r"[\w.]+@\w\S+",
    "a year": r"\b(?:19|20)\d\d\b",
    "a paragraph of a guidance": r"\bparagraphs? \d+",
    "a date": r"\b\d{1,2} (?:Jan|Febr|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\b",
}
_PROPER = re.compile(r"^(?:I|AI|PDF)$")


def plain(body: str) -> str:
    """Return a page's own words, without calls, conditions and addresses of headings."""
    return _CALLS.sub(" ", body)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_titles_are_in_sentence_case(page: Page) -> None:
    """A capital begins the title and marks names; nothing else, and no full stop."""
    assert not page.about.title.endswith(".")
    for title in re.split(r"\{%.*?%\}", page.about.title):
        words = plain(title).replace("\u00a0", " ").split()
        capitals = {
            word for before, word in pairwise(words) if word[0].isupper() and not before.endswith("?")
        }
        assert [word for word in capitals if not _PROPER.match(word.strip("?:,"))] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_an_owner_is_a_post_of_every_setting(page: Page) -> None:
    """Somebody answers for each page, and returned forms go to somebody."""
    posts = type(load_setting(ROOT, "b2-mentoring").people).model_fields
    assert page.about.owner in posts
    assert not page.about.return_to or page.about.return_to in posts


LONG_READS = [page for page in PAGES if page.about.kind == "guide" and (page.about.budget or 9) > 1]


@pytest.mark.parametrize("page", LONG_READS, ids=lambda page: page.path)
def test_a_guide_begins_with_what_matters(page: Page) -> None:
    """With "In short", or, where minutes count, with whom to ring."""
    start = page.body.lstrip()
    assert start.startswith(('!!! in-short "In short"', "{{ worried() }}")), page.file


def test_in_short_is_five_lines_at_most(packs: Mapping[str, Pack]) -> None:
    """In every setting: a box that says everything says nothing."""
    for pack in packs.values():
        for document in pack.documents.values():
            box = re.search(r'!!! in-short "In short"\n((?:    .*\n|\n)+)', document.text)
            if box:
                assert len(re.findall(r"^    - ", box[1], re.MULTILINE)) <= 5, document.path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_law_and_guidance_are_cited_by_key(page: Page) -> None:
    """A typed title would stay when the law changes."""
    words = plain(page.body)
    typed = {
        name
        for entry in REGISTER.entries
        if entry.kind in LAW | PUBLICATIONS
        for name in (entry.title, *entry.also_called, *entry.formerly)
        if (" " in name or name.isupper()) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)
    }
    assert typed - _TYPED_IN_A_FORM.get(page.file, set()) == set(), "cite these by their key"


def test_titles_beside_boxes_are_the_official_ones() -> None:
    """What a form's box can't cite is still what the register calls it."""
    official = {entry.title for entry in REGISTER.entries}
    for file, titles in _TYPED_IN_A_FORM.items():
        assert titles <= official
        assert all(title in (ROOT / file).read_text(encoding="utf-8") for title in titles)


UNDATED = [source for source in SOURCES if not str(source.id).startswith("news/")]


@pytest.mark.parametrize("body", UNDATED)
def test_nothing_is_typed_that_a_fact_or_the_register_holds(body: str) -> None:
    """Numbers, addresses, years and dates come from the setting or the register, so they can't go stale.

    News is dated, and leaves on its day.
    """
    words = plain(re.sub(r"\]\(.*?\)", "]", body))
    for what, pattern in _TYPED.items():
        assert not (found := re.findall(pattern, words)), f"{what} is typed: {found}"


def test_no_commencement_date_of_the_data_act(packs: Mapping[str, Pack]) -> None:
    """Sources disagree about the days on which it takes effect, so no text gives one (facts.md 5)."""
    days = re.compile(r"(?:5 February|19 June|8 July) 2026")
    for pack in packs.values():
        for document in pack.documents.values():
            assert not days.search(document.text), document.path
