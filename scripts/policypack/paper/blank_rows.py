"""Blank rows that fill a page: a log has as many as the paper has room for, not as many as its page says."""

from __future__ import annotations

import re
from copy import deepcopy

import lxml.html
from lxml.html import HtmlElement

_HEIGHT = re.compile(r"--form-row:(\d+)mm")
_BORDER_MM = 0.2


def rows_that_fit(html: str, room_mm: float) -> int:
    """Return how many more blank rows of the table that ends a document fit into `room_mm`; 0 without one."""
    if 'data-blank="' not in html:
        return 0
    table = last_table(lxml.html.fragment_fromstring(html, create_parent="div"))
    height = _HEIGHT.search(table.get("style", "")) if table is not None else None
    return int(room_mm / (int(height[1]) + _BORDER_MM)) if height else 0


def last_table(root: HtmlElement) -> HtmlElement | None:
    """Return the table that ends a text, if its last rows are blank."""
    tables = root.find_class("form-table")
    if not tables or not int(tables[-1].get("data-blank", "0")):
        return None
    last = tables[-1]
    followed = any(following.text_content().strip() for following in last.itersiblings())
    return None if followed or last.getparent() is not root or (last.tail or "").strip() else last


def add_rows(root: HtmlElement, number: int) -> None:
    """Repeat the last row of the table that ends a text, each time with the names of the row after it."""
    table = last_table(root)
    if table is None:
        return
    for _ in range(number):
        row = table.findall(".//tbody/tr")[-1]
        following = deepcopy(row)
        for cell in following.iter():
            if name := cell.get("data-field"):
                of_table = f"{table.get('data-rows')}_"
                count, _, column = name.removeprefix(of_table).partition("_")
                after = str(int(count) + 1)
                cell.set("data-field", f"{of_table}{after}_{column}")
                label = cell.get("data-label", "")
                cell.set("data-label", label.replace(f", row {count}:", f", row {after}:"))
        row.addnext(following)
