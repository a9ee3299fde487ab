"""A document's HTML made ready for paper: what a screen does by itself and a sheet of paper can't.

Works on parsed trees, never on text. Nothing is taken away that a reader would miss.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import lxml.html
from lxml.html import HtmlElement
from markupsafe import Markup

from .sheet import short_address

WIDE_COLUMNS = 6
"""A table of the text with so many columns is printed on a page on its side."""

_FEW_SIGNS = 1500
_SHORT_LIST, _SHORT_LIST_SIGNS = 3, 400
_FEW_STEPS, _STEPS_SIGNS = 6, 1300
_SHORT_TABLE, _SHORT_TABLE_SIGNS = 8, 1400
_TYPED = 50
"""Nobody types a longer address; its page is named in words."""
_BETWEEN_DIGITS = re.compile(r"(?<=\d) (?=\d)")
_OUTSIDE = ("http://", "https://", "mailto:", "tel:")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True)
class Entry:
    """A line of the contents; `number` is empty where a heading has none."""

    id: str
    number: str
    text: str
    below: list[Entry] = field(default_factory=list)


@dataclass
class Body:
    """A document's text while it is made ready."""

    root: HtmlElement

    @classmethod
    def of(cls, fragment: str) -> Body:
        """Parse a fragment; its first `h1`, the title, is left out: the head of the page prints it."""
        root = lxml.html.fragment_fromstring(fragment, create_parent="div")
        title = root.find(".//h1")
        if title is not None:
            _drop(title)
        return cls(root)

    def html(self) -> Markup:
        """Return the text as it stands now."""
        parts = [self.root.text or ""]
        parts += [lxml.html.tostring(child, encoding="unicode") for child in self.root]
        return Markup("".join(parts))

    def take_in_short(self) -> Markup:
        """Take the "In short" box out of the text and return it, or nothing."""
        boxes = self.root.find_class("in-short")
        if not boxes:
            return Markup("")
        box = boxes[0]
        box.tail, tail = None, box.tail
        html = Markup(lxml.html.tostring(box, encoding="unicode"))
        box.tail = tail
        _drop(box)
        return html

    def drop_screen_aids(self) -> None:
        """Drop what only a screen can use: marks to copy a heading's address, ways back from footnotes."""
        for element in [*self.root.find_class("headerlink"), *self.root.find_class("footnote-backref")]:
            _drop(element)

    def hang_numbers(self) -> None:
        """Put the number of each heading ("4", "4.2") into a piece of its own, to be hung in the margin."""
        for heading in self._headings():
            first, _, rest = (heading.text or "").partition(" ")
            if rest and _is_number(first):
                number = lxml.html.Element("span", {"class": "number"})
                number.text, number.tail = first, " " + rest
                heading.text = None
                heading.insert(0, number)

    def contents(self, deepest: int) -> list[Entry]:
        """Return the headings from level 2 to `deepest` as a tree; numbers must not hang yet."""
        entries: list[Entry] = []
        for heading in self._headings():
            level = int(heading.tag[1])
            if level > deepest or not heading.get("id"):
                continue
            text = " ".join(heading.text_content().split())
            first, _, rest = text.partition(" ")
            number, words = (first, rest) if rest and _is_number(first) else ("", text)
            entry = Entry(heading.get("id", ""), number, words)
            (entries[-1].below if level > 2 and entries else entries).append(entry)
        return entries

    def settle_links(self, address_of: Callable[[str], str | None]) -> None:
        """Give links to other pages the address that `address_of` returns; None makes them plain words."""
        for link in list(self.root.iter("a")):
            target = link.get("href", "")
            if not target:
                link.drop_tag()
            elif not target.startswith(("#", *_OUTSIDE)):
                address = address_of(target)
                if address is None:
                    link.drop_tag()
                else:
                    link.set("href", address)

    def keep_numbers_whole(self) -> None:
        """Keep each telephone number that can be rung on one line."""
        for link in self.root.iter("a"):
            if link.get("href", "").startswith("tel:"):
                for element in link.iter():
                    element.text = _BETWEEN_DIGITS.sub("\u00a0", element.text or "")

    def print_addresses(self, everywhere: bool, beside: bool = False) -> None:
        """Print the address small below each entry of a list of resources, or (everywhere) of any list.

        `beside` prints each that one can type, once, behind its link instead: for sheets that hang on a wall
        or lie on a table, where nobody can tap.
        """
        if beside:
            self._print_addresses_beside()
            return
        boxes = [*self.root.find_class("resources"), *self.root.find_class("help-card")]
        lists = (
            self.root.iter("ul", "ol")
            if everywhere
            else (found for box in boxes for found in box.iter("ul", "ol"))
        )
        for entry in [child for found in lists for child in found if child.tag == "li"]:
            link = next(
                (a for a in entry.iter("a") if a.get("href", "").startswith(("http://", "https://"))), None
            )
            if link is None or entry.find_class("address"):
                continue
            words = short_address(link.get("href", ""))
            if words == link.text_content().strip():
                continue
            address = lxml.html.Element("span", {"class": "address"})
            address.text = words
            nested = next((child for child in entry if child.tag in ("ul", "ol")), None)
            if nested is not None:
                nested.addprevious(address)
            else:
                holder = entry.find("p")
                (entry if holder is None else holder).append(address)

    def _print_addresses_beside(self) -> None:
        seen: set[str] = set()
        for link in list(self.root.iter("a")):
            target = link.get("href", "")
            words = short_address(target)
            if not target.startswith(("http://", "https://")) or words in seen or len(words) > _TYPED:
                continue
            seen.add(words)
            if words == link.text_content().strip():
                continue
            address = lxml.html.Element("span", {"class": "address beside"})
            address.text = f"({words})"
            address.tail, link.tail = link.tail, " "
            link.addnext(address)

    def point_to_pages(self) -> None:
        """Let each reference within the document say on which page its target stands."""
        for link in list(self.root.iter("a")):
            target = link.get("href", "")
            if target.startswith("#") and link.get("class") not in ("footnote-ref",):
                mark = lxml.html.Element("span", {"class": "at-page", "data-target": target})
                mark.tail, link.tail = link.tail, None
                link.addnext(mark)

    def keep_together(self) -> None:
        """Mark what isn't to be cut: a line that leads in ("Write down:") from its list; a few steps;
        short lists and short tables.
        """
        followers = ("ul", "ol", "table", "div", "dl")
        for paragraph in self.root.iter("p"):
            following = paragraph.getnext()
            if following is None:
                continue
            leads = paragraph.text_content().rstrip().endswith(":") and following.tag in followers
            if "form-table" in following.get("class", ""):
                leads = leads or "form-labelled" in _first_within(paragraph)
            if leads or "form-signature" in following.get("class", ""):
                _add_class(paragraph, "lead-in")
        for found in self.root.iter("ul", "ol"):
            if len(found) <= _SHORT_LIST and len(found.text_content()) <= _SHORT_LIST_SIGNS:
                _add_class(found, "short-list")
            elif found.tag == "ol" and len(found) <= _FEW_STEPS and len(found.text_content()) <= _STEPS_SIGNS:
                _add_class(found, "steps")
        for table in self.root.iter("table"):
            if (
                len(table.findall(".//tr")) <= _SHORT_TABLE + 1
                and len(table.text_content()) <= _SHORT_TABLE_SIGNS
            ):
                _add_class(table, "short-table")

    def shape_tables(self) -> bool:
        """Give tables with many columns room: smaller letters, then a page on its side.

        Return whether nearly all of the document is such a table, so that all of it should be on its side.
        """
        wide: list[HtmlElement] = []
        for table in list(self.root.iter("table")):
            for cell in table.iterfind(".//thead//th"):
                cell.set("scope", cell.get("scope", "col"))
            columns = max(
                (sum(int(c.get("colspan", "1")) for c in row) for row in table.iter("tr")), default=0
            )
            holder = table.getparent()
            form = holder is not None and "form-wide" in holder.get("class", "")
            if form or columns >= WIDE_COLUMNS:
                wide.append(holder if form and holder is not None else table)
            elif columns == 3 and not (holder is not None and "form-table" in holder.get("class", "")):
                _add_class(table, "three-columns")
            elif columns >= 5 and not (holder is not None and "form-table" in holder.get("class", "")):
                _add_class(table, "many-columns")
        if not wide:
            return False
        beside = len(self.root.text_content()) - sum(len(table.text_content()) for table in wide)
        if beside < _FEW_SIGNS:
            return True
        for table in wide:
            # The layout turns the page for a block of the text itself, not for one deeper down.
            block = self._outermost(table)
            _add_class(block, "wide-page")
            self._turn_heading_too(block, table)
            after = sum(len(following.text_content()) for following in block.itersiblings())
            if after > _FEW_SIGNS:
                _add_class(block, "and-back")
        return False

    def _turn_heading_too(self, block: HtmlElement, table: HtmlElement) -> None:
        """Let the heading of a table, and one paragraph between, stand on its page; nothing is said twice."""
        between = block.getprevious()
        heading = between
        if between is not None and between.tag == "p":
            heading = between.getprevious()
        if between is None or heading is None or heading.tag not in _HEADINGS:
            return
        _add_class(heading, "wide-page")
        if between is not heading:
            _add_class(between, "wide-page")
        caption = table.find("caption")
        if caption is not None and _words(caption) == _words(heading):
            table.set("aria-label", caption.text_content().strip())
            _drop(caption)

    def tick_lists(self) -> None:
        """Drop the bullets of lists whose every entry begins with a box to tick or a field's label."""
        for found in self.root.iter("ul"):
            first = [_first_within(child) for child in found if child.tag == "li"]
            if first and all("form-tick" in name for name in first):
                _add_class(found, "ticks")
            elif first and all("form-labelled" in name for name in first):
                _add_class(found, "fields")

    def part_to_return(self, sentence: str, *, own_leaf: bool, head: str) -> None:
        """Wrap the part to be signed: from the heading before the first signature to the end.

        `sentence` says below it which version this is, whom it goes to and how long it is kept; `head` says
        above it, on a leaf of its own, what is signed.
        """
        signatures = self.root.find_class("form-signature")
        if not signatures:
            return
        start = self._outermost(signatures[0])
        while start.tag not in _HEADINGS:
            before = start.getprevious()
            if before is None:
                break
            start = before
        part = lxml.html.Element("section", {"class": "return-part own-leaf" if own_leaf else "return-part"})
        start.addprevious(part)
        moving = [part.getnext()]
        while (following := moving[-1].getnext()) is not None:
            moving.append(following)
        for element in moving:
            part.append(element)
        if own_leaf and head:
            above = lxml.html.Element("p", {"class": "leaf-head"})
            above.text = head
            position = 1 if part[0].tag in _HEADINGS else 0
            part.insert(position, above)
        note = lxml.html.Element("p", {"class": "goes-back"})
        note.text = sentence
        part.append(note)

    def holds(self, name: str) -> bool:
        """Say whether something in the text has the class `name`."""
        return bool(self.root.find_class(name))

    def _outermost(self, element: HtmlElement) -> HtmlElement:
        """Return the block of the text itself that holds `element`."""
        while (parent := element.getparent()) is not None and parent is not self.root:
            element = parent
        return element

    def _headings(self) -> Iterator[HtmlElement]:
        yield from self.root.iter(*_HEADINGS)


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split()).casefold()


def _is_number(word: str) -> bool:
    return all(part.isdigit() for part in word.rstrip(".").split("."))


def _first_within(entry: HtmlElement) -> str:
    """Return the classes of the field that an entry begins with, or nothing."""
    here = entry
    while not (here.text or "").strip() and len(here):
        here = here[0]
        if "form-field" in here.get("class", ""):
            return str(here.get("class", ""))
    return ""


def _add_class(element: HtmlElement, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())


def _drop(element: HtmlElement) -> None:
    """Remove an element with all it holds; what stands behind it stays."""
    element.drop_tree()
