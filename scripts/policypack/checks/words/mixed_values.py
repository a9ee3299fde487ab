"""Another setting's words, and other names, in the values of a setting's own file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from macros.origins import Origin
from macros.setting import Setting
from macros.setting.flat import flat
from macros.words import NOUNS, abbreviation
from policypack.checks.finding import Finding
from policypack.checks.prose import Block
from policypack.checks.sources import Sources
from policypack.checks.words.literal_word import somebody_elses
from policypack.checks.words.phrases import Phrases
from policypack.checks.words.synonyms import Synonyms, excused
from policypack.checks.words.vocabulary import Vocabulary

# Of these only what is more than a word: a place, or a session, may be anybody's.
_ITS_OWN = frozenset({"place", "places", "in_place", "session", "sessions", "community"})
_ROLES = frozenset(
    {"learner", "adult_learner", "leader", "board", "board_member", "safeguarding_lead", "dsl", "setting"}
)
_WORDS = _ROLES | {NOUNS[key] for key in _ROLES if key in NOUNS}
# Who owns a document and who approves it is asked in these.
_APPROVAL = re.compile(r"approval\..*\.(?:owner|approved_by|review)")


def in_values(sources: Sources, slug: str, code: str) -> Iterator[Finding]:
    """Yield each word of another setting's, and each other name, in what a setting's file says."""
    setting = sources.settings[slug]
    own = sources.once(Vocabulary).own[slug]
    synonyms = sources.once(Synonyms).key
    names = {**_foreign(sources, slug), **synonyms}
    phrases = Phrases(names)
    forms = [form for several in own.values() for form in several]
    everything = " | ".join([*forms, str(setting.who_we_are.name)]).casefold()
    for block in _said(sources, setting):
        title = block.key.startswith("our_policies")
        for found in phrases.find(block.text):
            right = _own(own, names[found.phrase], str(setting.who_we_are.name))
            if not right or found.phrase in everything:
                continue
            # The title of a policy is official itself, but not in another setting's words.
            free = found.phrase in synonyms if title else excused(sources, block, found)
            if not free and not somebody_elses(block.text[: found.start], frozenset()):
                message = f'"{found.said}" is another setting\'s word; this one says "{right}"'
                yield sources.at_origin(block.origin(0), code, message, found.said, (slug,))


def _foreign(sources: Sources, slug: str) -> Mapping[str, str]:
    """Return the words that only other settings use, with what a page would write for each."""
    return {
        word: learnt.keys[0]
        for word, learnt in sources.once(Vocabulary).foreign(slug).items()
        # A word alone (school, session) may be anybody's; mentoring provision is one setting's.
        if _WORDS.intersection(learnt.keys) or (" " in word and _ITS_OWN.intersection(learnt.keys))
    }


def _said(sources: Sources, setting: Setting) -> Iterator[Block]:
    """Yield the values of a setting's file and its family's, and who owns and approves its documents."""
    lines = {(origin.file, origin.line) for origin in setting.origins.values()}
    for file, blocks in sources.values.items():
        for block in blocks if file.startswith("settings/") else ():
            origin = block.origin(0)
            if (origin.file, origin.line) in lines:
                yield block
    for fact in flat(setting):
        if fact.origin and not fact.to_confirm and _APPROVAL.fullmatch(fact.path):
            yield Block(fact.value, [Origin(fact.origin.file, fact.origin.line)], "value", key=fact.path)


def _own(own: Mapping[str, frozenset[str]], key: str, name: str) -> str:
    """Return what a setting itself calls the thing of `key`; `name` is the setting's."""
    if key in ("setting", "setting.short"):
        return name
    forms = own.get(key)
    return abbreviation(max(forms, key=len)) if forms else ""
