"""A duty or a power that is claimed for a setting that the law doesn't give it to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.register import Register
from macros.register_entry import Entry
from macros.render import Pack
from macros.words import words as words_of
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.law.claims import Ours, claimed_duties, claims_for_us
from policypack.checks.law.names import Name, Names, said
from policypack.checks.law.phrases import pattern, stems
from policypack.checks.law.sentences import Sentence, sentences
from policypack.checks.sources import Sources

# A sentence with none of these says nothing of a duty.
_DUTY = ("must", "shall", "law", "legal", "statut", "requir", "oblig", "bound", "binds", "dut")
_OUR_LAW = re.compile(
    r"\blaws? (?:that|which) (?:binds?|appl(?:y|ies) to) us\b"
    r"|\bour (?:legal|statutory) (?:duties|duty|powers)\b"
    r"|\bwhat the law (?:asks|requires|expects) of us\b"
    r"|\b(?:legal|statutory) duties\b",
    re.IGNORECASE,
)


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
    """Yield each sentence that puts a duty or power on a setting that the entry behind it doesn't bind."""
    unbound = {slug: _unbound(pack, pack.register) for slug, pack in sources.packs.items()}
    for text in sources.texts:
        law = unbound[text.slug]
        # A sheet for commissioners says "you" to schools and councils, which are bound.
        outside = set(text.document.meta.audience) <= {"commissioners"}
        ours = law.ours_to_others if outside else law.ours
        for sentence in sentences(text):
            for entry, near_words in _told(sentence, law, ours):
                message = _message(entry, sources.packs[text.slug])
                yield sources.at(text, sentence.line, CHECK.code, message, near_words)
                break


def _unbound(pack: Pack, register: Register) -> _Unbound:
    words: Mapping[str, str] = words_of(pack.setting)
    binding = {entry.key for entry in register.entries if entry.binds_setting(pack.setting)}
    unbound = [
        entry for entry in register.entries if entry.binds and entry.current and entry.key not in binding
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
    if any(_OUR_LAW.search(heading) for heading in sentence.headings[-1:]):
        head = words.partition(":")[0] if sentence.words.count(": ") else words
        for hit in said(head, names):
            if hit.name.entry.key in law.unbound:
                yield hit.name.entry, hit.words
    if any(verb in low for verb in law.verbs):
        masked = words
        for hit in said(words, names):
            masked = masked[: hit.start] + "x" * (hit.end - hit.start) + masked[hit.end :]
        for found, entry in law.claims:
            for match in found.finditer(masked):
                if claims_for_us(masked, match.start(), match.end(), ours):
                    yield entry, match[0]


def _message(entry: Entry, pack: Pack) -> str:
    return (
        f"{entry.title} doesn't bind {pack.setting.who_we_are.short_name}, so this duty or power isn't ours;"
        f" say what we choose to do, whose duty it is, or put it behind {{% if binds('{entry.key}') %}}"
    )


CHECK = Check(
    code="E403",
    name="a duty or power that this setting hasn't got",
    why="""A provider that is not a school has no power to search or to confiscate, and no duty to teach what
    schools must teach; a text that says so puts its staff at risk of an assault, and its directors of a false
    statement. "Must" and "by law" are for what binds the setting. What a home school or a host school must do
    is theirs to do, and may be said of them. The register says whom each law binds (binds:), and how people
    speak of it without naming it (phrases:).""",
    bad="Staff may search a {{ learner.s }} phone with good reason.",
    good="We do not search people, bags or phones.\n"
    "The home school keeps its own duty to teach health education.",
    look=look,
)
