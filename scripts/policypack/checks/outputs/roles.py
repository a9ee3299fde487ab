"""What settings call their people: the words that only others use."""

from __future__ import annotations

import re
from collections.abc import Sequence

from macros.features import features
from macros.setting import Person, Setting, ToConfirm
from macros.words import Noun, abbreviation
from policypack.checks.outputs.outputs import Outputs

_ROLES = ("learner", "adult_learner", "practitioner", "leader", "board", "board_member", "session")
# Shared pages use these of anybody, whatever a setting calls its own.
_EVERYDAY = (
    *("adult", "adults", "board", "boards", "child", "children", "class", "classes", "group", "groups"),
    *("leader", "leaders", "learner", "learners", "member", "members", "parent", "parents", "person"),
    *("people", "practitioner", "practitioners", "session", "sessions", "staff", "young person"),
    *("young people", "safeguarding lead", "deputy safeguarding lead", "online safety lead"),
    # The lead's official name is a host school's or a commissioner's as well.
    *("dsl", "deputy dsl", "designated safeguarding lead", "designated safeguarding lead (dsl)"),
)


def roles(setting: Setting) -> frozenset[str]:
    """Return what this setting calls its people and its sessions, its posts, and its letters (B2, SCITT)."""
    found: set[str] = set()
    for key in _ROLES:
        word = getattr(setting.our_words, key)
        if word is not None and not isinstance(word, ToConfirm):
            noun = Noun.of(word.one, word.many, word.a)
            found |= {noun.one, noun.many}
    for key in type(setting.people).model_fields:
        person = getattr(setting.people, key)
        if isinstance(person, Person) and person.post:
            found |= {str(person.post), abbreviation(str(person.post))}
    name = f"{setting.who_we_are.name} {setting.who_we_are.short_name}"
    return frozenset(found | set(re.findall(r"\b(?=\d*[A-Z])[A-Z\d]{2,}\b", name)))


def foreign_roles(outputs: Outputs) -> Sequence[tuple[str, str]]:
    """Return each word that only other settings use, and one of those.

    A partnership speaks of host schools, so a school's words are its own as well; who has trainees has
    mentors; and who works in schools meets their headteachers.
    """
    setting = outputs.setting
    has = features(setting)
    own = {word.casefold() for word in roles(setting)}.union(_EVERYDAY)
    own |= {"mentor", "mentors"} if has["mentor_guide"] else set()
    own |= {"headteacher", "headteachers"} if has["away_from_base"] else set()
    if has["host_schools"]:
        schools = (other for other in outputs.others if features(other)["school"])
        own |= {word.casefold() for other in schools for word in roles(other)}
    found: dict[str, tuple[str, str]] = {}
    for other in outputs.others:
        for word in sorted(roles(other)):
            if word.casefold() not in own:
                found.setdefault(word.casefold(), (word, other.slug))
    return list(found.values())
