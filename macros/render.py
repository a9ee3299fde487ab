"""The canonical texts of one setting: Jinja, then numbers, then references; Markdown in, Markdown out.

All documents at once, deterministic, without MkDocs, network or clock. Every finding points to the line
of the file that a person can change.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2

from macros.documents import Meta, Page
from macros.forms import label_lone_fields
from macros.jinja import Language as Grammar
from macros.jinja import escape_markdown
from macros.language import Speech, speech_of
from macros.markdown import to_html
from macros.names import unknown_names
from macros.numbering import Numbered, Section, number
from macros.origins import Marks, Origin, Traced, trace
from macros.packs import PackPlan
from macros.problems import Problem, Problems
from macros.references import Filled, fill
from macros.register import Register
from macros.review import Status, status
from macros.setting import Setting
from macros.words import vocabulary

PARTS = "docs/_parts"
_UNDEFINED = re.compile(r"'(\w+)' is undefined")


@dataclass(frozen=True)
class Document:
    """One setting's document, finished: `text` is its canonical Markdown, `origins` has one entry a line.

    `raw` is the page's text as Jinja leaves it, to compare with what mkdocs-macros makes.
    """

    meta: Meta
    raw: str
    text: str
    origins: Sequence[Origin]
    sections: Mapping[str, Section]
    references: Sequence[Filled]
    status: Status

    @property
    def id(self) -> str:
        """The document's name, the same in every setting: `staff-agreement`."""
        return self.meta.id

    @property
    def path(self) -> str:
        """The page's path below `docs/`."""
        return self.meta.path

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


class _Registry:
    """What mkdocs-macros offers to a module that defines the language, without MkDocs."""

    def __init__(self) -> None:
        self.variables: dict[str, Any] = {}
        self.macros: dict[str, Callable[..., Any]] = {}

    def macro(self, function: Callable[..., Any], name: str = "") -> Any:
        self.macros[name or function.__name__] = function
        return function


@dataclass(frozen=True)
class _Target:
    """A document half-way: numbered, its references still empty."""

    meta: Meta
    traced: Traced
    numbered: Numbered

    @property
    def id(self) -> str:
        return self.meta.id

    @property
    def path(self) -> str:
        return self.meta.path

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

    `root` is the project's folder. `today` decides only what is overdue, never a word of a text.
    Raise `Problems` with every fault in the pages, the register or the packs.
    """
    speech = speech_of(setting, root)
    return render_speech(speech, root, today=today)


def render_speech(speech: Speech, root: Path, *, today: datetime.date) -> Pack:
    """Return the finished texts for a language that is loaded already (see `render`)."""
    problems: list[Problem] = []
    registry = _Registry()
    speech.define(registry)
    targets: dict[str, _Target] = {}
    for meta in speech.catalogue.adopted.values():
        page = speech.library.pages[meta.id]
        traced = _rendered(page, meta, speech, registry, root, problems)
        if traced is not None:
            targets[meta.id] = _Target(
                meta, traced, number(label_lone_fields(traced.text), numbered=meta.numbered)
            )
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
                problems.append(Problem(origin.file, origin.line, dangling.column + 1, dangling.message))
        documents[target.id] = _document(speech, target, filling.text, filling.filled, today)
    if problems:
        raise Problems(problems)
    return Pack(speech.setting, speech.register, documents, speech.packs, speech.calls)


def _document(
    speech: Speech, target: _Target, text: str, references: Sequence[Filled], today: datetime.date
) -> Document:
    meta = target.meta
    owner = getattr(speech.setting.people, meta.owner)
    latest = meta.changes[0]
    first = Origin(speech.library.pages[meta.id].file, 1)
    return Document(
        meta=meta,
        raw=target.traced.text,
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


def _rendered(
    page: Page, meta: Meta, speech: Speech, registry: _Registry, root: Path, problems: list[Problem]
) -> Traced | None:
    """Return the page's text after Jinja, or None with the reason added to `problems`."""
    files = {page.file: (page.file, page.body_line)}
    environment = _environment(page, root, files)
    environment.globals.update(registry.macros)
    known = {*registry.macros, *registry.variables, *environment.globals, *vocabulary()}
    found = list(unknown_names(environment, page, root / PARTS, known, speech.variables))
    if found:
        problems += found
        return None
    stand_in = SimpleNamespace(file=SimpleNamespace(src_uri=meta.path), meta={})
    try:
        marked = environment.get_template(page.file).render({**registry.variables, "page": stand_in})
    except Exception as error:
        problems.append(_problem(error, page, files))
        return None
    # MkDocs strips the text's ends before mkdocs-macros sees it, so both begin at the same line.
    return trace(marked, files, Origin(page.file, page.body_line + 1))


def _environment(page: Page, root: Path, files: dict[str, tuple[str, int]]) -> jinja2.Environment:
    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        if name == page.file:
            return page.body, page.file, lambda: True
        part = root / PARTS / name
        if not part.is_file() or ".." in name:
            return None
        files[name] = (f"{PARTS}/{name}", 0)
        return part.read_text(encoding="utf-8"), f"{PARTS}/{name}", lambda: True

    return jinja2.Environment(
        loader=jinja2.FunctionLoader(load), undefined=jinja2.StrictUndefined, extensions=[Grammar, Marks]
    )


def _problem(error: Exception, page: Page, files: Mapping[str, tuple[str, int]]) -> Problem:
    """Return what a failed page says, at the innermost line of a page or part that is on the way to it."""
    by_file = dict(files.values())
    place = Origin(page.file, page.body_line + 1)
    for file, line in _frames(error):
        if file in by_file:
            place = Origin(file, line + by_file[file])
    if isinstance(error, jinja2.TemplateSyntaxError) and (error.filename or "") in by_file:
        place = Origin(error.filename or "", error.lineno + by_file[error.filename or ""])
    return Problem(place.file, place.line, 1, _message(error))


def _message(error: Exception) -> str:
    if isinstance(error, jinja2.UndefinedError) and (match := _UNDEFINED.match(error.message or "")):
        return f"this setting has no word for {match[1]}; ask first, as in {{% if has.trainees %}}"
    message = error.args[0] if isinstance(error, KeyError) and error.args else str(error)
    return str(message) or type(error).__name__


def _frames(error: Exception) -> Iterator[tuple[str, int]]:
    trail = error.__traceback__
    while trail is not None:
        yield trail.tb_frame.f_code.co_filename, trail.tb_lineno
        trail = trail.tb_next
