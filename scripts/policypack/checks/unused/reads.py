"""Which of a setting's facts anybody reads: pages, packs and parts by their trees, Python by a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace

from jinja2 import nodes

from macros.packs import FILE as PACKS
from macros.readings import every
from macros.setting import Setting
from macros.templates import PARTS
from policypack.checks.sources import Sources
from policypack.checks.texts import SourceFile
from policypack.checks.unused.guards import Truth, guarded, path_of

# What Python reads of a setting by itself, and where. A path stands for all that is below it. A test holds
# the list against these files.
READ_BY_CODE: Mapping[str, str] = {
    "example": "macros/site.py",
    "family": "macros/setting/families.py",
    "who_we_are.name": "macros/words.py",
    "who_we_are.short_name": "macros/words.py",
    "who_we_are.kind": "macros/features.py",
    "who_we_are.legal_form": "macros/features.py",
    "who_we_are.registered_as_a_school": "macros/setting/checks.py",
    "who_we_are.public_address": "macros/site.py",
    "who_we_are.website": "macros/hooks.py",
    "who_we_are.paper_copies_from": "macros/contacts.py",
    "look.logo": "macros/setting/model.py",
    "look.main_colour": "macros/site.py",
    "look.second_colour": "macros/site.py",
    "our_words": "macros/words.py",
    "our_areas.council": "macros/councils.py",
    "our_areas.children_services.phone": "macros/councils.py",
    "our_areas.children_services.out_of_hours": "macros/councils.py",
    "our_areas.children_services.website": "macros/councils.py",
    "our_areas.lado.post": "macros/councils.py",
    "our_areas.lado.phone": "macros/councils.py",
    "our_areas.lado.email": "macros/councils.py",
    "our_areas.lado.website": "macros/councils.py",
    "our_areas.safeguarding_partnership": "macros/register.py",
    "learners.key_stages": "macros/features.py",
    "learners.placed_by_commissioners": "macros/features.py",
    "teacher_training.we_train": "macros/features.py",
    "teacher_training.we_host_trainees": "macros/features.py",
    "teacher_training.we_host_early_career_teachers": "macros/features.py",
    "rules.searching_learners_phones": "macros/setting/checks.py",
    "when_something_happens.we_write_it_in": "macros/worries/about_a_child.py",
    "when_something_happens.we_also_tell": "macros/worries/about_a_child.py",
    "when_something_happens.complaints": "macros/setting/checks.py",
    "our_policies.child_protection": "scripts/policypack/paper/binding.py",
    "our_policies.staff_conduct": "scripts/policypack/paper/binding.py",
    "approval": "macros/review.py",
    "packs": "macros/packs.py",
    "documents": "macros/library.py",
    "pdf.profile": "scripts/policypack/paper/press.py",
    "pdf.editions": "scripts/policypack/paper/edition.py",
}
# What Python reads of any person whom a page or the code names.
READ_OF_A_PERSON = ("post", "name", "public", "phone", "hours", "email")
PEOPLE_READ_BY_CODE: Mapping[str, str] = {
    "safeguarding_lead": "macros/words.py",
    "deputy_safeguarding_lead": "macros/reach.py",
    "leader_contact": "macros/reach.py",
    "concern_about_a_member_of_staff": "macros/reach.py",
    "concern_about_the_leader": "macros/reach.py",
    "it_help": "macros/worries/rows.py",
    "data_protection": "macros/worries/about_things.py",
}

_OF_PEOPLE = ("person", "who", "call", "reach")
_OF_POLICIES = ("policy", "linked_policies")


@dataclass(frozen=True)
class Read:
    """A path that is read; `whole` when all that is below it is (it is listed or walked through).

    It is read only where `needs` are true (`guards.py`); `part` is a part that is included there instead.
    """

    path: str
    whole: bool = False
    needs: frozenset[str] = frozenset()
    part: str = ""

    def covers(self, path: str) -> bool:
        """Whether it reads the value at `path`, or a part of it."""
        if self.part:
            return False
        deeper = self.path == path or self.path.startswith(f"{path}.")
        return deeper or (self.whole and path.startswith(f"{self.path}."))


def read_by_code() -> Iterator[Read]:
    """Yield what Python reads of every setting."""
    yield from (Read(path, whole=True) for path in READ_BY_CODE)
    for key in PEOPLE_READ_BY_CODE:
        yield from _of_person(key)


def read_by_pages(sources: Sources) -> Iterator[Read]:
    """Yield what any page, part or pack reads."""
    for reads in sources.once(_reads).values():
        yield from reads


def read_by_pages_of(sources: Sources, setting: Setting, documents: Set[str]) -> Iterator[Read]:
    """Yield what the `documents` of a setting read, with the parts they include, and the packs.

    What stands behind a condition that is never true of this setting isn't read.
    """
    reads = sources.once(_reads)
    truth = Truth(setting)
    left = [PACKS, *(source.file for source in sources.files if source.page and source.page.id in documents)]
    seen = set(left)
    while left:
        for read in reads[left.pop()]:
            if not truth.may_hold(read.needs):
                continue
            if not read.part:
                yield read
            elif read.part in reads and read.part not in seen:
                seen.add(read.part)
                left.append(read.part)


def _reads(sources: Sources) -> Mapping[str, Iterable[Read]]:
    """Return what each page, part and the packs read."""
    found: dict[str, Iterable[Read]] = {}
    for source in sources.files:
        trees = [sources.tree(source), *_trees(sources, _front(source))]
        found[source.file] = {read for tree in trees if tree for read in _in_tree(tree)}
    packs = sources.root / PACKS
    text = packs.read_text(encoding="utf-8") if packs.is_file() else ""
    found[PACKS] = {read for tree in _trees(sources, text.split("\n")) for read in _in_tree(tree)}
    return found


def _front(source: SourceFile) -> Iterator[str]:
    yield from _texts(source.page.about.model_dump()) if source.page else ()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for below in value.values() for text in _texts(below))
    elif isinstance(value, tuple | list):
        yield from (text for below in value for text in _texts(below))


def _trees(sources: Sources, texts: Iterable[str]) -> Iterator[nodes.Template]:
    for text in texts:
        if "{" in text and ("facts" in text or "(" in text) and (tree := sources.parsed(text)):
            yield tree


def _in_tree(tree: nodes.Template) -> Iterator[Read]:
    whole = {id(node) for node in _walked_through(tree)}
    for node, needs in guarded(tree):
        if isinstance(node, nodes.Getattr | nodes.Getitem):
            if path := path_of(node):
                yield Read(path, id(node) in whole, needs)
        elif isinstance(node, nodes.Include) and isinstance(node.template, nodes.Const):
            yield Read("", needs=needs, part=f"{PARTS}/{node.template.value}")
        elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
            keys = [str(each.value) for each in node.args if isinstance(each, nodes.Const)]
            if keys and node.node.name in _OF_PEOPLE:
                yield from (replace(read, needs=needs) for read in _of_person(keys[0]))
            elif node.node.name in _OF_POLICIES:
                yield from (Read(f"our_policies.{key}", whole=True, needs=needs) for key in keys)


def _of_person(key: str) -> Iterator[Read]:
    yield Read(f"people.{key}")
    yield from (Read(f"people.{key}.{field}") for field in READ_OF_A_PERSON)


def _walked_through(tree: nodes.Template) -> Iterator[nodes.Node]:
    """Yield what is given away whole: to a call or a filter, to a loop, to a name."""
    for call in every(tree, nodes.Call):
        yield from call.args
        yield from (word.value for word in call.kwargs)
    for named in every(tree, nodes.Assign, nodes.Filter):
        if named.node is not None:  # type: ignore[attr-defined]
            yield named.node  # type: ignore[attr-defined]
    for loop in every(tree, nodes.For):
        yield loop.iter
