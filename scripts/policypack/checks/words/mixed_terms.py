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
        *("client", "clients", "tutee", "tutees", "kids", "youngsters"),
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
    "practitioner": ("key worker", "key workers", "keyworker", "keyworkers", "key adult", "key adults"),
    "safeguarding_lead": (
        *("child protection officer", "safeguarding officer", "designated person", "designated teacher"),
        *("designated safeguarding officer", "designated child protection officer", "child protection lead"),
        *("child protection liaison officer", "safeguarding manager", "safeguarding champion"),
        *("welfare officer", "designated safeguarding person", "child protection designated officer"),
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
    "setting": (
        "our setting",
        "this setting",
        "our organisation",
        "this organisation",
        "our company",
        "our centre",
        "our institution",
        "our academy",
    ),
}
# What a policy is about, however it is called: "our behaviour management policy".
_POLICIES: Mapping[str, str] = {
    "anti_bullying": r"\w*bullying",
    "child_protection": r"child protection|safeguarding",
    "behaviour": r"behaviour\w*|sanctions?|rewards?",
    "data_protection": r"data|privacy|GDPR",
    "complaints_procedure": r"complaints?",
    "whistleblowing": r"whistle-?blow\w*|speak\w* up|speak\w* out|confidential reporting",
    "staff_conduct": r"conduct",
    "discipline": r"disciplin\w+",
    "acceptable_use": r"acceptable use|internet use|ICT",
}
# Of these only what is more than a word: a place, or a session, may be anybody's.
_ITS_OWN = frozenset({"place", "places", "in_place", "session", "sessions", "community"})
_OUR_POLICY = re.compile(
    r"\b(?:our|this) (?P<title>(?:(?!(?:and|or|of|to|in|for|on|is|are|with|by|that|which|we|you|own)"
    r" )[\w'’/-]+ "
    r"|(?:and|of|for) (?=[\w'’/ -]*(?:polic|procedure|conduct))){1,6}?"
    r"(?:polic(?:y|ies)|procedures?|code(?: of conduct)?|statement|protocol))\b",
    re.IGNORECASE,
)
_MAY_BE_POLICY = re.compile(r"(?i:our|this) [^.\n]{0,60}(?i:polic|procedure|\bcode|statement|protocol)")


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
        pages = sources.library.pages.values() if sources.library else ()
        self.documents = {
            str(name).casefold() for page in pages for name in (page.about.title, page.about.short)
        }


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
    if not block.key and _MAY_BE_POLICY.search(block.text):
        yield from _policies(sources, block)


def _policies(sources: Sources, block: Block) -> Iterator[Finding]:
    """Yield each typed title of a policy that the settings keep elsewhere."""
    known = sources.once(Synonyms).documents
    for match in _OUR_POLICY.finditer(block.text):
        title = match["title"]
        before = block.text[: match.start("title")].rpartition(BREAK)[2]
        # policy('complaints_procedure') itself says "complaints procedure" where a title is to confirm.
        if title.casefold() in known or title.casefold().replace(" ", "_") in _POLICIES:
            continue
        key = next(
            (key for key, about in _POLICIES.items() if re.search(rf"\b(?:{about})\b", title, re.I)), ""
        )
        if key and not somebody_elses(before, block.names(match.start())):
            message = f'"{title}" is a second name for a policy that has a title'
            message += f"; write {{{{ policy('{key}') }}}}"
            yield sources.at_origin(block.origin(match.start("title")), CHECK.code, message, title)


def _excused(sources: Sources, block: Block, found: Found) -> bool:
    before = block.text[: found.start].rpartition(BREAK)[2]
    if somebody_elses(before, block.names(found.start)):
        return True
    return inside(found.start, [*sources.once(Titles).spans(block.text), *block.outside])


def _in_values(sources: Sources, slug: str) -> Iterator[Finding]:
    setting = sources.settings[slug]
    vocabulary, synonyms = sources.once(Vocabulary), sources.once(Synonyms)
    roles = {
        "learner",
        "adult_learner",
        "leader",
        "board",
        "board_member",
        "safeguarding_lead",
        "dsl",
        "setting",
    }
    keys = roles | {NOUNS[key] for key in roles if key in NOUNS}
    foreign = {
        word: learnt.keys[0]
        for word, learnt in vocabulary.foreign(slug).items()
        # A word alone (school, session) may be anybody's; mentoring provision is one setting's.
        if keys.intersection(learnt.keys) or (" " in word and _ITS_OWN.intersection(learnt.keys))
    }
    names = {**foreign, **synonyms.key}
    phrases = Phrases(names)
    forms = [form for forms in vocabulary.own[slug].values() for form in forms]
    everything = " | ".join([*forms, str(setting.who_we_are.name)]).casefold()
    lines = {(origin.file, origin.line) for origin in setting.origins.values()}
    for file, blocks in sources.values.items():
        if not file.startswith("settings/"):
            continue
        for block in blocks:
            origin = block.origin(0)
            if (origin.file, origin.line) not in lines:
                continue
            title = block.key.startswith("our_policies")
            for found in phrases.find(block.text):
                own = _own(vocabulary.own[slug], names[found.phrase], str(setting.who_we_are.name))
                excused = somebody_elses(block.text[: found.start], frozenset())
                if title and found.phrase in synonyms.key:
                    continue
                if (
                    not own
                    or found.phrase in everything
                    or excused
                    or (not title and _excused(sources, block, found))
                ):
                    continue
                message = f'"{found.said}" is another setting\'s word; this one says "{own}"'
                yield sources.at_origin(origin, CHECK.code, message, found.said, (slug,))


def _own(own: Mapping[str, frozenset[str]], key: str, name: str) -> str:
    if key in ("setting", "setting.short"):
        return name
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
