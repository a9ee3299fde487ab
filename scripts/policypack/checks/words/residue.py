"""What find-and-replace and careless editing leave behind, in the pages and in what they become."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.prose import BREAK, Block
from policypack.checks.sources import Sources
from policypack.checks.words.residue_language import in_language
from policypack.checks.words.residue_signs import Seen, clean, signs, small_letters, unbalanced
from policypack.checks.words.residue_words import articles, doubled, endings, glue

_LANGUAGE = ("{{", "{%", "%}", "}}")


def look(sources: Sources) -> Iterator[Finding]:
    """Yield the residue in pages and values, then what only shows when a setting's words are in."""
    told: set[tuple[str, int]] = set()
    looked: set[str] = set()
    for file, blocks in sources.written.items():
        for block in blocks:
            looked.add(block.text)
            yield from _told(sources, block, _typed(sources, block), told)
            if not block.key:
                yield from _told(sources, block, in_language(block, sources.shadows[file]), told)
    for blocks in sources.values.values():
        for block in blocks:
            # Signs of the language in a value are E220's.
            typed = (one for one in _typed(sources, block) if one.said not in _LANGUAGE)
            yield from _told(sources, block, typed, told)
    for text in sources.texts:
        names = _names(sources, text.slug)
        for block in text.blocks:
            # Much of a text is the same in every setting, and as it was written.
            if block.text in looked:
                continue
            seen = [*_finished(sources, block), *_with_article(names, block)]
            if seen:
                yield from _told(sources, block, seen, told, (text.slug,))
            else:
                looked.add(block.text)


def _told(
    sources: Sources,
    block: Block,
    seen: Iterable[Seen],
    told: set[tuple[str, int]],
    settings: tuple[str, ...] = (),
) -> Iterator[Finding]:
    """Yield findings; a finished text tells only what its source didn't."""
    for one in seen:
        finding = sources.at_origin(block.origin(one.at), CHECK.code, one.message, one.said, settings)
        if not settings:
            told.add((finding.file, finding.line))
        elif (finding.file, finding.line) in told:
            continue
        yield finding


def _typed(sources: Sources, block: Block) -> Iterator[Seen]:
    yield from doubled(block.text)
    yield from articles(block.text)
    yield from endings(sources, block.text)
    yield from glue(sources, block.text)
    yield from signs(block)
    yield from small_letters(sources, block)
    if BREAK not in block.text:  # what a condition opens, another may close
        yield from unbalanced(block.text)


def _finished(sources: Sources, block: Block) -> Iterator[Seen]:
    yield from doubled(block.text)
    yield from articles(block.text)
    yield from endings(sources, block.text)
    yield from unbalanced(block.text)


def _names(sources: Sources, slug: str) -> re.Pattern[str]:
    """Return what matches an article before a possessive of the setting's name: the B2 Mentoring's."""
    who = sources.settings[slug].who_we_are
    names = "|".join(re.escape(str(name)) for name in {who.name, who.short_name} if name)
    return re.compile(rf"(?<!\w)(?:a|an|the|our|your)[ \n]+(?:{names})['’]s?", re.IGNORECASE)


def _with_article(names: re.Pattern[str], block: Block) -> Iterator[Seen]:
    for match in names.finditer(block.text):
        yield Seen(match.start(), match[0], f'"{clean(match[0])}": a name brings no article; take it out')


CHECK = Check(
    code="E305",
    name="residue of find-and-replace and of editing",
    why="""In one real policy nine phrases had been corrupted by find-and-replace: "traineesto", "the B2
    Mentoring's", a title of the Department with "mentoring provision" in it. Words that ran together or
    stand twice, an article too many, empty brackets and left-over marks each say that nobody has read it.""",
    bad="We keep the the record () safe .",
    good="We keep the record safe.",
    look=look,
)
