"""The whole of a setting's facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import PrivateAttr

from macros.setting.choices import Kind
from macros.setting.control import Approval, Documents, PolicyRef, Training, WhenSomethingHappens
from macros.setting.group import Group, key
from macros.setting.organisation import Look, OurWords, WhoWeAre
from macros.setting.paper import Paper
from macros.setting.people import Area, People
from macros.setting.rules import Learners, Rules, TeacherTraining, Technology, WhereWeWork
from macros.setting.to_confirm import ToConfirm
from macros.setting.tree import Branch, Items, Leaf, Origin
from macros.setting.typed import ByName, Fact, FrozenMap, ListOf
from macros.setting.values import Text, Texts, YesNo, document_id, key_name, pack_key

_POLICIES_OF_EVERYBODY = ("child_protection", "behaviour", "data_protection", "complaints_procedure")


class Setting(Group):
    """One setting: its facts, typed and frozen. In templates it is called `facts`."""

    example: YesNo = key(
        "Whether this is an invented setting; only then may contacts be invented.", default=False
    )
    family: Text | None = key("Which family's facts lie below yours; anything written here wins.")
    who_we_are: WhoWeAre = key("Who you are.")
    look: Look = key("How your pages look.")
    our_words: OurWords = key("Your own words; plurals and a or an are made, and can be overruled.")
    people: People = key("Who is who; a post is enough.")
    our_areas: ListOf[Area] = key(
        "One block for each council that places children with you, or that you work in.", needed=True
    )
    where_we_work: WhereWeWork = key("Where you work and on whose internet.")
    learners: Learners = key("The children or young people; write the group's name in your own word.")
    teacher_training: TeacherTraining = key("Whether adults train to teach here.")
    rules: Rules = key("What is allowed.")
    technology: Technology = key("What your technology really does.")
    when_something_happens: WhenSomethingHappens = key("What happens when something happens.")
    our_policies: Annotated[FrozenMap[PolicyRef], ByName(key_name)] = key(
        "Your other policies: exact title and where it is.", default=FrozenMap()
    )
    training: Training = key("Training in online safety.")
    parents_hear_by: Fact[Texts] | None = key(
        "How parents hear from you.", ask="How do parents hear from the setting?"
    )
    approval: Annotated[FrozenMap[Approval], ByName(document_id)] = key(
        "Who approved what: one block per document, filled in after the meeting.", default=FrozenMap()
    )
    packs: Annotated[FrozenMap[YesNo], ByName(pack_key)] = key("Which packs are made.", default=FrozenMap())
    documents: Documents = key("Documents to add to those of your kind, or to leave out.")
    pdf: Paper = key("How your PDFs are made.")

    _slug: str = PrivateAttr(default="")
    _folder: Path = PrivateAttr(default=Path())
    _origins: Mapping[str, Origin] = PrivateAttr(default_factory=FrozenMap)
    _families: tuple[str, ...] = PrivateAttr(default=())

    @property
    def slug(self) -> str:
        """The name of the setting's folder."""
        return self._slug

    @property
    def folder(self) -> Path:
        """The setting's folder, absolute."""
        return self._folder

    @property
    def origins(self) -> Mapping[str, Origin]:
        """Where each value was written: canonical path -> file, line, column. Absent values aren't in it."""
        return self._origins

    @property
    def families(self) -> tuple[str, ...]:
        """The families whose facts lie below the setting's own, the nearest first: kent schools, schools."""
        return self._families

    @property
    def logo(self) -> Path | None:
        """The logo's file, absolute, or None."""
        return self.folder / self.look.logo if self.look.logo else None

    @property
    def public_body(self) -> bool:
        """Whether the body in law is known to be a public body."""
        return self.who_we_are.public_body

    def to_confirm(self) -> tuple[ToConfirm, ...]:
        """Return every fact that is still to confirm, once each, in the model's order."""
        own = f"settings/{self.slug}/setting.yml"
        found = dict.fromkeys(_unconfirmed(self))
        return tuple(fact if fact.origin.file == own else replace(fact, origin=Origin(own)) for fact in found)

    def placed(
        self, slug: str, folder: Path, origins: Mapping[str, Origin], families: tuple[str, ...] = ()
    ) -> Setting:
        """Record where the setting came from and return it; called once, by the loader."""
        self._slug, self._folder, self._origins = slug, folder, FrozenMap(origins)
        self._families = families
        return self

    @classmethod
    def _prepare(cls, branch: Branch) -> Branch:
        top = dict(branch)
        policies = top.get("our_policies") or branch.missing("our_policies", "")
        if isinstance(policies, Branch) or (isinstance(policies, Leaf) and policies.empty):
            below = Branch(policies if isinstance(policies, Branch) else {})
            below.__dict__.update(policies.__dict__)
            for name in _POLICIES_OF_EVERYBODY:
                below.setdefault(name, below.missing(name))
            top["our_policies"] = below
        areas = top.get("our_areas")
        if areas is None or (isinstance(areas, Leaf) and (areas.empty or areas.to_confirm)):
            blank = Branch()
            blank.__dict__.update((areas or branch).__dict__)
            blank.path = blank.spelled = "our_areas.0"
            items = Items((blank,))
            items.__dict__.update(blank.__dict__)
            items.path = items.spelled = "our_areas"
            top["our_areas"] = items
        who = top.get("who_we_are")
        kind = who.get("kind") if isinstance(who, Branch) else None
        trains = isinstance(kind, Leaf) and Kind.TRAINING_PARTNERSHIP.words in kind.lower().replace("_", " ")
        learners = top.get("learners") or branch.missing("learners", "")
        if not trains and (isinstance(learners, Branch) or (isinstance(learners, Leaf) and learners.empty)):
            below = Branch(learners if isinstance(learners, Branch) else {})
            below.__dict__.update(learners.__dict__)
            below.setdefault("key_stages", below.missing("key_stages"))
            top["learners"] = below
        return branch.like(top)


def _unconfirmed(value: Any) -> Iterator[ToConfirm]:
    if isinstance(value, ToConfirm):
        yield value
    elif isinstance(value, Group):
        for name in type(value).model_fields:
            yield from _unconfirmed(getattr(value, name))
    elif isinstance(value, tuple):
        for member in value:
            yield from _unconfirmed(member)
    elif isinstance(value, FrozenMap):
        for member in value.values():
            yield from _unconfirmed(member)
