"""A document: what it says of itself in its front matter, as written and in a setting's own words."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from macros.forms import FieldSpec, check_names
from macros.news import Post
from macros.owner import Owner
from macros.scope import Scope
from macros.written_model import Text

Kind = Literal["policy", "agreement", "guide", "form", "resource", "home", "page", "news", "post"]
Publish = Literal["public", "staff", "office"]
Audience = Literal[
    "everyone", "learners", "parents", "staff", "trainees", "mentors", "visitors", "board", "commissioners"
]


class Change(BaseModel):
    """One edition of a document's shared text, told to a reader in two to five sentences."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Text
    date: datetime.date
    text: Text
    sign_again: bool = False


class About(Scope):
    """Front matter as written; texts may still hold words of the language.

    `categories` are for the news page alone: each category's name and the sentence that describes it.
    """

    title: Text
    short: Text
    kind: Kind
    audience: tuple[Audience, ...] = Field(min_length=1)
    publish: Publish
    summary: Text
    owner: Owner = "safeguarding_lead"
    numbered: bool = False
    appendices: tuple[str, ...] = ()
    budget: int | None = None
    returns: bool = False
    return_to: Owner = ""
    keep_for: str = ""
    order: int = 50
    essential: bool = False
    easy_read_of: str = ""
    landscape: bool = False
    confidential: bool = False
    fields: dict[str, FieldSpec] = Field(default_factory=dict)
    categories: dict[str, str] = Field(default_factory=dict)
    changes: tuple[Change, ...] = Field(min_length=1)

    @field_validator("fields")
    @classmethod
    def _names_for_paper(cls, value: dict[str, FieldSpec]) -> dict[str, FieldSpec]:
        check_names(value)
        return value

    @field_validator("confidential")
    @classmethod
    def _stays_inside(cls, value: bool, others: ValidationInfo) -> bool:
        if value and others.data.get("publish") != "office":
            raise ValueError("a record about children is for the office only; write  publish: office")
        return value


@dataclass(frozen=True)
class Page:
    """A document's source: `body` begins behind `body_line` lines of front matter; `post` if it is one."""

    id: str
    path: str
    file: str
    about: About
    body: str
    body_line: int
    post: Post | None = None


@dataclass(frozen=True)
class Meta:
    """What one setting's document says of itself: texts are plain, in the setting's own words.

    `appendices` are the ids of those that the setting has, in order. `easy_read` says whether it is the
    easy-read twin of another: large letters, a picture beside each sentence. `confidential` is a form that
    becomes a record about children when it is filled in.
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
    confidential: bool
    easy_read: bool
    fields: Mapping[str, FieldSpec]
    changes: tuple[Change, ...]
    plain: Callable[[str], str]
    categories: Mapping[str, str]
    post: Post | None

    @property
    def public(self) -> bool:
        """Whether everybody may read it."""
        return self.publish == "public"
