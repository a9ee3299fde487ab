"""Two names for one thing in the text of one setting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from macros.words import NOUNS, abbreviation
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.prose import BREAK, Block
from policypack.checks.sources import Sources
from policypack.checks.words.literal_word import somebody_elses
from policypack.checks.words.titles import Titles, inside
from policypack.checks.words.vocabulary import Vocabulary, any_of

# What policies call the same things besides: key of the language -> other names.
_OTHERS: Mapping[str, Sequence[str]] = {
    "learner": ("learner", "learners", "mentee", "mentees", "attendee", "attendees", "service user", "service users"),
    "adult_learner": ("student teacher", "student teachers", "associate teacher", "associate teachers"),
    "leader": (
        *("head teacher", "head teachers", "principal", "chief executive", "chief executive officer"),
        *("managing director", "executive head", "headmaster", "headmistress", "head of centre"),
    ),
    "board": (
        *("governing board", "board of governors", "board of trustees", "trust board", "management board"),
        *("management committee", "local governing body", "advisory board", "local board", "directors' board"),
        *("proprietor", "proprietors", "trustees", "executive board", "academy council"),
    ),
    "board_member": ("board member", "board members", "local board member", "local board members", "trustee"),
    "parent": (
        *("guardian", "guardians", "parents/carers", "parent/carer", "parents or guardians"),
        *("parents/guardians", "parent/guardian", "parents and guardians"),
    ),
    "practitioner": ("key worker", "key workers", "keyworker", "keyworkers", "coach", "coaches"),
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
    "complaints_procedure": ("complaints policy", "complaints procedure"),
    "whistleblowing": ("whistleblowing policy", "whistleblowing procedure"),
    "anti_bullying": ("anti-bullying policy",),
}
_OURS = re.compile(r"\b(?:our|the|this)\s+$", re.IGNORECASE)


class Synonyms:
    """Every other name that no setting uses, with what a page writes for the thing."""

    def __init__(self, sources: Sources) -> None:
        known = sources.learn(Vocabulary).by_word
        self.key = {
            name.casefold(): key for key, names in _OTHERS.items() for name in names if name.casefold() not in known
        }
        self.pattern = any_of(self.key)
        self.policy = {name: key for key, names in _POLICIES.items() for name in names}
        self.policies = any_of(self.policy)


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each other name in the pages, and each foreign or other name in a setting's own values."""
    for blocks in sources.written.values():
        for block in blocks:
            yield from _in_page(sources, block)
    for slug in sources.packs:
        yield from _in_values(sources, slug)


def _in_page(sources: Sources, block: Block) -> Iterator[Finding]:
    synonyms = sources.learn(Synonyms)
    for match in synonyms.pattern.finditer(block.text):
        key = synonyms.key[_bare(match[0])]
        if not _excused(sources, block, match):
            message = f'"{match[0]}" is a second name for the same thing; write {{{{ {key} }}}}, in the form that fits'
            yield sources.at_origin(block.origin(match.start()), CHECK.code, message, match[0])
    for match in synonyms.policies.finditer(block.text):
        if not block.key and _OURS.search(block.text[: match.start()]) and not _excused(sources, block, match):
            key = synonyms.policy[_bare(match[0])]
            message = f'"{match[0]}" is a second name for a policy that has a title; write {{{{ policy(\'{key}\') }}}}'
            yield sources.at_origin(block.origin(match.start()), CHECK.code, message, match[0])


def _bare(found: str) -> str:
    return " ".join(re.sub(r"['’]s?$", "", found).casefold().split())


def _excused(sources: Sources, block: Block, match: re.Match[str]) -> bool:
    before = block.text[: match.start()].rpartition(BREAK)[2]
    if somebody_elses(before, block.names(match.start())):
        return True
    return inside(match.start(), [*sources.learn(Titles).spans(block.text), *block.outside])


def _in_values(sources: Sources, slug: str) -> Iterator[Finding]:
    setting = sources.settings[slug]
    vocabulary, synonyms = sources.learn(Vocabulary), sources.learn(Synonyms)
    roles = {"learner", "adult_learner", "leader", "board", "board_member", "safeguarding_lead", "dsl"}
    keys = roles | {NOUNS[key] for key in roles}
    foreign = {
        word: learnt.keys[0] for word, learnt in vocabulary.foreign(slug).items() if keys.intersection(learnt.keys)
    }
    names = {**foreign, **synonyms.key}
    pattern = any_of(names)
    everything = " | ".join(form.casefold() for forms in vocabulary.own[slug].values() for form in forms)
    lines = {(origin.file, origin.line) for origin in setting.origins.values()}
    for file, blocks in sources.values.items():
        if not file.startswith("settings/"):
            continue
        for block in blocks:
            origin = block.origin(0)
            if (origin.file, origin.line) not in lines or block.key.startswith("our_policies"):
                continue
            for match in pattern.finditer(block.text):
                own = _own(vocabulary.own[slug], names[_bare(match[0])])
                if own and not _excused(sources, block, match) and _bare(match[0]) not in everything:
                    message = f'"{match[0]}" is another setting\'s word; this one says "{own}"'
                    yield sources.at_origin(origin, CHECK.code, message, match[0], (slug,))


def _own(own: Mapping[str, frozenset[str]], key: str) -> str:
    forms = own.get(key)
    return abbreviation(max(forms, key=len)) if forms else ""


CHECK = Check(
    code="W302",
    name="two names for one thing",
    why="""Readers take two names for two things. One real policy called its board by six names, and its
    students were pupils in the forms. Each setting has one word for each thing, and the language prints it.""",
    bad="The trustees read the log, and the proprietors ask questions.",
    good="{{ The_board }} reads the log, and each {{ board_member }} asks questions.",
    look=look,
)
