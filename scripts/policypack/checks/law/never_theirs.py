"""A power that is said of people who never have it, whatever the setting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.register_entry import Entry
from macros.render import Pack
from macros.words import words as words_of
from policypack.checks.finding import Finding
from policypack.checks.law.claims import people_before, said_of, with_lead
from policypack.checks.law.phrases import pattern, stems
from policypack.checks.law.sentences import Sentence, sentences
from policypack.checks.sources import Sources

# A text for nobody but these calls them "you", or speaks as them.
_READERS = frozenset({"trainees", "mentors", "visitors"})
_THEY = re.compile(r"^(?:they|you|each of (?:them|you))\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Power:
    """A power of one setting's, and of whom it is never said; `us` matches these where the text is theirs."""

    entry: Entry
    phrases: tuple[re.Pattern[str], ...]
    verbs: tuple[str, ...]
    them: re.Pattern[str]
    us: re.Pattern[str]


def given_to_others(sources: Sources, code: str) -> Iterator[Finding]:
    """Yield each sentence that gives a power to people who never have it, where the setting has it."""
    powers = {slug: list(_powers(pack)) for slug, pack in sources.packs.items()}
    for text in sources.texts:
        theirs = set(text.document.meta.audience) <= _READERS
        for sentence in sentences(text) if powers[text.slug] else ():
            low = sentence.words.lower()
            for power in powers[text.slug]:
                found = _found(power, sentence, theirs) if any(verb in low for verb in power.verbs) else ""
                if found:
                    message = f'"{found}" is said of people who never have this power ({power.entry.title});'
                    message += " say whose power it is, or that they don't do it"
                    yield sources.at(text, sentence.line, code, message, found)


def _powers(pack: Pack) -> Iterator[_Power]:
    words: Mapping[str, str] = words_of(pack.setting)
    for entry in pack.register.entries:
        if entry.current and entry.phrases.not_of and entry.binds_setting(pack.setting):
            them = list(_people(entry, words))
            claims = entry.phrases.claims
            yield _Power(
                entry,
                tuple(pattern(phrase, words) for phrase in claims),
                tuple(sorted({stem for phrase in claims for stem in stems(phrase)})),
                people_before(them),
                people_before([*them, "you", "I", "we"]),
            )


def _people(entry: Entry, words: Mapping[str, str]) -> Iterator[str]:
    for name in entry.phrases.not_of:
        if name == "adult_learner":
            yield from (str(words[key]) for key in ("adult_learner", "adult_learners") if key in words)
        else:
            yield from (name, f"{name}s")


def _found(power: _Power, sentence: Sentence, theirs: bool) -> str:
    """Return the words that claim the power for its people, or an empty text; `theirs` is a text for them."""
    people = power.us if theirs else power.them
    lead = sentence.lead.rstrip(": ")
    if _THEY.match(lead) and sentence.headings and power.them.search(sentence.headings[-1]):
        lead = _THEY.sub(sentence.headings[-1], lead)
    for phrase in power.phrases:
        for match in phrase.finditer(sentence.words):
            words, before = with_lead(lead, sentence.words)
            if said_of(people, words, before + match.start(), before + match.end()):
                return match[0]
    return ""
