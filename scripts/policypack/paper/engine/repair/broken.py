"""Elements that pages, columns or lines broke are joined again.

WeasyPrint starts a new element on each page and each line: a table over four pages is four tables to a
screen reader, a link over two lines two links. What belongs together comes from one HTML element and stands
side by side.
"""

from __future__ import annotations

from .. import weasy
from ..elements import Element, Handle, Mark
from ..tree import Paper


def mend(paper: Paper) -> None:
    """Join what pages, columns and lines broke; heads and feet that a table repeats become artifacts."""
    _join_columns(paper.root)
    for element in paper.root.walk():
        if element.kind == "LI" or element.kind == "L":
            _nest_lists(element)
    _join_children(paper, paper.root)


def _join_columns(element: Element) -> None:
    """WeasyPrint makes an element of each column: a list in two columns is a list of two lists."""
    for child in element.elements:
        _join_columns(child)
    columns = [child for child in element.elements if _is_column(element, child)]
    if not columns or len(columns) != len(element.children):
        return
    element.children.clear()
    for column in columns:
        _append(element, column.children)


def _is_column(element: Element, child: Element) -> bool:
    same = child.html is element.html and child.kind == element.kind and child.tag == element.tag
    return same and child.html is not None and child.made_up


def _append(element: Element, children: list[Element | Mark | Handle]) -> None:
    """Add what the next column holds; what began in the column before goes on in it."""
    last = element.children[-1] if element.children else None
    first = children[0] if children else None
    if isinstance(last, Element) and isinstance(first, Element):
        cut = first.html is not None and first.html is last.html and first.kind == last.kind
        if cut and first.tag == last.tag:
            _append(last, first.children)
            children = children[1:]
    element.children += children


def _join_children(paper: Paper, element: Element) -> None:
    joined: list[Element] = []
    kept: list[object] = []
    for child in element.children:
        before = kept[-1] if kept else None
        if isinstance(child, Element) and isinstance(before, Element) and _continues(before, child):
            before.children += child.children
            joined.append(before)
            continue
        kept.append(child)
    element.children[:] = kept  # type: ignore[assignment]
    for table in joined:
        if table.kind == "Table":
            _drop_repeats(paper, table)
        elif table.kind == "TR":
            _join_cells(table)
    for child in element.elements:
        _join_children(paper, child)


def _continues(before: Element, after: Element) -> bool:
    if after.html is None or after.html is not before.html:
        return False
    if after.tag != before.tag or after.kind != before.kind or after.kind in ("TD", "TH"):
        return False
    if weasy.is_inline_fragment(after.box) and weasy.is_inline_fragment(before.box):
        return True
    return bool(before.pages()) and min(after.pages(), default=-1) > min(before.pages())


def _drop_repeats(paper: Paper, table: Element) -> None:
    """Keep the first head and the last foot of a table that pages broke."""
    for kind, keep in (("THead", 0), ("TFoot", -1)):
        groups = [child for child in table.elements if child.kind == kind]
        for group in groups:
            if group is not groups[keep]:
                paper.discard(group)
                table.children.remove(group)


def _join_cells(row: Element) -> None:
    """A row over two pages has each of its cells twice: put the second half into the first."""
    first: dict[int, Element] = {}
    for cell in row.elements:
        whole = first.setdefault(id(cell.html), cell)
        if whole is not cell:
            whole.children += cell.children
            row.children.remove(cell)


def _nest_lists(element: Element) -> None:
    """WeasyPrint puts a nested list beside its item (issue 2903); put it inside, where it stood."""
    if element.kind != "L":
        return
    item: Element | None = None
    for child in element.elements:
        if child.kind == "LI":
            item = child
        elif child.kind == "L" and item is not None:
            element.children.remove(child)
            place = _order(child)
            siblings = item.children
            later = (
                n for n, other in enumerate(siblings) if isinstance(other, Element) and _follows(other, place)
            )
            siblings.insert(next(later, len(siblings)), child)


def _follows(element: Element, place: tuple[int, int]) -> bool:
    return element.kind != "Lbl" and _order(element) > place


def _order(element: Element) -> tuple[int, int]:
    """Where an element's text begins. Markers and pictures are drawn after all text of their page."""
    places = [
        (child.page, child.number)
        for part in element.walk()
        if part.kind not in ("Lbl", "Figure")
        for child in part.children
        if isinstance(child, Mark)
    ]
    return min(places, default=(1 << 30, 0))
