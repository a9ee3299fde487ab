"""Pages and parts as written, and finished texts, each parsed once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from markdown_it.token import Token

from macros.documents import Page
from macros.markdown import Heading, blocks, headings_among
from macros.origins import Origin
from macros.render import Document
from policypack.checks.finding import Finding
from policypack.checks.prose import Block, blocks_of
from policypack.checks.references.links import Link, links_among


@dataclass(frozen=True)
class SourceFile:
    """A page or a part as an author wrote it: `body` begins behind `before` lines of front matter."""

    file: str
    body: str
    before: int
    page: Page | None = None

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines of the body."""
        return self.body.split("\n")

    def finding(self, code: str, line: int, column: int, message: str) -> Finding:
        """Return a finding in the body; `line` and `column` count from 1 within it."""
        return Finding(self.file, self.before + line, column, code, message)


@dataclass(frozen=True)
class Text:
    """A finished document of one setting."""

    slug: str
    document: Document

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """Its parse tree, as markdown-it's tokens."""
        return blocks(self.document.text)

    @cached_property
    def lines(self) -> Sequence[str]:
        """Its lines."""
        return self.document.text.split("\n")

    @cached_property
    def blocks(self) -> Sequence[Block]:
        """Its plain words, block by block."""
        return blocks_of(self.tokens, self.document.origins)

    def origin(self, line: int) -> Origin:
        """Return where a line of the finished text (from 0) was written."""
        return self.document.origins[min(line, len(self.document.origins) - 1)]

    @cached_property
    def headings(self) -> Sequence[Heading]:
        """Its headings from first to last, the title included; a number stands before the words."""
        return headings_among(self.tokens)

    def words(self, heading: Heading) -> str:
        """Return the words of one of its headings, without the number that was counted."""
        section = self.document.sections.get(heading.id)
        return section.text if section else heading.text

    @cached_property
    def links(self) -> Sequence[Link]:
        """Its Markdown links from first to last, filled references among them."""
        return list(links_among(self.tokens))


def matches(pattern: re.Pattern[str], source: SourceFile) -> Iterator[tuple[int, int, re.Match[str]]]:
    """Yield line and column (from 1) of each match in a page or part."""
    for match in pattern.finditer(source.body):
        line = source.body.count("\n", 0, match.start())
        start = source.body.rfind("\n", 0, match.start()) + 1
        yield line + 1, match.start() - start + 1, match
