"""The reading grade of a text, and the budget that each kind of reader sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from macros.documents import Meta
from policypack.readability.sentences import Sentence
from policypack.readability.syllables import syllables

LONG, LONGEST = 25, 30
"""Words: at most `SHARE_LONG` of the sentences have more than LONG, none more than LONGEST (issue 3)."""
SHARE_LONG = 0.05


def flesch_kincaid(sentences: int, words: int, syllables_: int) -> float:
    """Return the school grade that a text asks for (Kincaid and others, 1975); 0 for an empty text.

    >>> round(flesch_kincaid(1, 10, 13), 1)
    3.7
    """
    if not sentences or not words:
        return 0.0
    return 0.39 * words / sentences + 11.8 * syllables_ / words - 15.59


@dataclass(frozen=True)
class Reading:
    """How one document reads."""

    meta: Meta
    sentences: Sequence[Sentence]

    @cached_property
    def grade(self) -> float:
        """The Flesch-Kincaid grade of the whole document."""
        words = sum(len(sentence.words) for sentence in self.sentences)
        return flesch_kincaid(len(self.sentences), words, sum(map(spoken, self.sentences)))

    @property
    def budget(self) -> float:
        """The highest grade for its readers: easy read 4, learners 6, families 8, others 10 (issue 3)."""
        return budget_of(self.meta)

    @property
    def longest(self) -> int:
        """Words of the longest sentence."""
        return max((len(sentence.words) for sentence in self.sentences), default=0)

    @property
    def share_long(self) -> float:
        """The share of sentences with more than LONG words."""
        if not self.sentences:
            return 0.0
        return sum(len(sentence.words) > LONG for sentence in self.sentences) / len(self.sentences)

    @property
    def faults(self) -> list[str]:
        """What breaks a budget, in words."""
        found = []
        if self.grade > self.budget:
            found.append(f"grade {self.grade:.1f} is above {self.budget:g}")
        if self.longest > LONGEST:
            found.append(f"a sentence has {self.longest} words, more than {LONGEST}")
        if self.share_long > SHARE_LONG:
            found.append(f"{self.share_long:.0%} of the sentences have more than {LONG} words")
        return found


def budget_of(meta: Meta) -> float:
    """Return the highest reading grade for a document's readers."""
    if meta.easy_read:
        return 4
    readers = set(meta.audience)
    if "learners" in readers and "everyone" not in readers:
        return 6
    return 8 if "parents" in readers or meta.kind == "home" else 10


def spoken(sentence: Sentence) -> int:
    """Return the syllables of a sentence; a name, a number and an abbreviation have one."""
    return sum(syllables(word) if word[0].isalpha() else 1 for word in sentence.words)


def hardness(sentence: Sentence) -> float:
    """Return how hard one sentence is by itself, to list the worst first."""
    return flesch_kincaid(1, len(sentence.words), spoken(sentence))
