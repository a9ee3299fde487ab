"""A font for page numbers: only the glyphs they need, embedded by hand (ISO 32000-1, 9.7.4)."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from pikepdf import Array, Dictionary, Name, Pdf, String

from .errors import PaperError

_UNNEEDED = ["DSIG", "GDEF", "GPOS", "GSUB", "STAT", "gasp", "kern"]


@dataclass(frozen=True)
class StampFont:
    """A subset of a font: its file, and of each letter the glyph and the width in thousandths of an em."""

    file: bytes
    glyphs: Mapping[str, int]
    widths: Mapping[str, float]
    box: tuple[int, ...]
    ascent: int
    descent: int
    cap_height: int

    def width(self, text: str) -> float:
        """The width of `text` in ems."""
        return sum(self.widths[letter] for letter in text) / 1000

    def encode(self, text: str) -> str:
        return f"<{''.join(f'{self.glyphs[letter]:04x}' for letter in text)}>"

    def embed(self, pdf: Pdf) -> Any:
        """Put the font into `pdf` and return its dictionary."""
        name = Name("/PPSTMP+PackStamp")
        descriptor = Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            Flags=4,
            FontBBox=Array(self.box),
            ItalicAngle=0,
            Ascent=self.ascent,
            Descent=self.descent,
            CapHeight=self.cap_height,
            StemV=80,
            FontFile2=pdf.make_stream(self.file, Length1=len(self.file)),
        )
        by_glyph = sorted((glyph, letter) for letter, glyph in self.glyphs.items())
        below = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
            CIDToGIDMap=Name.Identity,
            FontDescriptor=pdf.make_indirect(descriptor),
            W=Array([item for glyph, letter in by_glyph for item in (glyph, Array([self.widths[letter]]))]),
        )
        rows = "\n".join(f"<{glyph:04x}> <{ord(letter):04x}>" for glyph, letter in by_glyph)
        unicode = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
            "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
            f"{len(by_glyph)} beginbfchar\n{rows}\nendbfchar\n"
            "endcmap CMapName currentdict /CMap defineresource pop end end"
        )
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=name,
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([pdf.make_indirect(below)]),
                ToUnicode=pdf.make_stream(unicode.encode()),
            )
        )


@lru_cache(maxsize=8)
def subset_font(path: Path, letters: str) -> StampFont:
    """Cut `letters` (at most 100) out of the TrueType or WOFF2 font at `path`.

    Raise `PaperError` if it lacks any.
    """
    font = TTFont(path, recalcTimestamp=False)
    lacking = "".join(letter for letter in letters if ord(letter) not in font.getBestCmap())
    if lacking:
        raise PaperError("pack", [f'the font of the page numbers has no "{lacking}"'])
    options = Options(hinting=False, layout_features=[], notdef_outline=True, name_IDs=[6])
    options.drop_tables += _UNNEEDED
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(letter) for letter in letters])
    subsetter.subset(font)
    font.flavor = None
    file = io.BytesIO()
    font.save(file)
    names, scale = font.getBestCmap(), 1000 / font["head"].unitsPerEm
    return StampFont(
        file.getvalue(),
        {letter: font.getGlyphID(names[ord(letter)]) for letter in letters},
        {letter: round(font["hmtx"][names[ord(letter)]][0] * scale, 2) for letter in letters},
        tuple(round(getattr(font["head"], edge) * scale) for edge in ("xMin", "yMin", "xMax", "yMax")),
        round(font["hhea"].ascent * scale),
        round(font["hhea"].descent * scale),
        round(font["OS/2"].sCapHeight * scale),
    )
