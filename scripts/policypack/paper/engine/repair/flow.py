"""Every word stands in a paragraph, every element says something.

WeasyPrint makes an element of each box that CSS makes up, and leaves words directly in sections. Boxes that
mean nothing are dissolved, runs of words become paragraphs (PDF/UA-2 8.2.3; sound practice in PDF/UA-1).
"""

from __future__ import annotations

from typing import Any

import pydyf  # type: ignore[import-untyped]

from .. import weasy
from ..elements import Element, Handle, Mark
from ..tree import Paper

_GROUPS = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote"}
_BLOCKS = {*_GROUPS, "P", "L", "Table", "H1", "H2", "H3", "H4", "H5", "H6"}
_LINES = {"H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "Span", "Link", "Code"}
_WORDS = {"Span", "Link", "Code", "Quote", "Reference", "Note"}
_MAY_BE_EMPTY = {"TD", "TH", "TR"}
_MEANINGS = {"code": "Code", "kbd": "Code", "samp": "Code", "q": "Quote"}


def settle(paper: Paper, language: str) -> None:
    """Dissolve boxes without meaning, drop empty elements, make paragraphs of loose words, mark languages."""
    for element in list(paper.root.walk()):
        _mark_language(element, language)
    _simplify(paper.root)
    _wrap(paper.root)


def _mark_language(element: Element, language: str) -> None:
    if element.html is None or element.made_up or "::" in element.tag:
        return
    if element.tag not in ("html", "body") and element.html.get("lang", language) != language:
        element.entries["Lang"] = pydyf.String(element.html.get("lang"))
    if element.tag == "abbr" and element.html.get("title"):
        element.entries["E"] = pydyf.String(element.html.get("title"))
    if element.entries and element.kind == "NonStruct":
        element.kind = "Span"


def _simplify(element: Element) -> None:
    kept: list[Element | Mark | Handle] = []
    for child in element.children:
        if not isinstance(child, Element):
            kept.append(child)
            continue
        _simplify(child)
        if child.kind == "NonStruct":
            child.kind = _meaning(child)
        if not child.children and child.kind not in _MAY_BE_EMPTY:
            continue
        if child.kind == "NonStruct" or _means_nothing(element, child):
            kept += child.children
        else:
            kept.append(child)
    element.children[:] = kept


def _meaning(element: Element) -> str:
    if element.made_up or "::" in element.tag or element.tag in ("input", "select", "textarea"):
        return "NonStruct"
    if not weasy.is_block(element.box):
        return _MEANINGS.get(element.tag, "NonStruct")
    return "Div"


def _means_nothing(parent: Element, child: Element) -> bool:
    if child.kind == "Span" and not child.entries:
        return True
    if child.kind == "Link":
        # ::before and ::after of a link: words of the link.
        return "::" in child.tag
    if child.kind in ("Div", "P", "Sect", "Art", "Part", "BlockQuote", "LBody", "Caption"):
        return child.made_up and child.box is not None and child.html is parent.html
    return False


def _level(element: Element) -> None:
    """Headings and the like hold words alone: dissolve the boxes in them."""
    while any(child.kind in ("P", "Div") for child in element.elements):
        kept: list[Element | Mark | Handle] = []
        for child in element.children:
            boxed = isinstance(child, Element) and child.kind in ("P", "Div")
            kept += child.children if isinstance(child, Element) and boxed else [child]
        element.children[:] = kept


def _is_words(child: Any) -> bool:
    return isinstance(child, Mark) or (isinstance(child, Element) and child.kind in _WORDS)


def _flows(child: Any) -> bool:
    """Whether a child may stand in one paragraph with words: words themselves, fields, small pictures."""
    return _is_words(child) or (isinstance(child, Element) and child.kind in ("Form", "Figure"))


def _wrap(element: Element) -> None:
    if element.kind in _LINES:
        _level(element)
    elif element.kind == "P" and any(child.kind in _BLOCKS for child in element.elements):
        element.kind = "Div"
    for child in element.elements:
        _wrap(child)
    if element.kind not in _GROUPS:
        return
    runs: list[list[Any]] = []
    for part in element.children:
        if runs and _flows(part) and _flows(runs[-1][-1]):
            runs[-1].append(part)
        else:
            runs.append([part])
    if element.kind == "Div" and len(runs) == 1 and any(map(_is_words, runs[0])):
        element.kind = "P"
        return
    kept: list[Any] = []
    for run in runs:
        kept += [Element("P", run)] if any(map(_is_words, run)) else run
    element.children[:] = kept
