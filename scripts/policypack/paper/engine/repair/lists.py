"""Lists have items, items have a label and a body (ISO 32000-1, 14.8.4.3.3; PDF/UA-1 7.6)."""

from __future__ import annotations

from ..elements import Element, Handle, Mark
from ..tree import Paper

_NUMBERING = {
    "decimal": "Decimal",
    "decimal-leading-zero": "Decimal",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
    "lower-alpha": "LowerAlpha",
    "lower-latin": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "upper-latin": "UpperAlpha",
    "circle": "Circle",
    "square": "Square",
}


def order(paper: Paper) -> None:
    """Give each item one label and one body, each list its kind of numbering, each term its meaning."""
    for element in list(paper.root.walk()):
        if element.kind == "L":
            if element.tag == "dl":
                _pair_terms(element)
            _wrap_loose(element)
            for item in element.elements:
                _one_body(item)
            _number(element)


def _wrap_loose(element: Element) -> None:
    """What stands in a list outside its items goes into the item before it."""
    items: list[Element | Mark | Handle] = []
    for child in element.children:
        if isinstance(child, Element) and child.kind == "LI":
            items.append(child)
        elif items and isinstance(items[-1], Element):
            items[-1].children.append(child)
        else:
            items.append(Element("LI", [child]))
    element.children[:] = items


def _one_body(item: Element) -> None:
    labels = [child for child in item.elements if child.kind == "Lbl"]
    body = Element("LBody")
    for child in item.children:
        if isinstance(child, Element) and child.kind == "LBody":
            body.children += child.children
        elif child not in labels:
            body.children.append(child)
    item.children[:] = [*labels, *([body] if body.children else [])]


def _number(element: Element) -> None:
    if not any(child.kind == "Lbl" for item in element.elements for child in item.elements):
        return
    style = element.box.style["list_style_type"] if element.box is not None else ""
    name = _NUMBERING.get(style if isinstance(style, str) else "", "Disc")
    element.attributes.setdefault("List", {})["ListNumbering"] = f"/{name}"


def _pair_terms(element: Element) -> None:
    """WeasyPrint makes one item of each dt and each dd; a term and its meanings are one item."""
    items: list[Element] = []
    for child in element.elements:
        if child.tag == "dt":
            term = Element("Lbl", [leaf for part in child.elements for leaf in part.children])
            if items and all(part.kind == "Lbl" for part in items[-1].elements):
                items[-1].children.append(term)
            else:
                items.append(Element("LI", [term]))
        elif items:
            items[-1].children += child.children
        else:
            items.append(child)
    element.children[:] = items
