"""The links of a finished text, with the line of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policypack.checks.sources import Text


@dataclass(frozen=True)
class Link:
    """A link: `line` counts from 0, `words` are what is read, `block` counts paragraphs and whole lists."""

    line: int
    words: str
    target: str
    block: int


def links(text: Text) -> Iterator[Link]:
    """Yield the links of a finished text from first to last; a list is one block, whatever its depth."""
    depth = block = 0
    for token in text.tokens:
        if token.type.endswith("_list_open"):
            block += depth == 0
            depth += 1
        elif token.type.endswith("_list_close"):
            depth -= 1
        elif token.type == "inline" and token.map is not None:
            block += depth == 0
            line, open_ = token.map[0], ""
            words: list[str] | None = None
            for child in token.children or ():
                if child.type == "link_open":
                    open_, words = str(child.attrGet("href") or ""), []
                elif child.type == "link_close" and words is not None:
                    yield Link(line, " ".join("".join(words).split()), open_, block)
                    words = None
                elif child.type in ("softbreak", "hardbreak"):
                    line += 1
                    if words is not None:
                        words.append(" ")
                elif words is not None:
                    words.append(child.content)
