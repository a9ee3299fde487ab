"""A duty or a power that is claimed for a setting that the law doesn't give it to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.register import Register
from macros.register_entry import PUBLICATIONS, Entry
from macros.render import Pack
from macros.words import words as words_of
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.law.claims import Ours, claimed_duties, claims_for_us, with_lead
from policypack.checks.law.names import Name, Names, said
from policypack.checks.law.never_theirs import given_to_others
from policypack.checks.law.phrases import pattern, stems
from policypack.checks.law.sentences import Sentence, sentences
from policypack.checks.sources import Sources

# What binds nobody can't be anybody's duty; what a council or safeguarding partnership wrote is left alone.
_ADVICE = PUBLICATIONS - {"local-guidance", "code"}
# A sentence with none of these says nothing of a duty.
_DUTY = ("must", "shall", "law", "legal", "statut", "requir", "oblig", "bound", "binds", "dut")
# A heading above what the law asks of us, and one above what isn't law or isn't ours.
_LAW_HEADING = re.compile(
    r"\b(?:laws?|legal(?:ly)?|legislation|statut\w+|acts|dut(?:y|ies)|obligations?|requirements?|regulations?)\b",
    re.IGNORECASE,
)
_OURS_HEADING = re.compile(
    r"\b(?:binds?|binding|bound|appl(?:y|ies) to us|must|have to|have regard|our|us|we|legal duties"
    r"|statutory duties|mandatory|compulsory|requirements?)\b",
    re.IGNORECASE,
)
_THESE_BIND = re.compile(
    r"\b(?:they|these|those|the following|all of them)\b.*\b(?:binds? us|law|legal|must|duty|duties)\b"
    r"|\b(?:by law|in law|must|duty|duties|legally)\b.*\b(?:these|those|the following|them)\b",
    re.IGNORECASE,
)
_CHOSEN = re.compile(
    r"\b(?:home|host|a|the|each|every) school|\bschools (?:must|that|are)\b|\bchoose\b|\bbut\b|n['’]t bind\b",
    re.IGNORECASE,
)
_CHOSEN_HEADING = re.compile(r"\b(?:not|no|choose|chosen|voluntar\w+|good practice|schools?)\b|n['’]t\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Unbound:
    """What doesn't bind one setting, and how a sentence would speak of it."""

    ours: Ours
    ours_to_others: Ours
    names: Sequence[tuple[str, Name]]
    unbound: frozenset[str]
    duties: Sequence[tuple[re.Pattern[str], Entry]]
    claims: Sequence[tuple[re.Pattern[str], Entry]]
    verbs: Sequence[str]


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each sentence that puts a duty or power on a setting, or people, that the law behind it doesn't."""
    unbound = {slug: _unbound(pack, pack.register) for slug, pack in sources.packs.items()}
    for text in sources.texts:
        law = unbound[text.slug]
        # A sheet for commissioners says "you" to schools and councils, which are bound.
        outside = set(text.document.meta.audience) <= {"commissioners"}
        ours = law.ours_to_others if outside else law.ours
        for sentence in sentences(text):
            line, above = sentence.above
            if above and _THESE_BIND.search(above) and not _CHOSEN_HEADING.search(above):
                for hit in said(sentence.words, law.names):
                    if hit.name.entry.key in law.unbound:
                        message = _message(hit.name.entry, sources.packs[text.slug])
                        yield sources.at(text, line, CHECK.code, message, above)
            for entry, near_words in _told(sentence, law, ours):
                message = _message(entry, sources.packs[text.slug])
                yield sources.at(text, sentence.line, CHECK.code, message, near_words)
                break
    yield from given_to_others(sources, CHECK.code)


def _unbound(pack: Pack, register: Register) -> _Unbound:
    words: Mapping[str, str] = words_of(pack.setting)
    binding = {entry.key for entry in register.entries if entry.binds_setting(pack.setting)}
    unbound = [
        entry
        for entry in register.entries
        if entry.current and entry.key not in binding and (entry.binds or entry.kind in _ADVICE)
    ]
    bound_phrases = {
        phrase
        for entry in register.entries
        if entry.key in binding
        for phrase in (*entry.phrases.duties, *entry.phrases.claims)
    }
    keys = frozenset(entry.key for entry in unbound)
    names = [pair for pair in Names(register).within_all() if not pair[1].gone]
    duties = [
        (pattern(phrase, words), entry)
        for entry in unbound
        for phrase in entry.phrases.duties
        if phrase not in bound_phrases
    ]
    claims = [
        (pattern(phrase, words), entry)
        for entry in unbound
        for phrase in entry.phrases.claims
        if phrase not in bound_phrases
    ]
    return _Unbound(
        Ours.of(words, to_others=False),
        Ours.of(words, to_others=True),
        names,
        keys,
        duties,
        claims,
        sorted({stem for entry in unbound for phrase in entry.phrases.claims for stem in stems(phrase)}),
    )


def _told(sentence: Sentence, law: _Unbound, ours: Ours) -> Iterator[tuple[Entry, str]]:
    """Yield each entry that a sentence claims wrongly, with the words that show it."""
    words, names = sentence.words, law.names
    low = f"{sentence.lead} {words}".lower()
    if any(word in low for word in _DUTY):
        for part in claimed_duties(sentence, ours):
            for hit in said(part, names):
                if hit.name.entry.key in law.unbound:
                    yield hit.name.entry, hit.words
            for found, entry in law.duties:
                if match := found.search(part):
                    yield entry, match[0]
    if sentence.headings and _is_our_law(sentence.headings[-1]):
        for hit in said(words, names):
            if hit.name.entry.key in law.unbound and not _CHOSEN.search(words[hit.end :]):
                yield hit.name.entry, hit.words
    if any(verb in low for verb in law.verbs):
        masked = words
        for hit in said(words, names):
            masked = masked[: hit.start] + "x" * (hit.end - hit.start) + masked[hit.end :]
        for found, entry in law.claims:
            for match in found.finditer(masked):
                whole, before = with_lead(sentence.lead, masked)
                if claims_for_us(whole, before + match.start(), before + match.end(), ours):
                    yield entry, match[0]


def _is_our_law(heading: str) -> bool:
    """Return whether what stands under a heading is said to be law, or to bind us."""
    return bool(
        _LAW_HEADING.search(heading) and _OURS_HEADING.search(heading) and not _CHOSEN_HEADING.search(heading)
    )


def _message(entry: Entry, pack: Pack) -> str:
    if not entry.binds:
        return f"{entry.title} is advice that binds nobody; say that we follow it, and keep must for law"
    return (
        f"{entry.title} doesn't bind {pack.setting.who_we_are.short_name}, so this duty or power isn't ours;"
        f" say what we choose to do, whose duty it is, or put it behind {{% if binds('{entry.key}') %}}"
    )


CHECK = Check(
    code="E403",
    name="a duty or power that this setting, or this person, hasn't got",
    why="""A provider that is not a school has no power to search or to confiscate, and no duty to teach what
    schools must teach; a text that says so puts its staff at risk of an assault, and its directors of a false
    statement. "Must" and "by law" are for what binds the setting. What a home school or a host school must do
    is theirs to do, and may be said of them; and trainees, mentors and visitors have a school's powers
    nowhere. The register says whom each law binds (binds:), how people speak of it without naming it, and of
    whom it is never said (phrases:).""",
    bad="Staff may search a {{ learner.s }} phone with good reason.",
    good="We do not search people, bags or phones.\n"
    "The home school keeps its own duty to teach health education.",
    look=look,
)
