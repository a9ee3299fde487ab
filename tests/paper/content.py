"""What a page's content stream draws: text with its role and font, and whatever has none."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary

Code = frozenset[tuple[int, int, int]]
"""A code to scan: in which row, from which module to which, it is black."""

_PAINTING = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"))


@dataclass
class Piece:
    """Text that was drawn: its page (from 0), its number there, or the kind of artifact it is.

    `marked` is false for text that is neither. `size` is in points.
    """

    page: int
    text: str
    size: float
    mcid: int | None = None
    artifact: str = ""
    glyphs: list[tuple[str, int]] = field(default_factory=list)

    @property
    def marked(self) -> bool:
        return self.mcid is not None or bool(self.artifact)


@dataclass
class Drawn:
    """What one page's content stream draws."""

    pieces: list[Piece] = field(default_factory=list)
    marks: set[int] = field(default_factory=set)
    unmarked: set[str] = field(default_factory=set)
    codes: set[Code] = field(default_factory=set)


class Font:
    """A font of a page: the Unicode of each of its codes."""

    def __init__(self, font: Any) -> None:
        self.name = str(font.BaseFont)
        descendant = font.DescendantFonts[0]
        self.embedded = "/FontFile2" in descendant.FontDescriptor or "/FontFile3" in descendant.FontDescriptor
        table = font.ToUnicode.read_bytes().decode("latin-1") if "/ToUnicode" in font else ""
        pairs = re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>", table.partition("endcodespacerange")[2])
        self.unicode = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def read_page(page: Any, number: int, known: Mapping[str, Font]) -> Drawn:
    """Read the content stream of a page, the `number`th from 0, whose fonts are `known` by their names."""
    drawn = Drawn()
    shelf = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
    fonts = {name: known[str(font.BaseFont)] for name, font in shelf.items()}
    stack: list[tuple[int | None, str]] = []
    font: Font | None = None
    size = 0.0
    begin, rows = (0.0, 0.0), set[tuple[int, int, int]]()
    for operands, word in _operations(page):
        if word in ("BMC", "BDC"):
            stack.append(_role(operands))
            if (mark := stack[-1][0]) is not None:
                drawn.marks.add(mark)
        elif word == "EMC":
            stack.pop()
        elif word == "Tf":
            # What WeasyPrint draws is measured in CSS pixels.
            font, size = fonts[str(operands[0])], float(operands[1]) * 0.75
        elif word in ("Tj", "TJ"):
            assert font is not None
            codes = list(_codes(operands[0]))
            text = "".join(font.unicode.get(code, "\ufffd") for code in codes)
            mcid, artifact = stack[-1] if stack else (None, "")
            glyphs = [(font.name, code) for code in codes]
            drawn.pieces.append(Piece(number, text, size, mcid, artifact, glyphs))
        elif word == "m":
            begin = float(operands[0]), float(operands[1])
        elif word == "l" and begin[1] % 1 == 0.5 and float(operands[1]) == begin[1]:
            rows.add((int(begin[1]), int(begin[0]), int(operands[0])))
        elif word in _PAINTING:
            if rows:
                drawn.codes.add(frozenset(rows))
                rows = set()
            if not stack:
                drawn.unmarked.add(word)
    return drawn


def _operations(page: Any) -> Iterator[tuple[Any, str]]:
    for operation in pikepdf.parse_content_stream(page):
        yield operation.operands, str(operation.operator)


def _role(operands: Any) -> tuple[int | None, str]:
    properties = operands[1] if len(operands) > 1 else Dictionary()
    if str(operands[0]) == "/Artifact":
        return None, str(properties.get("/Type", "/Artifact"))[1:] if isinstance(
            properties, Dictionary
        ) else "Artifact"
    return (int(properties.MCID) if "/MCID" in properties else None), ""


def _codes(shown: Any) -> Iterator[int]:
    for part in shown if isinstance(shown, Array) else [shown]:
        if isinstance(part, pikepdf.String):
            raw = bytes(part)
            yield from struct.unpack(f">{len(raw) // 2}H", raw)
