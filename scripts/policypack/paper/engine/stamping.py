"""The pack's own page number on each page of a pack, set in a corner that its documents keep free."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pikepdf import Array, Dictionary, Pdf

from .errors import PaperError
from .stamp_font import StampFont, subset_font


@dataclass(frozen=True)
class Stamp:
    """Where and how the pack's page number is printed.

    The rectangle is `width` by `height` points, its lower edge `bottom` points above the page's edge. With
    `place` "outer" it lies `edge` points from the page's outer edge (right on odd pages, left on even ones),
    with "left" or "right" from that edge, with "centre" in the middle. A document whose margins are mirrored
    has `even_edge` points on its own even pages, if they stand upright. `words` may hold `{page}` and
    `{pages}`. `font` is a TrueType or WOFF2 file; `size` is in points.
    """

    font: Path
    words: str = "Pack page {page} of {pages}"
    place: Literal["outer", "left", "right", "centre"] = "outer"
    edge: float = 56.7
    even_edge: float | None = None
    bottom: float = 22.0
    width: float = 170.0
    height: float = 10.0
    size: float = 8.0
    grey: float = 0.27


class Stamper:
    """Stamps one pack. Its font is embedded once, with the glyphs that the numbers need.

    Raise `PaperError` when the font lacks one of them.
    """

    def __init__(self, pdf: Pdf, stamp: Stamp, pages: int) -> None:
        self._pdf, self._stamp, self._pages = pdf, stamp, pages
        letters = sorted({*stamp.words, *"0123456789"} - {*"{}"})
        self._shapes: StampFont = subset_font(stamp.font, "".join(letters))
        self._font: Any = self._shapes.embed(pdf)
        self._open: Any = pdf.make_stream(b"q")  # a page's own content may leave a scale behind
        self._resources: dict[tuple[int, int], Any] = {}

    def mark(self, page: Any, number: int, own_number: int) -> None:
        """Print `number` on `page` as a pagination artifact (ISO 32000-1, 14.8.2.2.2); raise `PaperError`.

        `own_number` is the page's number in its own document, which decides on which side its margin is wide.
        """
        stamp = self._stamp
        text = stamp.words.format(page=number, pages=self._pages)
        long = self._shapes.width(text) * stamp.size
        if long > stamp.width:
            problem = f'"{text}" is {long:.0f} points wide, its corner only {stamp.width:.0f}'
            raise PaperError("pack", [problem])
        left, bottom, right, top = (float(side) for side in page.MediaBox)
        edge = stamp.edge
        if stamp.even_edge is not None and own_number % 2 == 0 and top - bottom > right - left:
            edge = stamp.even_edge
        place = stamp.place if stamp.place != "outer" else ("right" if number % 2 else "left")
        x = {
            "left": left + edge,
            "right": right - edge - long,
            "centre": (left + right - long) / 2,
        }[place]
        y = stamp.bottom + (stamp.height - stamp.size) / 2 + stamp.size * 0.2
        drawing = (
            "Q /Artifact <</Type /Pagination /Subtype /Footer>> BDC q "
            f"{stamp.grey:g} g BT /PackStamp {stamp.size:g} Tf {x:.2f} {y:.2f} Td "
            f"{self._shapes.encode(text)} Tj ET Q EMC"
        )
        page.Resources = self._with_font(page.get("/Resources", Dictionary()))
        before = page.get("/Contents")
        contents = list(before) if isinstance(before, Array) else [before] if before is not None else []
        page.Contents = Array([self._open, *contents, self._pdf.make_stream(drawing.encode())])

    def _with_font(self, resources: Any) -> Any:
        """Resources with the stamp's font added; the pages of a document share one dictionary."""
        key: tuple[int, int] = resources.objgen
        if key == (0, 0) or key not in self._resources:
            fresh = Dictionary(dict(resources.items()))
            fonts = dict(resources.get("/Font", Dictionary()).items())
            fresh.Font = Dictionary({**fonts, "/PackStamp": self._font})
            self._resources[key] = self._pdf.make_indirect(fresh)
        return self._resources[key]
