"""What a sentence claims for us: a duty that the law puts on us, or a power that it gives us.

A sentence is taken apart into clauses; who has the duty or power is read off the words before it. What
another body must or may do (the home school, the council, the police) is no claim of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.words import NOUNS
from policypack.checks.law.sentences import Sentence

_PARTS = re.compile(
    r"[;:]\s|\s[–—-]\s|,?\s(?=(?:because|since|while|whereas|although|but)\s)|,\s(?=(?:and|so|yet)\s)"
)
# "If she won't, we search": what is denied of the condition isn't denied of what follows.
_CONDITION = re.compile(
    r"(?:^|[.;:,]\s|\b(?:and|but|so)\s)[*_(]*(?:if|when|where|whenever|wherever|unless|once|after|before"
    r"|until|even if|in case|as soon as|as long as)\b[^,;:]*,\s",
    re.IGNORECASE,
)

_JOINED_BY_REASON = re.compile(r"^\s*(?:because|since|so|as)\b")
_MUST = re.compile(r"\b(?:must|shall|(?:has|have) to by law)\b", re.IGNORECASE)
_LAW = re.compile(
    r"\b(?:by|in|are|is) law\b"
    r"|\bthe law (?:requires|says|asks|expects|obliges|demands|tells|gives|puts|makes)\b"
    r"|\b(?:legal|statutory|lawful) (?:duty|duties|requirements?|obligations?|powers?)\b"
    r"|\blegally (?:required|bound|obliged)\b|\b(?:is|are) (?:required|obliged|bound) (?:by|to|under)\b"
    r"|\b(?:has|have) a duty\b|\bduty (?:on|upon) us\b|\bbinds? us\b|\bappl(?:y|ies) to us\b"
    r"|\binspects? us\b|\bwe are inspected\b|\b(?:are|is) subject to\b|\b(?:compulsory|mandatory) for us\b",
    re.IGNORECASE,
)
_OTHERS = frozenset(
    {
        *("school", "schools", "academy", "academies", "college", "colleges", "university", "universities"),
        *("headteacher", "headteachers", "council", "councils", "commissioner", "commissioners", "ofsted"),
        *("police", "government", "department", "parliament", "regulator", "service", "services"),
        *("platform", "platforms", "company", "companies", "supplier", "suppliers", "app", "apps"),
    }
)
_NOT = re.compile(
    r"\b(?:not|never|no|nobody|none|nor|neither|without|cannot|rather than|instead of)\b|n['’]t\b",
    re.IGNORECASE,
)
_US = re.compile(r"\b(?:we|us|our|ours)\b", re.IGNORECASE)
_BETWEEN = r"(?:\s(?:all|also|each|both|now|therefore|still|always|then|too|as an? \w+))*"
_THEIRS = re.compile(r"\b(?:its|their|his|her|\w+['’]s?) (?:own )?$", re.IGNORECASE)
_PRONOUN = re.compile(r"^\W*(?:it|they|he|she|who|which|that|this|these|those)\b[\s\w]{0,12}$", re.IGNORECASE)
_AGREED = re.compile(
    r"(?:\bwith|\bby|\bonly if|\bwhen|\bhas|\bhave|\bgives?) (?:(?:an?|the|that|their|his or her|his"
    r"|her|your|whose) )?"
    r"(?:[\w'’]+ ){0,2}(?:permission|consent|agreement|agrees?|agreed|says? yes)\b",
    re.IGNORECASE,
)
# "Ask the website to delete it", "how to delete it".
_ASKED = re.compile(r"\b(?:ask(?:s|ed|ing)?|how|want(?:s|ed)?)\b[\w\s'’]*\bto\s*$", re.IGNORECASE)
_PERSONS_OWN = re.compile(
    r"\b(?:phones?|mobiles?|devices?|tablets?|smartwatch(?:es)?|watch(?:es)?|laptops?|bags?|rucksacks?|lockers?"
    r"|pockets?|belongings|vapes?|images?|pictures?|photos?|videos?|messages?|gallery|galleries)\b",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"\b(?:[Uu]nder|[Ii]n accordance with|(?:[Aa]s |is |are )required by|[Tt]o comply with)"
    r" (?:section \w+ of )?(?:the )?$"
)
_KEEPS_TO_IT = re.compile(
    r"\b(?:meet|follow|keep to|stick to|comply with|obey|observe|apply) (?:it|them|these|those|all of them)\b"
    r"|^\W*(?:it|they|these|those|the (?:standards|rules|guidance))"
    r" (?:bind|apply to us|(?:are|is) (?:the )?law\b)",
    re.IGNORECASE,
)
_THOSE_WHO = re.compile(r"\b(?:those (?:who|that)|whoever|others)\b", re.IGNORECASE)
_MODALS = (
    r"(?:may|can|could|will|would|should|might|also|only|then|always|sometimes|therefore"
    r"|be able to|to|have the|has the)"
)


@dataclass(frozen=True)
class Ours:
    """Whose words tell us from others in one setting's texts."""

    people: re.Pattern[str]
    others: re.Pattern[str]
    we_before: re.Pattern[str]
    us: re.Pattern[str]

    @classmethod
    def of(cls, words: Mapping[str, str], names: Iterable[str], *, to_others: bool) -> Ours:
        """Return them for a setting with these words and `names`; a text `to_others` calls them "you"."""
        own = {str(words[key]).lower() for pair in NOUNS.items() for key in pair if key in words}
        single = {name for name in own if name not in _OTHERS}
        people = "|".join(sorted(map(re.escape, single), key=len, reverse=True))
        ours = {part for name in own for part in name.split()}
        others = "|".join(sorted(name for name in _OTHERS if name not in ours) + ["you"] * to_others)
        we = "we|I" if to_others else "we|I|you"
        staff = r"(?:^|[,.]\s)(?:all |our |any )?(?:staff|volunteers|adults|everyone|anyone)"
        return cls(
            re.compile(
                rf"(?:\b(?:{we}|our(?: \w+){{1,3}}|(?:{people}))|{staff})(?:\s{_MODALS})*\s*$", re.IGNORECASE
            ),
            re.compile(rf"\b(?:{others})\b", re.IGNORECASE),
            re.compile(rf"\b(?:{we}){_BETWEEN}\s*,?\s*$", re.IGNORECASE),
            re.compile(rf"\b(?:we|us|ours?|staff|{'|'.join(map(re.escape, names))})\b", re.IGNORECASE),
        )


