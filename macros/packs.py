"""Packs: which documents go together on paper, for whom. They are data: `docs/_packs.yml`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, RootModel

from macros.documents import Page, Publish
from macros.features import NAMES
from macros.library import Catalogue
from macros.news import KINDS as NEWS
from macros.problems import Problem, Problems, did_you_mean
from macros.setting import Setting
from macros.setting.source import Source
from macros.setting.tree import Branch, Items, Origin, Written
from macros.written_model import typed

FILE = "docs/_packs.yml"


class _Pack(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    summary: str
    needs: tuple[str, ...] = Field(alias="for")
    publish: Publish
    documents: tuple[str, ...]
    read_and_sign: bool = False
    booklet: bool = False


class _Packs(RootModel[dict[str, _Pack]]):
    """All packs by key."""


@dataclass(frozen=True)
class PackPlan:
    """A pack of one setting: the ids of the documents in it, in the order of the paper.

    `booklet` says that it is also folded into a booklet where the setting has booklets.
    """

    key: str
    title: str
    summary: str
    publish: Publish
    documents: tuple[str, ...]
    read_and_sign: bool
    booklet: bool

    @property
    def public(self) -> bool:
        """Whether it may stand on the public site: only when all that is in it may."""
        return self.publish == "public"


class Shelf:
    """All packs of the file, before any setting's choice."""

    def __init__(self, packs: Mapping[str, _Pack]) -> None:
        self.packs = packs

    @classmethod
    def load(cls, root: Path, documents: Mapping[str, Page]) -> Shelf:
        """Read the packs; raise `Problems` for unknown keys, features or documents, for one named twice,
        and for a public pack that would publish what isn't public."""
        source = Source(root / FILE, FILE)
        packs, problems = typed(_Packs, source.tree, FILE)
        problems = [*source.problems, *problems]
        for key, pack in packs.root.items() if packs else ():
            problems += [
                Problem(FILE, place.line, place.column, f"{key}: {message}")
                for place, message in _faults(pack, source.tree[key], documents)
            ]
        if problems or packs is None:
            raise Problems(replace(problem, code="E105") for problem in problems)
        return cls(packs.root)

    def plan(
        self, setting: Setting, has: Mapping[str, bool], catalogue: Catalogue, plain: Callable[[str], str]
    ) -> tuple[PackPlan, ...]:
        """Return the setting's packs in the order of the file, without the documents that it hasn't got.

        A pack that the setting switched off, or that would hold fewer than two documents, is left out.
        """
        plans = []
        for key, pack in self.packs.items():
            documents = tuple(name for name in pack.documents if name in catalogue.adopted)
            wanted = any(has[name] for name in pack.needs) and setting.packs.get(key, True)
            if wanted and len(documents) > 1:
                title, summary = plain(pack.title), plain(pack.summary)
                plans.append(
                    PackPlan(key, title, summary, pack.publish, documents, pack.read_and_sign, pack.booklet)
                )
        return tuple(plans)


def _faults(pack: _Pack, written: Written, pages: Mapping[str, Page]) -> Iterator[tuple[Origin, str]]:
    """Yield what is wrong with a pack, at the name that is wrong."""
    for name, place in zip(pack.needs, _items(written, "for"), strict=True):
        if name not in NAMES:
            yield place, f"{name} is nothing that a setting can have{did_you_mean(name, NAMES)}"
    seen: set[str] = set()
    for name, place in zip(pack.documents, _items(written, "documents"), strict=True):
        if name not in pages:
            yield place, f"there is no document {name}{did_you_mean(name, pages)}"
        elif pages[name].about.kind in NEWS:
            yield place, f"holds {name}, which is news and has no place on paper"
        elif pack.publish == "public" and pages[name].about.publish != "public":
            yield place, f"is public but holds {name}, which isn't"
        if name in seen:
            yield place, f"names {name} twice; keep one"
        seen.add(name)


def _items(written: Written, key: str) -> Sequence[Origin]:
    items = written.get(key) if isinstance(written, Branch) else None
    return [item.origin for item in items] if isinstance(items, Items) else []
