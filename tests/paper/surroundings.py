"""What a printed document may say besides its text, worked out from its setting and its standing."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import lxml.html

from macros.jinja import in_words
from macros.render import Document, Pack
from macros.returns import goes_back
from macros.standing import capital, compact_facts, control_rows, foot_status, state_in_words
from policypack.paper.press import Press
from policypack.paper.sheet import short_address
from tests.paper.order import Around
from tests.paper.source import bare, plain

_APPENDICES = (
    "Appendices. Each is a document of its own, with its own page numbers. They follow where this policy is "
    "printed by itself. In a pack, the contents of the pack say which are there and where.",
    "Appendices. Each is a document of its own, and comes by itself.",
)
_CHANGES = ("What changed", "Text version Date What changed To sign?")
_WEB_PAGES = "Web pages named here"
_SCAN = "Scan a code with a phone, or look for the title on the site below it."


@dataclass(frozen=True)
class Surroundings:
    """The documents of one setting, each as it may stand in a PDF."""

    pack: Pack
    press: Press

    def of(self, document: Document, there: Collection[str], belongs: str = "") -> Around:
        """Return what may stand around `document` in a PDF that holds those in `there`.

        `belongs` is what an appendix says of itself ("Appendix 1 of the online safety policy").
        """
        name = self.press.letterhead.name
        example = (
            f"Example. {name} is not a real organisation. Its people, numbers and addresses are invented."
        )
        address = self.press.address(document.id) or ""
        formats, danger = str(self.press.letterhead.other_formats), str(self.press.danger())
        beside = [link.get("href") for part in (formats, danger) for link in _links(part)] + 2 * [address]
        beside += {link.get("href") for link in _named(document)}
        return Around(
            above=[bare(words) for words in (name, belongs, example)],
            below=[bare(words) for words in self._below(document, address)] + [plain(formats), plain(danger)],
            behind=[bare(words) for words in self._behind(document, address)],
            address=short_address,
            leads_to=lambda href: self._leads_to(document, there, href),
            beside=beside,
            tables=2,
            headings=["Contents", "Whatchanged", bare(_WEB_PAGES)],
        )

    def _below(self, document: Document, address: str) -> Iterator[str]:
        meta, status = document.meta, document.status
        yield meta.summary
        yield state_in_words(status)
        yield f"{status.words}."
        yield from (f"{fact}." for fact in compact_facts(status))
        yield from (f"{name} {value}" for name, value in control_rows(status))
        yield f"The latest text: {short_address(address)}"
        yield "Contents"
        yield from _APPENDICES
        for label, other in self.press.appendices(document):
            yield f"{label}: {other.meta.title}"
            yield f"{label}: {other.meta.title} (for staff; not in the public copy)"

    def _behind(self, document: Document, address: str) -> Iterator[str]:
        meta, status = document.meta, document.status
        back = goes_back(self.pack.setting, meta)
        foot = ". ".join(foot_status(status).split(" · "))
        yield back
        yield f"{capital(meta.short)}, {foot[:1].lower()}{foot[1:]}. {back}"
        yield f"{capital(meta.short)}, version {status.version}, {self.press.letterhead.name}"
        yield f"They are listed, with links to tap, at {short_address(address)}."
        yield from (_WEB_PAGES, f"{_WEB_PAGES}:", f"{_WEB_PAGES}. {_SCAN}", _SCAN)
        for link in _named(document):
            words, short = link.text_content(), short_address(link.get("href"))
            yield from (words + short, words + short.partition("/")[0])
        yield from _CHANGES
        yield f"New in version {status.version}:"
        yield from status.what_changed
        for change in meta.changes:
            day = in_words(change.date)
            yield f"What is new in text version {change.version}, {day}: {change.text}"
            yield f"Text version {change.version}, {day}: {change.text}"
            yield from ("Please sign.", "Please sign again.")
            for sign in ("Yes, please", "No"):
                yield f"{change.version} {day} {change.text} {sign}"

    def _leads_to(self, document: Document, there: Collection[str], href: str) -> str | None:
        if href.startswith("#"):
            return f"{document.id}:{href[1:]}"
        if ":" in href:
            return href
        path, _, anchor = href.partition("#")
        full = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), path))
        name = posixpath.basename(full).removesuffix(".md")
        if name in there:
            return f"{name}:{anchor}" if anchor else name
        return self.press.address(name, anchor)


def _named(document: Document) -> list[lxml.html.HtmlElement]:
    return [link for link in _links(document.html) if link.get("href", "").startswith("http")]


def _links(html: str) -> list[lxml.html.HtmlElement]:
    return list(lxml.html.fragment_fromstring(html, create_parent="div").iter("a"))
