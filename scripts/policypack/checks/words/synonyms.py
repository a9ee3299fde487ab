"""Other names for the things of the language, and for the policies that settings keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
        *("strategic partnership board", "steering board", "steering group", "partnership committee"),
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
POLICIES: Mapping[str, str] = {
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


def excused(sources: Sources, block: Block, found: Found) -> bool:
    """Return whether a name is somebody else's where it stands, or part of a title."""
    before = block.text[: found.start].rpartition(BREAK)[2]
    if somebody_elses(before, block.names(found.start)):
        return True
    return inside(found.start, [*sources.once(Titles).spans(block.text), *block.outside])
