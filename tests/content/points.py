"""The map of `coverage.yml`: the points of the source documents, where each is said, or why it isn't."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from macros.problems import Problems
from macros.setting.source import Source
from macros.written_model import typed

ROOT = Path(__file__).resolve().parents[2]
FILE = "tests/content/coverage.yml"

Why = Literal["obsolete", "not binding", "not concerned", "open"]


class Said(BaseModel):
    """One place that says a point, for some settings: `at` is `document#anchor`.

    What a page prints around its text has a mark of its own: `document!control` is title, standing and
    control block, `document!contents` the list of its headings.

    `words` are what must stand in that section, in order of no account; each may hold words, facts and
    calls of the language (`{{ learners }}`, `{{ policy('behaviour') }}`): one line serves every setting.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    settings: tuple[str, ...] = Field(alias="for")
    at: str
    words: tuple[str, ...] = Field(min_length=1)


class LeftOut(BaseModel):
    """Settings for which a point isn't said, and the reason."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    settings: tuple[str, ...] = Field(alias="for")
    why: Why
    because: str = Field(min_length=8)


class Point(BaseModel):
    """One point of a source: `gist` says it in our own words, so that it stands alone."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    gist: str = Field(min_length=12)
    said: tuple[Said, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


class SourceText(BaseModel):
    """A source document: what it is, and whom none of it concerns unless a point says otherwise."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    left_out: tuple[LeftOut, ...] = ()


class Coverage(BaseModel):
    """The whole map."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sources: dict[str, SourceText]
    points: dict[str, Point]


def load(path: Path = ROOT / FILE) -> Coverage:
    """Read a map; raise `Problems` with everything that is wrong in its form."""
    source = Source(path, path.name)
    coverage, problems = typed(Coverage, source.tree, path.name)
    if source.problems or problems or coverage is None:
        raise Problems([*source.problems, *problems])
    return coverage


def source_of(key: str, sources: Collection[str]) -> str:
    """Return the source that a point belongs to: the longest name that its id begins with, or nothing."""
    return max((name for name in sources if key.startswith(f"{name}-")), key=len, default="")


def expand(settings: Sequence[str], slugs: Sequence[str]) -> tuple[str, ...]:
    """Return the settings that a list names; `all` stands for every one."""
    return tuple(slugs) if "all" in settings else tuple(settings)


def point_ids(text: str) -> list[str]:
    """Return the ids of all points in the content map (`points.md`), short forms ("**-03**") written out."""
    found: list[str] = []
    for mark in re.finditer(r"\*\*(?:(?P<whole>[A-Z][A-Z0-9]-[\d.A-Z-]+\d)|-(?P<last>\d\d))\*\*", text):
        if mark["whole"]:
            found.append(mark["whole"])
        elif found:
            found.append(f"{found[-1].rpartition('-')[0]}-{mark['last']}")
    return found
