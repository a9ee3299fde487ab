"""Phrases of the register as patterns: `search learner|phone` finds "searches of a pupil's phone"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

_OPEN = r"(?:[\s]+(?!(?:for|on|in|with|from|at|about|if|when|unless|not|no|never)\b)[\w'’-]+){0,4}?\s+"
# Three words of a phrase say enough, so that commas and anything else may stand between them.
_WIDE = r"(?:,?\s+(?!by\b)[\w'’-]+){0,5}?,?\s+"
# Words of a phrase that stand for many others.
_ANYBODY = frozenset({"learner", "person", "visitor"})
_END = r"(?=(?:\s(?:too|as well|also|here))?\s*(?:[.,;:)]|$)|\s(?:if|without|and|or)\b)"
_AUX = r"(?:\s+[\w'’-]+){0,3}?\s+(?:be|is|are|was|were|been|being|gets?)\s+(?:\w+\s+)?"

_LEARNER_WORDS = ("learner", "learners", "adult_learner", "adult_learners")
_USUAL = re.compile(
    "pupils?|students?|learners?|children|child|young people|young person|trainees?", re.IGNORECASE
)


def pattern(phrase: str, words: Mapping[str, str]) -> re.Pattern[str]:
    """Return the pattern of a phrase for a setting with these words of the language.

    The last two words are also found the other way round, in the passive: "the phone may be searched".
    """
    alone = phrase.endswith("!")
    spots = [_spot(spot, words) for spot in phrase.removesuffix("!").split(" ")]
    between = _OPEN if len(spots) < 3 else _WIDE
    whole = between.join(spots)
    if alone:
        whole = f"(?:{whole}){_END}"
    elif len(spots) > 1:
        *first, verb, thing = spots
        passive = rf"{thing}{_AUX}(?={verb}\b)[\w'’-]+ed"
        whole = rf"{whole}\b|{between.join([*first, passive])}"
    return re.compile(rf"\b(?:{whole})\b", re.IGNORECASE)


class Spoken:
    """A phrase in the words of one setting; its pattern is made when a text may hold it."""

    def __init__(self, phrase: str, words: Mapping[str, str]) -> None:
        self._phrase, self._words = phrase, words
        spots = [spot.split("|") for spot in phrase.removesuffix("!").split(" ")]
        self._stems = [
            [word.lower()[: max(3, len(word) - 1)] for word in spot]
            for spot in spots
            if _ANYBODY.isdisjoint(spot)
        ]

    def find(self, text: str, low: str) -> Iterator[re.Match[str]]:
        """Yield where a text says the phrase; `low` is the text, or more, in small letters."""
        for stems in self._stems:
            for stem in stems:
                if stem in low:
                    break
            else:
                return
        yield from self._pattern.finditer(text)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return pattern(self._phrase, self._words)


def _spot(spot: str, words: Mapping[str, str]) -> str:
    return f"(?:{'|'.join(_word(word, words) for word in spot.split('|'))})"


def _word(word: str, words: Mapping[str, str]) -> str:
    if word == "learner":
        # Most settings have no word but these, and share one pattern.
        own = [str(words[key]) for key in _LEARNER_WORDS if key in words]
        rare = [re.escape(word) for word in own if not _USUAL.fullmatch(word)]
        return rf"(?:{'|'.join([*rare, _USUAL.pattern])})(?:['’]s?)?"
    if word in ("person", "visitor"):
        return r"(?:person|people|visitors?|parents?|anyone|somebody|everybody)(?:['’]s?)?"
    if not word.isalpha() or any(letter.isupper() for letter in word) or len(word) < 4:
        return re.escape(word) + r"(?:s)?"
    if word.endswith("e"):
        return re.escape(word[:-1]) + r"(?:e|es|ed|ing|ion|e['’]s)"
    if word.endswith("y"):
        return re.escape(word[:-1]) + r"(?:y|ies|ied|ying|y['’]s)"
    return re.escape(word) + rf"(?:s|es|{re.escape(word[-1])}?ed|{re.escape(word[-1])}?ing|['’]s?)?"
