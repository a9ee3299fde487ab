"""The record of versions: written for all pages, and true until a reader's words change."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from policypack.checks.command import write_record
from policypack.checks.control.versions import FILE
from policypack.checks.run import check
from tests.checks.conftest import page

TODAY = datetime.date(2026, 11, 22)
PAGE = "docs/policies/tried.md"
PART = "docs/_parts/more.md"
BODY = '{% include "more.md" %}\n{## A note. ##}\nWe keep to it.\n'
Tiny = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def recorded(tiny: Tiny) -> Path:
    """Return a project whose page is recorded."""
    root = tiny({PAGE: page(BODY), PART: "More.\n"})
    assert write_record(root, TODAY) == 1
    return root


def told(root: Path) -> bool:
    """Whether the page is told to have changed below its version."""
    return bool(check(root, ("b2-mentoring",), TODAY, ["W503"]).findings)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (PAGE, page(BODY.replace("keep to it", "never keep to it"))),
        (PAGE, page(BODY, {"title": "Another title"})),
        (PART, "More, and more.\n"),
    ],
    ids=["its words", "its title", "a part that it includes"],
)
def test_a_text_that_changed_below_its_version_is_told(recorded: Path, file: str, text: str) -> None:
    """Until the version is raised or the record written again."""
    assert not told(recorded)
    (recorded / file).write_text(text, encoding="utf-8")
    assert told(recorded)
    write_record(recorded, TODAY)
    assert not told(recorded)


@pytest.mark.parametrize(
    "text",
    [
        page(BODY.replace("A note", "Another note")),
        page(BODY.replace("We keep", "We\nkeep")),
        page(BODY, {"summary": "Another summary."}),
        page(
            BODY.replace("We", "Now we"),
            {"changes": [{"version": "2", "date": "2026-11-22", "text": "Now."}]},
        ),
    ],
    ids=["a note", "white space", "its summary", "its version too"],
)
def test_what_readers_hold_is_the_same(recorded: Path, text: str) -> None:
    """A new version needs no record to be right."""
    (recorded / PAGE).write_text(text, encoding="utf-8")
    assert not told(recorded)


def test_the_record_is_one_line_a_page(recorded: Path) -> None:
    """In the order of the alphabet, so that two people's changes can be merged."""
    lines = [
        line for line in (recorded / FILE).read_text(encoding="utf-8").split("\n") if line[:1] not in "#"
    ]
    assert [line.partition(":")[0] for line in lines] == ["tried"]
