"""Fields that every viewer fills in alike: named, labelled, drawn, and never recomputed by the viewer.

PDF/A-2 6.4.1: no NeedAppearances, each field has an appearance. PDF/UA-1 7.18.1: each has a description (TU).
ISO 32000-1, 12.7.3.2: a name begins with its parents' names, with full stops between.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element as HtmlElement

import pydyf  # type: ignore[import-untyped]

from ..elements import Element, Handle, Mark
from ..tree import Paper
from .appearance import FieldFont, Look, share_looks

_READ_ONLY, _REQUIRED, _MULTILINE = 1, 1 << 1, 1 << 12
# PDFium (Chrome, Edge) types ’ and – and ŵ in a font of its own, which isn't in the file, unless it takes the
# field's font for one with its own encoding. It goes by the font's name among the form's resources.
_TYPED_WHOLE = ("Wingdings", "Wingdings2", "Wingdings3", "Webdings")
_NAME = re.compile(r"[A-Za-z0-9_-]+\Z")


def complete(
    paper: Paper,
    html: HtmlElement,
    parents: Mapping[HtmlElement, HtmlElement],
    document: Any,
    document_id: str,
) -> list[str]:
    """Mend all fields; return a message for each that has no name or label, or a name used twice.

    Each name begins with the document's id and a full stop, whether or not the page says so. An input with
    `data-signature` (or `data-signature-field`) becomes a signature field. Radio buttons of one name are one
    field, described by the legend of their fieldset, the label of their `role="radiogroup"`, or by what their
    titles say before a colon.
    """
    form = paper.pdf.catalog.get("AcroForm")
    if form is None:
        return []
    messages: list[str] = []
    _hide_values(paper)
    sources = _sources(paper)
    labels = _labels(html)
    fonts = {font.hash: FieldFont(font) for font in document.fonts.values()}
    used: dict[str, Any] = {}
    top = pydyf.Dictionary({"T": pydyf.String(document_id), "Kids": pydyf.Array()})
    paper.add(top)
    names: set[str] = set()
    for reference in form["Fields"]:
        field = paper.at(reference)
        if "Kids" in field:  # a group of radio buttons
            button = sources[paper.at(field["Kids"][0]).number]
            name, label = field["T"].string, _group_label(button, parents)
            _flag(field, button)
        else:
            source = sources[field.number]
            name, label = source.get("name", ""), _label(source, labels, parents)
            _flag(field, source)
            if "Parent" in field:  # a radio button: its group has the name, it keeps its label
                field["TU"] = pydyf.String(label)
                del field["T"], field["FT"]
                if not label:
                    messages.append(f'an answer of the field "{name}" has no label')
                continue
            _shape(paper, field, source, fonts, used, messages)
        name = name.removeprefix(f"{document_id}.")
        if not _NAME.match(name):
            messages.append(f'a field needs a name of letters, digits, - and _, not "{name}"')
        if not label:
            messages.append(f'the field "{name}" has no label')
        if name in names:
            messages.append(f'two fields are named "{name}"')
        names.add(name)
        field["T"], field["TU"], field["Parent"] = pydyf.String(name), pydyf.String(label), top.reference
        top["Kids"].append(field.reference)
    share_looks(paper)
    paper.pdf.catalog["AcroForm"] = pydyf.Dictionary(
        {
            "Fields": pydyf.Array([top.reference]),
            "DR": pydyf.Dictionary({"Font": pydyf.Dictionary(used)}),
        }
    )
    return messages


def _hide_values(paper: Paper) -> None:
    """Take the words that stand in a field for its layout out of the tree: the field itself has them."""
    for element in paper.root.walk():
        if element.html is None or element.html.tag not in ("input", "select", "textarea"):
            continue
        if any(isinstance(leaf, Handle) for leaf in element.leaves()):
            for part in element.walk():
                for child in list(part.children):
                    if isinstance(child, Mark):
                        paper.make_artifact(child, "Layout")
                        part.children.remove(child)


def _sources(paper: Paper) -> dict[int, HtmlElement]:
    """The HTML element of each field, by the number of its annotation."""
    sources: dict[int, HtmlElement] = {}

    def visit(element: Element, html: HtmlElement | None) -> None:
        for child in element.children:
            if isinstance(child, Handle) and html is not None:
                sources[child.annotation.number] = html
            elif isinstance(child, Element):
                visit(child, child.html if child.html is not None else html)

    visit(paper.root, None)
    return sources


def _labels(html: HtmlElement) -> dict[str, str]:
    """The text of each label, by the id of its field."""
    return {label.get("for", ""): _text(label) for label in html.iter("label") if label.get("for")}


def _text(html: HtmlElement) -> str:
    """The words of an element, without those that stand in a field."""

    def words(element: HtmlElement) -> str:
        inside = "" if element.tag in ("select", "textarea", "option") else element.text or ""
        return inside + "".join(words(child) + (child.tail or "") for child in element)

    return re.sub(r"\s+", " ", words(html)).strip()


def _label(field: HtmlElement, labels: Mapping[str, str], parents: Mapping[HtmlElement, HtmlElement]) -> str:
    said = field.get("aria-label") or labels.get(field.get("id", ""), "")
    above = parents.get(field)
    while not said and above is not None:
        if above.tag == "label":
            said = _text(above)
        above = parents.get(above)
    return said or field.get("title") or field.get("placeholder") or ""


def _group_label(button: HtmlElement, parents: Mapping[HtmlElement, HtmlElement]) -> str:
    above = parents.get(button)
    while above is not None:
        if above.tag == "fieldset":
            legend = above.find("legend")
            return _text(legend) if legend is not None else above.get("aria-label", "")
        if above.get("role") in ("radiogroup", "group"):
            return above.get("aria-label", "")
        above = parents.get(above)
    return button.get("title", "").rpartition(": ")[0]


def _flag(field: Any, source: HtmlElement) -> None:
    flags = (_READ_ONLY if source.get("readonly") is not None else 0) | (
        _REQUIRED if source.get("required") is not None else 0
    )
    if flags:
        field["Ff"] = field.get("Ff", 0) | flags


def _shape(
    paper: Paper,
    field: Any,
    source: HtmlElement,
    fonts: Mapping[str, FieldFont],
    used: dict[str, Any],
    messages: list[str],
) -> None:
    """Turn text into signatures where asked; give text and choices a font and an appearance."""
    if field.get("FT") not in ("/Tx", "/Ch"):
        return
    value = field["V"].string if hasattr(field.get("V"), "string") else ""
    if source.get("data-signature") is not None or source.get("data-signature-field") is not None:
        field["FT"] = "/Sig"
        for key in ("V", "DA", "MaxLen", "Ff"):
            field.pop(key, None)
        value = ""
    content, resources = b"/Tx BMC EMC", pydyf.Dictionary()
    if "DA" in field:
        operators = field["DA"].string
        text = operators.decode() if isinstance(operators, bytes) else operators
        colour = re.search(r"(\S+ \S+ \S+ rg)", text)
        chosen = re.search(r"/(\w+) (\S+) Tf", text)
        if chosen is None:
            messages.append(f'the field "{source.get("name")}" has no font')
            return
        font, size = fonts[chosen[1]], float(chosen[2])
        name = _name(font.reference(paper), used)
        shade = colour[1] if colour else "0 0 0 rg"
        # 0 lets whoever shows the field choose a size at which all of it can be read (ISO 32000-1, 12.7.3.3).
        shown = 0 if source.get("data-shrinks") is not None else size
        field["DA"] = pydyf.String(f"{shade} /{name} {shown:g} Tf")
        if value:
            resources = pydyf.Dictionary({"Font": pydyf.Dictionary({name: used[name]})})
            look = Look(font, name, size, shade, _size(field), bool(field.get("Ff", 0) & _MULTILINE))
            drawn = look.draw(_shown(source, value))
            content = drawn.content
            field["DA"] = pydyf.String(drawn.operators)
            if drawn.lines and field["FT"] == "/Tx":
                field["Ff"] = field.get("Ff", 0) | _MULTILINE
            if drawn.missing:
                messages.append(f'the font of the fields has no "{drawn.missing}" for the value "{value}"')
            if not drawn.fits:
                messages.append(f'the field "{source.get("name")}" has no room for the value "{value}"')
    width, height = _size(field)
    stream = pydyf.Stream(
        [content],
        {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": pydyf.Array((0, 0, width, height)),
            "Resources": resources,
        },
    )
    field["AP"] = pydyf.Dictionary({"N": paper.add(stream)})


def _name(font: bytes, used: dict[str, Any]) -> str:
    """The name of a font among the form's resources, where it is put when it isn't there yet."""
    for name, known in used.items():
        if known == font:
            return name
    name = _TYPED_WHOLE[len(used)] if len(used) < len(_TYPED_WHOLE) else f"Form{len(used)}"
    used[name] = font
    return name


def _shown(source: HtmlElement, value: str) -> str:
    """What a choice shows: the words of its option, not their code."""
    for option in source.iter("option"):
        if option.get("value", "") == value:
            return (option.text or "").strip()
    return value


def _size(field: Any) -> tuple[float, float]:
    x1, y1, x2, y2 = field["Rect"]
    return abs(x2 - x1), abs(y2 - y1)
