"""A power that is said of people who never have it, in a setting that has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.register_entry import Entry
from macros.render import Pack
from macros.words import words as words_of
from policypack.checks.law.claims import people_before, said_of, with_lead
from policypack.checks.law.phrases import Spoken
from policypack.checks.law.sentences import Sentence

# A text for nobody but these calls them "you", or speaks as them.
_READERS = frozenset({"trainees", "mentors", "visitors"})
_THEY = re.compile(r"^(?:they|you|each of (?:them|you))\b", re.IGNORECASE)


@dataclass(frozen=True)
class Power:
    """A power of one setting's, and of whom it is never said; `us` matches these where the text is theirs."""

    entry: Entry
    phrases: Sequence[Spoken]
    them: re.Pattern[str]
    us: re.Pattern[str]


def powers_of(pack: Pack) -> Sequence[Power]:
    """Return the powers that a setting has and some of its people never have."""
    words: Mapping[str, str] = words_of(pack.setting)
    found = []
    for entry in pack.register.entries:
        if entry.current and entry.phrases.not_of and entry.binds_setting(pack.setting):
            them = [form for name in entry.phrases.not_of for form in _forms(name, words)]
            phrases = [Spoken(phrase, words) for phrase in entry.phrases.claims]
            found.append(Power(entry, phrases, people_before(them), people_before([*them, "you", "I", "we"])))
    return found


def _forms(name: str, words: Mapping[str, str]) -> Iterator[str]:
    if name == "adult_learner":
        yield from (str(words[key]) for key in ("adult_learner", "adult_learners") if key in words)
    else:
        yield from (name, f"{name}s")


def given_to_others(
    sentence: Sentence, powers: Sequence[Power], audience: Sequence[str]
) -> Iterator[tuple[str, Entry]]:
    """Yield the words of a sentence that give a power to people who never have it, and whose it is by law."""
    low = sentence.words.lower() if powers else ""
    for power in powers:
        people = power.us if set(audience) <= _READERS else power.them
        lead = sentence.lead.rstrip(": ")
        if _THEY.match(lead) and sentence.headings and power.them.search(sentence.headings[-1]):
            lead = _THEY.sub(sentence.headings[-1], lead)
        words, before = with_lead(lead, sentence.words)
        said = (match for phrase in power.phrases for match in phrase.find(sentence.words, low))
        if first := next(
            (one for one in said if said_of(people, words, before + one.start(), before + one.end())), None
        ):
            yield first[0], power.entry
