"""A PDF as it is set: which text stands where on its pages, in which colour, in what. For tests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Pdf, String

_INLINE = ("Span", "Link", "Code", "Quote", "Note", "Reference", "Form", "NonStruct")
_READ = "q Q cm rg g BMC BDC EMC BT Tm Td Tf Tj TJ"
_SAME_LINE = 5.0
"""Points between baselines that are still one line: a raised figure, a letter of another font."""


@dataclass(frozen=True)
class Word:
    """A piece of text as drawn: page (from 0), baseline in points above the page's edge, colour."""

    page: int
    height: float
    text: str
    colour: tuple[float, ...]
    artifact: bool


@dataclass
class Block:
    """An element with text of its own, and the lines of it on each page; a field counts as a line."""

    kind: str
    text: str
    lines: dict[int, list[float]]
    below: list[Block] = field(default_factory=list)
    fields: int = 0
    alt: str = ""

    def walk(self) -> Iterator[Block]:
        """Yield this block and all below it, in reading order."""
        yield self
        for block in self.below:
            yield from block.walk()

    @property
    def whole(self) -> dict[int, list[float]]:
        """The lines on each page, of the block and of what stands below it."""
        found: dict[int, list[float]] = {}
        for block in self.walk():
            for page, lines in block.lines.items():
                found.setdefault(page, []).extend(lines)
        return {page: _lines(found[page]) for page in sorted(found)}


class Typeset:
    """The pages of one PDF as they are set; a page is read when something on it is asked for."""

    def __init__(self, pdf: Path | Pdf) -> None:
        self.pdf = Pdf.open(pdf) if isinstance(pdf, Path) else pdf
        self._page_of = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        self._read: dict[int, dict[int | None, list[Word]]] = {}
        self._fonts: dict[tuple[int, int], dict[bytes, str]] = {}

    @cached_property
    def _roots(self) -> dict[str, Any]:
        root = self.pdf.Root.StructTreeRoot.K[0]
        parts = [kid for kid in root.K if isinstance(kid, Dictionary) and kid.get("/S") == "/Document"]
        return {str(part.get("/T", "")): part for part in parts or [root]}

    @property
    def titles(self) -> list[str]:
        """The titles of the documents in it; of a single one, nothing."""
        return list(self._roots)

    def part(self, title: str) -> Block:
        """Return a document in it, as it is set."""
        return self._block(self._roots[title])

    def words(self, page: int) -> list[Word]:
        """Return all text of a page, counted from 0, mark by mark."""
        return [word for words in self._marks(page).values() for word in words]

    def margins(self, page: int) -> str:
        """Return what stands on a page and isn't read out, in one line."""
        if page in self._read:
            return " ".join(word.text for word in self.words(page) if word.artifact)
        drawn = _drawn(self.pdf.pages[page], page, self._fonts, margins_only=True)
        return " ".join(word.text for _, word in drawn)

    @property
    def read(self) -> list[Word]:
        """All text of the pages that have been read."""
        return [word for page in sorted(self._read) for word in self.words(page)]

    def _marks(self, page: int) -> dict[int | None, list[Word]]:
        if page not in self._read:
            found: dict[int | None, list[Word]] = {}
            for mark, word in _drawn(self.pdf.pages[page], page, self._fonts):
                found.setdefault(mark, []).append(word)
            self._read[page] = found
        return self._read[page]

    def _block(self, element: Any) -> Block:
        block = Block(str(element.S)[1:], "", {}, alt=str(element.get("/Alt", "")))
        self._fill(block, element)
        block.lines = {page: _lines(heights) for page, heights in block.lines.items()}
        return block

    def _fill(self, block: Block, element: Any) -> None:
        home = self._page_of.get(element.Pg.objgen) if "/Pg" in element else None
        kids = element.get("/K", Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, int):
                self._write(block, home or 0, kid)
            elif kid.get("/Type") == "/MCR":
                self._write(block, self._page_of[kid.Pg.objgen], int(kid.MCID))
            elif kid.get("/Type") == "/OBJR":
                if kid.Obj.Subtype == "/Widget":
                    page = self._page_of[kid.Pg.objgen] if "/Pg" in kid else home or 0
                    block.lines.setdefault(page, []).append(float(kid.Obj.Rect[1]))
                    block.fields += 1
            elif str(kid.S)[1:] in _INLINE:
                self._fill(block, kid)
            else:
                block.below.append(self._block(kid))

    def _write(self, block: Block, page: int, mark: int) -> None:
        for word in self._marks(page).get(mark, ()):
            block.text += word.text
            if word.text.strip():
                block.lines.setdefault(page, []).append(word.height)


def _lines(heights: Sequence[float]) -> list[float]:
    """Return one height for each line, from the top down."""
    ordered = sorted(heights, reverse=True)
    return ordered[:1] + [below for above, below in pairwise(ordered) if above - below > _SAME_LINE]


def _drawn(
    page: Any, number: int, known: dict[tuple[int, int], dict[bytes, str]], *, margins_only: bool = False
) -> Iterator[tuple[int | None, Word]]:
    """Yield the text of a page: its mark, None outside the tree, and where and how it is drawn."""
    fonts = {}
    for name, each in page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary()).items():
        if each.objgen not in known:
            known[each.objgen] = _unicode(each)
        fonts[name] = known[each.objgen]
    matrix: tuple[float, ...] = (1, 0, 0, 1, 0, 0)
    colour: tuple[float, ...] = (0.0,)
    kept: list[tuple[tuple[float, ...], tuple[float, ...]]] = []
    roles: list[tuple[int | None, bool]] = []
    font: dict[bytes, str] = {}
    line: tuple[float, ...] = matrix
    for operands, operator in pikepdf.parse_content_stream(page, _READ):
        word = str(operator)
        if word == "q":
            kept.append((matrix, colour))
        elif word == "Q":
            matrix, colour = kept.pop()
        elif word == "cm":
            matrix = _times(tuple(map(float, operands)), matrix)
        elif word in ("rg", "g"):
            colour = tuple(map(float, operands))
        elif word in ("BMC", "BDC"):
            properties = operands[1] if len(operands) > 1 else Dictionary()
            mark = properties.get("/MCID") if isinstance(properties, Dictionary) else None
            roles.append((None if mark is None else int(mark), str(operands[0]) == "/Artifact"))
        elif word == "EMC":
            roles.pop()
        elif word == "BT":
            line = (1, 0, 0, 1, 0, 0)
        elif word == "Tm":
            line = tuple(map(float, operands))
        elif word == "Td":
            line = _times((1, 0, 0, 1, float(operands[0]), float(operands[1])), line)
        elif word == "Tf":
            font = fonts.get(str(operands[0]), {})
        elif word in ("Tj", "TJ"):
            mark, artifact = roles[-1] if roles else (None, False)
            if margins_only and not artifact:
                continue
            shown = operands[0]
            pieces = shown if isinstance(shown, Array) else [shown]
            raw = b"".join(bytes(piece) for piece in pieces if isinstance(piece, String))
            text = "".join(font.get(raw[n : n + 2], "") for n in range(0, len(raw), 2))
            yield mark, Word(number, _times(line, matrix)[5], text, colour, artifact)


def _times(first: Sequence[float], second: Sequence[float]) -> tuple[float, ...]:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _unicode(font: Any) -> dict[bytes, str]:
    table = font.ToUnicode.read_bytes().decode("latin-1").partition("endcodespacerange")[2]
    pairs = re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>", table)
    return {bytes.fromhex(code): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
