"""What can be clicked or filled in: links and fields, each held by the structure and described."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pikepdf import Dictionary

from tests.paper.reading import Reading, kind

_SAYS_NOTHING = re.compile(
    r"here|click here|link|this|this (?:page|link)|(?:read )?more|page|website|[\d\s]*|https?:.*|www\..*|"
    r"mailto:.*|tel:.*|\S+[/.]\S+",
    re.IGNORECASE,
)


def links(reading: Reading) -> Iterator[str]:
    """Each link is one annotation that says where it leads, leads there, and is held by its element."""
    parents, places = reading.parents(), reading.destinations()
    for number, link in reading.annotations("/Link"):
        said = str(link.get("/Contents", ""))
        where = f"page {number + 1}: the link {said!r}"
        owner = parents.get(int(link.get("/StructParent", -1)))
        if owner is None or kind(owner) != "Link":
            yield f"{where} is in no Link element"
        elif link not in list(reading.content(owner)):
            yield f"{where} isn't held by its element"
        if _SAYS_NOTHING.fullmatch(said.strip()):
            yield f"{where} doesn't say where it leads"
        place = link.get("/Dest", link.get("/A", Dictionary()).get("/D"))
        if place is not None and str(place) not in places:
            yield f"{where} leads to {place}, which isn't there"
        if "pack.invalid" in str(link.get("/A", Dictionary()).get("/URI", "")):
            yield f"{where} leads nowhere"
        if "/Dest" not in link and "/A" not in link:
            yield f"{where} does nothing"
    for element in reading.elements("Link"):
        held = [item for item in reading.content(element) if not isinstance(item, tuple)]
        if not held:
            yield f"the Link {reading.text(element)!r} has no annotation"
        for page in {reading.page_of_annotation(link) for link in held}:
            lines = [link for link in held if reading.page_of_annotation(link) == page]
            if len(lines) > 1 and not _must_be_several(reading, page, lines):
                yield f"the Link {reading.text(element)!r} has {len(lines)} annotations on page {page + 1}"
        if any(kind(child) == "Link" for child in reading.kids(element)):
            yield f"a link in the link {reading.text(element)!r}"


def _must_be_several(reading: Reading, page: int, lines: list[Any]) -> bool:
    """Say whether a rectangle around all lines of a link would cover another's words, and be covered by it.

    Some viewers know only the rectangle, so that one of the two would open the other's address. Where the
    other link was taken away behind the layout, for want of an address, its words are a Span.
    """
    if any(mark[0] == page for span in reading.elements("Span") for mark in reading.marks_below(span)):
        return True
    around = _around([_corners(line) for line in lines])
    for other in _links_of(reading, page):
        if not any(line in other for line in lines):
            its = [corners for link in other for corners in _lines(link)]
            mine = [corners for line in lines for corners in _lines(line)]
            if any(_overlap(around, each) for each in its) and any(
                _overlap(_around(its), each) for each in mine
            ):
                return True
    return False


def _links_of(reading: Reading, page: int) -> list[list[Any]]:
    found = []
    for element in reading.elements("Link"):
        held = [item for item in reading.content(element) if not isinstance(item, tuple)]
        on_page = [link for link in held if reading.page_of_annotation(link) == page]
        if on_page:
            found.append(on_page)
    return found


def _lines(link: Any) -> list[tuple[float, ...]]:
    points = [float(number) for number in link.get("/QuadPoints", [])]
    quads = [points[at : at + 8] for at in range(0, len(points), 8)]
    return [(min(q[::2]), min(q[1::2]), max(q[::2]), max(q[1::2])) for q in quads] or [_corners(link)]


def _corners(link: Any) -> tuple[float, ...]:
    x1, y1, x2, y2 = (float(number) for number in link.Rect)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _around(boxes: list[tuple[float, ...]]) -> tuple[float, ...]:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(min(one[n + 2], other[n + 2]) - max(one[n], other[n]) > 1 for n in (0, 1))


def fields(reading: Reading) -> Iterator[str]:
    """Each field has a label, a look, a name of its own and a place in the structure."""
    parents = reading.parents()
    if "/NeedAppearances" in reading.pdf.Root.get("/AcroForm", Dictionary()):
        yield "viewers would draw the fields anew"
    for number, widget in reading.annotations("/Widget"):
        label = str(widget.get("/TU", ""))
        owner = parents.get(int(widget.get("/StructParent", -1)))
        if owner is None or kind(owner) != "Form":
            yield f"page {number + 1}: the field {label!r} is in no Form element"
        if not label:
            yield f"page {number + 1}: a field without a label"
        if "/AP" not in widget:
            yield f"page {number + 1}: the field {label!r} has no appearance"
    found = reading.fields()
    for name in reading.clashes:
        yield f"two fields are named {name}"
    for name, field in found.items():
        if "." not in name:
            yield f"the field {name} doesn't begin with its document's id"
        if "/TU" not in field:
            yield f"the field {name} has no label"
