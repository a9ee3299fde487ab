"""Tables whose letters or paper leave no room for their columns, printed row by row."""

from __future__ import annotations

import lxml.html
from lxml.html import HtmlElement

from .trees import HEADINGS, outermost


def stack_tables(root: HtmlElement, columns: int) -> None:
    """Turn each table with so many columns into a list: an entry for each row, a line for each of its cells.

    The first cell heads the entry; before each other one stands what its column is called. Tables to write in
    stay: whoever fills them in needs their rows.
    """
    for table in list(root.iter("table")):
        holder = table.getparent()
        if holder is None or "form-table" in holder.get("class", ""):
            continue
        heads = [_words(cell) for cell in table.iterfind("./thead/tr/*")]
        rows = table.findall("./tbody/tr")
        # A cell over several rows or columns belongs to no one entry.
        if len(heads) < columns or any(len(row) != len(heads) for row in rows):
            continue
        caption = table.find("caption")
        name = _words(caption) if caption is not None else ""
        if name and name != _heading_before(root, table):
            above = lxml.html.Element("p", {"class": "stacked-name"})
            above.text = name
            table.addprevious(above)
        table.addprevious(_stacked(heads, rows))
        table.drop_tree()


def _heading_before(root: HtmlElement, table: HtmlElement) -> str:
    """Return the words of the heading that a table stands under."""
    earlier = outermost(root, table).itersiblings(preceding=True)
    return next((_words(element) for element in earlier if element.tag in HEADINGS), "")


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _stacked(heads: list[str], rows: list[HtmlElement]) -> HtmlElement:
    stack = lxml.html.Element("ul", {"class": "stacked"})
    for row in rows:
        entry = lxml.html.Element("li", {"id": row.get("id")} if row.get("id") else {})
        for head, cell in zip(heads, row, strict=True):
            if not cell.text_content().strip() and not len(cell):
                continue
            line = lxml.html.Element("div", {"class": "stacked-cell" if len(entry) else "stacked-first"})
            line.text = cell.text
            line.extend(list(cell))
            if len(entry) and head:
                said = lxml.html.Element("strong", {"class": "stacked-head"})
                said.text, said.tail, line.text = f"{head}:", f" {line.text or ''}", None
                line.insert(0, said)
            entry.append(line)
        stack.append(entry)
    return stack
