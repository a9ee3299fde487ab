"""Where the words of a PDF stand on its pages, as poppler finds them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import lxml.html

_EDGE = 12.0
"""Points (4.2 mm) that printers leave white."""
_TOUCH = 1.5
"""Points by which words beside each other may touch: a box of a word is a little wider than its letters."""
_SAME_LINE = 0.45
"""The share of their height that words must have in common to stand in each other's way."""


@dataclass(frozen=True)
class _Word:
    left: float
    top: float
    right: float
    bottom: float
    text: str


def misplaced_words(pdf: Path) -> list[str]:
    """Return the words that leave their page, or are drawn over others, with their pages."""
    done = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True)
    pages = lxml.html.document_fromstring(done.stdout.decode()).iter("page")
    return [
        f"page {number}: {said}" for number, page in enumerate(pages, start=1) for said in _misplaced(page)
    ]


def _misplaced(page: lxml.html.HtmlElement) -> Iterator[str]:
    width, height = float(page.get("width", "")), float(page.get("height", ""))
    words = sorted((_word(each) for each in page.iter("word")), key=lambda word: word.top)
    for number, word in enumerate(words):
        if min(word.left, word.top, width - word.right, height - word.bottom) < _EDGE:
            yield f"{word.text!r} leaves the page"
        for other in words[number + 1 :]:
            if other.top > word.bottom:
                break
            across = min(word.right, other.right) - max(word.left, other.left)
            down = min(word.bottom, other.bottom) - other.top
            lower = min(word.bottom - word.top, other.bottom - other.top)
            if across > _TOUCH and down > _SAME_LINE * lower:
                yield f"{word.text!r} and {other.text!r} are drawn over each other"


def _word(element: lxml.html.HtmlElement) -> _Word:
    # HTML has no capital letters in the names of attributes.
    places = [float(element.get(name, "")) for name in ("xmin", "ymin", "xmax", "ymax")]
    return _Word(*places, re.sub(r"\s+", " ", element.text_content())[:60])
