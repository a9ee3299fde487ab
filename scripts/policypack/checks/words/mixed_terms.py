"""Two names for one thing in the text of one setting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.prose import BREAK, Block
from policypack.checks.sources import Sources
from policypack.checks.texts import Text
from policypack.checks.words.literal_word import somebody_elses
from policypack.checks.words.mixed_values import in_values
from policypack.checks.words.phrases import Phrases
from policypack.checks.words.synonyms import POLICIES, Synonyms, excused
from policypack.checks.words.titles import Titles, inside
from policypack.checks.words.vocabulary import Vocabulary

_OUR_POLICY = re.compile(
    r"\b(?:our|this) (?P<title>(?:(?!(?:and|or|of|to|in|for|on|is|are|with|by|that|which|we|you|own)"
    r" )[\w'’/-]+ "
    r"|(?:and|of|for) (?=[\w'’/ -]*(?:polic|procedure|conduct))){1,6}?"
    r"(?:polic(?:y|ies)|procedures?|code(?: of conduct)?|statement|protocol))\b",
    re.IGNORECASE,
)
_LEARNERS = frozenset({"learner", "learners"})
_ANY_SCHOOL = frozenset({"host_schools"})
_MAY_BE_POLICY = re.compile(r"(?i:our|this) [^.\n]{0,60}(?i:polic|procedure|\bcode|statement|protocol)")


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each other name in the pages, and each foreign or other name in a setting's own values."""
    for blocks in sources.written.values():
        for block in blocks:
            yield from _in_page(sources, block)
    for slug in sources.packs:
        yield from in_values(sources, slug, CHECK.code)
    for text in sources.texts:
        yield from _of_other_learners(sources, text)


def _of_other_learners(sources: Sources, text: Text) -> Iterator[Finding]:
    """Yield somebody else's learners by another word than this setting's own: its students."""
    vocabulary = sources.once(Vocabulary)
    foreign = {
        word: learnt.word
        for word, learnt in vocabulary.foreign(text.slug).items()
        if _LEARNERS.intersection(learnt.keys)
    }
    low = text.document.text.casefold()
    if not any(word in low for word in foreign):
        return
    phrases = Phrases(foreign)
    for block in text.blocks:
        for found in phrases.find(block.text):
            # Without an owner it is for the check of typed words.
            if somebody_elses(block.text[: found.start], _ANY_SCHOOL) and not inside(
                found.start, [*sources.once(Titles).spans(block.text), *block.outside]
            ):
                own = min(vocabulary.own[text.slug]["learners"])
                message = f'"{found.said}" is another setting\'s word; this one says "{own}"'
                yield sources.at_origin(
                    block.origin(found.start), CHECK.code, message, found.said, (text.slug,)
                )


def _in_page(sources: Sources, block: Block) -> Iterator[Finding]:
    synonyms = sources.once(Synonyms)
    for found in synonyms.phrases.find(block.text):
        key = synonyms.key[found.phrase]
        if not excused(sources, block, found):
            write = f"{{{{ {key} }}}}, in the form that fits"
            message = f'"{found.said}" is a second name for the same thing; write {write}'
            yield sources.at_origin(block.origin(found.start), CHECK.code, message, found.said)
    if not block.key and _MAY_BE_POLICY.search(block.text):
        yield from _policies(sources, block)


def _policies(sources: Sources, block: Block) -> Iterator[Finding]:
    """Yield each typed title of a policy that the settings keep elsewhere."""
    known = sources.once(Synonyms).documents
    for match in _OUR_POLICY.finditer(block.text):
        title = match["title"]
        before = block.text[: match.start("title")].rpartition(BREAK)[2]
        # policy('complaints_procedure') itself says "complaints procedure" where a title is to confirm.
        if title.casefold() in known or title.casefold().replace(" ", "_") in POLICIES:
            continue
        key = next(
            (key for key, about in POLICIES.items() if re.search(rf"\b(?:{about})\b", title, re.I)), ""
        )
        if key and not somebody_elses(before, block.names(match.start())):
            message = f'"{title}" is a second name for a policy that has a title'
            message += f"; write {{{{ policy('{key}') }}}}"
            yield sources.at_origin(block.origin(match.start("title")), CHECK.code, message, title)


CHECK = Check(
    code="W302",
    name="two names for one thing",
    why="""Readers take two names for two things. One real policy called its board by six names, and its
    students were pupils in the forms. Each setting has one word for each thing: the language prints it.""",
    bad="The trustees read the log, and the proprietors ask questions.",
    good="{{ The_board }} reads the log, and each {{ board_member }} asks questions.",
    look=look,
)
