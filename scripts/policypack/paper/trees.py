"""The few steps on a parsed text that several rooms of the printed page take."""

from __future__ import annotations

from lxml.html import HtmlElement

HEADINGS = ("h2", "h3", "h4", "h5", "h6")


def outermost(root: HtmlElement, element: HtmlElement) -> HtmlElement:
    """Return the block directly below `root` that holds `element`."""
    while (parent := element.getparent()) is not None and parent is not root:
        element = parent
    return element


def add_class(element: HtmlElement, name: str) -> None:
    """Give an element one more class."""
    element.set("class", f"{element.get('class', '')} {name}".strip())
