"""What a structure tree is made of (ISO 32000-1, 14.7.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element as HtmlElement

from . import weasy


@dataclass(frozen=True)
class Mark:
    """A piece of a page's content stream, by its number there (MCID)."""

    page: int
    number: int


@dataclass(eq=False)
class Handle:
    """The place in the tree of a link or a field: its annotation."""

    page: int
    annotation: Any


@dataclass(eq=False)
class Element:
    """One element of the tree.

    `kind` is its structure type ("P", "Table"). `html` is the HTML element it was made from, if any, and
    `tag` that element's tag, which names pseudo-elements too ("a::after"). `attributes` are by owner
    ("Table"), then by name. `entries` are other keys of its dictionary ("Alt").
    """

    kind: str
    children: list[Element | Mark | Handle] = field(default_factory=list)
    html: HtmlElement | None = None
    tag: str = ""
    box: Any = None
    attributes: dict[str, dict[str, Any]] = field(default_factory=dict)
    entries: dict[str, Any] = field(default_factory=dict)
    number: int = 0

    @property
    def elements(self) -> list[Element]:
        return [child for child in self.children if isinstance(child, Element)]

    @property
    def made_up(self) -> bool:
        """Whether CSS made it up, without an HTML element of its own."""
        return self.box is None or weasy.is_anonymous(self.box)

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for child in list(self.children):
            if isinstance(child, Element):
                yield from child.walk()

    def leaves(self) -> Iterator[Mark | Handle]:
        """All content below it, in reading order."""
        for child in self.children:
            if isinstance(child, Element):
                yield from child.leaves()
            else:
                yield child

    def pages(self) -> set[int]:
        return {leaf.page for leaf in self.leaves()}
