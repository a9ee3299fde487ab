"""A booklet: A5 pages set two by two on both sides of A4 sheets, to be folded and stapled in the middle.

It is a file for a printer, not for readers: it has no tags, no links and no fields. Whoever reads on a
screen has the pack itself.
"""

from __future__ import annotations

import io
from typing import Any

from pikepdf import Dictionary, Name, ObjectStreamMode, Pdf, String

from .edition import A4_MM, A5_MM
from .engine.about import About
from .engine.finishing import PRODUCER
from .engine.repair.metadata import information

_MM = 72 / 25.4
_TO_A_SHEET = 4


def sheets_of(pages: int) -> int:
    """Return how many sheets so many pages take: four go on each, and the last may stay blank."""
    return -(-pages // _TO_A_SHEET)


def sides(pages: int) -> list[tuple[int, int]]:
    """Return the page on the left and the one on the right of each side, front and back of each sheet.

    Pages count from 1; those above `pages` are blank. The outermost sheet comes first.

    >>> sides(8)
    [(8, 1), (2, 7), (6, 3), (4, 5)]
    """
    total = _TO_A_SHEET * sheets_of(pages)
    # What stands beside each other adds up; outside the later page is on the left, inside on the right.
    pairs = ((total + 1 - page, page) for page in range(1, total // 2 + 1))
    return [pair if pair[1] % 2 else (pair[1], pair[0]) for pair in pairs]


def impose(content: bytes, about: About) -> bytes:
    """Return the booklet of an A5 PDF, which says `about` itself; a page on its side is turned.

    A printer that asks the file prints it two-sided, flipped on the short edge, at its full size.
    """
    source, booklet = Pdf.open(io.BytesIO(content)), Pdf.new()
    drawings: list[Any] = [booklet.copy_foreign(page.as_form_xobject()) for page in source.pages]
    width, height = A4_MM[1] * _MM, A4_MM[0] * _MM
    for pair in sides(len(drawings)):
        side = booklet.add_blank_page(page_size=(width, height))
        shown: dict[str, Any] = {}
        drawn: list[str] = []
        for place, number in enumerate(pair):
            if number <= len(drawings):
                shown[f"/Page{number}"] = drawings[number - 1]
                drawn.append(_placed(drawings[number - 1], place, f"/Page{number}"))
        side.obj.Resources = Dictionary(XObject=Dictionary(shown))
        side.obj.Contents = booklet.make_stream("\n".join(drawn).encode())
    booklet.Root.Lang = String(about.language)
    booklet.Root.ViewerPreferences = Dictionary(
        DisplayDocTitle=True, Duplex=Name.DuplexFlipShortEdge, PrintScaling=Name("/None")
    )
    for key, value in information(about, PRODUCER).items():
        booklet.docinfo[f"/{key}"] = value
    target = io.BytesIO()
    booklet.save(target, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return target.getvalue()


def _placed(drawing: Any, place: int, name: str) -> str:
    """Return what draws a page in the left or the right half of a side."""
    left, bottom, right, top = (float(edge) for edge in drawing.BBox)
    across = place * A5_MM[0] * _MM
    if right - left > top - bottom:
        turned = f"0 1 -1 0 {across + top:.3f} {0 - left:.3f}"
        return f"q {turned} cm {name} Do Q"
    return f"q 1 0 0 1 {across - left:.3f} {0 - bottom:.3f} cm {name} Do Q"
