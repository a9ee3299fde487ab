"""How a field's first value looks before anybody has typed (ISO 32000-1, 12.7.3.3)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from ..tree import Paper

_INSET = 2.0
"""Points between a field's edge and its text, as viewers keep it."""

_LEADING = 1.2
# A line may end behind a space or a hyphen.
_PIECE = re.compile(r"[^ -]*(?:[ -]|$)")
# Points: a text goes on to a second line before it gets smaller than the first of these.
_SMALLEST_IN_ONE_LINE, _SMALLEST = 8.5, 6.5


class FieldFont:
    """A font that fields are typed in: embedded whole, so every character it has can be drawn."""

    def __init__(self, font: Any) -> None:
        self._font = font

    @cached_property
    def _file(self) -> Any:
        return TTFont(io.BytesIO(self._font.file_content), fontNumber=self._font.index)

    @cached_property
    def _glyphs(self) -> dict[int, int]:
        return {code: self._file.getGlyphID(name) for code, name in self._file.getBestCmap().items()}

    def encode(self, text: str) -> tuple[str, str]:
        """Return the glyphs of `text` in hexadecimal, and the characters that the font doesn't have."""
        missing = "".join(dict.fromkeys(letter for letter in text if ord(letter) not in self._glyphs))
        return "".join(f"{self._glyphs.get(ord(letter), 0):04x}" for letter in text), missing

    def width(self, text: str) -> float:
        """Return how wide `text` is in a size of one point."""
        widths, unit = self._file["hmtx"], self._file["head"].unitsPerEm
        names = self._file.getBestCmap()
        return sum(float(widths[names.get(ord(letter), ".notdef")][0]) for letter in text) / float(unit)

    def reference(self, paper: Paper) -> bytes:
        """The reference of the font's dictionary in the file."""
        resources = paper.at(paper.pages[0]["Resources"])
        return bytes(paper.at(resources["Font"])[self._font.hash])


@dataclass(frozen=True)
class Drawn:
    """A text as a field shows it: the content of its appearance, the size that it has then, in points,
    whether it stands in several lines; the characters that its font lacks, and whether it has room."""

    content: bytes
    operators: str
    lines: bool
    missing: str
    fits: bool


@dataclass(frozen=True)
class Look:
    """How a field shows text: its font, what that is called, its size in points, its colour (an operator),
    width and height in points, and whether it has several lines."""

    font: FieldFont
    name: str
    size: float
    colour: str
    room: tuple[float, float]
    lines: bool

    def draw(self, text: str) -> Drawn:
        """Draw `text` in the field: as large as it asks for, else smaller, and in lines where one is not
        enough, so that nothing is cut off."""
        one = " ".join(text.split())
        if not self.lines:
            for size in self._sizes(_SMALLEST_IN_ONE_LINE):
                if self.font.width(one) * size <= self._width:
                    return self._drawn([one], size, (self.room[1] - size) / 2 + size * 0.22, lines=False)
        rows, size = [one], self.size
        for size in self._sizes(_SMALLEST):
            rows = [row for line in text.splitlines() for row in self._wrapped(line, size)]
            if len(rows) * size * _LEADING <= self.room[1] - 2 * _INSET + 0.2 * size and all(
                self.font.width(row) * size <= self._width for row in rows
            ):
                return self._drawn(rows, size, self.room[1] - _INSET - size, lines=True)
        return self._drawn(rows, size, self.room[1] - _INSET - size, lines=True, fits=False)

    @property
    def _width(self) -> float:
        return self.room[0] - 2 * _INSET

    def _sizes(self, smallest: float) -> Iterator[float]:
        size = self.size
        while size >= min(smallest, self.size):
            yield size
            size -= 0.5

    def _wrapped(self, line: str, size: float) -> list[str]:
        rows = [""]
        for piece in _PIECE.findall(" ".join(line.split())):
            longer = rows[-1] + piece
            if rows[-1] and self.font.width(longer.rstrip()) * size > self._width:
                rows.append(piece)
            else:
                rows[-1] = longer
        return [row.rstrip() for row in rows]

    def _drawn(
        self, rows: Sequence[str], size: float, first: float, *, lines: bool, fits: bool = True
    ) -> Drawn:
        operators = f"{self.colour} /{self.name} {size:g} Tf"
        encoded = [self.font.encode(row) for row in rows]
        shown = " ".join(f"<{glyphs}> Tj 0 {-size * _LEADING:g} Td" for glyphs, _ in encoded)
        content = f"/Tx BMC q BT {operators} {_INSET:g} {first:g} Td {shown} ET Q EMC"
        missing = "".join(dict.fromkeys("".join(missing for _, missing in encoded)))
        return Drawn(content.encode(), operators, lines, missing, fits)


def share_looks(paper: Paper) -> None:
    """Keep one of each appearance that several fields have: a long form has hundreds of empty lines."""
    kept: dict[bytes, Any] = {}

    def shared(reference: bytes) -> bytes:
        look = paper.at(reference)
        first = kept.setdefault(look.data, look)
        if first is not look:
            paper.forget(look)
        return bytes(first.reference)

    fields = (paper.at(ref) for page in paper.pages for ref in page.get("Annots", []))
    for looks in (field["AP"] for field in fields if "AP" in field):
        if isinstance(looks["N"], dict):
            looks["N"].update({state: shared(look) for state, look in looks["N"].items()})
        else:
            looks["N"] = shared(looks["N"])
