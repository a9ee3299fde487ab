"""The plain words of a text, block by block, with the line of each: what the checks of words read.

The same for a page as written (`shadow`), a finished text (`blocks_of`) and the values of a YAML file
(`values_of`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from jinja2 import nodes
from markdown_it.token import Token

from macros.markdown import blocks
from macros.origins import Origin
from macros.setting.tree import Branch, Leaf, name_paths, walk

BREAK = "\ufdd0"
"""Stands where words don't go on: a field, a picture, code, the border of a condition."""
REFERENCE = "\ufdd1"
"""Stands for a reference whose text is filled later."""
_FIRST = 0xE000
FILLED = "[\ue000-\uf8ff]"
"""Matches the one character that stands for something printed by the language (`{{ learners }}`)."""

_OUTSIDE = ("http://", "https://", "mailto:", "tel:")
_ATTRIBUTES = re.compile(r"\s*\{:?\s*[#.][^{}]*\}\s*$")
_BEGINS_A_BLOCK = re.compile(r"\s*(?:[-*+#|>!:]|\d+[.)])")


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, cell, entry of a list, or one text of a YAML file.

    `text` has a line feed at each line's end and the signs above; `origins` has an entry a line.
    `outside` are the spans of links that lead out, `leaning` those in italics. `named` are the names of `has`
    that are asked for around each line (`not name` in an else). `kind` is paragraph, heading, th, td, dt or
    value; a value's `key` is its path in the file, and `plain` what its signs stand for if it isn't a page's
    own shadow.
    """

    text: str
    origins: Sequence[Origin]
    kind: str
    outside: Sequence[tuple[int, int]] = ()
    leaning: Sequence[tuple[int, int]] = ()
    named: Sequence[frozenset[str]] = ()
    key: str = ""
    plain: Shadow | None = None

    def origin(self, at: int) -> Origin:
        """Return where the character `at` was written."""
        return self.origins[min(self.text.count("\n", 0, at), len(self.origins) - 1)]

    def names(self, at: int) -> frozenset[str]:
        """Return what of `has` is asked for around the character `at`."""
        if not self.named:
            return frozenset()
        return self.named[min(self.text.count("\n", 0, at), len(self.named) - 1)]


def blocks_of(
    tokens: Sequence[Token], origins: Sequence[Origin], named: Sequence[frozenset[str]] = ()
) -> list[Block]:
    """Return the blocks of a parse tree; `origins` (and `named`) have one entry for each line of its text.

    A page as written has `named`; its raw HTML is kept, as no page should have any.
    """
    found: list[Block] = []
    kind = "paragraph"
    for token in tokens:
        if token.type in ("heading_open", "th_open", "td_open", "dt_open"):
            kind = token.type.removesuffix("_open")
        elif token.type == "paragraph_open":
            kind = "paragraph"
        elif token.type == "inline" and token.map is not None and token.content:
            text, outside, leaning = _plain(token.children or (), typed=bool(named))
            if text.strip():
                first, last = token.map[0], token.map[0] + text.count("\n") + 1
                found.append(
                    Block(
                        text, origins[first:last] or origins[-1:], kind, outside, leaning, named[first:last]
                    )
                )
    return found


def _plain(
    children: Sequence[Token], *, typed: bool
) -> tuple[str, Sequence[tuple[int, int]], Sequence[tuple[int, int]]]:
    parts: list[str] = []
    length = 0
    outside: list[tuple[int, int]] = []
    leaning: list[tuple[int, int]] = []
    begun: dict[str, int | None] = {"a": None, "em": None}
    for child in children:
        said = ""
        match child.type:
            case "text" | "text_special":
                said = child.content
            case "softbreak":
                said = "\n"
            case "hardbreak":
                said = f"{BREAK}\n"
            case "code_inline" | "image":
                said = BREAK
            case "empty_link":
                said = REFERENCE
            case "html_inline" if typed:
                said = child.content
            case "html_inline":
                said = "" if child.content.startswith(("<mark", "</mark", "</span")) else BREAK
            case "link_open":
                leads_out = str(child.attrGet("href") or "").startswith(_OUTSIDE)
                begun["a"] = length if leads_out else None
            case "em_open":
                begun["em"] = length
            case "link_close" if begun["a"] is not None:
                outside.append((begun["a"], length))
                begun["a"] = None
            case "em_close" if begun["em"] is not None:
                leaning.append((begun["em"], length))
        parts.append(said)
        length += len(said)
    return _ATTRIBUTES.sub("", "".join(parts)), outside, leaning


@dataclass
class Shadow:
    """A page as written, tags taken out and each expression as one character, line for line.

    `named` says of each line what of `has` is asked for around it; `expressions` are what the characters
    stand for, the first for U+E000.
    """

    lines: list[str]
    named: list[frozenset[str]]
    expressions: list[nodes.Expr] = field(default_factory=list)
    _border: bool = False
    _instead: bool = False

    @property
    def text(self) -> str:
        """The Markdown that is left."""
        return "\n".join(self.lines)

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """Its Markdown tree, with the lines of the page.

        Of empty lines in a row one is read: a box would end at the second, which a tag has left and the
        finished text hasn't.
        """
        lines = self.lines
        kept = [at for at, line in enumerate(lines) if at == 0 or line.strip() or lines[at - 1].strip()]
        tokens = blocks("\n".join(lines[at] for at in kept))
        for token in tokens:
            if token.map:
                first, behind = token.map
                token.map = [kept[first], kept[max(behind - 1, first)] + 1]
        return tokens

    def border(self, *, instead: bool = False) -> None:
        """Note that a condition begins or ends here: what follows may stand `instead` of what came before."""
        self._border = True
        self._instead |= instead

    def write(self, number: int, piece: str, named: frozenset[str]) -> None:
        """Add a piece of a line, with a break where it doesn't go on from what stands before."""
        if number >= len(self.lines):
            return
        if piece.strip():
            self.named[number] |= named
            if self._border and self.lines[number].strip():
                piece = BREAK + piece
            elif self._instead and not _BEGINS_A_BLOCK.match(piece):
                piece = piece.replace(piece.lstrip(), BREAK + piece.lstrip(), 1)
            self._border = self._instead = False
        self.lines[number] += piece

    def expression(self, character: str) -> nodes.Expr | None:
        """Return what a character stands for."""
        number = ord(character) - _FIRST
        return self.expressions[number] if 0 <= number < len(self.expressions) else None


