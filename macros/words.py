"""Words that change from setting to setting, in every form that a sentence needs.

A page says `{{ a_learner }}` or `{{ learners.s }}` and gets "a student", "pupils'", "an apprentice".
The table of forms is `docs` of the authors' guide; `FORMS` below is what a setting may overrule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.setting import Setting, ToConfirm

_AN = re.compile(r"(?i)(?!(?:uni|eu|one\b|once|use|ut)[a-z]*)[aeiou]|hon|hour|heir|(?-i:[FHLMNRSX][A-Z])")
_ES = re.compile(r"(?i)(?:s|x|z|ch|sh)$")
_IES = re.compile(r"(?i)[^aeiou]y$")
_HEAD = re.compile(r"^(\S+)( (?:of|for|in|at|to|with) .*)$")
_BRACKETS = re.compile(r"^(.*) \((\w+)\)$")
_MEN = re.compile(r"(?i)^(.*)(?:wo)?man$")
_CHILD = re.compile(r"(?i)child$")


class Word(str):
    """A word or phrase in one form; `.s` is its possessive."""

    __slots__ = ()

    @property
    def s(self) -> Word:
        """The possessive: student's, students', B2 Mentoring's, St Cuthbert's.

        With the plain apostrophe that settings and pages are typed with: one kind in one sentence.
        """
        return Word(self if self.endswith(("'s", "’s")) else self + ("'" if self.endswith("s") else "'s"))

    @property
    def capital(self) -> Word:
        """The word as a sentence or a heading begins with it."""
        return Word(self[:1].upper() + self[1:])


class Name(Word):
    """The setting's own name; `.short` is what it is called when the name has just been said."""

    short: Name

    def __new__(cls, name: str, short: str | None = None) -> Name:
        """Return the name that prints `name`, with `short` (or itself) as its short name."""
        self = super().__new__(cls, name)
        self.short = self if short in (None, name) else Name(str(short))
        return self


@dataclass(frozen=True)
class Noun:
    """One notion of the language with the forms that can't be derived from each other."""

    one: str
    many: str
    a: str

    @classmethod
    def of(cls, one: str, many: str | None = None, a: str | None = None) -> Noun:
        """Return a noun from its singular, with plural and article made where they aren't given."""
        return cls(one, many or plural(one), a or f"{article(one)} {one}")

    def forms(self, key: str, keys: str) -> Iterator[tuple[str, Word]]:
        """Yield each name that a page may write, with what it prints: learner, Learners, a_learner ..."""
        for name, text in (
            (key, self.one),
            (keys, self.many),
            (f"a_{key}", self.a),
            (f"an_{key}", self.a),
            (f"the_{key}", f"the {self.one}"),
            (f"the_{keys}", f"the {self.many}"),
        ):
            yield name, Word(text)
            yield name[:1].upper() + name[1:], Word(text).capital


def plural(one: str) -> str:
    """Return the regular English plural of a noun or of a phrase's head: members of staff, cities, boxes.

    >>> plural("member of staff"), plural("child"), plural("party"), plural("mentoring session")
    ('members of staff', 'children', 'parties', 'mentoring sessions')
    """
    if match := _BRACKETS.match(one):
        return f"{plural(match[1])} ({plural(match[2])})"
    if match := _HEAD.match(one):
        return plural(match[1]) + match[2]
    if " or " in one:
        return " and ".join(map(plural, one.split(" or ")))
    if _CHILD.search(one):
        return one + "ren"
    if match := _MEN.match(one):
        return one[:-2] + "en"
    if _IES.search(one):
        return one[:-1] + "ies"
    return one + ("es" if _ES.search(one) else "s")


def article(one: str) -> str:
    """Return "a" or "an" as the noun is spoken: a university, an hour, an SLT member, a one-to-one."""
    return "an" if _AN.match(one) else "a"


# What a page may write, the key of `our_words` behind it, and its plural's name.
NOUNS: Mapping[str, str] = {
    "learner": "learners",
    "adult_learner": "adult_learners",
    "place": "places",
    "practitioner": "practitioners",
    "leader": "leaders",
    "board_member": "board_members",
    "session": "sessions",
    "parent": "parents",
    "board": "boards",
    "safeguarding_lead": "safeguarding_leads",
    "dsl": "dsls",
}
PHRASES = ("in_place", "community", "inspectors", "setting")


def vocabulary() -> set[str]:
    """Return every name that a page may write as a word, in any setting."""
    forms = {name for key, keys in NOUNS.items() for name, _ in Noun.of("x").forms(key, keys)}
    return forms | set(PHRASES) | {phrase[:1].upper() + phrase[1:] for phrase in PHRASES}


def _usual_adult_learner(setting: Setting) -> str:
    """Return what adults who learn to teach are called where the setting has no word of its own."""
    training = setting.teacher_training
    if training.we_train or training.we_host_trainees:
        return "trainee"
    return "early career teacher" if training.we_host_early_career_teachers else ""


def _inspectors(setting: Setting) -> str:
    """Return who judges the setting from outside: Ofsted doesn't inspect a provider that is no school."""
    kind = setting.who_we_are.kind.value
    return {
        "training_partnership": "ITE inspectors",
        "alternative_provider": "commissioners and the voluntary standards",
    }.get(kind, "inspectors")


def abbreviation(post: str) -> str:
    """Return how a post is called after its first mention: the letters in brackets, else the post itself.

    >>> abbreviation("Designated Safeguarding Lead (DSL)"), abbreviation("Safeguarding lead")
    ('DSL', 'Safeguarding lead')
    """
    match = re.search(r"\(([A-Z]{2,})\)$", post)
    return match[1] if match else post


def words(setting: Setting) -> dict[str, Word]:
    """Return every word that the pages of this setting may write, by the name they write it with.

    A notion that the setting hasn't got (`adult_learner` where nobody learns to teach) is left out,
    so that a page which needs it and doesn't ask first is stopped.
    """
    nouns: dict[str, Noun] = {}
    for key in NOUNS:
        own = getattr(setting.our_words, key, None)
        if own is not None and not isinstance(own, ToConfirm):
            nouns[key] = Noun.of(own.one, own.many, own.a)
    if "adult_learner" not in nouns and (usual := _usual_adult_learner(setting)):
        nouns["adult_learner"] = Noun.of(usual)
    post = setting.people.safeguarding_lead.post
    lead = "safeguarding lead" if not post else str(post)
    nouns["safeguarding_lead"] = Noun.of(lead)
    nouns["dsl"] = Noun.of(abbreviation(lead))
    found: dict[str, Word] = {}
    for key, noun in nouns.items():
        found.update(noun.forms(key, NOUNS[key]))
    place = setting.our_words.place
    inside = getattr(place, "inside", None) or f"in {place.one}"
    for name, text in (
        ("in_place", inside),
        ("community", str(setting.our_words.community.one)),
        ("inspectors", _inspectors(setting)),
    ):
        found[name] = Word(text)
        found[name[:1].upper() + name[1:]] = Word(text).capital
    found["setting"] = Name(str(setting.who_we_are.name), str(setting.who_we_are.short_name))
    return found
