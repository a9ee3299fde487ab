"""A document's HTML made ready for paper: what a screen does by itself and a sheet of paper can't.

Works on parsed trees, never on text. Nothing is taken away that a reader would miss.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import lxml.html
from lxml.html import HtmlElement
from markupsafe import Markup

from .sheet import short_address
from .trees import HEADINGS, add_class

_SHORT_LIST, _SHORT_LIST_SIGNS = 3, 400
_FEW_STEPS, _STEPS_SIGNS = 6, 1300
# The ids under which the pages of resources list our other pages.
_LISTS_OF_OUR_PAGES = ("our-pages", "our-documents")
_OUTSIDE = ("http://", "https://", "mailto:", "tel:")


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

    def name_appendices(self, appendices: Sequence[tuple[str, str]]) -> None:
        """Let a link that says "appendix 2" tell a listener which document that is."""
        titles = {label.casefold(): title for label, title in appendices}
        for link in self.root.iter("a"):
            words = link.text_content().strip()
            if title := titles.get(words.casefold()):
                link.set("aria-label", f"{words}: {title}")

    def list_pages_by_address(self, address: str) -> None:
        """Replace a list of our own pages, titles to tap, by the address of the page that has it."""
        for heading in list(self._headings()):
            pages = heading.getnext()
            if heading.get("id") in _LISTS_OF_OUR_PAGES and pages is not None and pages.tag == "ul":
                line = lxml.html.fromstring("<p>They are listed, with links to tap, at <a></a>.</p>")
                link = line[0]
                link.set("href", address)
                link.text = short_address(address)
                pages.addprevious(line)
                _drop(pages)

    def point_to_pages(self) -> None:
        """Let each reference within the document say on which page its target stands."""
        for link in list(self.root.iter("a")):
            target = link.get("href", "")
            if target.startswith("#") and link.get("class") not in ("footnote-ref",):
                mark = lxml.html.Element("span", {"class": "at-page", "data-target": target})
                mark.tail, link.tail = link.tail, None
                link.addnext(mark)

    def keep_together(self) -> None:
        """Mark what isn't to be cut: what leads in ("Write down:") from its list, short lists, few steps."""
        followers = ("ul", "ol", "table", "div", "dl")
        for paragraph in self.root.iter("p"):
            following = paragraph.getnext()
            if following is None:
                continue
            leads = paragraph.text_content().rstrip().endswith(":") and following.tag in followers
            if "form-table" in following.get("class", "") or "form-lines" in _first_within(following):
                leads = leads or "form-labelled" in _first_within(paragraph)
            signed = "form-signature" in following.get("class", "")
            if leads or signed:
                add_class(paragraph, "lead-in")
            before = paragraph.getprevious()
            if signed and before is not None and before.tag in HEADINGS:
                add_class(before, "sign-here")
        for block in self.root.find_class("form-signature"):
            before = block.getprevious()
            if before is not None and before.tag in HEADINGS:
                add_class(before, "sign-here")
        for found in self.root.iter("ul", "ol"):
            if len(found) <= _SHORT_LIST and len(found.text_content()) <= _SHORT_LIST_SIGNS:
                add_class(found, "short-list")
            elif found.tag == "ol" and len(found) <= _FEW_STEPS and len(found.text_content()) <= _STEPS_SIGNS:
                add_class(found, "steps")

    def tick_lists(self) -> None:
        """Drop the bullets of lists whose every entry begins with a box to tick or a field's label."""
        for found in self.root.iter("ul"):
            first = [_first_within(child) for child in found if child.tag == "li"]
            if first and all("form-tick" in name for name in first):
                add_class(found, "ticks")
            elif first and all("form-labelled" in name for name in first):
                add_class(found, "fields")

    def holds(self, name: str) -> bool:
        """Say whether something in the text has the class `name`."""
        return bool(self.root.find_class(name))

    def _headings(self) -> Iterator[HtmlElement]:
        yield from self.root.iter(*HEADINGS)


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


def _drop(element: HtmlElement) -> None:
    """Remove an element with all it holds; what stands behind it stays."""
    element.drop_tree()
