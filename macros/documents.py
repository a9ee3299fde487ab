"""The documents: what each says of itself in its front matter, and which of them a setting has."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from macros.features import NAMES
from macros.forms import FieldSpec
from macros.problems import Problem, Problems, did_you_mean
from macros.setting import Setting
from macros.setting.group import traits
from macros.setting.people import People
from macros.written_model import FrontMatter, typed

Kind = Literal["policy", "agreement", "guide", "form", "resource", "home", "page"]
Publish = Literal["public", "staff", "office"]
Audience = Literal[
    "everyone", "learners", "parents", "staff", "trainees", "mentors", "visitors", "board", "commissioners"
]
_OWNERS = tuple(key for key, field in People.model_fields.items() if traits(field)["who"])
_KIND_ORDER = ("home", "policy", "guide", "agreement", "form", "resource", "page")


class Change(BaseModel):
    """One edition of a document's shared text, told to a reader in two to five sentences."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: str
    date: datetime.date
    text: str
    sign_again: bool = False


class About(BaseModel):
    """Front matter as written; texts may still hold words of the language."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    short: str
    kind: Kind
    audience: tuple[Audience, ...]
    publish: Publish
    needs: tuple[str, ...] = Field(alias="for")
    summary: str
    owner: str = "safeguarding_lead"
    numbered: bool = False
    appendices: tuple[str, ...] = ()
    budget: int | None = None
    returns: bool = False
    return_to: str = ""
    keep_for: str = ""
    order: int = 50
    essential: bool = False
    landscape: bool = False
    fields: dict[str, FieldSpec] = Field(default_factory=dict)
    changes: tuple[Change, ...] = Field(min_length=1)

    @field_validator("owner")
    @classmethod
    def _a_post(cls, value: str) -> str:
        if value not in _OWNERS:
            raise ValueError(f"{value} is not the post of a person{did_you_mean(value, _OWNERS)}")
        return value

    @field_validator("needs")
    @classmethod
    def _known_features(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for name in value:
            if name not in NAMES:
                raise ValueError(f"{name} is nothing that a setting can have{did_you_mean(name, NAMES)}")
        return value


@dataclass(frozen=True)
class Page:
    """A document's source: `body` begins behind `body_line` lines of front matter."""

    id: str
    path: str
    file: str
    about: About
    body: str
    body_line: int


@dataclass(frozen=True)
class Meta:
    """What one setting's document says of itself: texts are plain, in the setting's own words.

    `appendices` are the ids of those that the setting has, in order.
    """

    id: str
    path: str
    title: str
    short: str
    kind: Kind
    audience: tuple[Audience, ...]
    publish: Publish
    summary: str
    owner: str
    numbered: bool
    appendices: tuple[str, ...]
    budget: int | None
    returns: bool
    return_to: str
    keep_for: str
    landscape: bool
    fields: Mapping[str, FieldSpec]
    changes: tuple[Change, ...]
    plain: Callable[[str], str]

    @property
    def public(self) -> bool:
        """Whether everybody may read it."""
        return self.publish == "public"


@dataclass(frozen=True)
class Catalogue:
    """The documents that a setting has, by id, in the order in which a reader meets them."""

    adopted: Mapping[str, Meta]


class Library:
    """Every document there is, before any setting's choice."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self.pages = pages

    @classmethod
    def load(cls, root: Path) -> Library:
        """Read all front matter below `docs/`; raise `Problems` with everything that is wrong in it."""
        pages: dict[str, Page] = {}
        problems: list[Problem] = []
        docs = root / "docs"
        for path in sorted(docs.rglob("*.md")):
            relative = path.relative_to(docs)
            if any(part.startswith("_") for part in relative.parts):
                continue
            file = f"docs/{relative.as_posix()}"
            source = FrontMatter(path, file)
            problems += source.problems
            if source.problems:
                continue
            about, wrong = typed(About, source.tree, file)
            problems += wrong
            if path.stem in pages:
                problems.append(
                    Problem(file, 1, 1, f"{pages[path.stem].file} has this name already; choose another")
                )
            elif about is not None:
                pages[path.stem] = Page(
                    path.stem, relative.as_posix(), file, about, source.body, source.body_line
                )
        for page in pages.values():
            problems += _unknown_appendices(page, pages)
        if problems:
            raise Problems(problems)
        return cls(pages)

    def did_you_mean(self, document: str) -> str:
        """Return a hint at the nearest document's name, or an empty text."""
        return did_you_mean(document, self.pages)

    def catalogue(self, setting: Setting, has: Mapping[str, bool], plain: Callable[[str], str]) -> Catalogue:
        """Return the documents for what the setting `has`, with its own include and exclude applied.

        `plain` fills the words of a front matter text.
        """
        chosen = setting.documents
        wanted = {
            page.id: any(has[name] for name in page.about.needs) or page.id in chosen.include
            for page in self.pages.values()
        }
        adopted = {name for name, yes in wanted.items() if yes and name not in chosen.exclude}
        pages = sorted(
            (page for page in self.pages.values() if page.id in adopted),
            key=lambda page: (_KIND_ORDER.index(page.about.kind), page.about.order, page.id),
        )
        return Catalogue({page.id: _meta(page, adopted, plain) for page in pages})


def _meta(page: Page, adopted: set[str], plain: Callable[[str], str]) -> Meta:
    about = page.about
    return Meta(
        id=page.id,
        path=page.path,
        title=plain(about.title),
        short=plain(about.short),
        kind=about.kind,
        audience=about.audience,
        publish=about.publish,
        summary=plain(about.summary),
        owner=about.owner,
        numbered=about.numbered,
        appendices=tuple(name for name in about.appendices if name in adopted),
        budget=about.budget,
        returns=about.returns,
        return_to=about.return_to,
        keep_for=plain(about.keep_for),
        landscape=about.landscape,
        fields=about.fields,
        changes=tuple(change.model_copy(update={"text": plain(change.text)}) for change in about.changes),
        plain=plain,
    )


def _unknown_appendices(page: Page, pages: Mapping[str, Page]) -> list[Problem]:
    return [
        Problem(page.file, 1, 1, f"appendices: there is no document {name}{did_you_mean(name, pages)}")
        for name in page.about.appendices
        if name not in pages
    ]
