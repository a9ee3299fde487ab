"""Section numbers, counted on the finished Markdown of one setting's document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.markdown import Heading, headings

FIRST_LEVEL = 2
DEEPEST_LEVEL = 3


@dataclass(frozen=True)
class Section:
    """A heading as the reader meets it: `number` is "4.2", or empty where it has none."""

    id: str
    level: int
    number: str
    text: str
    line: int


@dataclass(frozen=True)
class Numbered:
    """A text with its numbers in, and its sections by id in the order of the text."""

    text: str
    sections: Mapping[str, Section]


def number(text: str, *, numbered: bool) -> Numbered:
    """Return `text` with a number before each heading of level 2 and 3.

    A heading with the class `unnumbered` keeps none, and neither does what stands below it.
    With `numbered=False` the text comes back as it is. Line numbers stay the same.
    """
    lines = text.split("\n")
    counts = dict.fromkeys(range(FIRST_LEVEL, DEEPEST_LEVEL + 1), 0)
    parent_numbered = True
    sections: dict[str, Section] = {}
    for heading in headings(text):
        label = ""
        if numbered and heading.level in counts:
            plain = "unnumbered" in heading.attributes
            if heading.level == FIRST_LEVEL:
                parent_numbered = not plain
            if not plain and parent_numbered:
                label = _next(counts, heading.level)
                lines[heading.line] = _with_number(lines[heading.line], heading, label)
        key = heading.id or f"line-{heading.line}"
        sections[key] = Section(heading.id, heading.level, label, heading.text, heading.line)
    return Numbered("\n".join(lines), sections)


def _next(counts: dict[int, int], level: int) -> str:
    counts[level] += 1
    for deeper in range(level + 1, DEEPEST_LEVEL + 1):
        counts[deeper] = 0
    return ".".join(str(counts[above]) for above in range(FIRST_LEVEL, level + 1))


def _with_number(line: str, heading: Heading, label: str) -> str:
    before, _, after = line.partition("#" * heading.level + " ")
    return f"{before}{'#' * heading.level} {label} {after.lstrip()}"
