"""Links of one list that lead to one place under two names."""

from __future__ import annotations

from collections.abc import Iterator

from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.references.links import Link
from policypack.checks.sources import Sources


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each link of a list whose target another link of it gave other words."""
    for text in sources.texts:
        first: dict[tuple[int, str], Link] = {}
        for link in text.links:
            if not link.listed or link.target in ("", "#"):
                continue
            before = first.setdefault((link.block, link.target.rstrip("/")), link)
            if before.words.casefold() != link.words.casefold():
                place = text.origin(before.line)
                message = (
                    f'"{link.words}" leads where "{before.words}" does ({place.file}:{place.line});'
                    " give one place one name, or take one out"
                )
                yield sources.at_link(text, link, CHECK.code, message)


CHECK = Check(
    code="W213",
    name="two link texts for one target in a list",
    why="""A list of links promises one place a line. Two names for the same place make readers look twice,
    and mostly one of the two targets is a slip of copying.""",
    bad="- [Help for families](https://example.org/a)\n- [Help for schools](https://example.org/a)",
    good="- [Help for families](https://example.org/a)\n- [Help for schools](https://example.org/b)",
    look=look,
)
