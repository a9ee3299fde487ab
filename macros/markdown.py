"""The one Markdown: its extensions for web and paper, and its parse tree with places in the source.

Python-Markdown makes the HTML (MkDocs uses it, so paper does too), but it knows no line numbers.
Numbers and references are therefore worked out on markdown-it's tree, which does, and written back
into the Markdown: decision 6 of the house.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import markdown
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

# mkdocs.yml names the same ones; a test compares.
EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "attr_list": {},
    "tables": {},
    "toc": {},
    "def_list": {},
    "admonition": {},
    "footnotes": {},
    "md_in_html": {},
}

_ATTRIBUTES = re.compile(r"\s*\{:?\s*(?P<inner>[^{}]*?)\s*\}\s*$")
_IDENTIFIER = re.compile(r"#([\w-]+)")
_EMPTY_LINK = re.compile(r"\[\]\((?P<target>[^()\s]*)\)")


@dataclass(frozen=True)
class Heading:
    """A heading in the source: `line` counts from 0, `text` has no attributes, `id` may be empty."""

    line: int
    level: int
    text: str
    id: str
    attributes: str


@dataclass(frozen=True)
class Reference:
    """A link with an empty text, to be filled: `start` and `end` are columns of its line, from 0."""

    line: int
    start: int
    end: int
    target: str


def to_html(text: str) -> str:
    """Return the HTML fragment of a canonical text, as the website's Markdown makes it."""
    converter = markdown.Markdown(extensions=list(EXTENSIONS), extension_configs=dict(EXTENSIONS))
    return str(converter.convert(text))


def headings(text: str) -> list[Heading]:
    """Return the headings of a Markdown text from first to last, code and quotations left out."""
    return headings_among(_outline_parser().parse(text))


def headings_among(tokens: Sequence[Token]) -> list[Heading]:
    """Return the headings of a parse tree (see `headings`)."""
    found = []
    for opening, inline in pairwise(tokens):
        if opening.type != "heading_open" or opening.map is None or not opening.markup.startswith("#"):
            continue
        match = _ATTRIBUTES.search(inline.content)
        inner = match["inner"] if match else ""
        identifier = _IDENTIFIER.search(inner)
        found.append(
            Heading(
                line=opening.map[0],
                level=len(opening.markup),
                text=inline.content[: match.start()] if match else inline.content,
                id=identifier[1] if identifier else "",
                attributes=inner,
            )
        )
    return found


def blocks(text: str) -> list[Token]:
    """Return the parse tree of a Markdown text as markdown-it's tokens, with the lines of each block."""
    return _parser().parse(text)


def empty_links(text: str) -> list[Reference]:
    """Return every link without a text, in the order of the source; code is left out."""
    lines = text.split("\n")
    found: list[Reference] = []
    cursor: dict[int, int] = {}
    for token in _parser().parse(text):
        if token.type == "inline" and token.map is not None:
            found.extend(_links_of(token, lines, cursor))
    return sorted(found, key=lambda reference: (reference.line, reference.start))


def _links_of(token: Token, lines: list[str], cursor: dict[int, int]) -> Iterator[Reference]:
    marks = [child.meta for child in token.children or () if child.type == "empty_link"]
    starts = [0]
    for part in token.content.split("\n"):
        starts.append(starts[-1] + len(part) + 1)
    assert token.map is not None
    for index, part in enumerate(token.content.split("\n")):
        number = token.map[0] + index
        if number >= len(lines):
            return
        # Cells of a row share their line: each is looked for behind the one before.
        begin = cursor.get(number, 0)
        column = lines[number].find(part, begin)
        escaped = 0
        if column < 0:  # A cell's `\\|` has lost its backslash in the tree.
            part, escaped = part.replace("|", "\\|"), 1
            column = max(lines[number].find(part, begin), begin)
        cursor[number] = column + len(part)
        for mark in marks:
            if starts[index] <= mark["start"] < starts[index + 1]:
                pipes = token.content.count("|", starts[index], mark["start"])
                start = column + mark["start"] - starts[index] + escaped * pipes
                yield Reference(number, start, start + mark["length"], mark["target"])


def _empty_link(state: StateInline, silent: bool) -> bool:
    match = _EMPTY_LINK.match(state.src, state.pos)
    if match is None or (state.pos and state.src[state.pos - 1] == "!"):
        return False
    if not silent:
        token = state.push("empty_link", "", 0)
        token.meta = {"start": state.pos, "length": len(match[0]), "target": match["target"]}
    state.pos = match.end()
    return True


@cache
def _outline_parser() -> MarkdownIt:
    """Return a parser that finds blocks only: twice as quick where nothing inside a line matters."""
    parser = _new_parser()
    parser.core.ruler.disable("inline")
    return parser


@cache
def _parser() -> MarkdownIt:
    parser = _new_parser()
    parser.inline.ruler.before("link", "empty_link", _empty_link)
    return parser


def _new_parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table").use(deflist_plugin).use(footnote_plugin).use(admon_plugin)
