"""Headings of the wrong kind: a second title, a line with a stroke below it, a sign without a space."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources

_NO_SPACE = re.compile(r"(#{1,6})[^\s#]")


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each of them in pages and parts as written, with what would be right."""
    for source in sources.files:
        for line, message in _faults(sources.drafts.get(source.file, ())):
            written = source.lines[line] if line < len(source.lines) else ""
            column = len(written) - len(written.lstrip()) + 1
            yield source.finding(CHECK.code, line + 1, column, message)


def _faults(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    for number, token in enumerate(tokens):
        if token.map is None:
            continue
        if token.type == "heading_open":
            if token.markup in ("=", "-"):
                # Below a sentence the stroke is the slip; below a few words it is a way to write headings.
                sentence = tokens[number + 1].content.rstrip().endswith((".", "?", "!", ":"))
                yield (
                    token.map[1] - 1 if sentence else token.map[0],
                    f"the line of {token.markup} makes the text above it a heading without a number;"
                    " write ## before the text, or leave a line empty between them",
                )
            elif token.tag == "h1":
                yield token.map[0], "the title of the page stands in its front matter; write ## here"
        elif token.type == "paragraph_open":
            for offset, written in enumerate(tokens[number + 1].content.split("\n")):
                if match := _NO_SPACE.match(written.lstrip()):
                    yield token.map[0] + offset, f"write a space behind {match[1]}, or it is no heading"


CHECK = Check(
    code="E207",
    name="a second title, or a heading in disguise",
    why="""A page has one title, which stands in its front matter, is printed above the text and names the
    page in every list. A second one, and a line that becomes a heading by a stroke below it, get no number
    and no place in the contents, and tear what follows out of its section.""",
    bad="# Our rules {#rules}\n\nText.",
    good="## Our rules {#rules}\n\nText.",
    look=look,
)
