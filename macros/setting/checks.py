"""What facts must be together: rules that no single value shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

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


def check(setting: Setting, tree: Branch, sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Yield what doesn't go together in a setting that is well typed."""
    nodes = {node.path: node for node in walk(tree) if node.path}
    yield from _kind(setting, nodes)
    yield from _phones(setting, nodes)
    yield from _leader(setting, nodes)
    yield from _complaints(setting, nodes, sources)
    yield from _approvals(setting, nodes)
    yield from _mobiles(setting, nodes)
    yield from _cut_texts(nodes)
    yield from _contacts(setting, nodes)
    if setting.look.logo:
        for fault in faults_of_logo(setting.folder, setting.look.logo):
            yield _at(nodes, "look.logo", fault)


def _at(nodes: Mapping[str, Written], path: str, message: str, correction: str = "") -> Problem:
    node = nodes.get(path)
    if node is None:
        parent = nodes.get(path.rpartition(".")[0])
        return at(parent.key_origin if parent else Origin("settings"), f"{path}: {message}", correction)
    return at(node.origin, f"{node.spelled}: {message}", correction)


def _kind(setting: Setting, nodes: Mapping[str, Written]) -> Iterator[Problem]:
    kind = setting.who_we_are.kind
    registered = setting.who_we_are.registered_as_a_school
    if registered is True and kind in (Kind.ALTERNATIVE_PROVIDER, Kind.TRAINING_PARTNERSHIP):
        yield _at(nodes, _REGISTERED, f"says yes, but the kind is {kind}; which is right?")
    if registered is False and kind.is_school:
        yield _at(nodes, _REGISTERED, f"says no, but the kind is {kind}; which is right?")
    searching = setting.rules.searching_learners_phones
    if searching is Searching.POWER_OF_SCHOOLS and not (kind.is_school or kind is Kind.COLLEGE):
        yield _at(
            nodes,
            _SEARCHING,
            f"only schools and colleges have a power to search, and the kind is {kind}",
            f"{nodes[_SEARCHING].spelled.rpartition('.')[2]}: {Searching.ASK_NEVER_SEARCH}",
        )


def _phones(setting: Setting, nodes: Mapping[str, Written]) -> Iterator[Problem]:
    rule = setting.rules.learners_phones
    unexplained = setting.rules.learners_phones_because is None
    if setting.who_we_are.kind.is_school and rule and rule != "phone_free" and unexplained:
        node = nodes["rules.learners_phones"]
        own = node.spelled.rpartition(".")[2]
        message = (
            f"a school in England is phone-free all day; write phone-free, or say why not in {own}_because"
        )
        yield _at(nodes, node.path, message, f"{own}: phone-free")


def _leader(setting: Setting, nodes: Mapping[str, Written]) -> Iterator[Problem]:
    taker = setting.people.concern_about_the_leader.post
    leaders = {setting.our_words.leader.one.lower()}
    if setting.people.leader_contact:
        leaders.add(str(setting.people.leader_contact.post).lower())
    if taker and str(taker).lower() in leaders:
        message = f"nobody can take a concern about themselves; name somebody above the {taker}"
        yield _at(nodes, "people.concern_about_the_leader", message)


def _complaints(
    setting: Setting, nodes: Mapping[str, Written], sources: Mapping[str, Source]
) -> Iterator[Problem]:
    complaints = setting.when_something_happens.complaints
    known = list(setting.our_policies)
    if isinstance(complaints, str) and complaints not in setting.our_policies:
        near = did_you_mean(complaints, known)
        meant = near.removeprefix("; did you mean ").removesuffix("?")
        path = "when_something_happens.complaints"
        correction = replaced(sources, nodes[path].origin, complaints, meant) if path in nodes else ""
        hint = near or f"; they are {', '.join(known)}"
        yield _at(nodes, path, f"{complaints} is not one of our_policies{hint}", correction)


def _approvals(setting: Setting, nodes: Mapping[str, Written]) -> Iterator[Problem]:
    for document, approval in setting.approval.items():
        path = f"approval.{document}"
        if approval.status is ApprovalStatus.APPROVED:
            for name in ("approved_on", "approved_by", "text"):
                if not getattr(approval, name):
                    yield _at(nodes, f"{path}.status", f"says approved, so {name} must be known too")
        elif approval.status is ApprovalStatus.DRAFT and approval.approved_on:
            yield _at(nodes, f"{path}.approved_on", "has a date, but status says draft; which is right?")


def _mobiles(setting: Setting, nodes: Mapping[str, Written]) -> Iterator[Problem]:
    """A mobile is not published by itself, and what a parent may need to ring never vanishes silently."""
    for key in type(setting.people).model_fields:
        person = getattr(setting.people, key)
        phone = getattr(person, "phone", None)
        path = f"people.{key}.phone"
        if phone and path in nodes and phone.digits.startswith("07") and not person.public:
            message = f"{phone} is a mobile, so it isn't shown to the public; if it is a work mobile, write"
            yield _at(nodes, path, f"{message}  public: yes  beside it, else  to confirm", "public: yes")


def _cut_texts(nodes: Mapping[str, Written]) -> Iterator[Problem]:
    """A comma in a list without quotes cuts one text in two."""
    for path, node in nodes.items():
        if isinstance(node, Items):
            for before, after in pairwise(node):
                if isinstance(after, Leaf) and after.split(" ")[0] in _GOES_ON and len(after.split()) > 1:
                    message = f'"{after}" looks like the end of the text before it; put the whole in quotes'
                    yield _at(nodes, path, message, f'"{before}, {after}"')


def _contacts(setting: Setting, nodes: Mapping[str, Written]) -> Iterator[Problem]:
    for path, node in nodes.items():
        if not isinstance(node, Leaf):
            continue
        for said, free, placeholder in contacts(node):
            if setting.example and path.startswith(_OWN_CONTACTS) and not free:
                message = f"{said} may be somebody's; an example uses drama numbers and .example names"
                yield _at(nodes, path, message)
            elif not setting.example and (free or placeholder):
                message = f"{said} is invented and reaches nobody; write  to confirm  until you know"
                yield _at(nodes, path, message)
