"""A page of the website as a reader, a search engine and a browser take it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree, html
from lxml.html import HtmlElement

from policypack.checks.outputs.passages import Piece

# In the middle of a sentence; every other element begins a text of its own.
_IN_SENTENCE = (
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "i", "img", "kbd", "mark", "q"),
    *("s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
)
_NOT_TEXT = ("script", "style")
# What says nothing to anybody.
_MUTE = ("class", "d", "viewbox", "xmlns", "width", "height", "rel", "type", "dir", "role", "fill", "for")


@dataclass(frozen=True)
class HtmlPage:
    """One page, parsed."""

    source: str

    @cached_property
    def lines(self) -> Sequence[str]:
        """Its lines as they are written."""
        return self.source.split("\n")

    @cached_property
    def tree(self) -> HtmlElement:
        """Its tree."""
        return html.document_fromstring(self.source)

    @cached_property
    def pieces(self) -> Sequence[Piece]:
        """What it says: texts as they stand, then attributes, comments and scripts."""
        return [*_texts(self.tree), *_unseen(self.tree)]

    @cached_property
    def ids(self) -> frozenset[str]:
        """The names of its places, to which a link can lead."""
        found = {str(name) for name in self.tree.xpath("//@id")}
        return frozenset(found | {str(name) for name in self.tree.xpath("//a/@name")})

    @cached_property
    def links(self) -> Sequence[HtmlElement]:
        """Its links from first to last, empty ones too."""
        return list(self.tree.iter("a"))


def _texts(tree: HtmlElement) -> Iterator[Piece]:
    """Yield the text of each block, with whatever stands in its sentences."""
    said: list[str] = []
    line = 0
    walk = etree.iterwalk(tree, events=("start", "end", "comment"))
    for event, element in walk:
        tag = element.tag if event != "comment" else ""
        block = event != "comment" and tag not in _IN_SENTENCE
        if block:
            if "".join(said).strip():
                yield Piece("".join(said), line)
            said = []
        if event == "start" and tag in _NOT_TEXT:
            walk.skip_subtree()
        elif event == "start":
            line = line if said else element.sourceline or 0
            said.append(element.text or "")
        if event != "start" and element is not tree:
            line = line if said else element.sourceline or 0
            said.append(element.tail or "")


def _unseen(tree: HtmlElement) -> Iterator[Piece]:
    for element in tree.iter():
        line = element.sourceline or 0
        if isinstance(element, etree._Comment):
            yield Piece(element.text or "", line, where="in a comment", seen=False)
            continue
        if not isinstance(element.tag, str):
            continue
        if element.tag in _NOT_TEXT and element.text:
            yield Piece(element.text, line, where=f"in a {element.tag}", seen=False)
        attributes: Mapping[str, str] = element.attrib
        for name, value in attributes.items():
            if name not in _MUTE and value:
                yield Piece(value, line, where=f"in {element.tag}'s {name}", seen=False)


def words_of(link: HtmlElement) -> str:
    """Return what a link says: its text, its pictures' descriptions, or its label."""
    said = " ".join(link.text_content().split())
    pictures = " ".join(str(picture.get("alt", "")) for picture in link.iter("img"))
    return said or pictures.strip() or str(link.get("aria-label") or link.get("title") or "").strip()