def shadow(tree: nodes.Template, length: int) -> Shadow:
    """Return the shadow of a parsed page or part that has `length` lines."""
    found = Shadow([""] * length, [frozenset()] * length)
    _cast(tree.body, frozenset(), found)
    return found


def _cast(body: Sequence[nodes.Node], named: frozenset[str], found: Shadow) -> None:
    for node in body:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                if isinstance(part, nodes.TemplateData):
                    for number, piece in enumerate(part.data.split("\n"), part.lineno - 1):
                        found.write(number, piece, named)
                else:
                    found.write(part.lineno - 1, chr(_FIRST + len(found.expressions)), named)
                    found.expressions.append(part)
        elif isinstance(node, nodes.If):
            found.border()
            _cast(node.body, named | frozenset(_asked(node.test)), found)
            for other in node.elif_:
                found.border(instead=True)
                _cast(other.body, named | frozenset(_asked(other.test)), found)
            if node.else_:
                found.border(instead=True)
                absent = () if node.elif_ else _asked(node.test)
                _cast(node.else_, named | {f"not {name}" for name in absent}, found)
            found.border()
        elif isinstance(node, nodes.For):
            _cast(node.body, named, found)
        elif isinstance(node, nodes.Include):
            # Words stand there, as far as the sentence around it is concerned.
            found.write(node.lineno - 1, chr(_FIRST + len(found.expressions)), named)
            found.expressions.append(node.template)


def _asked(test: nodes.Node) -> Iterator[str]:
    """Yield each `has.name` that `test` asks for; `not name` where it asks for its absence."""
    if isinstance(test, nodes.Getattr):
        if isinstance(test.node, nodes.Name) and test.node.name == "has":
            yield test.attr
    elif isinstance(test, nodes.Not):
        yield from (f"not {name}" for name in _asked(test.node))
    elif isinstance(test, nodes.And | nodes.Or):
        yield from _asked(test.left)
        yield from _asked(test.right)


def values_of(tree: Branch, wanted: re.Pattern[str]) -> Iterator[Leaf]:
    """Yield each text of a YAML file whose path (`changes.0.text`) matches, in the order of the file."""
    name_paths(tree)
    for node in walk(tree):
        if isinstance(node, Leaf) and not node.to_confirm and wanted.fullmatch(node.path):
            yield node
