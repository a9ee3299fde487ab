"""What a reader finds their way by: contents with their pages, and what stands in the margins."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from pikepdf import Dictionary

from tests.paper.order import target_of
from tests.paper.reading import Reading, kind
from tests.paper.source import Source, bare


def contents(
    reading: Reading, part: Any, name: str, source: Source, appendices: Collection[str]
) -> Iterator[str]:
    """Contents list the headings of the text, each with its page, and the web pages that it names; appendices
    are named without one."""
    entries = [element for element in reading.walk(part) if kind(element) == "TOCI"]
    listed: list[str] = []
    for entry in entries:
        said, target, page = _entry(reading, entry)
        if target:
            listed.append(target)
            if not said.endswith(f" {page - reading.pages(part).start}"):
                yield f"the entry {said!r} of the contents leads to page {page - reading.pages(part).start}"
        elif bare(said) not in appendices:
            yield f"the entry {said!r} of the contents leads nowhere"
    below_title = [(level, f"{name}:{place}") for level, _, place in source.headings if level > 1]
    whole = [place for level, place in below_title if level <= 3]
    short = [place for level, place in below_title if level == 2]
    if listed and listed[-1] == f"{name}:web-pages":
        listed.pop()
    if entries and listed not in (whole, short):
        yield f"the contents list {listed} instead of {short}"


def pack_contents(reading: Reading, part: Any, titles: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The contents of a pack list what is in it (id, title), each with the page of the pack it begins on."""
    found = []
    for entry in (element for element in reading.walk(part) if kind(element) == "TOCI"):
        said, target, page = _entry(reading, entry)
        found.append(target)
        title = bare(dict(titles).get(target, ""))
        if not bare(said).startswith(title) or not said.endswith(f" {page}"):
            yield f"the entry {said!r} of the pack leads to {title!r} on page {page}"
    if found != [name for name, _ in titles]:
        yield f"the pack lists {found} instead of {titles}"


def _entry(reading: Reading, entry: Any) -> tuple[str, str, int]:
    """What an entry of contents says, where its one link leads, and the page (from 1) of that."""
    own = reading.below(entry, lambda each: kind(each) == "TOC")
    links = [each for each in own if isinstance(each, Dictionary) and each.get("/Subtype") == "/Link"]
    targets = [target_of(link) for link in links]
    said = reading.text(entry, lambda each: kind(each) in ("TOC", "Lbl"))
    if len(targets) != 1 or targets[0] not in reading.places:
        return said, "", 0
    return said, targets[0], reading.page_number(reading.places[targets[0]])


def running_heads(reading: Reading, part: Any, head: str, foot: str) -> Iterator[str]:
    """On each page of a document its own number and what stands at the head and foot, for the eye alone."""
    pages = reading.pages(part)
    for number in pages:
        said = bare(reading.margins[number])
        own = number - pages.start + 1
        wanted = [f"Page{own}of{len(pages)}", bare(foot), *([bare(head)] if own > 1 else [])]
        for words in wanted:
            if words not in said:
                yield f"page {own}: no {words!r} in its margins, only {said!r}"
