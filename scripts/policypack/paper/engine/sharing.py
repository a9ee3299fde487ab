"""What the documents of a pack have in common is kept once; what only looks alike is told apart."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf


def share_streams(pdf: Pdf, documents: Sequence[Sequence[Any]]) -> None:
    """Keep one copy of each font file and colour profile that several documents embed whole.

    `documents` are the pages of each.
    """
    kept: dict[str, Any] = {}

    def one(stream: Any) -> Any:
        return kept.setdefault(hashlib.sha256(stream.read_raw_bytes()).hexdigest(), stream)

    for pages in documents:
        for resources in _resources(pages):
            for font in _fonts(resources):
                descriptor = font.DescendantFonts[0].FontDescriptor
                if "/FontFile2" in descriptor:
                    descriptor.FontFile2 = one(descriptor.FontFile2)
            spaces = resources.get("/ColorSpace", Dictionary())
            for name, space in list(spaces.items()):
                if isinstance(space, Array) and space[0] == Name.ICCBased:
                    spaces[name] = Array([space[0], one(space[1])])
    for intent in pdf.Root.get("/OutputIntents", Array()):
        intent.DestOutputProfile = one(intent.DestOutputProfile)


def tell_fonts_apart(documents: Sequence[Sequence[Any]]) -> None:
    """Give the same font of different documents different tags: each holds other letters of it
    (ISO 32000-1, 9.6.4)."""
    for number, pages in enumerate(documents):
        for font in (font for resources in _resources(pages) for font in _fonts(resources)):
            _, _, name = str(font.BaseFont)[1:].partition("+")
            fresh = Name(f"/{_tag(number, str(font.BaseFont))}+{name}")
            font.BaseFont = fresh
            for below in font.get("/DescendantFonts", Array()):
                below.BaseFont = fresh
                below.FontDescriptor.FontName = fresh


def _resources(pages: Sequence[Any]) -> list[Any]:
    """Return each dictionary of resources once: the pages of a document share theirs."""
    return list({page.Resources.objgen: page.Resources for page in pages}.values())


def _fonts(resources: Any) -> list[Any]:
    return list({font.objgen: font for font in resources.get("/Font", Dictionary()).values()}.values())


def _tag(number: int, name: str) -> str:
    digest = hashlib.sha256(f"{number} {name}".encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])
