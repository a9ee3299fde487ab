"""A role, a place or a name typed into a shared page, where a word of the language belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.prose import BREAK, Block
from policypack.checks.sources import Sources
from policypack.checks.texts import SourceFile
from policypack.checks.words.titles import Titles, inside
from policypack.checks.words.vocabulary import Learnt, Vocabulary

# A word of somebody else's: the host school's pupils, its headteacher.
_THEIRS = re.compile(
    r"(?:\bschools?['’]s?|\bproviders?['’]s?|\bschools?:|\bprovider:)\s+(?:own\s+)?(?:designated\s+|deputy\s+|new\s+)?$",
    re.IGNORECASE,
)
_ITS = re.compile(r"\b(?:its|their|your)\s+(?:own\s+)?(?:designated\s+|deputy\s+)?$", re.IGNORECASE)
_A_SCHOOL = re.compile(r"\b(?:schools?|training providers?)\b", re.IGNORECASE)
# Common nouns, official or not, in which such a word isn't the setting's own.
_COMMON = re.compile(
    r"early career teachers?|qualified teachers?|(?:banned|train) teachers?|teacher training"
    r"|student loans?|trainees? and early career|data protection (?:lead|officer)"
    r"|safeguarding (?:children )?partnerships?|partnership (?:where|of)|in school uniform",
    re.IGNORECASE,
)
_TRAINING = frozenset(
    {"trainees", "hosts_trainees", "host_schools", "mentor_guide", "training_partnership", "not own_learners"}
)
_SCHOOLS = frozenset(
    {*_TRAINING, "commissioners", "away_from_base", "alternative_provider", "school", "rshe"}
)
_OTHER_SCHOOLS = frozenset({"host_schools", "away_from_base", "commissioners"})
_IN_SCHOOLS = frozenset({"school", "rshe"})
_OURS = re.compile(r"\b(?:our|this|the whole|all our|across the|throughout the)\s+$", re.IGNORECASE)
_ITS_PEOPLE = re.compile(r" (?:staff|community|leaders|premises|governors|business manager)\b", re.IGNORECASE)
_PLACES = frozenset({"place", "places"})
_ORDINARY = frozenset({"practitioner", "practitioners", "session", "sessions"})
_LEADS = frozenset({"dsl", "safeguarding_lead"})
_ANYBODYS = frozenset({"dsls", "safeguarding_leads"})


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each word of a setting's own that a page or part types."""
    vocabulary, titles = sources.once(Vocabulary), sources.once(Titles)
    for source in sources.files:
        for block in sources.written.get(source.file, ()):
            yield from _in_block(sources, source, block, vocabulary, titles)


def _in_block(
    sources: Sources, source: SourceFile, block: Block, vocabulary: Vocabulary, titles: Titles
) -> Iterator[Finding]:
    official: list[tuple[int, int]] | None = None
    needs = _needs(source)
    for found in vocabulary.phrases.find(block.text):
        if official is None:
            official = titles.spans(block.text) + [m.span() for m in _COMMON.finditer(block.text)]
        learnt = vocabulary.by_word[found.phrase]
        before = block.text[: found.start].rpartition(BREAK)[2]
        named = block.names(found.start) | needs
        if inside(found.start, official) or _excused(learnt, before, block.text[found.end :], block, named):
            continue
        write = learnt.written(found.said, before.rstrip())
        message = f'"{found.said}" is one setting\'s own word; write {write}'
        yield sources.at_origin(block.origin(found.start), CHECK.code, message, found.said)


def _needs(source: SourceFile) -> frozenset[str]:
    needs = frozenset(source.page.about.needs) if source.page else frozenset()
    return frozenset() if "everyone" in needs else needs


def somebody_elses(before: str, named: Set[str]) -> bool:
    """Return whether the words before a word say that it is another organisation's: the host school's ..."""
    if _THEIRS.search(before):
        return True
    return bool(_ITS.search(before) and (_A_SCHOOL.search(before) or named & _SCHOOLS))


def _excused(learnt: Learnt, before: str, behind: str, block: Block, named: Set[str]) -> bool:
    keys = set(learnt.keys)
    if somebody_elses(before, named) or keys <= _ANYBODYS:
        return True
    if keys & _PLACES and " " not in learnt.word:
        return not (_OURS.search(before) or (_ITS_PEOPLE.match(behind) and not named & _SCHOOLS))
    if keys == {"in_place"} and "school" in learnt.word:
        return bool(named & (_OTHER_SCHOOLS | _IN_SCHOOLS))
    if keys & _ORDINARY and " " not in learnt.word:
        return bool(named & (_TRAINING | _IN_SCHOOLS))
    if block.key.startswith("fields.") and (keys & _LEADS or "person(" in learnt.keys[0]):
        return True  # a row or label of a form says whose lead it is beside it
    return bool(keys <= _LEADS and named & _TRAINING)


CHECK = Check(
    code="E301",
    name="a setting's own word typed into a shared page",
    why="""A shared page is printed by every setting. Where it types "pupils", a provider of mentoring speaks
    of pupils that it hasn't got; where it types a name, one setting's name stands in another's policy. The
    language has a word for each of them, and each setting prints its own.""",
    bad="We keep pupils safe, and the governing body asks how.",
    good="We keep {{ learners }} safe, and {{ the_board }} asks how.",
    look=look,
)
