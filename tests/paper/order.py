"""A document in a PDF says what its HTML says: nothing is lost, nothing out of order, nothing else said.

`disagreements` compares what is read through the structure tree with the words, links, tables, lists,
headings, pictures and fields of the document's HTML. What else may be read is named: the words of the head
and the end of a printed document, its contents, page numbers behind references, printed addresses. Each web
address of the text must be there for who has only the paper.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Dictionary

from tests.paper.addresses import only_to_tap
from tests.paper.reading import Reading, kind
from tests.paper.source import Run, Source, bare

_BULLET = re.compile(r"[•–]|\d+\.")
_AT_PAGE = re.compile(r",page(\d+)")


@dataclass(frozen=True)
class Around:
    """What may stand around a document's text on paper, as compared; each is said once at most.

    `above` the title; `below` it and "In short", before the text; `behind` the text. `headings` are those
    of contents and of the end. `addresses` turns an address into how it is printed; `leads_to` a link's
    address into its target in the PDF, or None where the words stay alone. `beside` are the addresses of
    links above and below.
    """

    above: Sequence[str]
    below: Sequence[str]
    behind: Sequence[str]
    address: Callable[[str], str]
    leads_to: Callable[[str], str | None]
    beside: Sequence[str] = ()
    tables: int = 0
    headings: Sequence[str] = ()


def disagreements(reading: Reading, part: Any, name: str, source: Source, around: Around) -> list[str]:
    """Return all in which the document `name`, which `part` of the tree holds, isn't what `source` says."""
    return [
        *_words(reading, part, name, source, around),
        *_links(reading, part, source, around),
        *_headings(reading, part, source, around),
        *_tables(reading, part, source, around),
        *_lists(reading, part, source, around),
        *_pictures(reading, part, source),
        *_fields(reading, part, name, source),
        *only_to_tap(reading, part, source, around.address),
    ]


def _beside_the_text(reading: Reading) -> Callable[[Any], bool]:
    """Contents and the labels of list items aren't words of the text."""

    def beside(element: Any) -> bool:
        if kind(element) == "Lbl":
            return bool(_BULLET.fullmatch(reading.text(element)))
        return kind(element) == "TOC"

    return beside


@dataclass
class _Words:
    """The words of a part while they are compared; `done` of them are explained."""

    whole: str
    done: int = 0
    spent: set[str] = field(default_factory=set)

    def takes(self, words: str) -> bool:
        found = bool(words) and self.whole.startswith(words, self.done)
        self.done += len(words) if found else 0
        return found

    def takes_once(self, known: Sequence[str]) -> bool:
        for words in sorted(known, key=len, reverse=True):
            if words not in self.spent and self.takes(words):
                self.spent.add(words)
                return True
        return False


def _words(reading: Reading, part: Any, name: str, source: Source, around: Around) -> Iterator[str]:
    words = _Words(bare(reading.text(part, _beside_the_text(reading))))
    addresses: list[str] = []
    before = Run("")
    for number, run in enumerate(source.runs):
        known = around.above if number == 0 else around.below if number <= source.until else around.behind
        while not words.takes(run.words):
            if before.href.startswith("#") and (at := _AT_PAGE.match(words.whole, words.done)):
                words.done = at.end()
                yield from _wrong_page(reading, part, f"{name}:{before.href[1:]}", int(at[1]))
            elif not (words.takes_once(known) or any(map(words.takes, addresses))):
                at_all = words.whole.find(run.words, words.done)
                if at_all < 0:
                    yield f"lost, or not in its place: {run.words[:80]!r} after {before.words[-40:]!r}"
                    break
                yield f"neither text nor known: {words.whole[words.done : at_all][:80]!r}"
                words.done = at_all
        else:
            before = run
        if run.href.startswith("http"):
            short = bare(around.address(run.href))
            addresses = sorted({*addresses, short, f"({short})"}, key=len, reverse=True)
    while words.done < len(words.whole):
        if not (words.takes_once(around.behind) or any(map(words.takes, addresses))):
            yield f"neither text nor known, at the end: {words.whole[words.done :][:80]!r}"
            break


def _wrong_page(reading: Reading, part: Any, place: str, said: int) -> Iterator[str]:
    places = reading.places
    if place in places:
        is_on = reading.page_number(places[place]) - reading.pages(part).start
        if is_on != said:
            yield f"a reference says page {said}; {place} is on page {is_on}"


