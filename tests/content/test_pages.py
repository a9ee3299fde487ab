"""Each shared page, as an author wrote it: what it says of itself, and how it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from macros.documents import Page
from macros.library import Library
from macros.markdown import headings
from macros.render import Pack

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(Library.load(ROOT).pages.values(), key=lambda page: page.path)
PARTS = sorted((ROOT / "docs" / "_parts").glob("*.md"))
SOURCES = [pytest.param(page.body, id=page.path) for page in PAGES]
SOURCES += [pytest.param(part.read_text(encoding="utf-8"), id=f"_parts/{part.name}") for part in PARTS]

# Words that a setting chooses; "school" and "host school" are fine where a law or another place is meant.
LITERAL = re.compile(
    r"\b(B2|Kirklees|Kent|Oast Lane|pupils?|students?|trainees?|governors?|governing bod\w+|headteachers?|CEO"
    r"|SCITT|mentees?)\b",
    re.IGNORECASE,
)
# Official phrases and general nouns in which such a word isn't the setting's own.
ALLOWED = re.compile(
    r"SCITT stands for|early career teachers?|trainee and early career|audit for trainees|of trainees and"
    r"|student loan"
    r"|(?:host school's|the school's|its) (?:own )?(?:headteacher|pupils)"
    r"|\{\{.*?\}\}|\{%.*?%\}|\{##.*?##\}|\]\(.*?\)|\{#.*?\}",
    re.IGNORECASE | re.DOTALL,
)
SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b(?:e\.g|i\.e|etc))[.?!](?:\*\*)? +(?=[A-Z“\[*{])")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_a_page_says_what_it_is(page: Page) -> None:
    """Title, summary, owner and a change told in two to five sentences, newest first."""
    about = page.about
    assert about.title
    assert about.summary.endswith((".", "%}")), page.file
    assert not about.short.lower().startswith(("the ", "a ")), f"{page.file}: short: has no article"
    dates = [change.date for change in about.changes]
    assert dates == sorted(dates, reverse=True)
    for change in about.changes:
        sentences = len(re.findall(r"[.?!](?= |$)", change.text))
        assert 1 <= sentences <= 5, f"{page.file}: tell the change in two to five sentences"


@pytest.mark.parametrize("body", SOURCES)
def test_one_sentence_a_line(body: str) -> None:
    """So that a difference shows the sentence that changed."""
    for line in body.split("\n"):
        if line.startswith(("|", "!!!", "#", "{%")) or "{% if" in line:
            continue
        # A list's number and a lead-in in bold are no sentences.
        text = re.sub(r"^\s*\d+\. |\*\*[^*]+[.?:]\*\* ?|\{%.*?%\}|\{\{.*?\}\}|\|", "", line)
        assert not SENTENCE_END.search(text), f"two sentences in one line: {line.strip()}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_headings_have_ids_and_no_jumps(page: Page) -> None:
    """Addresses stay when words change; a screen reader's outline has no holes; the title is the only h1."""
    found = headings(page.body)
    assert all(heading.id for heading in found), [h.text for h in found if not h.id]
    levels = [1, *(heading.level for heading in found)]
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert 1 not in levels[1:]


@pytest.mark.parametrize("body", SOURCES)
def test_no_word_of_one_setting_stands_in_shared_text(body: str) -> None:
    """A word that settings choose is written in the language, never typed."""
    typed = [match[0] for match in LITERAL.finditer(ALLOWED.sub(" ", body))]
    assert not typed, f"write these in the language: {sorted(set(typed))}"


@pytest.mark.parametrize("body", SOURCES)
def test_no_typed_numbers_and_no_empty_promises(body: str) -> None:
    """Numbers of sections and appendices are references; links say where they go; no HTML comments."""
    plain = re.sub(r"\]\(.*?\)", "", body)
    assert not re.search(r"\b(?:section|appendix|page) \d", plain, re.IGNORECASE)
    assert "<!--" not in body
    assert not re.search(r"\[(?:click )?here\]|\]\(#\)", body, re.IGNORECASE)


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.about.kind == "policy"], ids=lambda p: p.path
)
def test_a_policy_opens_with_five_lines_at_most(page: Page) -> None:
    """The box "In short" comes first and stays short."""
    box = re.match(
        r'\s*(?:\{##.*?##\}\s*)?!!! in-short "In short"\n((?:    .*\n|\n|\{%.*\n)+)', page.body, re.DOTALL
    )
    assert box, f"{page.file} must begin with its In short box"


def test_addresses_are_told_apart_in_every_setting(packs: Mapping[str, Pack]) -> None:
    """Two headings of one finished page never have the same id."""
    for pack in packs.values():
        for document in pack.documents.values():
            ids = [heading.id for heading in headings(document.text) if heading.id]
            assert len(set(ids)) == len(ids), document.path


def test_every_part_is_used() -> None:
    """A shared passage that no page includes is dead text."""
    everything = "".join(page.body for page in PAGES) + "".join(part.read_text("utf-8") for part in PARTS)
    assert [part.name for part in PARTS if f'"{part.name}"' not in everything] == []
