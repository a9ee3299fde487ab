"""The page numbers that a document prints of its own places, held against where these came to stand.

An element with `data-target="#place"` prints its page behind itself, as the style sheet says, by
`target-counter`. WeasyPrint lays pages out until those numbers agree, or until it has tried often enough: a
number that makes its line longer may move a place back and forth. Then the numbers are written down, in
`data-page`, which the style sheet prints instead, in digits of one width. A place that moves only once is
`mended_layout.numbers_that_follow`'s.

Of the twelve layouts of the three settings' policies (A4 and each other edition) one has needed this: that
of the teacher training partnership in large print. Its contents would say page 26 of a section on page 27,
and a page too few of all that follow.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import lxml.html

ROUNDS = 6
"""So often numbers are written down; each may move a line, and with it a place."""

EVEN_FROM = 3
"""From this round on a short number takes the room of a long one: 9 and 10 could take turns for ever."""

_DIGIT_EM = 0.6

_LAST_NUMBER = re.compile(r"(\d+)\s*\Z")


def places(document: Any) -> dict[str, int]:
    """Return the page, from 1, of each id of a document that is laid out."""
    found: dict[str, int] = {}
    for number, page in enumerate(document.pages, start=1):
        for name in page.anchors:
            found.setdefault(name, number)
    return found


def agree(document: Any, where: Mapping[str, int]) -> bool:
    """Say whether each page number that is printed is the one of its place."""
    for page in document.pages:
        for box in page._page_box.descendants(placeholders=True):
            number = _LAST_NUMBER.search(getattr(box, "text", ""))
            if number is None or box.element is None or not box.element_tag.endswith("::after"):
                continue
            target = box.element.get("data-target", "").removeprefix("#")
            if target in where and int(number[1]) != where[target]:
                return False
    return True


def written_down(html: str, where: Mapping[str, int], *, even: bool = False) -> str:
    """Return a page with the numbers of its places in `data-page`, all of one width when `even`."""
    root = lxml.html.document_fromstring(html)
    digits = len(str(max(where.values())))
    for element in root.iter():
        target = element.get("data-target", "").removeprefix("#") if isinstance(element.tag, str) else ""
        if target in where:
            number = str(where[target])
            element.set("data-page", number)
            if even and len(number) < digits:
                element.set("style", f"padding-right:{_DIGIT_EM * (digits - len(number)):.1f}em")
    return f"<!DOCTYPE html>\n{lxml.html.tostring(root, encoding='unicode')}"
