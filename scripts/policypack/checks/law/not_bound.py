"""A duty or a power that is claimed for a setting that the law doesn't give it to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from macros.register import Register
from macros.register_entry import LAW, PUBLICATIONS, Entry
from macros.render import Pack
from macros.words import words as words_of
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.law.claims import (
    Ours,
    claimed_duties,
    claims_for_us,
    claims_under,
    keeps_to_it,
    means_a_persons_own,
    with_lead,
)
from policypack.checks.law.headings import is_chosen, is_our_law, says_these_bind
from policypack.checks.law.names import Name, Names, said
from policypack.checks.law.never_theirs import given_to_others, powers_of
from policypack.checks.law.phrases import Spoken
from policypack.checks.law.sentences import Sentence, sentences
from policypack.checks.sources import Sources

# What binds nobody can't be anybody's duty; what a council or safeguarding partnership wrote is left alone.
_ADVICE = PUBLICATIONS - {"local-guidance", "code"}
# A sentence with none of these says nothing of a duty.
_DUTY = (
    "must",
    "shall",
    "law",
    "legal",
    "statut",
    "requir",
    "oblig",
    "bound",
    "bind",
    "dut",
    "appl",
    "subject",
    "inspect",
)
_UNDER = ("under ", "accordance with ", "required by ", "comply with ")


@dataclass(frozen=True)
class _Unbound:
    """What doesn't bind one setting, and how a sentence would speak of it."""

    ours: Ours
    ours_to_others: Ours
    names: Sequence[tuple[str, Name]]
    unbound: frozenset[str]
    duties: Sequence[tuple[Spoken, Entry]]
    claims: Sequence[tuple[Spoken, Entry]]


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each sentence that puts a duty or power on a setting, or people, that the law behind it"
    " doesn't."""
    unbound = {slug: _unbound(pack, pack.register) for slug, pack in sources.packs.items()}
    powers = {slug: powers_of(pack) for slug, pack in sources.packs.items()}
    for text in sources.texts:
        law = unbound[text.slug]
        # A sheet for commissioners says "you" to schools and councils, which are bound.
        outside = set(text.document.meta.audience) <= {"commissioners"}
        ours = law.ours_to_others if outside else law.ours
        for sentence in sentences(text):
            line, above = sentence.above
            for hit in said(sentence.words, law.names) if says_these_bind(above) else ():
                if hit.name.entry.key in law.unbound:
                    message = _message(hit.name.entry, sources.packs[text.slug])
                    yield sources.at(text, line, CHECK.code, message, above)
            for entry, near_words in _told(sentence, law, ours):
                message = _message(entry, sources.packs[text.slug])
                yield sources.at(text, sentence.line, CHECK.code, message, near_words)
                break
            for words, power in given_to_others(sentence, powers[text.slug], text.document.meta.audience):
                message = (
                    f'"{words}" is said of people who never have this power ({power.title});'
                    " say whose power it is, or that they don't do it"
                )
                yield sources.at(text, sentence.line, CHECK.code, message, words)


def _unbound(pack: Pack, register: Register) -> _Unbound:
    words: Mapping[str, str] = words_of(pack.setting)
    called = (str(pack.setting.who_we_are.name), str(pack.setting.who_we_are.short_name))
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
        (Spoken(phrase, words), entry)
        for entry in unbound
        for phrase in entry.phrases.duties
        if phrase not in bound_phrases
    ]
    claims = [
        (Spoken(phrase, words), entry)
        for entry in unbound
        for phrase in entry.phrases.claims
        if phrase not in bound_phrases
    ]
    return _Unbound(
        Ours.of(words, called, to_others=False),
        Ours.of(words, called, to_others=True),
        names,
        keys,
        duties,
        claims,
    )


def _told(sentence: Sentence, law: _Unbound, ours: Ours) -> Iterator[tuple[Entry, str]]:
    """Yield each entry that a sentence claims wrongly, with the words that show it."""
    words, names = sentence.words, law.names
    low = f"{sentence.lead} {words}".lower()
    if any(word in low for word in _DUTY):
        for part in claimed_duties(replace(sentence, words=_before_colons(words, names)), ours):
            hits = list(said(part, names))
            for hit in hits:
                if hit.name.entry.key in law.unbound:
                    yield hit.name.entry, hit.words
            if not hits and (keeping := keeps_to_it(part)):
                last = max(said(sentence.before, names), key=lambda hit: hit.start, default=None)
                if last and last.name.entry.key in law.unbound:
                    yield last.name.entry, keeping
            for phrase, entry in law.duties:
                for match in phrase.find(part, low):
                    yield entry, match[0]
    if any(word in low for word in _UNDER):
        for hit in said(words, names):
            entry = hit.name.entry
            if (
                entry.kind in LAW
                and entry.key in law.unbound
                and claims_under(words, hit.start, hit.end, ours)
            ):
                yield entry, hit.words
    if sentence.headings and is_our_law(sentence.headings[-1]):
        for hit in said(words, names):
            if hit.name.entry.key in law.unbound and not is_chosen(words[hit.end :]):
                yield hit.name.entry, hit.words
    for phrase, entry in law.claims:
        for match in phrase.find(words, low):
            if phrase.of_something_before and not means_a_persons_own(sentence, match.start()):
                continue
            inside = any(hit.start < match.end() and match.start() < hit.end for hit in said(words, names))
            whole, before = with_lead(sentence.lead, words)
            if not inside and claims_for_us(whole, before + match.start(), before + match.end(), ours):
                yield entry, match[0]


def _before_colons(words: str, names: Sequence[tuple[str, Name]]) -> str:
    """Return a sentence with each title as far as its colon, at which a sentence would be taken apart."""
    if ": " in words:
        for hit in sorted(said(words, names), key=lambda hit: -hit.start):
            head, colon, _ = hit.words.partition(": ")
            if colon and len(head.split()) > 2:
                words = words[: hit.start] + head + words[hit.end :]
    return words


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
