"""Headings that skip a level."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each heading more than one level below the one before it."""
    for text in sources.texts:
        for above, below in pairwise(text.headings):
            if below.level - above.level > 1:
                right = "#" * (above.level + 1)
                message = (
                    f'"{text.words(below)}" jumps from level {above.level} to {below.level}; write {right}'
                )
                yield sources.at(text, below.line, CHECK.code, message)


CHECK = Check(
    code="E215",
    name="a heading that skips a level",
    why="""People who listen to a page find their way by its headings. A hole in the levels sounds like a
    part that is missing, and the numbers of sections go wrong.""",
    bad="## What we do {#do}\n\n#### With phones {#phones}\n\nText.",
    good="## What we do {#do}\n\n### With phones {#phones}\n\nText.",
    look=look,
)
