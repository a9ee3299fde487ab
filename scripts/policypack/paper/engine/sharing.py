"""What the documents of a pack have in common is kept once; what only looks alike is told apart."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream


def share_streams(pdf: Pdf) -> None:
    """Keep one copy of each font file and colour profile that several documents embed whole."""
    kept: dict[str, Any] = {}

    def one(stream: Any) -> Any:
        return kept.setdefault(hashlib.sha256(stream.read_raw_bytes()).hexdigest(), stream)

    for thing in pdf.objects:
        if not isinstance(thing, Dictionary) or isinstance(thing, Stream):
            continue
        if "/FontFile2" in thing:
            thing.FontFile2 = one(thing.FontFile2)
        elif "/lab-d50" in thing:  # WeasyPrint's colour spaces
            for name, space in list(thing.items()):
                if isinstance(space, Array) and space[0] == Name.ICCBased:
                    thing[name] = Array([space[0], one(space[1])])
    for intent in pdf.Root.get("/OutputIntents", Array()):
        intent.DestOutputProfile = one(intent.DestOutputProfile)


def tell_fonts_apart(documents: Sequence[Sequence[Any]]) -> None:
    """Give the same font of different documents different tags: each holds other letters of it
    (ISO 32000-1, 9.6.4)."""
    for number, pages in enumerate(documents):
        shelves = [page.Resources.get("/Font", Dictionary()) for page in pages]
        for font in {font.objgen: font for shelf in shelves for font in shelf.values()}.values():
            _, _, name = str(font.BaseFont)[1:].partition("+")
            fresh = Name(f"/{_tag(number, str(font.BaseFont))}+{name}")
            font.BaseFont = fresh
            for below in font.get("/DescendantFonts", Array()):
                below.BaseFont = fresh
                below.FontDescriptor.FontName = fresh


def _tag(number: int, name: str) -> str:
    digest = hashlib.sha256(f"{number} {name}".encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])
