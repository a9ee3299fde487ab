"""A PDF as a machine reads it: what its content says, where, in which role. For tests, with pikepdf alone."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Pdf


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


class Font:
    """A font of a page: the Unicode of each of its codes."""

    def __init__(self, font: Any) -> None:
        self.name = str(font.BaseFont)
        descendant = font.DescendantFonts[0]
        self.embedded = "/FontFile2" in descendant.FontDescriptor or "/FontFile3" in descendant.FontDescriptor
        table = font.ToUnicode.read_bytes().decode("latin-1") if "/ToUnicode" in font else ""
        pairs = re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>", table.partition("endcodespacerange")[2])
        self.unicode = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


class Reading:
    """An opened PDF with its content, its structure and what ties the two together."""

    def __init__(self, pdf: bytes | Path) -> None:
        self.pdf = Pdf.open(io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf)
        self._page_of = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}

    @cached_property
    def pieces(self) -> list[Piece]:
        """All text of all pages, in the order in which it is drawn."""
        return [piece for number in range(len(self.pdf.pages)) for piece in self._pieces_of(number)]

    @cached_property
    def fonts(self) -> dict[str, Font]:
        found: dict[str, Font] = {}
        for page in self.pdf.pages:
            for font in page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary()).values():
                found.setdefault(str(font.BaseFont), Font(font))
        return found

    def _pieces_of(self, number: int) -> Iterator[Piece]:
        page = self.pdf.pages[number]
        shelf = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
        fonts = {name: Font(font) for name, font in shelf.items()}
        stack: list[tuple[int | None, str]] = []
        font: Font | None = None
        size = 0.0
        for operands, word in _operations(page):
            if word in ("BMC", "BDC"):
                stack.append(_role(operands))
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
                yield Piece(number, text, size, mcid, artifact, [(font.name, code) for code in codes])

    @cached_property
    def marks(self) -> set[tuple[int, int]]:
        """Every piece of content that has a number, by page and number, text or not."""
        found = set()
        for number, page in enumerate(self.pdf.pages):
            for operands, operator in _operations(page):
                if operator == "BDC" and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]:
                    found.add((number, int(operands[1].MCID)))
        return found

    @cached_property
    def text_of_mark(self) -> dict[tuple[int, int], str]:
        found: dict[tuple[int, int], str] = {}
        for piece in self.pieces:
            if piece.mcid is not None:
                key = (piece.page, piece.mcid)
                found[key] = found.get(key, "") + piece.text
        return found

    # the tree

    @property
    def root(self) -> Any:
        """The tree's first element, the Document."""
        return self.pdf.Root.StructTreeRoot.K[0]

    def kids(self, element: Any) -> list[Any]:
        """Children that are elements."""
        return [
            kid
            for kid in _list(element.get("/K", Array()))
            if isinstance(kid, Dictionary) and kid.get("/S") is not None
        ]

    def walk(self, element: Any = None) -> Iterator[Any]:
        element = self.root if element is None else element
        yield element
        for kid in self.kids(element):
            yield from self.walk(kid)

    def elements(self, *kinds: str) -> list[Any]:
        return [element for element in self.walk() if kind(element) in kinds]

    def content(self, element: Any) -> Iterator[tuple[int, int] | Any]:
        """An element's own content: (page, number) pairs, and annotations."""
        home = self._page_of.get(element.Pg.objgen) if "/Pg" in element else None
        for kid in _list(element.get("/K", Array())):
            if isinstance(kid, int):
                assert home is not None, "a mark in an element without a page"
                yield home, kid
            elif kid.get("/Type") == "/MCR":
                yield self._page_of[kid.Pg.objgen], int(kid.MCID)
            elif kid.get("/Type") == "/OBJR":
                yield kid.Obj

    def text(self, element: Any = None) -> str:
        """What an element says, through the tree, in reading order."""
        element = self.root if element is None else element
        home = self._page_of.get(element.Pg.objgen) if "/Pg" in element else 0
        words: list[str] = []
        for kid in _list(element.get("/K", Array())):
            if isinstance(kid, int):
                words.append(self.text_of_mark.get((home or 0, kid), ""))
            elif kid.get("/Type") == "/MCR":
                words.append(self.text_of_mark.get((self._page_of[kid.Pg.objgen], int(kid.MCID)), ""))
            elif kid.get("/S") is not None:
                words.append(self.text(kid))
        joined = " ".join(word.strip() for word in words if word.strip())
        return re.sub(r"\s+", " ", joined)

    def annotations(self, subtype: str) -> list[tuple[int, Any]]:
        return [
            (number, annotation)
            for number, page in enumerate(self.pdf.pages)
            for annotation in page.obj.get("/Annots", Array())
            if annotation.Subtype == subtype
        ]

    def destinations(self) -> dict[str, Any]:
        names = _list(
            self.pdf.Root.get("/Names", Dictionary()).get("/Dests", Dictionary()).get("/Names", Array())
        )
        return {str(name): place for name, place in zip(names[::2], names[1::2], strict=True)}

    def page_number(self, place: Any) -> int:
        """The page (from 1) of an explicit destination."""
        return self._page_of[place[0].objgen] + 1

    def parents(self) -> dict[int, Any]:
        numbers = _list(self.pdf.Root.StructTreeRoot.ParentTree.Nums)
        return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}

    def fields(self) -> dict[str, Any]:
        """The fields by their full names."""
        found: dict[str, Any] = {}
        self.clashes: list[str] = []

        def visit(field: Any, above: str) -> None:
            name = f"{above}.{field.T}" if above and "/T" in field else above or str(field.get("/T", ""))
            below = [kid for kid in field.get("/Kids", Array()) if "/T" in kid]
            if below:
                for kid in below:
                    visit(kid, name)
            else:
                if name in found:
                    self.clashes.append(name)
                found[name] = field

        for top in self.pdf.Root.get("/AcroForm", Dictionary()).get("/Fields", Array()):
            visit(top, "")
        return found


def kind(element: Any) -> str:
    """An element's structure type, without the slash."""
    return str(element.S)[1:]


def _operations(page: Any) -> Iterator[tuple[Any, str]]:
    for operation in pikepdf.parse_content_stream(page):
        yield operation.operands, str(operation.operator)


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, Array) else [value]


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
            yield from (raw[n] << 8 | raw[n + 1] for n in range(0, len(raw), 2))
