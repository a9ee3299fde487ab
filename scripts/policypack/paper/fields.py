"""Writing lines and boxes turned into real fields, for the PDF that is filled in on a screen.

Reads nothing but the `data-` attributes that `macros/form_pieces.py` writes, so that pages never change.
"""

from __future__ import annotations

import re

import lxml.html
from lxml.html import HtmlElement

_LINE_MM = 9
_WIDTH = re.compile(r"width:(\d+)mm")
_USUAL_MM, _SIGN_MM = 60, 1.9
_CHOICES = ("choice", "yes-no-notsure")


def fillable(html: str) -> str:
    """Return a page with an input, a text area or boxes for each field that is marked in it.

    Each has an id, a tooltip (its label) and the field's name; a choice is a group of
    radio buttons with one name. A page without fields comes back unchanged.
    """
    root = lxml.html.document_fromstring(html)
    marked = [
        element for element in root.iter() if isinstance(element, HtmlElement) and element.get("data-field")
    ]
    if not marked:
        return html
    for element in marked:
        _convert(element)
    body = root.find("body")
    assert body is not None
    body.set("class", f"{body.get('class', '')} fillable".strip())
    return f"<!DOCTYPE html>\n{lxml.html.tostring(root, encoding='unicode')}"


def _convert(element: HtmlElement) -> None:
    kind, label = element.get("data-type", "text"), element.get("data-label", "")
    # Without the document's id: the engine puts it before every name (`learner-agreement.full_name`).
    name = element.get("data-field", "")
    common = {"name": name, "title": label + _hint(kind), "id": f"{element.get('data-form')}-{name}"}
    if element.get("data-required"):
        common["required"] = "required"
    if kind in _CHOICES:
        element.set("role", "radiogroup")
        element.set("aria-label", label)
        _radio_buttons(element, common, element.get("data-options", "").split("|"))
        return
    blanks = [
        *element.find_class("form-blank"),
        *element.find_class("form-box"),
        *element.find_class("form-rule"),
    ]
    in_cell = not blanks and kind == "text"
    new = _control("cell" if in_cell else kind, common, element.get("data-lines", "4"))
    value = element.get("data-value", "")
    if value and new.tag == "textarea":
        new.text = value
    elif value:
        new.set("value", value)
        if kind == "text" and len(value) > _signs_in(blanks[0].get("style", "")):
            new.set("class", f"{new.get('class')} form-two-lines")
    if kind == "text" and "form-part" in element.get("class", "").split():
        new.set("data-shrinks", "yes")  # Beside a signature there is little room for a long name.
    if not blanks:
        element.append(new)
        return
    style = blanks[0].get("style")
    if style:
        new.set("style", style)
    blanks[0].addprevious(new)
    new.tail = blanks[-1].tail
    for blank in blanks:
        blank.tail = None
        blank.drop_tree()


def _control(kind: str, common: dict[str, str], lines: str) -> HtmlElement:
    if kind == "lines":
        height = f"height:{_LINE_MM * int(lines)}mm"
        return lxml.html.Element("textarea", {**common, "style": height, "class": "form-input form-rule"})
    if kind == "cell":
        return lxml.html.Element("textarea", {**common, "class": "form-input"})
    if kind == "tick":
        return lxml.html.Element("input", {**common, "type": "checkbox", "class": "form-input form-box"})
    classes = "form-input form-blank" + (" form-date" if kind == "date" else "")
    more = {"data-signature": "yes"} if kind == "signature" else {}
    return lxml.html.Element("input", {**common, **more, "type": "text", "class": classes})


def _radio_buttons(element: HtmlElement, common: dict[str, str], options: list[str]) -> None:
    for number, (box, option) in enumerate(zip(element.find_class("form-box"), options, strict=True), 1):
        button = lxml.html.Element(
            "input",
            {
                **common,
                "id": f"{common['id']}-{number}",
                "type": "radio",
                "value": option,
                "title": option,
                "class": "form-input form-box",
            },
        )
        button.tail = box.tail
        box.tail = None
        box.addprevious(button)
        box.drop_tree()


def _signs_in(style: str) -> float:
    """Return how many signs a field of a width in millimetres has room for, more or less."""
    width = _WIDTH.search(style)
    return (int(width[1]) if width else _USUAL_MM) / _SIGN_MM


def _hint(kind: str) -> str:
    return " (day / month / year)" if kind == "date" else ""
