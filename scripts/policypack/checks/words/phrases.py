"""The words of a text, and many phrases looked for at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from policypack.checks.prose import FILLED

_TOKEN = re.compile(rf"[^\W_]+(?:['’-][^\W_]+)*|{FILLED}")


class Words:
    """The words of a text: `folded` in small letters with plain apostrophes, and where each stands."""

    def __init__(self, text: str) -> None:
        self._text = text.casefold().replace("’", "'")
        if len(self._text) != len(text):
            self._text = "".join(sign.casefold()[:1] for sign in text).replace("’", "'")
        self.folded: list[str] = _TOKEN.findall(self._text)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Start and end of each word: most texts are never asked for them."""
        return [match.span() for match in _TOKEN.finditer(self._text)]


@lru_cache(maxsize=20_000)
def words_of(text: str) -> Words:
    """Return the words of a text; what the language prints is a word of one character."""
    return Words(text)


@dataclass(frozen=True)
class Found:
    """A phrase in a text: `said` as it stands there, with its possessive; `phrase` as it was looked for."""

    start: int
    end: int
    said: str
    phrase: str

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end


class _Phrase(NamedTuple):
    rest: tuple[str, ...]
    gaps: tuple[str, ...]
    closes: bool
    phrase: str


class Phrases:
    """Finds any of many phrases as whole words in any capitals, the longest first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """`phrases` are looked for as they are written, but for capitals and line ends."""
        self._by_first: dict[str, list[_Phrase]] = {}
        for phrase in dict.fromkeys(phrases):
            words = words_of(phrase)
            if words.folded:
                gaps = tuple(_gap(phrase[a[1] : b[0]]) for a, b in pairwise(words.spans))
                known = self._by_first.setdefault(words.folded[0], [])
                known.append(_Phrase(tuple(words.folded[1:]), gaps, phrase.endswith(")"), phrase))
        for known in self._by_first.values():
            known.sort(key=lambda one: -len(one.rest))

    def find(self, text: str) -> Iterator[Found]:
        """Yield each phrase of a text from left to right; none overlaps another."""
        words = words_of(text)
        by_first = self._by_first
        behind = 0
        for number, word in enumerate(words.folded):
            known = by_first.get(word)
            alone = known is None and word[-2:] == "'s"
            if alone:
                known = by_first.get(word[:-2])
            if known is None or number < behind:
                continue
            for phrase in known:
                if alone and phrase.rest:
                    continue
                last = number + len(phrase.rest)
                if last < len(words.folded) and _is(phrase, words, number, text):
                    start, end = words.spans[number][0], words.spans[last][1]
                    end += phrase.closes and text[end : end + 1] == ")"
                    yield Found(start, end, text[start:end], phrase.phrase)
                    behind = last + 1
                    break


def _is(phrase: _Phrase, words: Words, number: int, text: str) -> bool:
    for place, wanted in enumerate(phrase.rest, number + 1):
        here = words.folded[place]
        if here != wanted and not (place == number + len(phrase.rest) and here.removesuffix("'s") == wanted):
            return False
    for place, gap in enumerate(phrase.gaps, number):
        if _gap(text[words.spans[place][1] : words.spans[place + 1][0]]) != gap:
            return False
    return True


def _gap(between: str) -> str:
    return between if between == " " else " ".join(between.replace("\n", " ").split(" "))
