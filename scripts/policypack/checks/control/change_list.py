"""The list of a page's versions: that it rises, and that its days have come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from macros.documents import Change
from macros.jinja import in_words
from policypack.checks.check import Check
from policypack.checks.control.places import front_matter_at
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources

_NUMBERS = re.compile(r"\d+(?:\.\d+)*")


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each version out of order and each day that hasn't come, at its line."""
    for source in sources.files:
        if source.page is None:
            continue
        for number, key, message in _faults(source.page.about.changes, sources):
            place = front_matter_at(sources.root, source.file, ("changes", number, key))
            yield Finding(source.file, place.line, place.column, CHECK.code, message)


def _faults(changes: Sequence[Change], sources: Sources) -> Iterator[tuple[int, str, str]]:
    for number, change in enumerate(changes):
        if change.date > sources.today:
            yield number, "date", f"{in_words(change.date)} hasn't come yet; write the day of the text"
    for number, (newer, older) in enumerate(pairwise(changes)):
        if not rises(older.version, newer.version):
            message = (
                f"version {newer.version} stands above version {older.version}; the newest stands first,"
                " and each has a higher number than the one before"
            )
            yield number, "version", message
        if newer.date < older.date:
            message = f"{in_words(newer.date)} is before the day of version {older.version}; which is right?"
            yield number, "date", message


def rises(older: str, newer: str) -> bool:
    """Return whether a version comes after another one; of versions in words, whether they differ."""
    if _NUMBERS.fullmatch(older) and _NUMBERS.fullmatch(newer):
        return _parts(newer) > _parts(older)
    return newer != older


def _parts(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


CHECK = Check(
    code="W504",
    name="versions that don't rise, or a day that hasn't come",
    why="""Readers see which version they hold by its number and its day, and settings approve a text by its
    number. Two texts with one number, or a version of next month, make both worthless.""",
    bad="""---
title: "Tried page"
short: "tried page"
kind: guide
audience: [everyone]
publish: public
for: [everyone]
summary: "A page to try a check on."
changes:
  - {version: "2", date: 2026-12-01, text: It says more.}
  - {version: "1", date: 2026-10-01, text: This page is new.}
---
Text.
""",
    good="""---
title: "Tried page"
short: "tried page"
kind: guide
audience: [everyone]
publish: public
for: [everyone]
summary: "A page to try a check on."
changes:
  - {version: "2", date: 2026-11-22, text: It says more.}
  - {version: "1", date: 2026-10-01, text: This page is new.}
---
Text.
""",
    look=look,
    file="docs/guides/tried-guide.md",
)
