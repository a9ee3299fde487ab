"""What a whole PDF says of itself, and what is drawn in it: all of it has a role."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from pikepdf import Dictionary, Stream

from tests.paper.reading import Reading


def says_what_it_is(reading: Reading) -> Iterator[str]:
    """It is tagged, has a language and a title that viewers show, and names its standards."""
    root = reading.pdf.Root
    if not root.get("/MarkInfo", Dictionary()).get("/Marked"):
        yield "not marked as tagged"
    if not str(root.get("/Lang", "")):
        yield "no language"
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle"):
        yield "the window would show the file's name, not the title"
    packet = ElementTree.fromstring(root.Metadata.read_bytes())
    rdf = list(packet.iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF"))
    if len(rdf) != 1:
        yield f"{len(rdf)} RDFs in the metadata; readers know only the first"
    said = ElementTree.tostring(rdf[0], encoding="unicode")
    for mark in ("http://www.aiim.org/pdfua/ns/id/", "http://www.aiim.org/pdfa/ns/id/"):
        if mark not in said:
            yield f"no mark {mark}"
    title = rdf[0].find(".//{http://purl.org/dc/elements/1.1/}title")
    if title is None or not "".join(title.itertext()).strip():
        yield "no title"


def all_that_is_drawn_has_a_role(reading: Reading) -> Iterator[str]:
    """Text, lines and pictures are content or artifacts."""
    for piece in reading.pieces:
        if not piece.marked and piece.text.strip():
            yield f"page {piece.page + 1}: {piece.text!r} is neither content nor artifact"
    for page, operator in sorted(reading.unmarked):
        yield f"page {page + 1}: something drawn with {operator} is neither content nor artifact"


def fonts(reading: Reading) -> Iterator[str]:
    """Fonts are embedded, every sign has its Unicode, none is an empty box."""
    for font in reading.fonts.values():
        if not font.embedded:
            yield f"{font.name} isn't embedded"
    for piece in reading.pieces:
        for name, code in piece.glyphs:
            if code == 0:
                yield f"page {piece.page + 1}: an empty box for a character in {piece.text!r}"
            if code not in reading.fonts[name].unicode:
                yield f"page {piece.page + 1}: a sign without Unicode in {piece.text!r}"


def pictures_are_not_smoothed(reading: Reading) -> Iterator[str]:
    """PDF/A forbids it."""
    for thing in reading.pdf.objects:
        if isinstance(thing, Stream) and thing.get("/Interpolate"):
            yield "PDF/A allows no /Interpolate"
