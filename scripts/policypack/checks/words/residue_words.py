"""Words that stand twice, ran together, or have an article or an ending too many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from macros.words import article
from policypack.checks.prose import FILLED
from policypack.checks.sources import Sources
from policypack.checks.words.glued import Glue
from policypack.checks.words.phrases import Words, words_of
from policypack.checks.words.residue_signs import Seen, clean
from policypack.checks.words.spelling import Dictionary

_MAY_BE_TWICE = frozenset({"that", "had", "no", "bye"})
_DETERMINERS = frozenset({"a", "an", "the", "our", "your", "its", "their", "my"})
_S_S = re.compile(r"(?P<many>\w*s)['’]s(?!\w)")


def doubled(text: str) -> Iterator[Seen]:
    """Yield each run of one to three words that is said twice, and each article behind another."""
    words = words_of(text)
    folded = words.folded
    if len(set(folded)) == len(folded) and len(_DETERMINERS.intersection(folded)) < 2:
        return
    for at in range(len(folded) - 1):
        first, second = folded[at], folded[at + 1]
        if first == second:
            if not (first in _MAY_BE_TWICE or first.isdigit()) and _goes_on(text, words, at, 2):
                yield _seen(text, words, at, 2, f'says "{first}" twice')
        elif first in _DETERMINERS and second in _DETERMINERS:
            if _goes_on(text, words, at, 2):
                yield _seen(text, words, at, 2, "has two articles; keep one")
        else:
            for size in (2, 3):
                if folded[at : at + size] == folded[at + size : at + 2 * size] and _goes_on(
                    text, words, at, 2 * size
                ):
                    yield _seen(text, words, at, 2 * size, "says the same twice")


def _goes_on(text: str, words: Words, at: int, count: int) -> bool:
    """Return whether these words follow each other with nothing but spaces between."""
    spans = words.spans[at : at + count]
    gaps = (text[a[1] : b[0]] for a, b in pairwise(spans))
    return all(gap.strip(" \n") == "" for gap in gaps) and not re.match(FILLED, words.folded[at])


def _seen(text: str, words: Words, at: int, count: int, wrong: str) -> Seen:
    start = words.spans[at][0]
    said = text[start : words.spans[at + count - 1][1]]
    return Seen(start, said.split("\n")[0], f'"{clean(said)}" {wrong}')


def articles(text: str) -> Iterator[Seen]:
    """Yield each "a" that should be "an", and the other way about, before a word in small letters."""
    words = words_of(text)
    if "a" not in words.folded and "an" not in words.folded:
        return
    for at, (first, second) in enumerate(pairwise(words.folded)):
        if (
            first not in ("a", "an")
            or (right := article(second)) == first
            or not _goes_on(text, words, at, 2)
        ):
            continue
        if text[words.spans[at + 1][0]].islower() and text[slice(*words.spans[at])] != "AN":
            yield _seen(text, words, at, 2, f'needs "{right}": write "{right} {second}"')


def endings(sources: Sources, text: str) -> Iterator[Seen]:
    """Yield each plural with a possessive s: the students's."""
    for match in _S_S.finditer(text) if "s's" in text or "s’s" in text else ():
        if sources.once(Dictionary).ordinary(match["many"][:-1].casefold()):
            yield Seen(match.start(), match[0], f'"{match[0]}" has an s too many; write "{match["many"]}\'"')


def glue(sources: Sources, text: str) -> Iterator[Seen]:
    """Yield each word that a word of the settings ran together with."""
    for match in sources.once(Dictionary).unknown(text):
        if parts := sources.once(Glue).parts(match[0]):
            message = f'"{match[0]}" ran together; write "{parts[0]} {parts[1]}", in the language\'s words'
            yield Seen(match.start(), match[0], message)
