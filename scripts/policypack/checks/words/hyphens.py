"""Hyphens that are missing or too many, learnt from how the pages write a word most of the time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from policypack.checks.prose import FILLED
from policypack.checks.sources import Sources
from policypack.checks.words.phrases import Found, words_of
from policypack.checks.words.spelling import Dictionary


def _each(words: str) -> frozenset[str]:
    return frozenset(words.split())


# No word stands alone like this: semi nude, multi agency.
_PREFIXES = _each("self semi anti multi non pre ultra co micro inter mid")
_OF_SELF = _each(
    "harm harms harming harmed employed esteem generated made taken review reviews audit assessment"
    " assessments"
    " image worth care control report reports reported produced locking service evaluation"
)
# Adjectives before a noun; elsewhere the same words go without a hyphen: kept up to date.
_BEFORE_A_NOUN = (
    "face to face,one to one,end to end,day to day,up to date,step by step,well known,age"
    " appropriate,high risk"
    ",low risk,long term,short term,full time,part time,real time,real life,day long,two step,two factor"
    ",multi factor,third party,hands on,cross curricular,whole school,year long,open ended,age restricted"
    ",self generated,computer generated,machine generated,AI generated,AI made,password protected"
    ",school owned,school issued,work related,school based,work based,home based,child"
    " friendly,family friendly"
    ",age related,gender based,drug related,faith based,evidence based,school led,peer led"
)
_DETERMINERS = _each(
    "a an the our your their its his her my any each every no some all in for with of by through and"
    " or use uses"
    " using make makes making share shares sharing need needs hold have has only more most this that these"
    " those"
)
# Behind "low level" these say that no noun follows.
_NO_NOUN = _each(
    "a an the and or but of for from to in on at by with as if when where while that which who is"
    " are was were be"
    " been has have had do does did can could may might must will would should not no each every so than then"
    " they we you it he she i this these those too also before after until online until over under about"
)
_DOING = ("er", "ers", "ing", "ed")
_ALWAYS = ("free", "proof", "wide", "led", "based", "related", "owned", "friendly", "generated", "made")
_PARTICLES = _each(
    "in on up off out down back over away through about around by to of for at as the a an and or with not so"
    " any some every all one no my it is be we he who where when how what own new"
)
_MUCH, _ENOUGH = 5, 2


class Compounds:
    """How the pages write compounds: with a hyphen, as one word, or as two."""

    def __init__(self, sources: Sources) -> None:
        hyphened: Counter[str] = Counter()
        single: Counter[str] = Counter()
        pairs: Counter[tuple[str, str]] = Counter()
        for blocks in sources.written.values():
            for block in blocks:
                words = words_of(block.text).folded
                single.update(words)
                pairs.update(pairwise(words))
        hyphened.update({word: count for word, count in single.items() if "-" in word})
        self._open = {
            compound.replace("-", " "): compound
            for compound, count in hyphened.items()
            if count >= _ENOUGH and compound.rpartition("-")[2] not in _PARTICLES
        }
        self._nouns = {phrase.casefold(): phrase.replace(" ", "-") for phrase in _BEFORE_A_NOUN.split(",")}
        self.right = {**self._nouns, **self._open}
        """What may have lost a hyphen, with it."""
        known = sources.once(Dictionary).has
        self._too_many = {
            word: right
            for word, count in hyphened.items()
            if count == 1 and (right := _without_hyphen(word, single, pairs, known))
        }
        self._apart = {
            (word[:at], word[at:]): word
            for word, count in single.items()
            if count > _ENOUGH
            for at in range(3, len(word) - 2)
            if pairs.get((word[:at], word[at:])) == 1 and _PARTICLES.isdisjoint((word[:at], word[at:]))
        }

    def needs_hyphen(self, text: str, found: Found) -> bool:
        """Return whether one of `right` needs its hyphen where it stands."""
        before = words_of(text[: found.start]).folded[-1:]
        behind = re.match(rf"[ \n]([\w'’-]+|{FILLED})", text[found.end :])
        follows = behind[1].casefold() if behind else ""
        noun = bool(follows) and follows not in _NO_NOUN
        if found.phrase in self._nouns:
            return noun and _DETERMINERS.issuperset(before)
        if found.phrase.endswith(_ALWAYS):
            return follows not in ("of", "from", "to", "the", "by")
        return noun or found.phrase.endswith(_DOING)

    def other(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Yield place, words and right form of what the pages write otherwise everywhere else."""
        words = words_of(text)
        for at, word in enumerate(words.folded) if self._too_many and "-" in text else ():
            if word in self._too_many:
                start, end = words.spans[at]
                yield start, text[start:end], self._too_many[word]
        prefixed = not _PREFIXES.isdisjoint(words.folded)
        for at, pair in enumerate(pairwise(words.folded)) if prefixed or self._apart else ():
            right = self._apart.get(pair) or (_prefixed(*pair) if prefixed else "")
            if right:
                start, end = words.spans[at][0], words.spans[at + 1][1]
                if text[words.spans[at][1] : words.spans[at + 1][0]] in (" ", "\n"):
                    yield start, text[start:end], right


def _prefixed(first: str, second: str) -> str:
    wrong = second in _OF_SELF if first == "self" else first in _PREFIXES and second[:1].isalpha()
    return f"{first}-{second}" if wrong else ""


def _without_hyphen(
    word: str, single: Counter[str], pairs: Counter[tuple[str, str]], known: Callable[[str], bool]
) -> str:
    first, _, second = word.partition("-")
    if "-" in second or min(len(first), len(second)) < 3 or first == "non":
        return ""
    if single[first + second] >= _ENOUGH and known(first + second):
        return first + second
    enough = pairs[first, second] >= _MUCH and _PARTICLES.isdisjoint((first, second))
    return f"{first} {second}" if enough else ""
