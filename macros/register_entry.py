"""One entry of the register: what it is, whether it is in force, whom it binds and whom it helps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from macros.features import NAMES, features
from macros.problems import did_you_mean
from macros.setting import Email, Kind, LegalForm, Phone, Setting, ToConfirm, Url
from macros.setting.typed import Parsed

Subject = Literal[
    "act",
    "regulations",
    "statutory-guidance",
    "non-statutory-guidance",
    "code",
    "standard",
    "framework",
    "local-guidance",
    "organisation",
    "helpline",
    "tool",
    "resource",
    "campaign",
]
PUBLICATIONS = frozenset(
    {
        "statutory-guidance",
        "non-statutory-guidance",
        "code",
        "standard",
        "framework",
        "local-guidance",
    }
)
"""Kinds of what somebody publishes in editions."""
LAW = frozenset({"act", "regulations"})
"""Kinds of what Parliament or a minister makes."""
Status = Literal["in-force", "superseded", "withdrawn", "closed", "moved", "unclear"]
Confidence = Literal["confirmed", "part", "unconfirmed"]
# What is for older learners only (key stage 3 and up) isn't shown to younger ones.
Audience = Literal["parents", "learners", "older_learners", "staff", "mentors"]
# What a page may name only when it speaks of the past, and what is then said of it.
GONE: Mapping[str, str] = {
    "superseded": "has been superseded",
    "withdrawn": "has been withdrawn",
    "closed": "has closed",
    "moved": "has moved",
}
_KINDS = frozenset({*NAMES, *(kind.value for kind in Kind)})
_LEGAL_FORMS = frozenset(form.value for form in LegalForm)
_Text = Annotated[str, Field(min_length=1)]


def _like(pattern: str, what: str) -> AfterValidator:
    def check(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError(f'"{text}" isn\'t {what}')
        return text

    return AfterValidator(check)


class Binding(BaseModel):
    """Whom a law or guidance binds: every setting that all of the given lists fit.

    `kinds` are kinds of setting (`college`) or features (`school`, `public_body`, `everyone`),
    `legal_forms` codes such as `council`; `source` says where we know it from.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kinds: tuple[str, ...] = ()
    legal_forms: tuple[str, ...] = ()
    source: _Text

    @model_validator(mode="after")
    def _names_somebody(self) -> Self:
        if not self.kinds and not self.legal_forms:
            raise ValueError("names nobody; give kinds:, legal_forms: or both, or leave binds: out")
        _refuse_unknown(self.kinds, _KINDS, "kind of setting or feature")
        _refuse_unknown(self.legal_forms, _LEGAL_FORMS, "legal form")
        return self

    def fits(self, names: Set[str], legal_form: str | None) -> bool:
        """Return whether a setting with these kinds and features, and this legal form, is bound."""
        return (not self.kinds or not names.isdisjoint(self.kinds)) and (
            not self.legal_forms or legal_form in self.legal_forms
        )


_Phrase = Annotated[str, _like(r"[\w'’|-]+( [\w'’|-]+)*!?", "a phrase, such as search learner|phone|bag")]


class Phrases(BaseModel):
    """How a sentence speaks of a law or guidance without naming it.

    In a phrase up to four other words may stand between two words, `|` parts words of which one is enough,
    the ends of words don't matter (search, searches, searched), and `learner`, `person` and `visitor` are
    anybody's words for them. Behind a phrase that ends with `!` the sentence ends, or a comma or an if
    follows. `duties` count where the sentence says that it must be so (must, by law,
    a legal duty), `claims` wherever somebody of ours does it or may do it. `not_of` are people of whom no
    claim is ever right, `adult_learner` among them by the setting's own word.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    duties: tuple[_Phrase, ...] = ()
    claims: tuple[_Phrase, ...] = ()
    not_of: tuple[_Text, ...] = ()


class Entry(BaseModel):
    """One law, publication, organisation, helpline or resource.

    `title` is the official one, which no setting's words change. `year` is what a citation puts in
    brackets, empty where the title says it or none is known. `use` is one sentence for readers, as are
    `who` (whom it is for), `how` (to reach it) and `hours`; `edition` and `note` are for editors.
    `area` is the council's area that a local entry belongs to, `for_kinds` the settings it is made for.
    `also_called` are names that it has today, `formerly` names that it no longer has, `phrases` how people
    speak of what it binds to, and `kept` says why it stays although no page refers to it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: Annotated[str, _like(r"[a-z0-9]+(-[a-z0-9]+)*", "a key, such as working-together")]
    title: _Text
    publisher: _Text
    kind: Subject
    edition: str = ""
    year: Annotated[str, _like(r"(19|20)\d\d", "a year, such as 2026")] = ""
    status: Status
    superseded_by: str = ""
    also_called: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    url: Url
    use: _Text
    confidence: Confidence
    binds: tuple[Binding, ...] = ()
    phrases: Phrases = Phrases()
    kept: str = ""
    note: str = ""
    area: str = ""
    for_kinds: tuple[str, ...] = ()
    audiences: tuple[Audience, ...] = ()
    order: int = 1000
    phone: Annotated[str, Parsed(Phone.parse, "phone")] = ""
    email: Annotated[str, Parsed(Email.parse, "email")] = ""
    hours: str = ""
    who: str = ""
    how: str = ""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.status == "superseded" and not self.superseded_by:
            raise ValueError("superseded by what? Name its key with superseded_by:")
        if self.superseded_by and self.status not in GONE:
            raise ValueError(f"it is {self.status} and has a successor, which can't both be true")
        if self.phrases != Phrases() and not self.binds:
            raise ValueError("phrases: say how people speak of what binds somebody; give binds: too")
        if self.audiences and not self.who:
            raise ValueError("it is shown to readers; say who: it is for")
        if self.audiences and self.kind == "helpline" and not (self.phone or self.email or self.how):
            raise ValueError("nobody can reach this helpline; give phone:, email: or how:")
        _refuse_unknown(self.for_kinds, _KINDS, "kind of setting or feature")
        return self

    @property
    def current(self) -> bool:
        """Whether it is in force, or at work, as far as we know."""
        return self.status == "in-force"

    def binds_setting(self, setting: Setting) -> bool:
        """Return whether this binds the setting.

        A setting whose legal form is to confirm is bound only by what its kind alone decides.
        """
        names, legal_form = standing(setting)
        return any(binding.fits(names, legal_form) for binding in self.binds)


def _refuse_unknown(names: Iterable[str], known: Set[str], what: str) -> None:
    for name in names:
        if name not in known:
            raise ValueError(f"{name} is not a {what}{did_you_mean(name, sorted(known))}")


def standing(setting: Setting) -> tuple[Set[str], str | None]:
    """Return the names that are true of a setting (its kind and features), and its legal form if known."""
    names = {name for name, true in features(setting).items() if true}
    form = setting.who_we_are.legal_form
    return names | {setting.who_we_are.kind.value}, None if isinstance(form, ToConfirm) else form.value
