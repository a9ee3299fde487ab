"""From a page of HTML to a PDF, in one layout."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from . import own_numbers, weasy
from .about import About
from .attached import Attached
from .errors import PaperError
from .fetcher import Shelf
from .finishing import Finisher
from .profile import Profile
from .repair.links import LiveAddress, Reference, keep_one_each

_DOCUMENT_ID = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
_MISSING = re.compile(r'\.notdef glyph rendered .*"(.)" \(U\+([0-9A-F]+)\)', re.DOTALL)


@dataclass(frozen=True)
class Bookmark:
    """An entry of the outline: its words, its page (from 1), the entries below it."""

    title: str
    page: int
    children: tuple[Bookmark, ...] = ()


@dataclass(frozen=True)
class LaidOut:
    """A document as a PDF.

    `pages` is how many it has, `room` what is left below the text on the last one (mm), `anchors` the page
    (from 1) of each id in the HTML, `outline` its bookmarks.
    `joinable` is the PDF for `join`: it differs from `pdf` when a link to another document has no live
    address, because in a pack that document may be there.
    """

    document_id: str
    about: About
    profile: Profile
    pages: int
    room: float
    anchors: Mapping[str, int]
    outline: tuple[Bookmark, ...]
    references: tuple[Reference, ...]
    joinable: bytes

    @cached_property
    def pdf(self) -> bytes:
        """The PDF to publish by itself. Links to documents without a live address are plain words."""
        if all(reference.live is not None for reference in self.references):
            return self.joinable
        from .settling import without_dead_links

        return without_dead_links(self.joinable, self.profile, self.references)


def _nowhere(document_id: str, anchor: str) -> str | None:
    return None


def lay_out(
    html: str,
    *,
    document_id: str,
    root: Path | None = None,
    sources: Mapping[str, Path] | None = None,
    title: str,
    author: str,
    subject: str = "",
    language: str = "en-GB",
    created: date | None = None,
    modified: date | None = None,
    profile: Profile = Profile.PDF_UA_1,
    live_address: LiveAddress = _nowhere,
    files: Sequence[Attached] = (),
) -> LaidOut:
    """Lay out `html`, a complete page, as an accessible, archival PDF.

    Relative addresses in it are looked up in `sources`, which maps a prefix such as `assets/` to a folder,
    then below `root`, if given; nothing else can be loaded. `href="doc/<id>#<anchor>"` leads to another
    document: in a pack that holds it to its page there, else to `live_address(id, anchor)`; where that is
    None the words stay and the link goes. `files` are attached. The same arguments and files give the same
    bytes anywhere.

    Raise `PaperError` with all messages when WeasyPrint warns of anything, a character is in no pack font,
    a file may not be loaded or isn't there, a picture has no description, a field no name or label, a link
    no words, no target or no place in the PDF, or the page numbers in it never come right.
    """
    if not _DOCUMENT_ID.match(document_id):
        raise PaperError(document_id, ["a document's id has small letters, digits and hyphens only"])
    shelf = Shelf({**({"": root} if root else {}), **(sources or {})})
    about = About(title, author, subject, language, created, modified)
    with weasy.only_pack_fonts(), weasy.listening() as heard:
        document, tree = weasy.render(html, shelf, profile.variant)
        where = own_numbers.places(document)
        for number in range(1, own_numbers.ROUNDS + 1):
            if own_numbers.agree(document, where):
                break
            heard.clear()
            settled = own_numbers.written_down(html, where, even=number >= own_numbers.EVEN_FROM)
            document, tree = weasy.render(settled, shelf, profile.variant)
            where = own_numbers.places(document)
        else:
            raise PaperError(document_id, ["the page numbers that it prints of its places never agree"])
        messages = keep_one_each(document, tree)
        if not weasy.has_fonts(document):
            raise PaperError(document_id, [*heard, *shelf.refusals, "none of its fonts could be loaded"])
        anchors = _places(document, tree)
        outline = _outline(document.make_bookmark_tree())
        finish = Finisher(document_id, profile, about, document, tree, live_address, files)
        pdf = weasy.write(document, profile.variant, finish)
    messages = (
        [_explain(message, document) for message in heard] + shelf.refusals + messages + finish.messages
    )
    if messages:
        raise PaperError(document_id, messages)
    return LaidOut(
        document_id,
        about,
        profile,
        len(document.pages),
        weasy.room_below(document.pages[-1]),
        anchors,
        outline,
        tuple(finish.references),
        pdf,
    )


def _places(document: Any, html: Any) -> dict[str, int]:
    """Return the page of each place that a link may lead to; fields are none, a long form has hundreds."""
    fields = {field.get("id") for tag in ("input", "select", "textarea") for field in html.iter(tag)}
    places: dict[str, int] = {}
    for number, page in enumerate(document.pages, start=1):
        for name in list(page.anchors):
            if name in fields:
                del page.anchors[name]
            else:
                places.setdefault(name, number)
    return places


def _outline(entries: Sequence[Any]) -> tuple[Bookmark, ...]:
    return tuple(
        Bookmark(label, page + 1, _outline(children)) for label, (page, _, _), children, _ in entries
    )


def _explain(message: str, document: Any) -> str:
    """Say of a character that no font has where it stands."""
    missing = _MISSING.match(message)
    if missing is None:
        return message
    pages = weasy.pages_with(document, missing[1])
    where = f" on page {', '.join(map(str, pages))}" if pages else ""
    return f'no font of the pack has "{missing[1]}" (U+{missing[2]}){where}'
