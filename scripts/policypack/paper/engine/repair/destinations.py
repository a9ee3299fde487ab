"""Links, bookmarks and contents lead to elements of the structure, not only to places on pages.

PDF/UA-2 8.8: destinations within a document are structure destinations (ISO 32000-2, 12.3.2.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element as HtmlElement

import pydyf  # type: ignore[import-untyped]

from ..elements import Element
from ..tree import Paper

_Parents = Mapping[HtmlElement, HtmlElement]


def lead_to_structure(paper: Paper, html: HtmlElement, parents: _Parents, document_id: str) -> None:
    """Give each destination its element. Call it when the tree is written and its elements have numbers."""
    owners: dict[HtmlElement, Element] = {}
    for element in paper.root.walk():
        if element.html is not None and "::" not in element.tag:
            owners.setdefault(element.html, element)
    ids: dict[str, HtmlElement] = {}
    for node in html.iter():
        if node.get("id"):
            ids.setdefault(f"{document_id}:{node.get('id')}", node)
    targets = {name: _owner(node, owners, parents) or paper.root for name, node in ids.items()}
    places = _name(paper, targets)
    for page in paper.pages:
        for reference in page.get("Annots", []):
            annotation = paper.at(reference)
            if "Dest" in annotation:
                name = annotation.pop("Dest")
                annotation["A"] = _go(name, places[name.string]["SD"])
            if annotation["Subtype"] == "/Widget":
                annotation["Contents"] = annotation["TU"]
    _refer_contents(paper, targets, document_id)
    _lead_bookmarks(paper)


def _owner(node: HtmlElement, owners: Mapping[HtmlElement, Element], parents: _Parents) -> Element | None:
    for below in node.iter():
        if below in owners:
            return owners[below]
    above = parents.get(node)
    while above is not None and above not in owners:
        above = parents.get(above)
    return owners[above] if above is not None else None


def _name(paper: Paper, targets: Mapping[str, Element]) -> dict[str, Any]:
    table = paper.pdf.catalog["Names"]["Dests"]["Names"]
    places: dict[str, Any] = {}
    for place in range(1, len(table), 2):
        name, spot = table[place - 1].string, table[place]
        element = targets.get(name, paper.root)
        places[name] = table[place] = pydyf.Dictionary({"D": spot, "SD": _structural(element, spot)})
    return places


def _structural(element: Element, spot: Any) -> Any:
    return pydyf.Array([f"{element.number} 0 R".encode(), *spot[1:]])


def _go(destination: Any, structural: Any) -> Any:
    return pydyf.Dictionary({"Type": "/Action", "S": "/GoTo", "D": destination, "SD": structural})


def _refer_contents(paper: Paper, targets: Mapping[str, Element], document_id: str) -> None:
    for entry in paper.root.walk():
        if entry.kind == "TOCI" and entry.html is not None:
            link = next(entry.html.iter("a"), None)
            target = targets.get(f"{document_id}:{link.get('href', '')[1:]}") if link is not None else None
            if target is not None:
                paper.pdf.objects[entry.number]["Ref"] = pydyf.Array([f"{target.number} 0 R".encode()])


def _lead_bookmarks(paper: Paper) -> None:
    headings: dict[tuple[str, int], Element] = {}
    for element in paper.root.walk():
        label = getattr(element.box, "bookmark_label", "")
        if label:
            headings.setdefault((label, min(element.pages(), default=0)), element)
    pages = {bytes(reference): number for number, reference in enumerate(paper.pdf.page_references)}
    for thing in paper.pdf.objects:
        if isinstance(thing, dict) and "Title" in thing and "Dest" in thing:
            spot = thing.pop("Dest")
            element = headings.get((thing["Title"].string, pages[bytes(spot[0])]), paper.root)
            thing["A"] = _go(spot, _structural(element, spot))
