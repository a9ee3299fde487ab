"""Tables on a narrow screen: each cell knows its column's words, so that a row can become a block.

Three or more columns don't fit a phone. The stylesheet (overrides/assets/css/documents.css) lays such a
table's cells below one another and prints `data-label` before each. Laying a table out differently makes
browsers forget that it is one, so the roles are written down. The website only: paper is wide enough.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
_FITS_A_PHONE = 2


def labelled(html: str) -> str:
    """Return a page's HTML with its wide tables labelled; everything else stays as it is, to the character.

    A table to fill in (`div.form-table`) keeps its shape and can be scrolled, by keyboard too.
    """
    reader = _Reader()
    reader.lines = html.splitlines(keepends=True)
    reader.feed(html)
    reader.close()
    for position, text in sorted(reader.insertions, reverse=True):
        html = html[:position] + text + html[position:]
    return html


@dataclass
class _Table:
    """A table being read: where its tags end, and the words of its head."""

    form: bool
    tags: list[tuple[str, int, int]] = field(default_factory=list)  # name, where to insert, column
    heads: list[str] = field(default_factory=list)
    column: int = -1
    in_head: bool = False


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.insertions: list[tuple[int, str]] = []
        self.table: _Table | None = None
        self.form = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "div" and "form-table" in (given.get("class") or "").split():
            self.form = True
            self._insert(' tabindex="0" role="region" aria-label="Table to fill in"')
        elif tag == "table":
            self.table = _Table(form=self.form)
            self.form = False
        if self.table is None or tag not in {*_ROLES, "th"}:
            return
        if tag == "tr":
            self.table.column = -1
        elif tag in ("td", "th"):
            self.table.column += 1
            new = self.table.column == len(self.table.heads)
            self.table.in_head = tag == "th" and given.get("scope") != "row" and new
            if self.table.in_head:
                self.table.heads.append("")
        name = "rowhead" if tag == "th" and not self.table.in_head else tag
        self.table.tags.append((name, self._end(), self.table.column))

    def handle_data(self, data: str) -> None:
        if self.table is not None and self.table.in_head:
            self.table.heads[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if self.table is None:
            return
        if tag == "th":
            self.table.in_head = False
        elif tag == "table":
            if len(self.table.heads) > _FITS_A_PHONE and not self.table.form:
                self._label(self.table)
            self.table = None

    def _label(self, table: _Table) -> None:
        for tag, position, column in table.tags:
            if tag == "table":
                text = ' data-labelled role="table"'
            elif tag == "th":
                text = ' role="columnheader"'
            else:
                text = f' role="{_ROLES.get(tag, "rowheader")}"'
            if tag in ("td", "rowhead") and column < len(table.heads):
                text += f' data-label="{escape(" ".join(table.heads[column].split()))}"'
            self.insertions.append((position, text))

    def _insert(self, text: str) -> None:
        self.insertions.append((self._end(), text))

    def _end(self) -> int:
        """Return the place just before the `>` of the tag that is being read."""
        line, column = self.getpos()
        start = sum(map(len, self.lines[: line - 1])) + column
        return start + len(self.get_starttag_text() or "") - 1
