"""Header cells say what they head (PDF/UA-1 7.5), captions stand first."""

from __future__ import annotations

from ..tree import Element, Paper


def head(paper: Paper) -> None:
    """Give each header cell a scope.

    A `scope` in the HTML counts; otherwise a header in the table's head or in a row of headers alone heads
    its column, any other its row. The lists of headers that WeasyPrint gives each cell are dropped: it makes
    them for each page of a table by itself, and scopes say the same.
    """
    for table in paper.root.walk():
        if table.kind == "Table":
            for group in table.elements:
                rows = [group] if group.kind == "TR" else group.elements
                for row in rows:
                    _scope(row, in_head=group.kind == "THead")


def _scope(row: Element, *, in_head: bool) -> None:
    headers_alone = all(cell.kind == "TH" for cell in row.elements)
    for cell in row.elements:
        attributes = cell.attributes.setdefault("Table", {})
        attributes.pop("Headers", None)
        if cell.kind == "TH":
            said = ((cell.html.get("scope") if cell.html is not None else "") or "").lower()
            if said.startswith("row"):
                across = True
            elif said.startswith("col"):
                across = False
            else:
                across = not in_head and not headers_alone
            attributes["Scope"] = "/Row" if across else "/Column"
