"""How a field's first value looks before anybody has typed (ISO 32000-1, 12.7.3.3)."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from ..tree import Paper

_INSET = 2.0
"""Points between a field's edge and its text, as viewers keep it."""


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

    def reference(self, paper: Paper) -> bytes:
        """The reference of the font's dictionary in the file."""
        resources = paper.at(paper.pages[0]["Resources"])
        return bytes(paper.at(resources["Font"])[self._font.hash])


@dataclass(frozen=True)
class Look:
    """How a field shows text: its font, size in points, colour and font operators, width and height in
    points, and whether it has several lines."""

    font: FieldFont
    size: float
    operators: str
    room: tuple[float, float]
    lines: bool

    def draw(self, text: str) -> tuple[bytes, str]:
        """Return the content of the appearance that shows `text`, and the characters that its font lacks."""
        height, size = self.room[1], self.size
        rows = text.splitlines() if self.lines else [" ".join(text.split())]
        first = height - _INSET - size if self.lines else (height - size) / 2 + size * 0.22
        encoded = [self.font.encode(row) for row in rows]
        shown = " ".join(f"<{glyphs}> Tj 0 {-size * 1.2:g} Td" for glyphs, _ in encoded)
        content = f"/Tx BMC q BT {self.operators} {_INSET:g} {first:g} Td {shown} ET Q EMC"
        return content.encode(), "".join(missing for _, missing in encoded)


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
