"""Packs: documents that were laid out once, joined with their tags, bookmarks, fields and destinations."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pikepdf import Array, Dictionary, Name, PageCopyWarning, Pdf, String

from . import outline, sharing
from .about import About
from .errors import PaperError
from .finishing import PRODUCER
from .layout import LaidOut
from .profile import Profile
from .repair import metadata
from .settling import saved, settle_links
from .stamping import Stamp, Stamper


@dataclass(frozen=True)
class Part:
    """A document in a pack. `title` is its bookmark (empty: its own title)."""

    laid_out: LaidOut
    title: str = ""
    start_on_right: bool = False


@dataclass(frozen=True)
class Reserved:
    """Pages kept for a part that is laid out later, when the others' numbers are known."""

    pages: int
    start_on_right: bool = False


@dataclass(frozen=True)
class Numbering:
    """The pack's page numbers: `first` page of each part, in their order, and how many `pages` there are."""

    first: tuple[int, ...]
    pages: int


def page_numbers(parts: Sequence[Part | Reserved]) -> Numbering:
    """Number the pages of a pack, from 1, with the blank pages that `start_on_right` asks for."""
    first: list[int] = []
    next_page = 1
    for part in parts:
        if part.start_on_right and next_page % 2 == 0:
            next_page += 1
        first.append(next_page)
        next_page += part.pages if isinstance(part, Reserved) else part.laid_out.pages
    return Numbering(tuple(first), next_page - 1)


def join(
    parts: Sequence[Part],
    *,
    title: str,
    author: str,
    subject: str = "",
    language: str = "en-GB",
    created: date | None = None,
    modified: date | None = None,
    stamp: Stamp | None = None,
) -> bytes:
    """Join `parts` in their order and return the PDF.

    The tags of each document stay, under one Document; its bookmarks are nested under its title; links
    between documents of the pack lead to their pages here. With `stamp`, each page gets the pack's number.
    Raise `PaperError` when a document is there twice, a link names a place that its document doesn't have,
    or the documents keep different standards, or type in different fonts under one name.
    """
    _check(title, parts)
    profile = parts[0].laid_out.profile
    present = {part.laid_out.document_id for part in parts}
    pdf = Pdf.new()
    copies = []
    for part, first in zip(parts, page_numbers(parts).first, strict=True):
        source = Pdf.open(io.BytesIO(part.laid_out.joinable))
        settle_links(source, part.laid_out.references, present)
        copies.append(_Copy(pdf, source, part, first))
    _join_trees(pdf, copies)
    places = _join_names(pdf, copies)
    _join_files(pdf, copies)
    if profile is Profile.PDF_UA_2:
        _lead_to_structure(pdf, copies, places)
    _join_fields(pdf, copies, title)
    outline.nest(pdf, [(copy.title, copy.pages[0], copy.entry("/Outlines")) for copy in copies], profile)
    pdf.Root.OutputIntents = copies[0].entry("/OutputIntents")
    documents = [copy.pages for copy in copies]
    sharing.share_streams(pdf, documents)
    sharing.tell_fonts_apart(documents)
    if stamp is not None:
        stamper = Stamper(pdf, stamp, len(pdf.pages))
        own_numbers = {
            first + page: page + 1
            for part, first in zip(parts, page_numbers(parts).first, strict=True)
            for page in range(part.laid_out.pages)
        }
        for number, page in enumerate(pdf.pages, start=1):
            stamper.mark(page.obj, number, own_numbers.get(number, number))
    _describe(pdf, profile, About(title, author, subject, language, created, modified))
    return saved(pdf, profile)


class _Copy:
    """One document's pages and catalogue entries in the pack."""

    def __init__(self, pdf: Pdf, source: Pdf, part: Part, first: int) -> None:
        self._pdf, self._source = pdf, source
        self.title = part.title or part.laid_out.about.title
        while len(pdf.pages) < first - 1:
            left, bottom, right, top = (float(edge) for edge in pdf.pages[-1].obj.MediaBox)
            pdf.add_blank_page(page_size=(right - left, top - bottom)).obj.Tabs = Name.S
        with warnings.catch_warnings():
            # "does not preserve interactive form fields": they are joined below, without renaming.
            warnings.simplefilter("ignore", PageCopyWarning)
            pdf.pages.extend(source.pages)
        self.pages: list[Any] = [pdf.pages[number].obj for number in range(first - 1, len(pdf.pages))]

    def entry(self, key: str) -> Any:
        """An entry of the document's catalogue, copied into the pack, or None."""
        entry = self._source.Root.get(key)
        if entry is None:
            return None
        return self._pdf.copy_foreign(entry if entry.is_indirect else self._source.make_indirect(entry))

    @property
    def annotations(self) -> Iterator[Any]:
        for page in self.pages:
            yield from page.get("/Annots", [])


