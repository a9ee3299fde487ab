"""Whom the people of one setting can tell: posts, numbers, councils, helplines; who stands in for whom.

A number that nobody has confirmed is never replaced by another one of ours: the words then lead to
the council, which has a duty to answer, and to the national helplines.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from markupsafe import Markup

from macros.councils import Councils
from macros.features import features
from macros.jinja import escape_markdown
from macros.links import joined, known, ring, site, with_article
from macros.problems import did_you_mean
from macros.setting import LegalForm, Person, Phone, Setting
from macros.setting.group import traits
from macros.setting.people import People
from macros.words import Word, abbreviation, words

# The two numbers of the police. A page must hold them whatever else is missing.
EMERGENCY = "999"
POLICE = "101"

# Who is told of a loss, and how the table calls them while nobody is named.
FOR_THINGS: Mapping[str, str] = {"it_help": "our IT help", "data_protection": "our data protection lead"}

# Each key of `people` that one person stands behind, and how that person is called while nobody is named.
POSTS: Mapping[str, str] = {
    key: str(traits(field)["who"]) for key, field in People.model_fields.items() if traits(field)["who"]
}

_BRACKET = re.compile(r"\s*\([^()]*\)$")
_OURS = ("safeguarding_lead", "deputy_safeguarding_lead", "online_safety_lead")


class Helpline(Protocol):
    """What is needed of a register entry."""

    @property
    def title(self) -> str: ...
    @property
    def phone(self) -> str: ...
    @property
    def url(self) -> str: ...


class Helplines(Protocol):
    """What is needed of the register."""

    def __getitem__(self, key: str, /) -> Helpline: ...


@dataclass(frozen=True)
class Party:
    """Somebody to tell.

    `who` and `short` are plain words for the middle of a sentence ("our Designated Safeguarding Lead",
    "our DSL"), `post` says who it is when two are compared, `phone` is None while nobody has confirmed it.
    """

    post: str
    who: str
    short: str
    phone: Phone | None = None
    hours: str = ""
    email: str = ""

    @property
    def link(self) -> Markup:
        """The short words, as a link that rings them where a number is known."""
        return ring(self.short, self.phone)

    @property
    def in_full(self) -> str:
        """`who` with the letters that the next sentences use: "our Designated Safeguarding Lead (DSL)"."""
        bare, letters = _BRACKET.sub("", self.post), abbreviation(self.post)
        return self.who if letters == self.post else self.who.replace(bare, f"{bare} ({letters})", 1)

    @property
    def number(self) -> Markup:
        """The words and the number, as one link; or the words alone."""
        return ring(f"{self.who}, {self.phone}", self.phone) if self.phone else escape_markdown(self.who)

    def is_also(self, other: Party | None) -> bool:
        """Whether both are one person, as far as their posts tell."""
        return other is not None and self.post.casefold() == other.post.casefold()


@dataclass(frozen=True)
class Reach:
    """Everybody whom the people of one setting can tell."""

    setting: Setting
    helplines: Helplines

    @cached_property
    def has(self) -> dict[str, bool]:
        """The setting's features."""
        return features(self.setting)

    @cached_property
    def words(self) -> dict[str, Word]:
        """The setting's words."""
        return words(self.setting)

    @cached_property
    def councils(self) -> Councils:
        """The councils that the setting works in."""
        return Councils.of(self.setting)

    def party(self, key: str) -> Party | None:
        """Return the person under `people.<key>`, or None while nobody is named.

        Raise LookupError for a key that is none of the setting's posts.
        """
        if key not in POSTS:
            raise LookupError(f"people.{key} is not the post of a person{did_you_mean(key, POSTS)}")
        person: Person | None = getattr(self.setting.people, key)
        if not person:
            return None
        post = str(person.post)
        who = _named(_BRACKET.sub("", post), key)
        if person.public and person.name:
            who += f", {person.name}"
        return Party(
            post=post,
            who=who,
            short=_named(abbreviation(post), key),
            phone=_publishable(known(person.phone), public=person.public),
            hours=known(person.hours) or "",
            email=known(person.email) or "",
        )

    @cached_property
    def lead(self) -> Party:
        """The safeguarding lead; in words alone while the post is to confirm."""
        found = self.party("safeguarding_lead")
        return found or Party("safeguarding lead", "our safeguarding lead", "our safeguarding lead")

    @cached_property
    def deputy(self) -> Party | None:
        """The deputy, unless it is the lead again."""
        deputy = self.party("deputy_safeguarding_lead")
        return None if deputy is None or deputy.is_also(self.lead) else deputy

    @cached_property
    def leader(self) -> Party:
        """The one who leads the setting."""
        word = str(self.words["leader"])
        return self.party("leader_contact") or Party(
            word, with_article(word, "the"), with_article(word, "the")
        )

    @cached_property
    def about_an_adult(self) -> Party:
        """Who hears of a concern about an adult: the leader, if the setting doesn't say otherwise."""
        named = self.party("concern_about_a_member_of_staff")
        if named is None or (named.is_also(self.leader) and self.leader.phone):
            return self.leader
        return named

    @cached_property
    def about_the_leader(self) -> Party | None:
        """Who hears of a concern about the leader; None when nobody but the LADO can.

        A sole trader has nobody above; and whoever hears it can't be the one it is about.
        """
        if self.setting.who_we_are.legal_form is LegalForm.SOLE_TRADER:
            return None
        named = self.party("concern_about_the_leader")
        if named is None or named.is_also(self.leader) or named.is_also(self.about_an_adult):
            return None
        return named

    def instead_of(self, party: Party) -> Markup:
        """Return who hears of a concern about `party`: somebody else, and always the LADO."""
        others = (self.about_an_adult, self.about_the_leader)
        other = next((one for one in others if one is not None and not one.is_also(party)), None)
        lado = self.councils.lado_link
        return joined([other.link, lado]) if other else lado

    def standing_in_for(self, party: Party) -> Markup:
        """Return who stands in for `party` where no child is at risk."""
        others = (self.lead, self.deputy, self.about_the_leader)
        found = next((one for one in others if one is not None and not one.is_also(party)), None)
        return found.link if found else self.above

    @property
    def above(self) -> Markup:
        """Who is told of the leader where no child is at risk: the one named for it, or who governs."""
        if named := self.about_the_leader or self.chair:
            return named.link
        if self.setting.who_we_are.legal_form is LegalForm.SOLE_TRADER:
            return self.councils.lado_link
        return escape_markdown(f"any {self.words['board_member']}")

    @cached_property
    def chair(self) -> Party | None:
        """The chair of the board, where there is one and nobody is named for a concern about the leader."""
        alone = self.setting.who_we_are.legal_form is LegalForm.SOLE_TRADER
        if alone or self.about_the_leader or not (self.has["school"] or self.has["host_schools"]):
            return None
        post = f"the chair of {with_article(str(self.words['board']), 'the')}"
        return Party(post, post, post)

    def helpline(self, key: str) -> Markup:
        """Return a helpline's name and number as one link; its name, linked, where it has no number."""
        entry = self.helplines[key]
        if entry.phone:
            return ring(f"{entry.title}, {entry.phone}", entry.phone)
        return site(entry.title, entry.url)

    @property
    def emergency(self) -> Markup:
        """999 as a link in the middle of a sentence."""
        return ring(f"call {EMERGENCY}", EMERGENCY)


def _named(post: str, key: str) -> str:
    if key == "it_help" and post.endswith("s"):  # IT Operations, Computer Services: a name, not a post
        return post
    return with_article(post, "our" if key in _OURS else "the")


def _publishable(phone: Phone | None, *, public: bool) -> Phone | None:
    """Return a number that may be published: a mobile is private until `public: yes` says otherwise."""
    return None if phone is None or (phone.digits.startswith("07") and not public) else phone
