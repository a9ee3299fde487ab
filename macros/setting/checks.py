"""What facts must be together: rules that a value's type doesn't show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from macros.problems import Problem, did_you_mean
from macros.setting.choices import ApprovalStatus, Kind, Searching
from macros.setting.findings import at, replaced
from macros.setting.invented import contacts
from macros.setting.logo import faults_of_logo
from macros.setting.model import Setting
from macros.setting.source import Source
from macros.setting.tree import Branch, Items, Leaf, Origin, Written, walk

# The setting's own contacts; the councils' services stay real in an example too.
_OWN_CONTACTS = ("who_we_are.", "people.", "our_policies.")
_GOES_ON = ("unless", "if", "when", "but", "except", "which", "and", "or", "so")
_REGISTERED = "who_we_are.registered_as_a_school"
_SEARCHING = "rules.searching_learners_phones"


def check_values(folder: Path, tree: Branch) -> Iterator[Problem]:
    """Yield what is wrong with single values of a setting in `folder`, be the others right or wrong."""
    nodes = _nodes(tree)
    told = list(_cut_texts(nodes))
    logo = nodes.get("look.logo")
    if isinstance(logo, Leaf) and not logo.empty and not logo.to_confirm:
        told += [_Told("look.logo", fault) for fault in faults_of_logo(folder, logo)]
    for one in told:
        yield _at(nodes, one)


def check_together(
    setting: Setting, tree: Branch, sources: Mapping[str, Source], but: Iterable[str] = ()
) -> Iterator[Problem]:
    """Yield what doesn't go together in a setting that is well typed.

    `but` are paths of groups that lack a value which was refused: whatever is told of them may come of that.
    """
    nodes = _nodes(tree)
    for one in (
        *_kind(setting, nodes),
        *_phones(setting, nodes),
        *_leader(setting),
        *_complaints(setting, nodes, sources),
        *_approvals(setting),
        *_mobiles(setting, nodes),
        *_contacts(setting, nodes),
    ):
        if not any(not group or one.path.startswith(f"{group}.") for group in but):
            yield _at(nodes, one)


class _Told(NamedTuple):
    path: str
    message: str
    correction: str = ""


def _nodes(tree: Branch) -> dict[str, Written]:
    return {node.path: node for node in walk(tree) if node.path}


def _at(nodes: Mapping[str, Written], told: _Told) -> Problem:
    node = nodes.get(told.path)
    if node is None:
        parent = nodes.get(told.path.rpartition(".")[0])
        origin = parent.key_origin if parent else Origin("settings")
        return at(origin, f"{told.path}: {told.message}", told.correction)
    return at(node.origin, f"{node.spelled}: {told.message}", told.correction)


def _kind(setting: Setting, nodes: Mapping[str, Written]) -> Iterator[_Told]:
    kind = setting.who_we_are.kind
    registered = setting.who_we_are.registered_as_a_school
    if registered is True and kind in (Kind.ALTERNATIVE_PROVIDER, Kind.TRAINING_PARTNERSHIP):
        yield _Told(_REGISTERED, f"says yes, but the kind is {kind}; which is right?")
    if registered is False and kind.is_school:
        yield _Told(_REGISTERED, f"says no, but the kind is {kind}; which is right?")
    searching = setting.rules.searching_learners_phones
    if searching is Searching.POWER_OF_SCHOOLS and not (kind.is_school or kind is Kind.COLLEGE):
        yield _Told(
            _SEARCHING,
            f"only schools and colleges have a power to search, and the kind is {kind}",
            f"{nodes[_SEARCHING].spelled.rpartition('.')[2]}: {Searching.ASK_NEVER_SEARCH}",
        )


def _phones(setting: Setting, nodes: Mapping[str, Written]) -> Iterator[_Told]:
    rule = setting.rules.learners_phones
    unexplained = setting.rules.learners_phones_because is None
    if setting.who_we_are.kind.is_school and rule and rule != "phone_free" and unexplained:
        node = nodes["rules.learners_phones"]
        own = node.spelled.rpartition(".")[2]
        message = (
            f"a school in England is phone-free all day; write phone-free, or say why not in {own}_because"
        )
        yield _Told(node.path, message, f"{own}: phone-free")


def _leader(setting: Setting) -> Iterator[_Told]:
    taker = setting.people.concern_about_the_leader.post
    leaders = {setting.our_words.leader.one.lower()}
    if setting.people.leader_contact:
        leaders.add(str(setting.people.leader_contact.post).lower())
    if taker and str(taker).lower() in leaders:
        message = f"nobody can take a concern about themselves; name somebody above the {taker}"
        yield _Told("people.concern_about_the_leader", message)


def _complaints(
    setting: Setting, nodes: Mapping[str, Written], sources: Mapping[str, Source]
) -> Iterator[_Told]:
    complaints = setting.when_something_happens.complaints
    known = list(setting.our_policies)
    if isinstance(complaints, str) and complaints not in setting.our_policies:
        near = did_you_mean(complaints, known)
        meant = near.removeprefix("; did you mean ").removesuffix("?")
        path = "when_something_happens.complaints"
        correction = replaced(sources, nodes[path].origin, complaints, meant) if path in nodes else ""
        hint = near or f"; they are {', '.join(known)}"
        yield _Told(path, f"{complaints} is not one of our_policies{hint}", correction)


def _approvals(setting: Setting) -> Iterator[_Told]:
    for document, approval in setting.approval.items():
        path = f"approval.{document}"
        if approval.status is ApprovalStatus.APPROVED:
            for name in ("approved_on", "approved_by", "text"):
                if not getattr(approval, name):
                    yield _Told(f"{path}.status", f"says approved, so {name} must be known too")
        elif approval.status is ApprovalStatus.DRAFT and approval.approved_on:
            yield _Told(f"{path}.approved_on", "has a date, but status says draft; which is right?")


def _mobiles(setting: Setting, nodes: Mapping[str, Written]) -> Iterator[_Told]:
    """A mobile is not published by itself, and what a parent may need to ring never vanishes silently."""
    for key in type(setting.people).model_fields:
        person = getattr(setting.people, key)
        phone = getattr(person, "phone", None)
        path = f"people.{key}.phone"
        if phone and path in nodes and phone.digits.startswith("07") and not person.public:
            message = f"{phone} is a mobile, so it isn't shown to the public; if it is a work mobile, write"
            yield _Told(path, f"{message}  public: yes  beside it, else  to confirm", "public: yes")


def _cut_texts(nodes: Mapping[str, Written]) -> Iterator[_Told]:
    """A comma in a list without quotes cuts one text in two."""
    for path, node in nodes.items():
        if isinstance(node, Items):
            for before, after in pairwise(node):
                if isinstance(after, Leaf) and after.split(" ")[0] in _GOES_ON and len(after.split()) > 1:
                    message = f'"{after}" looks like the end of the text before it; put the whole in quotes'
                    yield _Told(path, message, f'"{before}, {after}"')


def _contacts(setting: Setting, nodes: Mapping[str, Written]) -> Iterator[_Told]:
    for path, node in nodes.items():
        if not isinstance(node, Leaf):
            continue
        for said, free, placeholder in contacts(node):
            if setting.example and path.startswith(_OWN_CONTACTS) and not free:
                message = f"{said} may be somebody's; an example uses drama numbers and .example names"
                yield _Told(path, message)
            elif not setting.example and (free or placeholder):
                message = f"{said} is invented and reaches nobody; write  to confirm  until you know"
                yield _Told(path, message)
