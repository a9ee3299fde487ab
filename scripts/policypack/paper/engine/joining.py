"""Packs: documents that were laid out once, joined with their tags, bookmarks, fields and destinations."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from . import outline, sharing
from .about import About
from .copying import Copy
from .errors import PaperError
from .finishing import PRODUCER
from .joined_tree import join_trees, lead_to_structure
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
        copies.append(Copy(pdf, source, part.title or part.laid_out.about.title, first))
    join_trees(pdf, copies)
    places = _join_names(pdf, copies)
    _join_files(pdf, copies)
    if profile is Profile.PDF_UA_2:
        lead_to_structure(pdf, copies, places)
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


def _join_names(pdf: Pdf, copies: Sequence[Copy]) -> Mapping[bytes, Any]:
    places: dict[bytes, Any] = {}
    for copy in copies:
        names = list(copy.entry("/Names").Dests.Names)
        places |= {bytes(name): place for name, place in zip(names[::2], names[1::2], strict=True)}
    table = Array([item for name in sorted(places) for item in (String(name), places[name])])
    pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(Dictionary(Names=table)))
    return places


def _join_files(pdf: Pdf, copies: Sequence[Copy]) -> None:
    """The files that came with the documents come with the pack, in the order of their names."""
    files: dict[bytes, Any] = {}
    for copy in copies:
        names = copy.entry("/Names").get("/EmbeddedFiles", Dictionary(Names=Array())).Names
        files |= {bytes(name): file for name, file in zip(names[::2], names[1::2], strict=True)}
    if files:
        table = Array([item for name in sorted(files) for item in (String(name), files[name])])
        pdf.Root.Names.EmbeddedFiles = pdf.make_indirect(Dictionary(Names=table))
        pdf.Root.AF = Array([files[name] for name in sorted(files)])


def _join_fields(pdf: Pdf, copies: Sequence[Copy], title: str) -> None:
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