def claimed_duties(sentence: Sentence, ours: Ours) -> Iterable[str]:
    """Yield the parts of a sentence that speak of a duty in law of ours, with what they are said of."""
    if sentence.words.endswith("?"):
        return
    lead = sentence.lead.rstrip(": ")
    if lead and (_MUST.search(lead) or _LAW.search(lead)) and _is_ours(lead, "", ours):
        yield sentence.words
    parts = _clauses(sentence.words)
    for number, part in enumerate(parts):
        if not _is_ours(part, f"{lead} {sentence.before} {' '.join(parts[:number])}", ours):
            continue
        yield part
        beside = [number - 1] if _JOINED_BY_REASON.match(part) else []
        if number + 1 < len(parts) and (
            _JOINED_BY_REASON.match(parts[number + 1]) or _ends_with_colon(sentence.words, part)
        ):
            beside.append(number + 1)
        for other in beside:
            said = parts[other] if other >= 0 else ""
            if said and (_US.search(said) or not ours.others.search(said)):
                yield said


def _clauses(words: str) -> list[str]:
    return [part for part in _PARTS.split(words) if part and part.strip()]


def _ends_with_colon(words: str, part: str) -> bool:
    end = words.find(part) + len(part)
    return words[end : end + 1] == ":"


def _is_ours(part: str, before: str, ours: Ours) -> bool:
    """Whether a clause puts a duty on us; `before` is what was said up to it."""
    for match in _MUST.finditer(part):
        subject = part[: match.start()]
        if ours.we_before.search(subject):
            return True
        if ours.others.search(subject) or _THOSE_WHO.search(subject):
            continue
        if _PRONOUN.match(subject) and ours.others.search(before):
            continue
        return True
    for match in _LAW.finditer(part):
        head = part[: match.start()]
        if _NOT.search(head) or _NOT.match(part[match.end() :].lstrip()):
            continue
        theirs = ours.others.search(part) or (_THEIRS.search(head) and ours.others.search(before))
        if theirs and (not _US.search(part) or _THEIRS.search(head)):
            continue
        return True
    return False


