"""The language of one setting: every word, fact and call that its pages may write."""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from macros.citations import citation_calls
from macros.contacts import contact_calls
from macros.features import features
from macros.forms import form_calls
from macros.jinja import MARK_TO_CONFIRM, escape_markdown, in_words
from macros.library import Catalogue, Library
from macros.linked_policies import named, place_of_list
from macros.named_elsewhere import unknown_names
from macros.news import KINDS as NEWS
from macros.packs import FILE as PACKS
from macros.packs import PackPlan, Shelf
from macros.pictures import picture_calls
from macros.plain_texts import PlainTexts
from macros.printed_rows import printed_rows_call
from macros.problems import Problems, did_you_mean
from macros.readings import Readings
from macros.register import Register
from macros.setting import Setting, ToConfirm, load_setting
from macros.setting.source import Source
from macros.shared import Shared
from macros.today import today as the_day
from macros.words import vocabulary, words
from macros.written_model import FrontMatter


class Registry(Protocol):
    """The part of mkdocs-macros' plugin that pages are defined through; our own renderer brings the same."""

    variables: Any

    def macro(self, function: Callable[..., Any], name: str = "") -> Any:
        """Make `function` callable from a page as `name`."""


@dataclass(frozen=True)
class Speech:
    """What the pages of one setting can say, and the documents they are."""

    setting: Setting
    register: Register
    library: Library
    catalogue: Catalogue
    readings: Readings
    packs: tuple[PackPlan, ...]
    variables: Mapping[str, Any]
    calls: Mapping[str, Callable[..., Any]]

    def define(self, registry: Registry) -> None:
        """Hand every word and call to mkdocs-macros, or to whoever stands in for it."""
        registry.variables.update(self.variables)
        for name, function in self.calls.items():
            registry.macro(function, name)


def learn(root: Path, slug: str, *, today: datetime.date | None = None) -> Speech:
    """Return the language of the setting `slug`; raise `Problems` with everything wrong in its sources.

    `today` decides which posts are still news; without it, the day that `macros.today` gives.
    """
    return speech_of(load_setting(root, slug), root, today=today or the_day())


def speech_of(setting: Setting, root: Path, *, today: datetime.date, shared: Shared | None = None) -> Speech:
    """Return the language of a loaded setting; raise `Problems` for the register's or documents' faults.

    `shared` is what was read already of the project at `root`, for another setting or for a check.
    """
    shared = shared or Shared.load(root)
    register, library = shared.register, shared.library
    shelf = Shelf.load(root, library.pages)
    unknown = list(unknown_names(setting, library.pages, shelf.packs, register))
    if unknown:
        raise Problems(unknown)
    has = features(setting)
    variables: dict[str, Any] = {**words(setting), "facts": setting, "has": has}
    plain = PlainTexts(variables, shared.readings.plain)
    with plain.collecting():
        catalogue = library.catalogue(setting, has, plain.fill, today=today)
        packs = shelf.plan(setting, has, catalogue, plain.fill)
        forms = _form_calls(catalogue)
    if plain.failed:
        pages = [FrontMatter(root / page.file, page.file).tree for page in library.pages.values()]
        written = [*pages, Source(root / PACKS, PACKS).tree]
        raise Problems(plain.problems(written, {*variables, *vocabulary()}))
    calls: dict[str, Callable[..., Any]] = {
        **citation_calls(setting, register),
        **contact_calls(setting, register, frozenset(catalogue.adopted)),
        **forms,
        **picture_calls(root),
        "printed_rows": printed_rows_call(library.pages, plain.fill),
        "text_date": _text_date(catalogue),
        "as_at": lambda: register.as_at,
        "adopted": lambda document: _known(document, library) in catalogue.adopted,
        "documents_for": _documents_for(catalogue),
        "person": lambda key: _post(setting, key),
        "policy": lambda key, begins=False: named(setting, key, begins=begins),
        "linked_policies": place_of_list,
        "listed": listed,
        "date": lambda day: MARK_TO_CONFIRM if isinstance(day, ToConfirm) else Markup(in_words(day)),
    }
    return Speech(setting, register, library, catalogue, shared.readings, packs, variables, calls)


def listed(items: Iterable[object] | ToConfirm, joint: str = "and") -> Markup:
    """Return "a, b and c" from a list of facts; `to confirm` stays marked.

    >>> str(listed(["letters", "e-mail", "the website"]))
    'letters, e-mail and the website'
    """
    if isinstance(items, ToConfirm):
        return MARK_TO_CONFIRM
    texts = [escape_markdown(str(getattr(item, "words", item))) for item in items]
    if not texts:
        raise LookupError("this list is empty; ask for it with an if before listing it")
    head, last = texts[:-1], texts[-1]
    return Markup(f"{', '.join(head)} {joint} {last}") if head else last


def _known(document: str, library: Library) -> str:
    if document not in library.pages:
        raise LookupError(f"there is no document {document}{library.did_you_mean(document)}")
    return document


def _post(setting: Setting, key: str) -> Markup:
    people = type(setting.people).model_fields
    if key not in people:
        raise LookupError(f"people.{key} is not a post{did_you_mean(key, people)}")
    person = getattr(setting.people, key)
    if isinstance(person, tuple):
        return listed(person)
    if not person:
        return MARK_TO_CONFIRM
    post = getattr(person, "post", person)
    return escape_markdown(str(post)) if post else MARK_TO_CONFIRM


def _documents_for(catalogue: Catalogue) -> Callable[..., Markup]:
    @pass_context
    def documents_for(context: Context, audience: str) -> Markup:
        """Return a Markdown list of the public documents for one audience, its own first."""
        here = posixpath.dirname(context["page"].file.src_uri)
        lines = []
        everyone = audience == "everyone"
        own_first = sorted(
            catalogue.adopted.values(), key=lambda meta: not everyone and audience not in meta.audience
        )
        for meta in own_first:
            wanted = everyone or audience in meta.audience or "everyone" in meta.audience
            if wanted and meta.public and meta.kind not in ("home", "resource", *NEWS):
                link = posixpath.relpath(meta.path, here or ".")
                lines.append(
                    f"- [{escape_markdown(meta.title)}]({link})  \n    {escape_markdown(meta.summary)}"
                )
        return Markup("\n".join(lines))

    return documents_for


def _text_date(catalogue: Catalogue) -> Callable[..., datetime.date]:
    dates = {meta.path: meta.changes[0].date for meta in catalogue.adopted.values()}

    @pass_context
    def text_date(context: Context) -> datetime.date:
        """Return the date of the page's latest change, from its front matter."""
        return dates[context["page"].file.src_uri]

    return text_date


def _form_calls(catalogue: Catalogue) -> dict[str, Callable[..., Any]]:
    """Return the form calls, each asking which page it stands in."""
    by_path: dict[str, Mapping[str, Callable[..., Markup]]] = {
        meta.path: form_calls(meta.id, meta.fields, meta.plain) for meta in catalogue.adopted.values()
    }

    def on_page(name: str) -> Callable[..., Any]:
        @pass_context
        def call(context: Context, *arguments: Any, **options: Any) -> Markup:
            path = context["page"].file.src_uri
            if path not in by_path:
                raise LookupError(f"{path} has no fields")
            return by_path[path][name](*arguments, **options)

        return call

    return {name: on_page(name) for name in ("field", "signature", "rows", "choice")}
