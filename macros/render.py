"""The canonical texts of one setting: Jinja, then numbers, then references; Markdown in, Markdown out.

All documents at once, deterministic, without MkDocs, network or clock. Every finding points to the line
of the file that a person can change.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from macros.documents import Meta
from macros.form_labels import label_lone_fields
from macros.jinja import escape_markdown
from macros.language import Speech, speech_of
from macros.linked_policies import listed_in
from macros.markdown import to_html
from macros.named_elsewhere import impossible_approvals
from macros.numbering import Numbered, Section, number
from macros.origins import Origin, Traced
from macros.packs import PackPlan
from macros.problems import Problem, Problems
from macros.references import Filled, fill
from macros.register import Register
from macros.review import Status, status
from macros.setting import Setting
from macros.templates import Templates


@dataclass(frozen=True)
class _Described:
    """A document at any stage, known by what it says of itself."""

    meta: Meta

    @property
    def id(self) -> str:
        """The document's name, the same in every setting: `staff-agreement`."""
        return self.meta.id

    @property
    def path(self) -> str:
        """The page's path below `docs/`."""
        return self.meta.path


@dataclass(frozen=True)
class Document(_Described):
    """One setting's document, finished: `text` is its canonical Markdown, `origins` has one entry a line.

    `raw` is the page's text as Jinja leaves it, to compare with what mkdocs-macros makes.
    """

    raw: str
    text: str
    origins: Sequence[Origin]
    sections: Mapping[str, Section]
    references: Sequence[Filled]
    status: Status

    @cached_property
    def html(self) -> str:
        """The HTML of the text, the same for web and paper."""
        return to_html(self.text)


@dataclass(frozen=True)
class Pack:
    """Everything that one setting publishes or keeps, as finished text.

    `calls` are the language's own, for what stands around the texts: `calls["formats_line"]()`.
    """

    setting: Setting
    register: Register
    documents: Mapping[str, Document]
    packs: Sequence[PackPlan]
    calls: Mapping[str, Callable[..., Any]]


@dataclass(frozen=True)
class _Target(_Described):
    """A document half-way: numbered, its references still empty."""

    traced: Traced
    numbered: Numbered
    raw: str = ""

    @property
    def short(self) -> str:
        return self.meta.short

    @property
    def public(self) -> bool:
        return self.meta.public

    @property
    def appendices(self) -> Sequence[str]:
        return self.meta.appendices

    @property
    def sections(self) -> Mapping[str, Section]:
        return self.numbered.sections


def render(setting: Setting, root: Path, *, today: datetime.date) -> Pack:
    """Return the finished texts of all documents that `setting` has.

    `root` is the project's folder. `today` decides what is overdue and which posts have expired, nothing
    else.
    Raise `Problems` with every fault in the pages, the register or the packs.
    """
    speech = speech_of(setting, root, today=today)
    return render_speech(speech, root, today=today)


def render_speech(speech: Speech, root: Path, *, today: datetime.date) -> Pack:
    """Return the finished texts for a language that is loaded already (see `render`)."""
    pack, problems = attempt(speech, root, today=today)
    if problems:
        raise Problems(problems)
    return pack


def attempt(speech: Speech, root: Path, *, today: datetime.date) -> tuple[Pack, Sequence[Problem]]:
    """Return the texts that can be finished, and every fault of those that can't: those are left out.

    A text with a reference that leads nowhere is finished but for that one, and told as well.
    """
    problems: list[Problem] = list(impossible_approvals(speech.setting, speech.library.pages, today))
    templates = Templates(speech, root)
    targets: dict[str, _Target] = {}
    for meta in speech.catalogue.adopted.values():
        traced = templates.fill(speech.library.pages[meta.id], problems)
        if traced is not None:
            targets[meta.id] = _target(speech, meta, traced, problems)
    known = {page.path: page.id for page in speech.library.pages.values()}
    documents: dict[str, Document] = {}
    for target in targets.values():
        # A page that failed has been told already; what refers to it isn't to blame as well.
        pack = {**{name: _empty(meta) for name, meta in speech.catalogue.adopted.items()}, **targets}
        filling = fill(target.numbered.text, target, pack, known)
        failed = {name for name in speech.catalogue.adopted if name not in targets}
        for dangling in filling.dangling:
            if dangling.document not in failed:
                origin = target.traced.origins[dangling.line]
                problems.append(
                    Problem(origin.file, origin.line, dangling.column + 1, dangling.message, code="E104")
                )
        documents[target.id] = _document(speech, target, filling.text, filling.filled, today)
    return Pack(speech.setting, speech.register, documents, speech.packs, speech.calls), problems


def _target(speech: Speech, meta: Meta, raw: Traced, problems: list[Problem]) -> _Target:
    # The empty lines that a page begins with are no part of its text, nor have they an origin then.
    empty = len(raw.text) - len(raw.text.lstrip("\n"))
    begun = Traced(raw.text[empty:], raw.origins[empty:])
    traced = listed_in(begun, speech.setting, problems)
    return _Target(meta, traced, number(label_lone_fields(traced.text), numbered=meta.numbered), raw=raw.text)


def _document(
    speech: Speech, target: _Target, text: str, references: Sequence[Filled], today: datetime.date
) -> Document:
    meta = target.meta
    owner = getattr(speech.setting.people, meta.owner)
    latest = meta.changes[0]
    first = Origin(speech.library.pages[meta.id].file, 1)
    return Document(
        meta=meta,
        raw=target.raw,
        text=f"# {escape_markdown(meta.title)}\n\n{text.strip()}\n",
        origins=(first, first, *target.traced.origins),
        sections=target.sections,
        references=references,
        status=status(
            speech.setting,
            meta.id,
            owner=str(getattr(owner, "post", owner) or "to confirm"),
            text_version=latest.version,
            text_date=latest.date,
            today=today,
        ),
    )


def _empty(meta: Meta) -> _Target:
    return _Target(meta, Traced("", ()), Numbered("", {}))
