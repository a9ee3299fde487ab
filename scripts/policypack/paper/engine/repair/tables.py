"""Header cells say what they head (PDF/UA-1 7.5), captions stand first."""

from __future__ import annotations

from ..elements import Element
from ..tree import Paper


def head(paper: Paper) -> None:
    """Give each header cell a scope.

    A `scope` in the HTML counts; otherwise a header in the table's head or in a row of headers alone (but
    for an empty first corner) heads its column, any other its row. The lists of headers that WeasyPrint
    gives each cell are dropped: it makes them for each page of a table by itself, and scopes say the same.
    """
    for table in paper.root.walk():
        if table.kind == "Table":
            rows = [(row, group.kind == "THead") for group in table.elements for row in _rows(group)]
            for number, (row, in_head) in enumerate(rows):
                _scope(row, across=not in_head and not _heads_columns(row, first=number == 0))


def _rows(group: Element) -> list[Element]:
    return [group] if group.kind == "TR" else group.elements


def _heads_columns(row: Element, *, first: bool) -> bool:
    cells = row.elements
    if first and cells and not cells[0].children:
        cells = cells[1:]
    return all(cell.kind == "TH" for cell in cells)


def _scope(row: Element, *, across: bool) -> None:
    for cell in row.elements:
        attributes = cell.attributes.setdefault("Table", {})
        attributes.pop("Headers", None)
        if cell.kind == "TH":
            said = ((cell.html.get("scope") if cell.html is not None else "") or "").lower()
            if said.startswith(("row", "col")):
                attributes["Scope"] = "/Row" if said.startswith("row") else "/Column"
            else:
                attributes["Scope"] = "/Row" if across else "/Column"
