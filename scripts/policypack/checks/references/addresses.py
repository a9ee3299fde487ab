"""The addresses within a finished text: what stands behind the # of a link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown.extensions.toc import slugify

from policypack.checks.texts import Text

_HTML_ID = re.compile(r"""\sid\s*=\s*["']([^"']+)["']""")
_ATTRIBUTE_ID = re.compile(r"\{:?[^{}]*#([\w-]+)[^{}]*\}")
_NO_WORDS = re.compile(r"[*_`\[\]]|\([^()]*\)")


@dataclass(frozen=True)
class Address:
    """A heading's or another element's id: `line` counts from 0, `words` are the heading's, or empty.

    `made` is one that Python-Markdown makes of a heading's words; it takes care that nothing else has it.
    """

    id: str
    line: int
    words: str = ""
    made: bool = False


def addresses(text: Text) -> Iterator[Address]:
    """Yield every address that a finished text gives, twice where it is given twice."""
    for heading in text.headings:
        if heading.level > 1 or heading.id:
            yield Address(
                heading.id or _made_of(heading.text), heading.line, text.words(heading), made=not heading.id
            )
    in_heading = False
    for token in text.tokens:
        if token.type in ("heading_open", "heading_close"):
            in_heading = token.type == "heading_open"
        elif token.type == "html_block" and token.map:
            for match in _HTML_ID.finditer(token.content):
                yield Address(match[1], token.map[0] + token.content.count("\n", 0, match.start()))
        elif token.type == "inline" and token.map:
            line = token.map[0]
            for child in token.children or ():
                line += child.type in ("softbreak", "hardbreak")
                pattern = {"html_inline": _HTML_ID, "text": _ATTRIBUTE_ID}.get(child.type)
                if pattern and not (in_heading and child.type == "text"):
                    for match in pattern.finditer(child.content):
                        yield Address(match[1], line)


def _made_of(words: str) -> str:
    return str(slugify(_NO_WORDS.sub("", words), "-"))