def said_of(people: re.Pattern[str], words: str, start: int, end: int) -> bool:
    """Whether what stands from `start` to `end` of a sentence is said of `people`, and isn't denied.

    `people` matches them at the end of what stands before, with anything like "may" behind them.
    """
    head = _clause(words, start)
    denied = _NOT.search(head) or _NOT.search(words[start:end])
    return not words.endswith("?") and not denied and people.search(head) is not None


def means_a_persons_own(sentence: Sentence, start: int) -> bool:
    """Whether "it" or "them" at `start` of a sentence may be a person, a phone, a bag or a picture."""
    return bool(_PERSONS_OWN.search(f"{sentence.before[-160:]} {sentence.lead} {sentence.words[:start]}"))


def with_lead(lead: str, words: str) -> tuple[str, int]:
    """Return an item of a list behind the line that it hangs on, and where the item's own words begin."""
    before = lead.rstrip(": ")
    return (f"{before} {words}", len(before) + 1) if before else (words, 0)


def people_before(people: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for `said_of` that matches any of these people."""
    one_of = "|".join(sorted(map(re.escape, people), key=len, reverse=True))
    return re.compile(
        rf"\b(?:{one_of})(?:,? (?:and|or) [\w'’ ]{{1,30}}?)?(?:\s{_MODALS})*\s*$", re.IGNORECASE
    )


def _clause(words: str, start: int) -> str:
    """Return what stands before `start` in the same clause."""
    clause = words[max((match.end() for match in _PARTS.finditer(words, 0, start)), default=0) : start]
    return clause[max((match.end() for match in _CONDITION.finditer(clause)), default=0) :]


def claims_for_us(words: str, start: int, end: int, ours: Ours) -> bool:
    """Whether what stands from `start` to `end` of a sentence is said of us, and isn't denied."""
    if words.endswith("?"):
        return False
    head, tail = _clause(words, start), words[end:]
    if _NOT.search(head) or _NOT.search(words[start:end]):
        return False
    if "search" not in words[start:end].lower() and _AGREED.search(tail):
        return False
    if re.match(r"\s*(?:only )?(?:by|to) (?:\w+ ){0,3}", tail) and ours.others.search(tail[:40]):
        return False
    if ours.people.search(head):
        return True
    if ours.others.search(head) or _ASKED.search(head):
        return False
    first = re.match(r"[\w'’-]+", words[start:end])
    if not head.strip(" *_(") and first and first[0].endswith("ing"):
        return bool(re.search(r"\b(?:is|are|may|can)\b", tail)) and not ours.others.search(words)
    return True


def claims_under(words: str, start: int, end: int, ours: Ours) -> bool:
    """Whether a sentence says that we act under the law whose name stands from `start` to `end`."""
    return bool(
        _UNDER.search(words, 0, start)
        and ours.us.search(words)
        and not _NOT.search(words[:start] + words[end:])
        and not ours.others.search(words[:start])
        and not words.endswith("?")
    )


def keeps_to_it(part: str) -> str:
    """Return the words of a clause that say that somebody keeps to what was named before, or none."""
    found = _KEEPS_TO_IT.search(part)
    return found[0] if found else ""