def _check(title: str, parts: Sequence[Part]) -> None:
    if not parts:
        raise PaperError(title, ["a pack needs a document"])
    ids = [part.laid_out.document_id for part in parts]
    messages = [f"the document {name} is in the pack twice" for name in ids if ids.count(name) > 1]
    if len({part.laid_out.profile for part in parts}) > 1:
        messages.append("its documents keep different standards")
    anchors = {part.laid_out.document_id: part.laid_out.anchors for part in parts}
    for part in parts:
        for link in part.laid_out.references:
            if link.anchor and link.document_id in anchors and link.anchor not in anchors[link.document_id]:
                place = f"{link.document_id}#{link.anchor}"
                messages.append(f"{part.laid_out.document_id} links to {place}, which isn't there")
    if messages:
        raise PaperError(title, messages)


def _join_trees(pdf: Pdf, copies: Sequence[_Copy]) -> None:
    root: Any = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    whole: Any = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    documents, numbers, namespaces = Array(), Array(), Array()
    offset = 0
    for copy in copies:
        tree = copy.entry("/StructTreeRoot")
        document = tree.K[0]
        document.P, document.T = whole, String(copy.title)
        documents.append(document)
        namespaces.extend(tree.get("/Namespaces", Array()))
        if "/NS" in document:
            whole.NS = document.NS
        below = list(tree.ParentTree.Nums)
        for key, value in zip(below[::2], below[1::2], strict=True):
            numbers.append(int(key) + offset)
            numbers.append(value)
        for page in copy.pages:
            page.StructParents = int(page.StructParents) + offset
        for annotation in copy.annotations:
            annotation.StructParent = int(annotation.StructParent) + offset
        offset += int(below[-2]) + 1
    whole.K, root.K = documents, Array([whole])
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = offset
    if len(namespaces):
        root.Namespaces = namespaces
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _lead_to_structure(pdf: Pdf, copies: Sequence[_Copy], places: Mapping[bytes, Any]) -> None:
    """Links to other documents of the pack lead to elements, as those within one do (PDF/UA-2 8.8).

    So does each entry of the pack's contents (8.2.5.8).
    """
    owners = _owners(pdf)
    for copy in copies:
        for annotation in copy.annotations:
            if "/Dest" in annotation:
                name = annotation.Dest
                del annotation.Dest
                target = places[bytes(name)].SD
                annotation.A = Dictionary(S=Name.GoTo, D=name, SD=target)
                owner = owners[int(annotation.StructParent)]
                while owner is not None and owner.get("/S") != Name.TOCI:
                    owner = owner.get("/P")
                if owner is not None:
                    owner.Ref = Array([target[0]])


def _owners(pdf: Pdf) -> Mapping[int, Any]:
    """The elements of the parent tree, by key."""
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}


def _join_names(pdf: Pdf, copies: Sequence[_Copy]) -> Mapping[bytes, Any]:
    places: dict[bytes, Any] = {}
    for copy in copies:
        names = list(copy.entry("/Names").Dests.Names)
        places |= {bytes(name): place for name, place in zip(names[::2], names[1::2], strict=True)}
    table = Array([item for name in sorted(places) for item in (String(name), places[name])])
    pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(Dictionary(Names=table)))
    return places


def _join_files(pdf: Pdf, copies: Sequence[_Copy]) -> None:
    """The files that came with the documents come with the pack, in the order of their names."""
    files: dict[bytes, Any] = {}
    for copy in copies:
        names = copy.entry("/Names").get("/EmbeddedFiles", Dictionary(Names=Array())).Names
        files |= {bytes(name): file for name, file in zip(names[::2], names[1::2], strict=True)}
    if files:
        table = Array([item for name in sorted(files) for item in (String(name), files[name])])
        pdf.Root.Names.EmbeddedFiles = pdf.make_indirect(Dictionary(Names=table))
        pdf.Root.AF = Array([files[name] for name in sorted(files)])


def _join_fields(pdf: Pdf, copies: Sequence[_Copy], title: str) -> None:
    forms = [form for form in (copy.entry("/AcroForm") for copy in copies) if form is not None]
    if forms:
        fonts: dict[str, Any] = {}
        for name, font in (item for form in forms for item in form.DR.Font.items()):
            if fonts.setdefault(name, font).BaseFont != font.BaseFont:
                raise PaperError(title, ["its documents type in different fonts under one name"])
        fields = Array([field for form in forms for field in form.Fields])
        pdf.Root.AcroForm = Dictionary(Fields=fields, DR=Dictionary(Font=Dictionary(fonts)))


def _describe(pdf: Pdf, profile: Profile, about: About) -> None:
    pdf.Root.Lang = String(about.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    packet = metadata.packet(profile, about, PRODUCER, with_files="/AF" in pdf.Root)
    pdf.Root.Metadata = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)
    if profile is Profile.PDF_UA_1:
        for key, value in metadata.information(about, PRODUCER).items():
            pdf.docinfo[f"/{key}"] = value
