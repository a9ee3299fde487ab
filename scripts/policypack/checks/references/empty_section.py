"""Headings with nothing below them."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.token import Token

from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources
from policypack.checks.texts import Text


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each heading that the next one of the same or a higher rank follows at once, or the end."""
    for text in sources.texts:
        lonely: tuple[int, int] | None = None  # Level and line of a heading with no text so far.
        in_heading = False
        for token in text.tokens:
            if token.type == "heading_open" and token.map and token.markup.startswith("#"):
                level = int(token.tag[1:])
                if lonely and level <= lonely[0]:
                    yield _finding(sources, text, lonely[1])
                lonely = (level, token.map[0])
                in_heading = True
            elif token.type == "heading_close":
                in_heading = False
            elif not in_heading and not _says_nothing(token):
                lonely = None
        if lonely:
            yield _finding(sources, text, lonely[1])


def _finding(sources: Sources, text: Text, line: int) -> Finding:
    heading = next(heading for heading in text.headings if heading.line == line)
    message = (
        f'nothing stands below "{text.words(heading)}"; write it, or put the heading inside the condition too'
    )
    return sources.at(text, line, CHECK.code, message)


def _says_nothing(token: Token) -> bool:
    return token.type == "hr" or (token.type == "html_block" and token.content.strip().startswith("<!--"))


CHECK = Check(
    code="W218",
    name="a heading with nothing below it",
    why="""A heading promises an answer. One without text is a part that somebody forgot, or that a condition
    took away in this setting and left its heading standing, with a number and a line in the contents.""",
    bad="## Phones {#phones}\n\n## Watches {#watches}\n\nWatches are put away.",
    good="## Phones {#phones}\n\n### At school {#at-school}\n\nPhones are put away.",
    look=look,
)