def _links(reading: Reading, part: Any, source: Source, around: Around) -> Iterator[str]:
    wanted = [(link.words, target) for link in source.links if (target := around.leads_to(link.href))]
    beside = list(around.beside)
    for element in reading.below(part, lambda each: kind(each) == "TOC"):
        if isinstance(element, tuple) or not isinstance(element, Dictionary) or element.get("/S") != "/Link":
            continue
        held = [item for item in reading.content(element) if not isinstance(item, tuple)]
        for said, target in {(str(each.get("/Contents", "")), target_of(each)) for each in held}:
            if wanted and target == wanted[0][1] and wanted[0][0].casefold() in said.casefold():
                wanted.pop(0)
            elif target in beside:
                beside.remove(target)
            else:
                yield f"the link {said!r} to {target} is not the text's; it should be {wanted[:1]}"
    for words, target in wanted:
        yield f"no link {words!r} to {target}"


def target_of(link: Any) -> str:
    """Return where a link leads: an address, or the name of a place."""
    action = link.get("/A", Dictionary())
    return str(link.get("/Dest", action.get("/URI", action.get("/D", ""))))


def _headings(reading: Reading, part: Any, source: Source, around: Around) -> Iterator[str]:
    found = [
        (int(kind(element)[1]), bare(reading.text(element)))
        for element in reading.walk(part)
        if re.fullmatch(r"H\d", kind(element))
    ]
    kept = [heading for heading in found if heading[1] not in around.headings]
    wanted = [(level, words) for level, words, _ in source.headings]
    if kept != wanted:
        yield f"headings {kept} instead of {wanted}"


def _tables(reading: Reading, part: Any, source: Source, around: Around) -> Iterator[str]:
    """One table of the text is one Table, each of its rows there once."""
    found = []
    for table in (element for element in reading.walk(part) if kind(element) == "Table"):
        rows = [
            [kind(cell) for cell in reading.kids(row)] for row in reading.walk(table) if kind(row) == "TR"
        ]
        found.append([(len(row), row.count("TH")) for row in rows])
    # A log that ends a document is filled up with blank rows to the foot of its page.
    found = [table if table in source.tables else _without_more_rows(table, source.tables) for table in found]
    own = [table for table in found if table in source.tables]
    if own != source.tables or len(found) > len(source.tables) + around.tables:
        yield f"tables with the cells and headers {found} instead of {source.tables}"


def _without_more_rows(
    table: list[tuple[int, int]], wanted: Sequence[list[tuple[int, int]]]
) -> list[tuple[int, int]]:
    for each in wanted:
        begins, more = table[: len(each)] == each, table[len(each) :]
        if begins and each[-1][1] == 0 and all(row == each[-1] for row in more):
            return each
    return table


def _lists(reading: Reading, part: Any, source: Source, around: Around) -> Iterator[str]:
    """Each list has its items, each item holds the lists that are nested in it."""
    known, beside = {*around.below, *around.behind}, _beside_the_text(reading)

    def nested(element: Any) -> list[Any]:
        shapes: list[Any] = []
        for child in reading.kids(element):
            items = reading.kids(child) if kind(child) == "L" else []
            if items and not all(bare(reading.text(item, beside)) in known for item in items):
                shapes.append([nested(item) for item in items])
            elif not items and kind(child) != "TOC":
                shapes += nested(child)
        return shapes

    found = nested(part)
    if found != source.lists:
        yield f"lists {found} instead of {source.lists}"
    for element in reading.walk(part):
        if kind(element) == "L":
            labels = [
                reading.text(label)
                for item in reading.kids(element)
                for label in reading.kids(item)
                if kind(label) == "Lbl"
            ]
            numbers = [int(label[:-1]) for label in labels if re.fullmatch(r"\d+\.", label)]
            if numbers and numbers != list(range(1, len(reading.kids(element)) + 1)):
                yield f"a list is numbered {numbers}"


def _pictures(reading: Reading, part: Any, source: Source) -> Iterator[str]:
    said = [str(each.get("/Alt", "")) for each in reading.walk(part) if kind(each) == "Figure"]
    own = [words for words in said if words in source.pictures]
    if own != source.pictures:
        yield f"pictures {own} instead of {source.pictures}"
    for words in said:
        if words not in source.pictures and not words.startswith("QR code that opens "):
            yield f"a picture {words!r} that the text hasn't"


def _fields(reading: Reading, part: Any, name: str, source: Source) -> Iterator[str]:
    """The fields come in the order of the text, which is that of the tab key."""
    found: list[str] = []
    for item in reading.below(part):
        if isinstance(item, Dictionary) and item.get("/Subtype") == "/Widget":
            own = item if "/T" in item else item.Parent
            if not found or found[-1] != str(own.T):
                found.append(str(own.T))
            if str(own.get("/Parent", Dictionary()).get("/T", "")) != name:
                yield f"the field {own.T} isn't named after {name}"
            row = re.search(r", row (\d+):", label := str(own.get("/TU", "")))
            if row and f"_{row[1]}_" not in str(own.T):
                yield f"the field {own.T} is called {label!r}"
    filled_up = [field for field in found if not source.is_more(field)]
    if filled_up != source.fields:
        yield f"fields {filled_up} instead of {source.fields}"
