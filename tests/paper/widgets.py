"""The fields of a PDF as a person meets them: where they stand, what they are called, what is seen there."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

Picture = tuple[int, int, bytes]
"""Width and height in pixels, and a byte of grey for each."""


@dataclass(frozen=True)
class Widget:
    """One place to write or to tick: its field's full name, its own label, page (from 1), and rectangle.

    `box` is left, bottom, right and top in points from the lower left of the page, which is `height` high.
    `number` counts the buttons of a group from 0.
    """

    name: str
    label: str
    kind: str
    value: str
    page: int
    box: tuple[float, float, float, float]
    height: float
    number: int = 0
    flags: int = 0

    @property
    def middle(self) -> tuple[float, float]:
        return (self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2


def widgets(pdf: bytes) -> list[Widget]:
    """Return every field of a PDF, page by page in the order of its annotations."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return list(_widgets(opened))


def _widgets(pdf: pikepdf.Pdf) -> Iterator[Widget]:
    seen: dict[str, int] = {}
    for page, sheet in enumerate(pdf.pages, start=1):
        for mark in sheet.get("/Annots", []):
            if mark.Subtype != "/Widget":
                continue
            above = list(_upwards(mark))
            name = ".".join(str(field.T) for field in reversed(above) if "/T" in field)
            x1, y1, x2, y2 = map(float, mark.Rect)
            yield Widget(
                name,
                str(mark.get("/TU", "")),
                str(_found(above, "/FT"))[1:],
                str(_found(above, "/V") or ""),
                page,
                (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)),
                float(sheet.MediaBox[3]),
                seen.get(name, 0),
                int(_found(above, "/Ff") or 0),
            )
            seen[name] = seen.get(name, 0) + 1


def _upwards(field: Any) -> Iterator[Any]:
    while field is not None:
        yield field
        field = field.get("/Parent")


def _found(fields: list[Any], key: str) -> Any:
    return next((field[key] for field in fields if key in field), None)


def pictures(pdf: Path, dots: int = 100) -> list[Picture]:
    """Return each page as poppler draws it, in grey."""
    command = ["pdftoppm", "-gray", "-r", str(dots), str(pdf), str(pdf.with_suffix(""))]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert not done.stderr, done.stderr
    return [_grey(path.read_bytes()) for path in sorted(pdf.parent.glob(f"{pdf.stem}-*.pgm"))]


def _grey(file: bytes) -> Picture:
    kind, width, height, _, dots = file.split(maxsplit=4)
    assert kind == b"P5"
    size = int(width) * int(height)
    return int(width), int(height), file[-size:] if len(dots) != size else dots


def cut_out(picture: Picture, widget: Widget, dots: int = 100, margin: float = 1.0) -> bytes:
    """Return the part of a page's picture within a field, `margin` points inside its edge."""
    width, _, grey = picture
    left, bottom, right, top = widget.box
    scale = dots / 72
    rows = range(int((widget.height - top + margin) * scale), int((widget.height - bottom - margin) * scale))
    start, stop = int((left + margin) * scale), int((right - margin) * scale)
    return b"".join(grey[row * width + start : row * width + stop] for row in rows)


def ink(grey: bytes) -> int:
    """Return how many pixels are dark."""
    return sum(value < 128 for value in grey)


def text_in(pdf: Path, widget: Widget) -> str:
    """Return what poppler reads within a field."""
    left, bottom, right, top = widget.box
    box = {"-x": left - 1, "-y": widget.height - top - 1, "-W": right - left + 2, "-H": top - bottom + 2}
    crop = [word for key, value in box.items() for word in (key, str(int(value)))]
    pages = ["-f", str(widget.page), "-l", str(widget.page)]
    command = ["pdftotext", "-layout", "-r", "72", *pages, *crop, str(pdf), "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return "\n".join(line.strip() for line in done.stdout.replace("\f", "").splitlines() if line.strip())
