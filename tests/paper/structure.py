"""What an accessible, archival PDF must be, beyond what a validator sees. Run on every PDF that is built.

`findings(pdf)` is empty when all is well; each finding names the rule's reader's side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pikepdf import Array, Name

from tests.paper import drawn, handles
from tests.paper.reading import Reading, kind

_MAY_HOLD = {
    "L": {"LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOC", "TOCI", "Caption"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
}
_BLOCKS = {
    "P",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "L",
    "Table",
    "Sect",
    "Div",
    "Part",
    "Art",
    "BlockQuote",
    "TOC",
}
_WORDS_ONLY = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "Span", "Link", "Lbl"}
_STANDARD = (
    _BLOCKS
    | {kind for held in _MAY_HOLD.values() for kind in held}
    | {
        "Document",
        "Span",
        "Link",
        "Code",
        "Quote",
        "Note",
        "Reference",
        "Figure",
        "Form",
        "Caption",
        "NonStruct",
    }
)


def findings(pdf: bytes | Path | Reading) -> list[str]:
    """Everything that is wrong with the structure of a PDF, in words."""
    reading = pdf if isinstance(pdf, Reading) else Reading(pdf)
    return [f"{check.__name__}: {said}" for check in CHECKS for said in check(reading)]


def tree_and_content_agree(reading: Reading) -> Iterator[str]:
    """Every piece of content is in one element, and the parent tree says in which."""
    parents, held = reading.parents(), Counter[tuple[int, int]]()
    for number, page in enumerate(reading.pdf.pages):
        if page.obj.get("/Tabs") != Name.S:
            yield f"page {number + 1}: the tab key doesn't follow the structure"
    for element in reading.walk():
        for item in reading.content(element):
            if isinstance(item, tuple):
                held[item] += 1
                key = reading.pdf.pages[item[0]].obj.get("/StructParents")
                above = parents.get(int(key), Array()) if key is not None else Array()
                if len(above) <= item[1] or above[item[1]] != element:
                    yield f"page {item[0] + 1}: the parent tree has another parent for mark {item[1]}"
    for mark in reading.marks - set(held):
        yield f"page {mark[0] + 1}: mark {mark[1]} is in no element"
    for mark, times in held.items():
        if times > 1:
            yield f"page {mark[0] + 1}: mark {mark[1]} is in {times} elements"
        if mark not in reading.marks:
            yield f"page {mark[0] + 1}: mark {mark[1]} is in an element, not on the page"


def elements_stand_where_they_may(reading: Reading) -> Iterator[str]:
    """Lists hold items, items a label and a body, tables rows, rows cells; nothing is empty."""
    for element in reading.walk():
        name = kind(element)
        if name not in _STANDARD:
            yield f"{name} is no standard type"
        for child in reading.kids(element):
            if name in _MAY_HOLD and kind(child) not in _MAY_HOLD[name]:
                yield f"a {kind(child)} in a {name}: {reading.text(child)[:60]!r}"
            if name in _WORDS_ONLY and kind(child) in _BLOCKS:
                yield f"a {kind(child)} in a {name}: {reading.text(child)[:60]!r}"
            if kind(child) in ("LI", "LBody", "TR", "TH", "TD", "TOCI") and name not in _MAY_HOLD:
                yield f"a {kind(child)} in a {name}"
        if name in _MAY_HOLD and any(isinstance(item, tuple) for item in reading.content(element)):
            yield f"words directly in a {name}"
        if name in ("P", "LBody", "Span", "Div", "Sect") and len(element.get("/K", Array())) == 0:
            yield f"an empty {name}"


def headings_in_order(reading: Reading) -> Iterator[str]:
    """No level is skipped, no heading is empty."""
    level = 0
    for element in reading.walk():
        if kind(element) in ("H1", "H2", "H3", "H4", "H5", "H6"):
            now = int(kind(element)[1])
            if now > level + 1:
                yield f"{kind(element)} {reading.text(element)!r} comes after level {level}"
            if not reading.text(element):
                yield f"an empty {kind(element)}"
            level = now
    if not level:
        yield "no heading"


def tables(reading: Reading) -> Iterator[str]:
    """One head, rows of equal width, and every header says what it heads."""
    for table in reading.elements("Table"):
        groups = reading.kids(table)
        heads = [group for group in groups if kind(group) == "THead"]
        if len(heads) > 1:
            yield f"a table with {len(heads)} heads"
        rows = [row for group in groups for row in ([group] if kind(group) == "TR" else reading.kids(group))]
        widths = _columns(reading, [row for row in rows if kind(row) == "TR"])
        if len(set(widths)) > 1:
            yield f"a table whose rows have {sorted(set(widths))} columns: {reading.text(table)[:60]!r}"
        for row in rows:
            for cell in reading.kids(row):
                if kind(cell) == "TH" and "/Scope" not in _attributes(cell, "/Table"):
                    yield f"the header {reading.text(cell)!r} doesn't say what it heads"


def _columns(reading: Reading, rows: list[Any]) -> list[int]:
    """How many columns each row has, spans counted."""
    left_over: dict[int, int] = {}
    widths = []
    for row in rows:
        column, following = 0, dict[int, int]()
        for cell in reading.kids(row):
            while left_over.get(column):
                following[column] = left_over[column] - 1
                column += 1
            spans = _attributes(cell, "/Table")
            for _ in range(int(spans.get("/ColSpan", 1))):
                following[column] = int(spans.get("/RowSpan", 1)) - 1
                column += 1
        while left_over.get(column):
            following[column] = left_over[column] - 1
            column += 1
        left_over = following
        widths.append(column)
    return widths


def _attributes(element: Any, owner: str) -> dict[str, Any]:
    found = element.get("/A", Array())
    for attributes in found if isinstance(found, Array) else [found]:
        if attributes.get("/O") == owner:
            return dict(attributes.items())
    return {}


def pictures(reading: Reading) -> Iterator[str]:
    """Each has a description and a place."""
    for figure in reading.elements("Figure"):
        if not str(figure.get("/Alt", "")):
            yield "a picture without a description"
        if "/BBox" not in _attributes(figure, "/Layout"):
            yield "a picture without a place"


CHECKS: tuple[Callable[[Reading], Iterator[str]], ...] = (
    drawn.says_what_it_is,
    drawn.all_that_is_drawn_has_a_role,
    drawn.fonts,
    drawn.pictures_are_not_smoothed,
    tree_and_content_agree,
    elements_stand_where_they_may,
    headings_in_order,
    tables,
    pictures,
    handles.links,
    handles.fields,
)
