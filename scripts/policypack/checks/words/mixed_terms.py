"""Two names for one thing in the text of one setting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from macros.setting import ToConfirm
from macros.words import NOUNS, abbreviation
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.prose import BREAK, Block
from policypack.checks.sources import Sources
from policypack.checks.words.literal_word import somebody_elses
from policypack.checks.words.phrases import Found, Phrases
from policypack.checks.words.titles import Titles, inside
from policypack.checks.words.vocabulary import Vocabulary

# What policies call the same things besides: key of the language -> other names.
_OTHERS: Mapping[str, Sequence[str]] = {
    "learner": (
        "learner",
        "learners",
        "mentee",
        "mentees",
        "attendee",
        "attendees",
        "service user",
        "service users",
    ),
    "adult_learner": ("student teacher", "student teachers", "associate teacher", "associate teachers"),
    "leader": (
        *(
            "head teacher",
            "head teachers",
            "the principal",
            "our principal",
            "principals",
            "chief executive",
            "chief executive officer",
        ),
        *("managing director", "executive head", "headmaster", "headmistress", "head of centre"),
    ),
    "board": (
        *("governing board", "board of governors", "board of trustees", "trust board", "management board"),
        *(
            "management committee",
            "local governing body",
            "advisory board",
            "local board",
            "directors' board",
        ),
        *("proprietor", "proprietors", "trustees", "executive board", "academy council"),
    ),
    "board_member": ("board member", "board members", "local board member", "local board members", "trustee"),
    "parent": (
        *("guardians", "parents/carers", "parent/carer", "parents or guardians"),
        *("parents/guardians", "parent/guardian", "parents and guardians"),
    ),
    "practitioner": ("key worker", "key workers", "keyworker", "keyworkers"),
    "safeguarding_lead": (
        *("child protection officer", "safeguarding officer", "designated person", "designated teacher"),
        *("designated safeguarding officer", "designated child protection officer", "child protection lead"),
        *("safeguarding coordinator", "designated lead", "DSP", "DSO", "CPO", "child protection coordinator"),
    ),
    "person('online_safety_lead')": (
        *("e-safety officer", "e-safety coordinator", "e-safety lead", "online safety officer"),
        "online safety coordinator",
    ),
    "who('it_help')": (
        *("IT support", "ICT support", "IT manager", "ICT manager", "network manager", "IT technician"),
        *("IT department", "ICT department", "technical support", "IT Operations team"),
    ),
    "setting": ("our setting", "this setting", "our centre", "our institution", "our academy"),
}
_POLICIES: Mapping[str, Sequence[str]] = {
    "behaviour": ("behaviour policy", "behaviour and discipline policy"),
    "child_protection": ("child protection policy", "safeguarding policy"),
    "data_protection": ("data protection policy", "privacy policy"),
    "complaints_procedure": ("complaints policy", "complaint policy"),
    "whistleblowing": ("whistleblowing policy", "whistleblowing procedure"),
    "anti_bullying": ("anti-bullying policy",),
}
_OURS = re.compile(r"\b(?:our|this)\s+$", re.IGNORECASE)


class Synonyms:
    """Every other name that no setting uses, with what a page writes for the thing."""

    def __init__(self, sources: Sources) -> None:
        known = sources.once(Vocabulary).by_word
        self.key = {
            name.casefold(): key
            for key, names in _OTHERS.items()
            for name in names
            if name.casefold() not in known
        }
        self.phrases = Phrases(self.key)
        titles = {
            str(policy.title).casefold(): key
            for setting in sources.settings.values()
            for key, policy in setting.our_policies.items()
            if policy.title and not isinstance(policy.title, ToConfirm)
        }
        # policy('complaints_procedure') itself says "complaints procedure" where a title is to confirm.
        titles = {title: key for title, key in titles.items() if title != key.replace("_", " ")}
        self.policy = {**titles, **{name: key for key, names in _POLICIES.items() for name in names}}
        self.policies = Phrases(self.policy)


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each other name in the pages, and each foreign or other name in a setting's own values."""
    for blocks in sources.written.values():
        for block in blocks:
            yield from _in_page(sources, block)
    for slug in sources.packs:
        yield from _in_values(sources, slug)


def _in_page(sources: Sources, block: Block) -> Iterator[Finding]:
    synonyms = sources.once(Synonyms)
    for found in synonyms.phrases.find(block.text):
        key = synonyms.key[found.phrase]
        if not _excused(sources, block, found):
            write = f"{{{{ {key} }}}}, in the form that fits"
            message = f'"{found.said}" is a second name for the same thing; write {write}'
            yield sources.at_origin(block.origin(found.start), CHECK.code, message, found.said)
    for found in synonyms.policies.find(block.text):
        before = block.text[: found.start].rpartition(BREAK)[2]
        if not block.key and _OURS.search(before) and not somebody_elses(before, block.names(found.start)):
            key = synonyms.policy[found.phrase]
            write = f"{{{{ policy('{key}') }}}}"
            message = f'"{found.said}" is a second name for a policy that has a title; write {write}'
            yield sources.at_origin(block.origin(found.start), CHECK.code, message, found.said)


def _excused(sources: Sources, block: Block, found: Found) -> bool:
    before = block.text[: found.start].rpartition(BREAK)[2]
    if somebody_elses(before, block.names(found.start)):
        return True
    return inside(found.start, [*sources.once(Titles).spans(block.text), *block.outside])


def _in_values(sources: Sources, slug: str) -> Iterator[Finding]:
    setting = sources.settings[slug]
    vocabulary, synonyms = sources.once(Vocabulary), sources.once(Synonyms)
    roles = {"learner", "adult_learner", "leader", "board", "board_member", "safeguarding_lead", "dsl"}
    keys = roles | {NOUNS[key] for key in roles}
    foreign = {
        word: learnt.keys[0]
        for word, learnt in vocabulary.foreign(slug).items()
        if keys.intersection(learnt.keys)
    }
    names = {**foreign, **synonyms.key}
    phrases = Phrases(names)
    everything = " | ".join(form.casefold() for forms in vocabulary.own[slug].values() for form in forms)
    lines = {(origin.file, origin.line) for origin in setting.origins.values()}
    for file, blocks in sources.values.items():
        if not file.startswith("settings/"):
            continue
        for block in blocks:
            origin = block.origin(0)
            if (origin.file, origin.line) not in lines or block.key.startswith("our_policies"):
                continue
            for found in phrases.find(block.text):
                own = _own(vocabulary.own[slug], names[found.phrase])
                if own and not _excused(sources, block, found) and found.phrase not in everything:
                    message = f'"{found.said}" is another setting\'s word; this one says "{own}"'
                    yield sources.at_origin(origin, CHECK.code, message, found.said, (slug,))


def _own(own: Mapping[str, frozenset[str]], key: str) -> str:
    forms = own.get(key)
    return abbreviation(max(forms, key=len)) if forms else ""


CHECK = Check(
    code="W302",
    name="two names for one thing",
    why="""Readers take two names for two things. One real policy called its board by six names, and its
    students were pupils in the forms. Each setting has one word for each thing: the language prints it.""",
    bad="The trustees read the log, and the proprietors ask questions.",
    good="{{ The_board }} reads the log, and each {{ board_member }} asks questions.",
    look=look,
)
