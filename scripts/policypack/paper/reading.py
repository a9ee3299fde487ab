"""A finished PDF read back: what it says on each page, what it says unseen, and where its links lead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, PdfError, Stream, String, parse_content_stream

_TEXT_OPERATORS = "Tf Tj TJ ' \""
# What isn't drawn and is read or shown all the same: descriptions, tooltips, bookmarks, values, file names.
_UNSEEN = frozenset(
    ("/Alt", "/ActualText", "/E", "/T", "/TU", "/Title", "/Contents", "/V", "/DV", "/F", "/UF", "/Desc")
)
_CHARACTERS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_CHARACTER = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


@dataclass(frozen=True)
class PdfReading:
    """What one PDF says.

    `pages` are their texts, a line break between the pieces that were drawn one after the other; `unseen`
    are descriptions, tooltips, bookmarks and the like; `facts` the information dictionary without the
    slashes, and `metadata` the XMP packet. `links` counts the addresses that its links open, `places` the
    names of places in it that they lead to, and `actions` names whatever else it would do.
    """

    pages: tuple[str, ...]
    unseen: tuple[str, ...]
    facts: Mapping[str, str]
    metadata: str
    links: Mapping[str, int]
    places: Mapping[str, int]
    actions: frozenset[str]


def read_pdf(path: Path) -> PdfReading:
    """Read a PDF; raise `ValueError` when the file is none."""
    try:
        with Pdf.open(path) as pdf:
            return _read(pdf)
    except PdfError as wrong:
        raise ValueError(f"can't be read as a PDF ({wrong})") from None


def _read(pdf: Pdf) -> PdfReading:
    fonts = _Fonts()
    pages = tuple("\n".join(_drawn(page.obj, page.obj.get("/Resources"), fonts)) for page in pdf.pages)
    links: Counter[str] = Counter()
    places: Counter[str] = Counter()
    actions: set[str] = set()
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", Array()):
            action = annotation.get("/A", Dictionary())
            kind = str(action.get("/S", ""))
            place = annotation.get("/Dest", action.get("/D") if kind == "/GoTo" else None)
            if kind == "/URI":
                links[str(action.get("/URI", ""))] += 1
            elif isinstance(place, String | Name):
                places[str(place)] += 1
            elif kind not in ("", "/GoTo"):
                actions.add(kind[1:])
    opening = pdf.Root.get("/OpenAction")
    if isinstance(opening, Dictionary) and (kind := str(opening.get("/S", "/GoTo"))) != "/GoTo":
        actions.add(kind[1:])
    return PdfReading(
        pages=pages,
        unseen=tuple(_unseen(pdf)),
        facts={str(key)[1:]: str(value) for key, value in pdf.docinfo.items()},
        metadata=pdf.Root.Metadata.read_bytes().decode("utf-8", "replace") if "/Metadata" in pdf.Root else "",
        links=links,
        places=places,
        actions=frozenset(actions),
    )


def _unseen(pdf: Pdf) -> Iterator[str]:
    """Yield each text of an object that isn't drawn; the information dictionary's aren't meant."""
    information = pdf.trailer.get("/Info", Dictionary()).objgen
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and not isinstance(thing, Stream) and thing.objgen != information:
            for key in sorted(_UNSEEN.intersection(thing.keys())):
                text = thing[key]
                if isinstance(text, String):
                    yield str(text)


def _drawn(content: Any, resources: Any, fonts: _Fonts, inside: int = 0) -> Iterator[str]:
    """Yield each piece of text of a page, or of a drawing in it, in the order of drawing."""
    shelf: Any = resources.get("/Font", Dictionary()) if resources is not None else Dictionary()
    font: _Font | None = None
    for instruction in parse_content_stream(content, _TEXT_OPERATORS):
        operands: Any = instruction.operands
        if str(instruction.operator) == "Tf":
            font = fonts.of(shelf.get(str(operands[0])))
        elif font is not None and operands:
            shown = operands[-1]
            pieces = shown if isinstance(shown, Array) else (shown,)
            # One by one they are single letters, with the distances between them.
            yield font.text(b"".join(bytes(piece) for piece in pieces if isinstance(piece, String)))
    drawings: Any = resources.get("/XObject", Dictionary()) if resources is not None else Dictionary()
    for drawing in drawings.values() if inside < 4 else ():
        if drawing.get("/Subtype") == "/Form":
            yield from _drawn(drawing, drawing.get("/Resources"), fonts, inside + 1)


class _Fonts:
    """The fonts of one PDF, each read once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], _Font] = {}

    def of(self, font: Any) -> _Font | None:
        if font is None:
            return None
        if font.objgen == (0, 0):
            return _Font(font)
        if font.objgen not in self._known:
            self._known[font.objgen] = _Font(font)
        return self._known[font.objgen]


class _Font:
    """The characters that a font's codes stand for."""

    def __init__(self, font: Any) -> None:
        self._wide = font.get("/Subtype") == "/Type0"
        table = font.get("/ToUnicode")
        self._characters = _characters(table.read_bytes()) if isinstance(table, Stream) else None

    def text(self, codes: bytes) -> str:
        """Return what codes say; one without a character is told as such (U+FFFD)."""
        if self._characters is None:
            return codes.decode("latin-1")
        step = 2 if self._wide else 1
        known = self._characters
        return "".join(
            [known.get(codes[start : start + step], "\ufffd") for start in range(0, len(codes), step)]
        )


def _characters(table: bytes) -> dict[bytes, str]:
    """Read a ToUnicode table (ISO 32000-1, 9.10.3)."""
    found: dict[bytes, str] = {}
    for block in _CHARACTERS.findall(table):
        for code, text in _CHARACTER.findall(block):
            found[bytes.fromhex(code.decode())] = _utf16(text)
    for block in _RANGES.findall(table):
        for first, last, text in _RANGE.findall(block):
            start, width, character = int(first, 16), len(first) // 2, _utf16(text)
            for step in range(int(last, 16) - start + 1):
                code = (start + step).to_bytes(width, "big")
                found[code] = character[:-1] + chr(ord(character[-1]) + step)
    return found


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")
