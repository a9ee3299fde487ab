"""What only staff or the office may read: values of a setting, and the sentences of private documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import lxml.html

from macros.render import Document, Pack
from macros.setting import Person, Setting
from macros.setting.people import People
from policypack.checks.outputs.identity import Identifier
from policypack.checks.outputs.outputs import Outputs
from policypack.checks.outputs.page import HtmlPage
from policypack.checks.outputs.passages import Hit, Passages, Piece
from policypack.checks.outputs.roles import roles

# So many words in a row are nobody's by chance.
_ROW = 8
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_GLUE = frozenset(("a", "all", "an", "and", "both", "of", "or", "our", "the", "their", "who"))

Row = tuple[str, ...]


@dataclass(frozen=True)
class Secret:
    """A value that only staff may read: `whose` in words, and how it is found."""

    whose: str
    found_by: Identifier


def secrets(setting: Setting) -> Iterator[Secret]:
    """Yield the values that never go on a public page, as the setting's file says.

    A mobile number is none of them: the file can't hold one that isn't public.
    """
    shown = {str(person.name) for _, person in _people(setting) if person.public and person.name}
    telling = {word.casefold() for role in roles(setting) for word in _WORD.findall(role)} | _GLUE
    slug = setting.slug
    for key, person in _people(setting):
        post = str(person.post or key.replace("_", " "))
        if person.name and not person.public and str(person.name) not in shown:
            yield Secret(f"the name of the {post}", Identifier(slug, "name", str(person.name), exact=True))
        read_by = str(person.read_by or "")
        if not {word.casefold() for word in _WORD.findall(read_by)} <= telling:
            yield Secret(f"who reads the mailbox of the {post}", Identifier(slug, "text", read_by))
    if note := str(setting.learners.note_for_staff_only or ""):
        for sentence in re.split(r"(?<=[.;!?])\s+", note):
            if len(_WORD.findall(sentence)) > 2:
                yield Secret("a note for staff only", Identifier(slug, "text", sentence.rstrip(".;")))


def _people(setting: Setting) -> Iterator[tuple[str, Person]]:
    for key in People.model_fields:
        person = getattr(setting.people, key)
        if isinstance(person, Person):
            yield key, person


def private_rows(outputs: Outputs) -> Mapping[Row, Document]:
    """Return each row of words that only documents for staff or the office hold, with one of those."""
    documents = outputs.pack.documents.values()
    # Paper doesn't say where a paragraph ends, so a public row may go on in the next one.
    open_to_all = {
        row
        for document in documents
        if document.meta.public
        for _, row in _rows([Piece("\n".join(piece.text for piece in _said(document)))])
    }
    open_to_all |= {row for text in _around(outputs.pack) for _, row in _rows([Piece(text)])}
    found: dict[Row, Document] = {}
    for document in documents:
        if not document.meta.public:
            for _, row in _rows(_said(document)):
                if row not in open_to_all:
                    found.setdefault(row, document)
    return found


def _around(pack: Pack) -> Iterator[str]:
    """Yield what stands around public texts, on the page or on paper; a private document may say it too."""
    for document in pack.documents.values():
        yield document.meta.title  # A public page may name a private one.
        if document.meta.public:
            yield document.meta.summary
            yield from (change.text for change in document.meta.changes)
    yield from (plan.summary for plan in pack.packs if plan.public)
    for said in (pack.calls["formats_line"](), pack.calls["call"]("safeguarding_lead")):
        yield "\n".join(piece.text for piece in HtmlPage(f"<div>{said}</div>").pieces if piece.seen)
    for entry in pack.register.entries:
        yield from (entry.title, entry.use, entry.who, entry.how)


def rows_among(said: Passages, private: Mapping[Row, Document]) -> Iterator[tuple[Hit, Document]]:
    """Yield the first private row of each piece that a reader sees, and the document that it is from."""
    for hit, row in _rows(piece for piece in said.pieces if piece.seen):
        if row in private:
            yield hit, private[row]


def _said(document: Document) -> Sequence[Piece]:
    return [piece for piece in HtmlPage(f"<div>{document.html}</div>").pieces if piece.seen]


def _rows(pieces: Iterable[Piece]) -> Iterator[tuple[Hit, Row]]:
    for piece in pieces:
        matches = list(_WORD.finditer(piece.text))
        words: Sequence[str] = [match[0].lower().replace("’", "'") for match in matches]
        rows = zip(*(islice(words, start, None) for start in range(_ROW)), strict=False)
        for number, row in enumerate(rows):
            yield Hit(piece, matches[number].start(), matches[number + _ROW - 1].end()), row


def titles(page: HtmlPage) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of what a page calls itself: its title and its first heading."""
    for element in page.tree.iter("title", "h1"):
        if isinstance(element, lxml.html.HtmlElement):
            yield element.sourceline or 0, " ".join(element.text_content().split())
