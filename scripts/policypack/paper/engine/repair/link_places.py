"""A link over two lines is one link: one annotation of two quadrilaterals (ISO 32000-1, 12.5.6.5).

Some viewers know only the rectangle around both, which may cover other links between. There whatever comes
later on the page lies on top; so a link comes before those that its rectangle covers. Where two such links
cover each other's words, no order helps, and one keeps an annotation for each line: the one that leads to
another document, if one does, which is plain words where that document has no address; else the second.

That is so of 1.6 links in a hundred, where one ends in the line in which the next begins and both go on. One
annotation each would be worse there. With both lines in it, viewers that know only rectangles would open the
wrong page. With the longer line alone, none would open anything from the other, though it looks like a link;
quadrilaterals outside of the rectangle are to be ignored, so they don't help. Two annotations in one Link,
described alike and leading to one place, cost a second press of the tab key, and the standards allow them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pydyf  # type: ignore[import-untyped]

from ..elements import Element, Handle
from ..tree import Paper

_Corners = tuple[float, float, float, float]
_TOUCH = 1.0
"""Points by which the lines of a paragraph may run into each other."""


@dataclass(eq=False)
class _Place:
    """What one link or field takes of a page: its annotations, in the order of its lines."""

    annotations: list[Any]
    link: Element | None = None

    @property
    def lines(self) -> list[_Corners]:
        return [_corners(annotation) for annotation in self.annotations]

    @property
    def around(self) -> _Corners:
        lefts, bottoms, rights, tops = zip(*self.lines, strict=True)
        return min(lefts), min(bottoms), max(rights), max(tops)

    @property
    def to_another_document(self) -> bool:
        """Whether it is a link that is plain words where the document it leads to isn't there."""
        html = self.link.html if self.link is not None else None
        return html is not None and html.get("href", "").startswith("doc/")

    def covers(self, other: _Place) -> bool:
        """Whether the rectangle around this one covers words of the other."""
        return any(_overlap(self.around, line) for line in other.lines)


def one_annotation_each(paper: Paper) -> None:
    """Unite the annotations of each link on each page, and order the page's annotations accordingly."""
    links = {
        child.annotation.number: element
        for element in paper.root.walk()
        if element.kind == "Link"
        for child in element.children
        if isinstance(child, Handle)
    }
    for page in paper.pages:
        if "Annots" in page:
            places = _settled(_places(paper, page, links))
            for place in places:
                if place.link is not None and len(place.annotations) > 1:
                    _unite(place, place.link)
            page["Annots"] = pydyf.Array(place.annotations[0].reference for place in places)


def _places(paper: Paper, page: Any, links: Mapping[int, Element]) -> list[_Place]:
    """Return what the page has, in its order."""
    places: list[_Place] = []
    of_link: dict[int, _Place] = {}
    for reference in page["Annots"]:
        annotation = paper.at(reference)
        link = links.get(annotation.number)
        if link is not None and id(link) in of_link:
            of_link[id(link)].annotations.append(annotation)
            continue
        places.append(_Place([annotation], link))
        if link is not None:
            of_link[id(link)] = places[-1]
    return places


def _settled(places: list[_Place]) -> list[_Place]:
    """Put each link before those that it covers; split what no order helps."""
    for _ in range(len(places) + 1):
        wrong = [
            (place, first)
            for at, place in enumerate(places)
            if len(place.annotations) > 1
            and (first := next((other for other in places[:at] if place.covers(other)), None)) is not None
        ]
        if not wrong:
            return places
        for place, first in wrong:
            if place not in places or first not in places:  # split already: the next round looks again
                continue
            if first.covers(place):
                several = len(first.annotations) > 1
                yields = several and first.to_another_document and not place.to_another_document
                split = first if yields else place
                at = places.index(split)
                places[at : at + 1] = [_Place([each]) for each in split.annotations]
            else:
                places.remove(place)
                places.insert(places.index(first), place)
    return [_Place([each]) for place in places for each in place.annotations]


def _unite(place: _Place, link: Element) -> None:
    first, *more = place.annotations
    first["QuadPoints"] = pydyf.Array(
        corner
        for left, bottom, right, top in place.lines
        for corner in (left, top, right, top, left, bottom, right, bottom)
    )
    first["Rect"] = pydyf.Array(place.around)
    gone = {annotation.number for annotation in more}
    link.children[:] = [
        child
        for child in link.children
        if not (isinstance(child, Handle) and child.annotation.number in gone)
    ]


def _corners(annotation: Any) -> _Corners:
    x1, y1, x2, y2 = annotation["Rect"]
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _overlap(one: _Corners, other: _Corners) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    along = min(one[3], other[3]) - max(one[1], other[1])
    return across > _TOUCH and along > _TOUCH
