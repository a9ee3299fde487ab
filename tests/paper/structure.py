"""What an accessible, archival PDF must be, beyond what a validator sees. Run on every PDF that is built.

`findings(pdf)` is empty when all is well; each finding names the rule's reader's side.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import lxml.html
from pikepdf import Array, Dictionary, Name, Stream

from tests.paper.reading import Reading, kind

_MAY_HOLD = {
    "L": {"LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOC", "TOCI", "Caption"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
}
_BLOCKS = {
    "P",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "L",
    "Table",
    "Sect",
    "Div",
    "Part",
    "Art",
    "BlockQuote",
    "TOC",
}
_WORDS_ONLY = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "Span", "Link", "Lbl"}
_STANDARD = (
    _BLOCKS
    | {kind for held in _MAY_HOLD.values() for kind in held}
    | {
        "Document",
        "Span",
        "Link",
        "Code",
        "Quote",
        "Note",
        "Reference",
        "Figure",
        "Form",
        "Caption",
        "NonStruct",
    }
)


def findings(pdf: bytes | Path) -> list[str]:
    """Everything that is wrong with the structure of a PDF, in words."""
    reading = Reading(pdf)
    return [f"{check.__name__.lstrip('_')}: {said}" for check in CHECKS for said in check(reading)]


def _says_what_it_is(reading: Reading) -> Iterator[str]:
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


def _all_text_has_a_role(reading: Reading) -> Iterator[str]:
    for piece in reading.pieces:
        if not piece.marked and piece.text.strip():
            yield f"page {piece.page + 1}: {piece.text!r} is neither content nor artifact"


def _tree_and_content_agree(reading: Reading) -> Iterator[str]:
    parents, held = reading.parents(), Counter[tuple[int, int]]()
    for number, page in enumerate(reading.pdf.pages):
        if page.obj.get("/Tabs") != Name.S:
            yield f"page {number + 1}: the tab key doesn't follow the structure"
    for element in reading.walk():
        for item in reading.content(element):
            if isinstance(item, tuple):
                held[item] += 1
                key = reading.pdf.pages[item[0]].obj.get("/StructParents")
                above = parents.get(int(key), Array()) if key is not None else Array()
                if len(above) <= item[1] or above[item[1]] != element:
                    yield f"page {item[0] + 1}: the parent tree has another parent for mark {item[1]}"
    for mark in reading.marks - set(held):
        yield f"page {mark[0] + 1}: mark {mark[1]} is in no element"
    for mark, times in held.items():
        if times > 1:
            yield f"page {mark[0] + 1}: mark {mark[1]} is in {times} elements"
        if mark not in reading.marks:
            yield f"page {mark[0] + 1}: mark {mark[1]} is in an element, not on the page"


def _elements_stand_where_they_may(reading: Reading) -> Iterator[str]:
    for element in reading.walk():
        name = kind(element)
        if name not in _STANDARD:
            yield f"{name} is no standard type"
        for child in reading.kids(element):
            if name in _MAY_HOLD and kind(child) not in _MAY_HOLD[name]:
                yield f"a {kind(child)} in a {name}: {reading.text(child)[:60]!r}"
            if name in _WORDS_ONLY and kind(child) in _BLOCKS:
                yield f"a {kind(child)} in a {name}: {reading.text(child)[:60]!r}"
            if kind(child) in ("LI", "LBody", "TR", "TH", "TD", "TOCI") and name not in _MAY_HOLD:
                yield f"a {kind(child)} in a {name}"
        if name in _MAY_HOLD and any(isinstance(item, tuple) for item in reading.content(element)):
            yield f"words directly in a {name}"
        if name in ("P", "LBody", "Span", "Div", "Sect") and len(element.get("/K", Array())) == 0:
            yield f"an empty {name}"


def _headings_in_order(reading: Reading) -> Iterator[str]:
    level = 0
    for element in reading.walk():
        if kind(element) in ("H1", "H2", "H3", "H4", "H5", "H6"):
            now = int(kind(element)[1])
            if now > level + 1:
                yield f"{kind(element)} {reading.text(element)!r} comes after level {level}"
            if not reading.text(element):
                yield f"an empty {kind(element)}"
            level = now
    if not level:
        yield "no heading"


def _tables(reading: Reading) -> Iterator[str]:
    for table in reading.elements("Table"):
        groups = reading.kids(table)
        heads = [group for group in groups if kind(group) == "THead"]
        if len(heads) > 1:
            yield f"a table with {len(heads)} heads"
        rows = [row for group in groups for row in ([group] if kind(group) == "TR" else reading.kids(group))]
        widths = _columns(reading, [row for row in rows if kind(row) == "TR"])
        if len(set(widths)) > 1:
            yield f"a table whose rows have {sorted(set(widths))} columns: {reading.text(table)[:60]!r}"
        for row in rows:
            for cell in reading.kids(row):
                if kind(cell) == "TH" and "/Scope" not in _attributes(cell, "/Table"):
                    yield f"the header {reading.text(cell)!r} doesn't say what it heads"


def _columns(reading: Reading, rows: list[Any]) -> list[int]:
    """How many columns each row has, spans counted."""
    left_over: dict[int, int] = {}
    widths = []
    for row in rows:
        column, following = 0, dict[int, int]()
        for cell in reading.kids(row):
            while left_over.get(column):
                following[column] = left_over[column] - 1
                column += 1
            spans = _attributes(cell, "/Table")
            for _ in range(int(spans.get("/ColSpan", 1))):
                following[column] = int(spans.get("/RowSpan", 1)) - 1
                column += 1
        while left_over.get(column):
            following[column] = left_over[column] - 1
            column += 1
        left_over = following
        widths.append(column)
    return widths


def _attributes(element: Any, owner: str) -> dict[str, Any]:
    found = element.get("/A", Array())
    for attributes in found if isinstance(found, Array) else [found]:
        if attributes.get("/O") == owner:
            return dict(attributes.items())
    return {}


def _pictures(reading: Reading) -> Iterator[str]:
    for figure in reading.elements("Figure"):
        if not str(figure.get("/Alt", "")):
            yield "a picture without a description"
        if "/BBox" not in _attributes(figure, "/Layout"):
            yield "a picture without a place"


def _links(reading: Reading) -> Iterator[str]:
    parents, places = reading.parents(), reading.destinations()
    for number, link in reading.annotations("/Link"):
        said = str(link.get("/Contents", ""))
        where = f"page {number + 1}: the link {said!r}"
        owner = parents.get(int(link.get("/StructParent", -1)))
        if owner is None or kind(owner) != "Link":
            yield f"{where} is in no Link element"
        elif link not in list(reading.content(owner)):
            yield f"{where} isn't held by its element"
        if not said:
            yield f"{where} has no description"
        place = link.get("/Dest", link.get("/A", Dictionary()).get("/D"))
        if place is not None and str(place) not in places:
            yield f"{where} leads to {place}, which isn't there"
        if "pack.invalid" in str(link.get("/A", Dictionary()).get("/URI", "")):
            yield f"{where} leads nowhere"
        if "/Dest" not in link and "/A" not in link:
            yield f"{where} does nothing"
    for element in reading.elements("Link"):
        if not any(not isinstance(item, tuple) for item in reading.content(element)):
            yield f"the Link {reading.text(element)!r} has no annotation"
        if any(kind(child) == "Link" for child in reading.kids(element)):
            yield f"a link in the link {reading.text(element)!r}"


def _fields(reading: Reading) -> Iterator[str]:
    parents = reading.parents()
    if "/NeedAppearances" in reading.pdf.Root.get("/AcroForm", Dictionary()):
        yield "viewers would draw the fields anew"
    for number, widget in reading.annotations("/Widget"):
        label = str(widget.get("/TU", ""))
        owner = parents.get(int(widget.get("/StructParent", -1)))
        if owner is None or kind(owner) != "Form":
            yield f"page {number + 1}: the field {label!r} is in no Form element"
        if not label:
            yield f"page {number + 1}: a field without a label"
        if "/AP" not in widget:
            yield f"page {number + 1}: the field {label!r} has no appearance"
    fields = reading.fields()
    for name in reading.clashes:
        yield f"two fields are named {name}"
    for name, field in fields.items():
        if "." not in name:
            yield f"the field {name} doesn't begin with its document's id"
        if "/TU" not in field:
            yield f"the field {name} has no label"


def _fonts(reading: Reading) -> Iterator[str]:
    for font in reading.fonts.values():
        if not font.embedded:
            yield f"{font.name} isn't embedded"
    for piece in reading.pieces:
        for name, code in piece.glyphs:
            if code == 0:
                yield f"page {piece.page + 1}: an empty box for a character in {piece.text!r}"
            if code not in reading.fonts[name].unicode:
                yield f"page {piece.page + 1}: a sign without Unicode in {piece.text!r}"


def _pictures_are_not_smoothed(reading: Reading) -> Iterator[str]:
    for thing in reading.pdf.objects:
        if isinstance(thing, Stream) and thing.get("/Interpolate"):
            yield "PDF/A allows no /Interpolate"


CHECKS: tuple[Callable[[Reading], Iterator[str]], ...] = (
    _says_what_it_is,
    _all_text_has_a_role,
    _tree_and_content_agree,
    _elements_stand_where_they_may,
    _headings_in_order,
    _tables,
    _pictures,
    _links,
    _fields,
    _fonts,
    _pictures_are_not_smoothed,
)


def against_html(pdf: bytes | Path, html: str) -> list[str]:
    """Return what the PDF has lost or split of its HTML: words, links, tables, headings.

    What stands in an element of a class with "running" in it, or is `aria-hidden`, isn't looked for.
    """
    reading, page = Reading(pdf), lxml.html.document_fromstring(html)
    body: Any = page.find("body")
    for hidden in body.xpath(".//*[contains(@class, 'running') or @aria-hidden='true']"):
        hidden.drop_tree()
    found = list(_lost_words(reading, body))
    wanted = Counter(_words(link) for link in body.iter("a") if link.get("href"))
    there: Counter[str] = Counter()
    for element in reading.elements("Link"):
        there.update({str(item.Contents) for item in reading.content(element) if not isinstance(item, tuple)})
    for said in {**(wanted - there), **(there - wanted)}:
        found.append(f"the link {said!r} is there {there[said]} times, not {wanted[said]}")
    for tag, name in {"table": "Table", **{f"h{level}": f"H{level}" for level in range(1, 7)}}.items():
        wants, has = len(list(body.iter(tag))), len(reading.elements(name))
        if wants != has:
            found.append(f"{wants} <{tag}> became {has} {name}")
    return found


def _lost_words(reading: Reading, body: Any) -> Iterator[str]:
    """Each run of words between the edges of blocks must be in the tree, in the order of the page."""
    whole, place = _bare(reading.text()), 0
    for run in _runs(body):
        at = whole.find(_bare(run), place)
        if at < 0:
            yield f"lost, or not in its place: {run.strip()[:80]!r}"
        else:
            place = at + len(_bare(run))


_INLINE = {"strong", "em", "b", "i", "code", "span", "abbr", "small", "sup", "sub", "mark", "time", "br", "q"}


def _runs(element: Any) -> list[str]:
    runs = [""]

    def visit(node: Any) -> None:
        if not isinstance(node.tag, str) or node.tag in ("select", "textarea", "script", "style"):
            return
        edge = node.tag not in _INLINE
        if edge:
            runs.append("")
        runs[-1] += node.text or ""
        for child in node:
            visit(child)
            runs[-1] += child.tail or ""
        if edge:
            runs.append("")

    visit(element)
    return [run for run in runs if _bare(run)]


def _bare(text: str) -> str:
    """Text as compared: compatible forms made one, no soft hyphens, no space."""
    return re.sub(r"[\s\xad]", "", unicodedata.normalize("NFKC", text))


def _words(element: Any) -> str:
    said = element.get("aria-label") or re.sub(r"\s+", " ", element.text_content()).strip()
    return said or " ".join(picture.get("alt", "") for picture in element.iter("img"))
