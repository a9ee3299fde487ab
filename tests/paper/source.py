"""What a PDF must say of a document: its blocks, links, tables, lists, headings and fields, from its HTML.

Independent of how the document is laid out: read from the same HTML as the web page's. What paper does
otherwise on purpose stands here, and nothing else: "In short" goes up to the title, a list of our own pages
becomes the address of the page that has it, and a table doesn't repeat the heading above it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

import lxml.html

_INLINE = frozenset(
    ("strong", "em", "b", "i", "code", "span", "abbr", "small", "sup", "sub", "mark", "time", "br", "q")
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_OF_A_ROW = re.compile(r"(\w+?)_(\d+)_(\w+)")
_LISTS_OF_OUR_PAGES = ("our-pages", "our-documents")


@dataclass(frozen=True)
class Run:
    """Words between two edges, as compared; those of a link have its address."""

    words: str
    href: str = ""


@dataclass
class Source:
    """A document's HTML, taken apart in reading order.

    `until` is the number of runs that stand on the first page before the box about danger: the title and
    "In short". `headings` have level, words and id; `tables` the number of cells and of header cells of each
    row; `lists` the shape of each outermost list (of each item, the shapes of the lists in it).
    """

    runs: list[Run] = field(default_factory=list)
    until: int = 1
    links: list[Run] = field(default_factory=list)
    headings: list[tuple[int, str, str]] = field(default_factory=list)
    tables: list[list[tuple[int, int]]] = field(default_factory=list)
    lists: list[Any] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, html: str, *, on_the_web: bool, rows_from: int | None = None) -> Source:
        """Take a document's HTML apart; it begins with the title in an `h1`.

        `on_the_web` says whether its page has an address, and `rows_from` from how many columns on a table
        is printed row by row.
        """
        root = lxml.html.fragment_fromstring(html, create_parent="div")
        title = root.find(".//h1")
        boxes = root.find_class("in-short")[:1]
        for moved in boxes:
            moved.drop_tree()
            moved.tail = None
            title.addnext(moved)
        _settle(root, on_the_web=on_the_web)
        if rows_from:
            _lay_out_rows(root, rows_from)
        source = cls()
        source._visit(root)
        source.runs = [run for run in source.runs if run.words]
        source.until = 1 + sum(len([run for run in _runs(box) if run.words]) for box in boxes)
        return source

    def is_more(self, name: str) -> bool:
        """Say whether a field stands in a blank row that paper adds to a table of the text."""
        row = _OF_A_ROW.fullmatch(name)
        rows = [
            int(other[2])
            for field in self.fields
            if (other := _OF_A_ROW.fullmatch(field)) and row and (other[1], other[3]) == (row[1], row[3])
        ]
        return bool(row and rows and int(row[2]) > max(rows))

    def _visit(self, root: Any) -> None:
        self.runs = _runs(root)
        for element in root.iter():
            if not isinstance(element.tag, str):
                continue
            if element.tag == "a" and element.get("href"):
                self.links.append(Run(spaced(element.text_content()), element.get("href")))
            elif element.tag in _HEADINGS:
                self.headings.append(
                    (int(element.tag[1]), bare(element.text_content()), element.get("id", ""))
                )
            elif element.tag == "table":
                rows = [[cell.tag for cell in row] for row in element.iter("tr")]
                self.tables.append([(len(row), row.count("th")) for row in rows])
            elif element.tag in ("ul", "ol", "dl") and not _within(element, ("ul", "ol", "dl")):
                self.lists.append(_shape(element))
            elif element.tag == "img" and element.get("alt"):
                self.pictures.append(element.get("alt"))
            if element.get("data-field"):
                self.fields.append(element.get("data-field"))


def bare(text: str) -> str:
    """Text as compared: compatible forms made one, no soft hyphens, no space."""
    return re.sub(r"[\s\xad\u200b]", "", unicodedata.normalize("NFKC", text))


def spaced(text: str) -> str:
    """Text as read out: single spaces, no soft hyphens."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).replace("\xad", "")).strip()


def plain(html: str) -> str:
    """The words of a piece of HTML, as compared."""
    return bare(lxml.html.fragment_fromstring(html, create_parent="div").text_content())


def _settle(root: Any, *, on_the_web: bool) -> None:
    for heading in root.iter(*_HEADINGS):
        pages = heading.getnext()
        listed = heading.get("id") in _LISTS_OF_OUR_PAGES and pages is not None and pages.tag == "ul"
        if listed and on_the_web:
            pages.drop_tree()
    for caption in list(root.iter("caption")):
        above = caption.xpath("preceding::*[self::h2 or self::h3][1]")
        if any(
            bare(each.text_content()).casefold() == bare(caption.text_content()).casefold() for each in above
        ):
            caption.drop_tree()
    for label in root.find_class("form-label"):
        # Beside words and in a cell, the words there are the label; it is drawn for nobody.
        classes = label.getparent().get("class", "")
        if "form-labelled" not in classes and "form-part" not in classes:
            label.drop_tree()


def _lay_out_rows(root: Any, columns: int) -> None:
    """In large print a row of a table of sentences is an entry, each of its cells a line of it."""
    for table in list(root.iter("table")):
        heads = [spaced(cell.text_content()) for cell in table.iterfind("./thead/tr/*")]
        rows = [list(row) for row in table.iterfind("./tbody/tr")]
        even = all(len(row) == len(heads) for row in rows)
        if "form-table" in table.getparent().get("class", "") or len(heads) < columns or not even:
            continue
        entries = lxml.html.Element("ul")
        for row in rows:
            entry = lxml.html.Element("li")
            for number, (head, cell) in enumerate(zip(heads, row, strict=True)):
                if bare(cell.text_content()):
                    cell.tag = "div"
                    cell.text = f"{head}: {cell.text or ''}" if number else cell.text
                    entry.append(cell)
            entries.append(entry)
        for caption in table.iterfind("caption"):
            caption.tag = "p"
            table.addprevious(caption)
        table.addprevious(entries)
        table.drop_tree()


def _runs(root: Any) -> list[Run]:
    texts: list[list[str]] = [["", ""]]

    def visit(element: Any) -> None:
        if not isinstance(element.tag, str):
            return
        edge = element.tag not in _INLINE
        if edge:
            texts.append(["", element.get("href", "")])
        texts[-1][0] += element.text or ""
        for child in element:
            visit(child)
            texts[-1][0] += child.tail or ""
        if edge:
            texts.append(["", ""])

    visit(root)
    return [Run(bare(words), href) for words, href in texts]


def _within(element: Any, tags: tuple[str, ...]) -> bool:
    return next(element.iterancestors(*tags), None) is not None


def _shape(found: Any) -> Any:
    """The items of a list; of each, the shapes of the lists in it. A term and its meanings are one item."""
    items: list[Any] = []
    for child in found:
        if child.tag == "dd" and items:
            items[-1] += _nested(child)
        elif child.tag in ("li", "dt"):
            items.append(_nested(child))
    return items


def _nested(item: Any) -> list[Any]:
    shapes: list[Any] = []
    for child in item:
        shapes += [_shape(child)] if child.tag in ("ul", "ol", "dl") else _nested(child)
    return shapes
