"""Words that stand twice, ran together, or have an article or an ending too many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from macros.words import article
from policypack.checks.prose import FILLED
from policypack.checks.sources import Sources
from policypack.checks.words.glued import Glue
from policypack.checks.words.phrases import Token, tokens
from policypack.checks.words.residue_signs import Seen, clean
from policypack.checks.words.spelling import WORD, Dictionary

_MAY_BE_TWICE = frozenset({"that", "had", "no", "bye"})
_DETERMINERS = frozenset({"a", "an", "the", "our", "your", "its", "their", "my"})
_S_S = re.compile(r"(?P<many>\w*s)['’]s(?!\w)")
_LONGEST = 3


def doubled(text: str) -> Iterator[Seen]:
    """Yield each run of one to three words that is said twice, and each article behind another."""
    words = tokens(text)
    folded = [word.folded for word in words]
    for at, (first, second) in enumerate(pairwise(words)):
        if first.folded == second.folded:
            if not (first.folded in _MAY_BE_TWICE or first.folded.isdigit()) and _goes_on(text, first, second):
                yield _seen(text, first, second, f'says "{first.folded}" twice')
        elif first.folded in _DETERMINERS and second.folded in _DETERMINERS:
            if _goes_on(text, first, second):
                yield _seen(text, first, second, "has two articles; keep one")
        else:
            for size in range(2, _LONGEST + 1):
                if folded[at] in folded[at + size : at + size + 1] and _again(text, words, folded, at, size):
                    yield _seen(text, first, words[at + 2 * size - 1], "says the same twice")


def _again(text: str, words: list[Token], folded: list[str], at: int, size: int) -> bool:
    if folded[at : at + size] != folded[at + size : at + 2 * size]:
        return False
    return all(_goes_on(text, a, b) for a, b in pairwise(words[at : at + 2 * size]))


def _goes_on(text: str, first: Token, second: Token) -> bool:
    between = text[first.end : second.start]
    return between.strip(" \n") == "" and not re.match(FILLED, first.folded)


def _seen(text: str, first: Token, last: Token, wrong: str) -> Seen:
    said = text[first.start : last.end]
    return Seen(first.start, said.split("\n")[0], f'"{clean(said)}" {wrong}')


def articles(text: str) -> Iterator[Seen]:
    """Yield each "a" that should be "an", and the other way about, before a word in small letters."""
    for first, second in pairwise(tokens(text)):
        if first.folded in ("a", "an") and text[second.start].islower() and text[first.start : first.end] != "AN":
            right = article(second.folded)
            if right != first.folded and _goes_on(text, first, second):
                yield _seen(text, first, second, f'needs "{right}": write "{right} {second.folded}"')


def endings(sources: Sources, text: str) -> Iterator[Seen]:
    """Yield each plural with a possessive s: the students's."""
    for match in _S_S.finditer(text):
        if sources.learn(Dictionary).ordinary(match["many"][:-1].casefold()):
            yield Seen(match.start(), match[0], f'"{match[0]}" has an s too many; write "{match["many"]}\'"')


def glue(sources: Sources, text: str) -> Iterator[Seen]:
    """Yield each word that a word of the settings ran together with."""
    dictionary = sources.learn(Dictionary)
    for match in WORD.finditer(text):
        if not dictionary.has(match[0]) and (parts := sources.learn(Glue).parts(match[0])):
            message = f'"{match[0]}" ran together; write "{parts[0]} {parts[1]}", in the language\'s words'
            yield Seen(match.start(), match[0], message)
