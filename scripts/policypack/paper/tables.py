"""Tables on paper: letters or pages with room for their columns, and short ones on one page."""

from __future__ import annotations

from lxml.html import HtmlElement

from .trees import HEADINGS, add_class, outermost

WIDE_COLUMNS = 6
"""A table of the text with so many columns is printed on a page on its side."""

_THREE, _MANY = 3, 5
_SHORT_CELL, _BESIDE_A_SHORT_CELL = 14, 84
_LONG_WORD = 24
_FEW_SIGNS = 1500
# Rows with the head.
_FEW_ROWS, _ROWS_SIGNS = 9, 700
_BLANK = "data-blank"
"""What marks a table of blank rows: it may go on over the page."""


def shape_tables(root: HtmlElement) -> bool:
    """Give tables with many columns room (smaller letters, then a page on its side); keep short ones whole.

    Return whether nearly all of the document is such a table, so that all of it should be on its side.
    """
    wide: list[HtmlElement] = []
    for table in list(root.iter("table")):
        for cell in table.iterfind(".//thead//th"):
            cell.set("scope", cell.get("scope", "col"))
        for cell in table.iter("th", "td"):
            if any(len(word) > _LONG_WORD for word in cell.text_content().split()):
                # It may be cut: whole, it would take the other columns' room.
                add_class(cell, "long-word")
        columns = max((sum(int(c.get("colspan", "1")) for c in row) for row in table.iter("tr")), default=0)
        holder = table.getparent()
        classes = "" if holder is None else holder.get("class", "")
        few = len(table.findall(".//tr")) <= _FEW_ROWS
        if few and holder is not None and "form-table" in classes and not holder.get(_BLANK):
            add_class(holder, "short-table")
        if "form-wide" in classes or columns >= WIDE_COLUMNS:
            wide.append(holder if holder is not None and "form-wide" in classes else table)
        elif "form-table" not in classes:
            if columns == _THREE:
                add_class(table, "three-columns")
                _give_room(table)
            elif columns >= _MANY:
                add_class(table, "many-columns")
            if few and len(table.text_content()) <= _ROWS_SIGNS:
                add_class(table, "short-table")
    if not wide:
        return False
    beside = len(root.text_content()) - sum(len(table.text_content()) for table in wide)
    if beside < _FEW_SIGNS:
        return True
    for table in wide:
        # The layout turns the page for a block of the text itself, not for one deeper down.
        block = outermost(root, table)
        add_class(block, "wide-page")
        _turn_heading_too(block, table)
        after = sum(len(following.text_content()) for following in block.itersiblings())
        if after > _FEW_SIGNS:
            add_class(block, "and-back")
    return False


def _give_room(table: HtmlElement) -> None:
    """Take from a first column of a word or two what the columns of sentences behind it need."""
    columns = [[_words(cell) for cell in column] for column in zip(*table.iter("tr"), strict=False)]
    if max(map(len, columns[0])) > _SHORT_CELL:
        return
    add_class(table, "short-first")
    # A column twice as full needs more width, not twice as much: its cells may be higher.
    needs = [sum(map(len, column)) ** 0.5 for column in columns[1:]]
    for cell, need in zip(table.find(".//tr")[1:], needs, strict=False):
        cell.set("style", f"width:{_BESIDE_A_SHORT_CELL * need / sum(needs):.0f}%")


def _turn_heading_too(block: HtmlElement, table: HtmlElement) -> None:
    """Let the heading of a table, and one paragraph between, stand on its page; nothing is said twice."""
    between = block.getprevious()
    heading = between
    if between is not None and between.tag == "p":
        heading = between.getprevious()
    if between is None or heading is None or heading.tag not in HEADINGS:
        return
    add_class(heading, "wide-page")
    if between is not heading:
        add_class(between, "wide-page")
    caption = table.find("caption")
    if caption is not None and _words(caption) == _words(heading):
        table.set("aria-label", caption.text_content().strip())
        caption.drop_tree()


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split()).casefold()
