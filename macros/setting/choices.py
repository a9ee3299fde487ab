"""Facts with a fixed list of answers: written in plain words, compared as a code in templates."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any, TypeVar

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema

from macros.problems import did_you_mean
from macros.setting.typed import Wrong, parsing
from macros.setting.values import shown, text

C = TypeVar("C", bound="Choice")


class Choice(StrEnum):
    """One of a list of answers: its value is the code (`phone_free`), `.words` is printed (`phone-free`)."""

    words: str

    def __new__(cls, code: str, words: str) -> Choice:
        """Make the answer with its code and its plain words."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.words = words
        return member

    def __str__(self) -> str:
        return self.words

    def __format__(self, spec: str) -> str:
        return format(self.words, spec)

    @classmethod
    def parse(cls: type[C], written: str) -> C:
        """Return the answer meant by plain words, or by the code with or without its underscores."""
        asked = _plain(written)
        for member in cls:
            if asked in (_plain(member.words), _plain(member.value)):
                return member
        listed = [member.words for member in cls]
        # "school" is in the name of five kinds: naming one of them would be a guess.
        among = [words for words in listed if f" {asked} " in f" {_plain(words)} "]
        near = "" if len(among) > 1 else did_you_mean(written.strip().lower(), among or listed)
        meant = near.removeprefix("; did you mean ").removesuffix("?")
        raise Wrong(f"{shown(written)} isn't one of the answers ({' | '.join(listed)}){near}", meant)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return parsing(cls.parse)


def _plain(written: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", written.lower().replace("'", "").replace("’", "")).strip()


class Kind(Choice):
    """What the setting is; it decides which laws and powers a text may claim."""

    ALTERNATIVE_PROVIDER = "alternative_provider", "alternative provider, not a school"
    TRAINING_PARTNERSHIP = "training_partnership", "teacher training partnership"
    PRIMARY_SCHOOL = "primary_school", "primary school"
    SECONDARY_SCHOOL = "secondary_school", "secondary school"
    ALL_THROUGH_SCHOOL = "all_through_school", "all-through school"
    SPECIAL_SCHOOL = "special_school", "special school"
    PUPIL_REFERRAL_UNIT = "pupil_referral_unit", "pupil referral unit"
    COLLEGE = "college", "college"
    EARLY_YEARS = "early_years", "early years setting"
    INDEPENDENT_SCHOOL = "independent_school", "independent school"

    @property
    def is_school(self) -> bool:
        """Whether the law counts it as a school."""
        return self not in (
            Kind.ALTERNATIVE_PROVIDER,
            Kind.TRAINING_PARTNERSHIP,
            Kind.COLLEGE,
            Kind.EARLY_YEARS,
        )


class LegalForm(Choice):
    """The body in law behind the setting; several duties hang on it rather than on the kind."""

    PRIVATE_COMPANY = "private_company", "private company"
    CHARITY = "charity", "charity"
    ACADEMY_TRUST = "academy_trust", "academy trust"
    COUNCIL = "council", "maintained by the council"
    VOLUNTARY_AIDED = "voluntary_aided", "voluntary aided school"
    UNIVERSITY = "university", "university"
    PARTNERSHIP = "partnership", "partnership of schools"
    SOLE_TRADER = "sole_trader", "sole trader"

    @property
    def public_body(self) -> bool:
        """Whether it is a public body (for accessibility, freedom of information and equality duties)."""
        return self in (
            LegalForm.ACADEMY_TRUST,
            LegalForm.COUNCIL,
            LegalForm.VOLUNTARY_AIDED,
            LegalForm.UNIVERSITY,
        )


class KeyStage(Choice):
    """A stage of schooling in England."""

    EYFS = "eyfs", "EYFS"
    KS1 = "ks1", "KS1"
    KS2 = "ks2", "KS2"
    KS3 = "ks3", "KS3"
    KS4 = "ks4", "KS4"
    KS5 = "ks5", "KS5"


class Place(Choice):
    """Where sessions happen."""

    OUR_BASE = "our_base", "our base"
    HOST_SCHOOL = "host_school", "host school"
    HOME = "home", "home"
    COMMUNITY = "community", "community"
    CAR = "car", "car"
    VIDEO_CALL = "video_call", "video call"


class Internet(Choice):
    """Whose internet is used there."""

    OUR_NETWORK = "our_network", "our network"
    HOSTS_NETWORK = "hosts_network", "host's network"
    OUR_SIM_CARDS = "our_sim_cards", "our SIM cards"
    NONE = "none", "none"


class MentorMeets(Choice):
    """How often a mentor and a trainee meet."""

    EACH_WEEK = "each_week", "each week"
    EACH_SESSION = "each_session", "each session"


class LearnersPhones(Choice):
    """The rule for learners' own phones, smartwatches and the like."""

    PHONE_FREE = "phone_free", "phone-free"
    HANDED_IN = "handed_in", "handed in"
    LOCKER = "locker", "locker"
    AGREED_TIMES = "agreed_times", "at agreed times"


class PhonesRule(str):
    """A setting's phones rule: equal to the code, printed in the setting's own words.

    `at agreed times set by the mentor` equals `agreed_times`, and `.words` is the whole text.
    """

    words: str

    @classmethod
    def parse(cls, written: str) -> PhonesRule:
        """Return the rule, or raise `Wrong`."""
        clean = text(written)
        agreed = LearnersPhones.AGREED_TIMES
        rule = agreed if _plain(clean).startswith(_plain(agreed.words) + " ") else LearnersPhones.parse(clean)
        found = cls(rule.value)
        found.words = clean[:1].lower() + clean[1:] if rule is agreed and clean != rule.value else rule.words
        return found

    @property
    def value(self) -> str:
        """The code."""
        return str.__str__(self)

    def __str__(self) -> str:
        return self.words

    def __format__(self, spec: str) -> str:
        return format(self.words, spec)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return parsing(cls.parse)


class SocialMedia(Choice):
    """Social media on the setting's own systems."""

    BANNED = "banned", "banned"
    NOT_IN_SESSIONS = "not_in_sessions", "not in sessions"
    WORK_USE = "work_use", "work use"


class PersonalWebmail(Choice):
    """Private webmail on the setting's own systems."""

    NEVER = "never", "never"
    OUTSIDE_SESSIONS = "outside_sessions", "outside sessions"
    ALLOWED = "allowed", "allowed"


class Searching(Choice):
    """Searching learners and their phones: a power that only the law gives."""

    ASK_NEVER_SEARCH = "ask_never_search", "we ask, we never search"
    POWER_OF_SCHOOLS = "power_of_schools", "authorised staff may search, as the law allows schools"


class PhonesRuleLivesIn(Choice):
    """Which text holds the phones rule; other texts quote it."""

    BEHAVIOUR_POLICY = "behaviour_policy", "behaviour policy"
    THIS_POLICY = "this_policy", "this policy"


class ApprovalStatus(Choice):
    """Whether anybody has approved the document."""

    DRAFT = "draft", "draft"
    APPROVED = "approved", "approved"
    WITHDRAWN = "withdrawn", "withdrawn"


class PdfProfile(Choice):
    """The pair of standards that PDFs keep: one for screen readers, with one for archives."""

    PDF_UA_1 = "pdf_ua_1", "pdf-ua-1"
    PDF_UA_2 = "pdf_ua_2", "pdf-ua-2"


class PdfEdition(Choice):
    """What is printed besides A4; the code is a part of the files' names."""

    LARGE_PRINT = "large-print", "large-print"
    INK_SAVER = "ink-saver", "ink-saver"
    A5 = "a5", "a5"
    BOOKLET = "booklet", "booklet"
