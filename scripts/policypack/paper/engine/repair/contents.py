"""A table of contents says that it is one: `nav.toc` becomes TOC and TOCI (ISO 32000-1, 14.8.4.2)."""

from __future__ import annotations

from ..elements import Element, Handle, Mark
from ..tree import Paper


def list_contents(paper: Paper) -> None:
    """Turn the lists in each `nav` of class `toc` into tables of contents, if their entries lead somewhere.

    One that only names things, such as the appendices, stays a list: an entry of a table of contents must
    have a target (PDF/UA-2, 8.2.5.8).
    """
    for element in list(paper.root.walk()):
        classes = element.html.get("class", "").split() if element.html is not None else []
        if element.tag == "nav" and "toc" in classes:
            for child in element.elements:
                if any(below.kind == "Link" for below in child.walk()):
                    _convert(child)


def _convert(element: Element) -> None:
    if element.kind == "L":
        element.kind = "TOC"
        element.attributes.pop("List", None)
    elif element.kind == "LI":
        element.kind = "TOCI"
        _dissolve_body(element)
    for child in element.elements:
        _convert(child)


def _dissolve_body(entry: Element) -> None:
    """An entry holds a reference with the link, then the contents below it."""
    parts: list[Element | Mark | Handle] = []
    for child in entry.children:
        parts += child.children if isinstance(child, Element) and child.kind == "LBody" else [child]
    entry.children[:] = [
        Element("Reference", [part]) if isinstance(part, Element) and part.kind == "Link" else part
        for part in parts
    ]
