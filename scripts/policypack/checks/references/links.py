"""The links of a finished text, with the line of each."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from markdown_it.token import Token

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_LISTS = ("bullet_list", "ordered_list", "dl")


@dataclass(frozen=True)
class Link:
    """A link: `line` counts from 0, `words` are what is read.

    `block` counts paragraphs and whole lists, whatever their depth; `listed` says that it is a list.
    """

    line: int
    words: str
    target: str
    block: int
    listed: bool = False

    @property
    def outside(self) -> bool:
        """Whether it names an address with its scheme, and not another place of ours."""
        return bool(_SCHEME.match(self.target))

    def place(self, path: str) -> tuple[str, str]:
        """Return which page of ours it means, as a path below `docs/`, and which anchor in it.

        `path` is the page that the link stands on.
        """
        to, _, anchor = self.target.partition("#")
        to = unquote(to)
        page = posixpath.normpath(posixpath.join(posixpath.dirname(path), to)) if to else path
        return page, unquote(anchor)


def links_among(tokens: Iterable[Token]) -> Iterator[Link]:
    """Yield the Markdown links of a parse tree from first to last."""
    depth = block = 0
    for token in tokens:
        kind, _, end = token.type.rpartition("_")
        if end == "open" and kind in _LISTS:
            block += depth == 0
            depth += 1
        elif end == "close" and kind in _LISTS:
            depth -= 1
        elif token.type == "inline" and token.map is not None:
            block += depth == 0
            line, open_ = token.map[0], ""
            words: list[str] | None = None
            for child in token.children or ():
                if child.type == "link_open":
                    open_, words = str(child.attrGet("href") or ""), []
                elif child.type == "link_close" and words is not None:
                    yield Link(line, " ".join("".join(words).split()), open_, block, depth > 0)
                    words = None
                elif child.type in ("softbreak", "hardbreak"):
                    line += 1
                    if words is not None:
                        words.append(" ")
                elif words is not None:
                    words.append(child.content)
