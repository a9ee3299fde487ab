"""One printed PDF of a setting, looked at once: what is wrong with it, and what is heard of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from macros.render import Document, Pack
from policypack.paper.edition import A4, EDITIONS, Edition
from policypack.paper.pack_pages import SHEET_ID
from policypack.paper.press import Press
from tests.paper.furniture import contents, pack_contents, running_heads
from tests.paper.order import disagreements
from tests.paper.reading import Reading, kind
from tests.paper.source import Source, bare
from tests.paper.spoken import spoken
from tests.paper.structure import findings
from tests.paper.surroundings import Surroundings

_NOT_PRINTED = ("home", "news", "post")
_FOOT = "Printed copies may be out of date"


@dataclass(frozen=True)
class Look:
    """What was found in one PDF, in words: `structure` of the PDF alone, `text` against its documents.

    `first_page` is what is heard of it. `spoken` is what a screen reader says of an agreement.
    """

    path: Path
    structure: list[str]
    text: list[str]
    first_page: str
    spoken: str


@dataclass(frozen=True)
class _Bound:
    """A document as it stands in a PDF, and what it says there of the policy that it belongs to."""

    document: Document
    title: str
    belongs: str = ""


class Shelf:
    """The PDFs of one setting, and what each must say."""

    def __init__(self, pack: Pack, root: Path) -> None:
        self.pack, self.press = pack, Press.of(pack, root)
        self.surroundings = Surroundings(pack, self.press)

    @cached_property
    def sources(self) -> dict[tuple[str, int | None], Source]:
        """Each document's text, taken apart, as it is printed with tables and without."""
        return {
            (document.id, rows_from): Source.of(
                document.html, on_the_web=bool(self.press.address(document.id)), rows_from=rows_from
            )
            for document in self.pack.documents.values()
            if document.meta.kind not in _NOT_PRINTED
            for rows_from in {None, *(edition.stack_from for edition in EDITIONS)}
        }

    def look_at(self, path: Path) -> Look:
        """Open a PDF, once, and return what there is to say of it."""
        reading = Reading(path)
        first = "".join(piece.text for piece in reading.pieces if piece.page == 0 and piece.mcid is not None)
        document = self.pack.documents.get(path.stem)
        agreement = document is not None and document.meta.kind == "agreement"
        return Look(
            path,
            findings(reading),
            list(self.disagreements(reading, path.stem)),
            first,
            spoken(reading) if agreement else "",
        )

    def disagreements(self, reading: Reading, name: str) -> Iterator[str]:
        """Yield what the PDF called `name` says otherwise than its documents, part by part."""
        plan = next((plan for plan in self.pack.packs if name == f"pack-{plan.key}"), None)
        name, edition = self._edition(name)
        if plan is None and name not in self.pack.documents:
            return  # the office's own worksheets
        wanted = (
            self._in_pack(plan.documents)
            if plan
            else self._with_appendices(self.pack.documents[name], edition)
        )
        parts = reading.kids(reading.root)
        joined = all(kind(part) == "Document" for part in parts)
        by_title = {str(part.T): part for part in parts} if joined else {wanted[0].title: reading.root}
        front, sheet = by_title.pop("Contents", None), by_title.pop("Read and sign", None)
        if list(by_title) != [each.title for each in wanted]:
            yield f"it holds {list(by_title)} instead of {[each.title for each in wanted]}"
            return
        there = {each.document.id for each in wanted}
        for each in wanted:
            for said in self._of(reading, by_title[each.title], each, there, edition):
                yield f"{each.document.id}: {said}"
        if plan is not None:
            if front is not None:
                titles = [(each.document.id, each.document.meta.title) for each in wanted]
                if sheet is not None:
                    titles.append((SHEET_ID, "Read and sign"))
                yield from pack_contents(reading, front, titles)
            if (sheet is not None) != plan.read_and_sign:
                yield "its sheet to sign is missing, or there unasked"
            if sheet is not None:
                yield from self._sheet(reading, sheet, wanted)
        if joined:
            stamp = "Pack page {} of {}" if plan else "Page {} of {} with appendices"
            for number, said in enumerate(reading.margins, start=1):
                if bare(stamp.format(number, len(reading.margins))) not in bare(said):
                    yield f"page {number} isn't numbered: {said!r}"

    def _edition(self, name: str) -> tuple[str, Edition]:
        """Return the document that a PDF is an edition of, and which."""
        for edition in EDITIONS:
            if name.endswith(f"-{edition.key}") and name not in self.pack.documents:
                return name.removesuffix(f"-{edition.key}"), edition
        return name, A4

    def _of(
        self, reading: Reading, part: Any, bound: _Bound, there: set[str], edition: Edition
    ) -> Iterator[str]:
        document = bound.document
        source = self.sources[document.id, edition.stack_from]
        around = self.surroundings.of(document, there, bound.belongs)
        yield from disagreements(reading, part, document.id, source, around)
        head = f"{self.press.letterhead.short_name} · {document.meta.title}"
        yield from running_heads(reading, part, head, _FOOT)
        appendices = [f"{label}: {other.meta.title}" for label, other in self.press.appendices(document)]
        told = [*appendices, *(f"{each} (for staff; not in the public copy)" for each in appendices)]
        yield from contents(reading, part, document.id, source, [bare(each) for each in told])

    def _sheet(self, reading: Reading, sheet: Any, wanted: list[_Bound]) -> Iterator[str]:
        """The sheet to sign names each document that is read, the blank forms apart, with a box to tick."""
        said, place = bare(reading.text(sheet)), 0
        read = [each.document.meta.title for each in wanted if each.document.meta.kind != "form"]
        for title in read:
            place = said.find(bare(title), place)
            if place < 0:
                yield f"the sheet to sign doesn't name {title!r} in its place"
                break
        ticks = [name for name in reading.fields() if name.startswith(f"{SHEET_ID}.read_")]
        rows = [row for row in reading.walk(sheet) if kind(row) == "TR"]
        if not len(read) <= len(ticks) == len(rows) - 1:
            yield f"the sheet to sign has {len(ticks)} boxes for {len(rows) - 1} documents"

    def _in_pack(self, names: tuple[str, ...]) -> list[_Bound]:
        documents = [self.pack.documents[name] for name in names]
        return [_Bound(document, document.meta.title) for document in documents]

    def _with_appendices(self, document: Document, edition: Edition) -> list[_Bound]:
        title = document.meta.title
        policy = f"{title[:1].lower()}{title[1:]}"
        return [
            _Bound(document, title),
            *(
                _Bound(other, f"{label}: {other.meta.title}", f"{label} of the {policy}")
                for label, other in self.press.appendices(document)
                if edition is A4 and (other.meta.public or not document.meta.public)
            ),
        ]
