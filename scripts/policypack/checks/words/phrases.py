"""The words of a text, and many phrases looked for at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from policypack.checks.prose import FILLED

_TOKEN = re.compile(rf"[^\W_]+(?:['’-][^\W_]+)*|{FILLED}")


class Token(NamedTuple):
    """A word of a text: `folded` in small letters with plain apostrophes, `start` and `end` in the text."""

    folded: str
    start: int
    end: int


@lru_cache(maxsize=20_000)
def tokens(text: str) -> list[Token]:
    """Return the words of a text; what the language prints is a word of one character."""
    folded = text.casefold().replace("’", "'")
    if len(folded) != len(text):
        folded = "".join(sign.casefold()[:1] for sign in text).replace("’", "'")
    return [Token(folded[m.start() : m.end()], m.start(), m.end()) for m in _TOKEN.finditer(text)]


@dataclass(frozen=True)
class Found:
    """A phrase in a text: `said` is how it stands there, with its possessive; `phrase` how it was looked for."""

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
            parts = tokens(phrase)
            if parts:
                gaps = tuple(
                    _gap(phrase[a.end : b.start]) for a, b in zip(parts, parts[1:], strict=False)
                )
                rest = tuple(part.folded for part in parts[1:])
                known = self._by_first.setdefault(parts[0].folded, [])
                known.append(_Phrase(rest, gaps, phrase.endswith(")"), phrase))
        for known in self._by_first.values():
            known.sort(key=lambda one: -len(one.rest))

    def find(self, text: str) -> Iterator[Found]:
        """Yield each phrase of a text from left to right; none overlaps another."""
        parts = tokens(text)
        behind = 0
        for number, part in enumerate(parts):
            if number < behind:
                continue
            known = self._by_first.get(part.folded) or self._by_first.get(_bare(part.folded))
            for phrase in known or ():
                last = number + len(phrase.rest)
                if last < len(parts) and _is(phrase, part.folded, parts, number, text):
                    end = parts[last].end + (phrase.closes and text[parts[last].end : parts[last].end + 1] == ")")
                    yield Found(part.start, end, text[part.start : end], phrase.phrase)
                    behind = last + 1
                    break


def _is(phrase: _Phrase, first: str, parts: Sequence[Token], number: int, text: str) -> bool:
    if not phrase.rest:
        return True
    if first not in (phrase.phrase[: len(first)].casefold().replace("’", "'"),):
        return False
    for place, wanted in enumerate(phrase.rest, 1):
        here = parts[number + place]
        if here.folded != wanted and not (place == len(phrase.rest) and _bare(here.folded) == wanted):
            return False
        if _gap(text[parts[number + place - 1].end : here.start]) != phrase.gaps[place - 1]:
            return False
    return True


def _bare(word: str) -> str:
    return word.removesuffix("'s")


def _gap(between: str) -> str:
    return between if between == " " else " ".join(between.replace("\n", " ").split(" "))
