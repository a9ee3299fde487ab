"""What is wrong above a page's text is told once, at the word that is wrong, in an author's words."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.documents import About
from macros.written_model import FrontMatter, typed

FRONT = """---
title: "Tried"
short: tried
kind: form
audience: [everyone]
publish: public
for: [everyone]
summary: For a test.
return_to: safeguarding_lead
fields:
  name: {label: Name, type: text}
changes:
  - {version: "1", date: 2026-11-22, text: New.}
---
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("kind: form", "kind: from", "4:7: kind must be 'policy'"),
        ("audience: [everyone]", "audience: [everyone, learner]", "5:22: audience must be"),
        ("audience: [everyone]", "audience: everyone", "5:11: audience must be a list"),
        ("audience: [everyone]", "audience: []", "5:1: audience has no entry; write the first"),
        ("for: [everyone]", "for:\n  - everyone\n  - schools", "9:5: for: schools is nothing that a setting"),
        ("summary: For a test.", "summary:", "8:1: summary is empty; write it"),
        ("safeguarding_lead", "safeguarding lead", "9:12: return_to: safeguarding lead is not the post"),
        ("safeguarding_lead", "the office", "9:12: return_to: the office is not the post of a person; there"),
        ("summary: For a test.", "owner: dsl\nsummary: x", "8:8: owner: dsl is not the post of a person"),
        ("label: Name", "lable: Name", "11:10: fields.name.lable is not a key here; did you mean label?"),
        (
            "type: text",
            "type: txt",
            "11:29: fields.name.type: txt is not a type of field; did you mean text?",
        ),
        ("type: text", "type: text, width: wide", "fields.name.width must be a whole number"),
        ("  name: {", "  Full name: {", "11:3: fields: Full name: a field's name has small letters"),
        ("2026-11-22", "22/11/2026", "13:26: changes.date must be a date such as 2026-11-22"),
        ('  - {version: "1", date: 2026-11-22, text: New.}', "  []", "12:1: changes has no entry"),
        ("summary:", "sumary:", "8:1: sumary is not a key here; did you mean summary?"),
    ],
)
def test_one_mistake_is_one_sentence_at_its_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    """Line and column of the wrong word; a misspelt key isn't missing as well."""
    page = tmp_path / "tried.md"
    page.write_text(FRONT.replace(old, new, 1) + "Text.\n", encoding="utf-8")
    source = FrontMatter(page, "tried.md")
    model, problems = typed(About, source.tree, "tried.md")
    assert model is None
    assert len(problems) == 1, list(map(str, problems))
    assert told in str(problems[0])


def test_what_is_right_is_taken(tmp_path: Path) -> None:
    """The same front matter without a mistake."""
    page = tmp_path / "tried.md"
    page.write_text(FRONT + "Text.\n", encoding="utf-8")
    model, problems = typed(About, FrontMatter(page, "tried.md").tree, "tried.md")
    assert model is not None
    assert not problems
