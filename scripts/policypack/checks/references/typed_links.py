"""The links that pages and parts write out themselves, in every branch, with line and column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from policypack.checks.references.links import links_among
from policypack.checks.sources import Sources
from policypack.checks.texts import SourceFile


@dataclass(frozen=True)
class TypedLink:
    """A link as it was typed: `line` counts from 0 in the body, `column` from 1."""

    line: int
    column: int
    words: str
    target: str
    outside: bool


def typed_links(sources: Sources, source: SourceFile) -> Sequence[TypedLink]:
    """Return the links of a page or part that aren't empty references, from first to last."""
    return sources.once(_all).get(source.file, ())


def _all(sources: Sources) -> dict[str, Sequence[TypedLink]]:
    return {
        source.file: list(_typed(source, sources))
        for source in sources.files
        # Nothing to look for in most files.
        if "](" in source.body.replace("[](", "") or "<http" in source.body or "]:" in source.body
    }


def _typed(source: SourceFile, sources: Sources) -> Iterator[TypedLink]:
    begun: dict[int, int] = {}
    for link in links_among(sources.drafts.get(source.file, ())):
        written = source.lines[link.line]
        target = unquote(link.target)
        at = max(written.find(f"]({target}", begun.get(link.line, 0)), 0)
        begun[link.line] = at + 1
        start = written.rfind("[", 0, at) if at else written.find(f"<{target}")
        yield TypedLink(link.line, max(start, 0) + 1, link.words, link.target, link.outside)
