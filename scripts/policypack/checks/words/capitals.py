"""Capitals in the middle of a sentence that a word has nowhere else, and names that have lost theirs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from policypack.checks.sources import Sources
from policypack.checks.words.spelling import Dictionary
from policypack.checks.words.titles import Titles

# One word or several, with the little ones between them: Risk Assessment, Code of Conduct.
_RUN = re.compile(
    r"(?<=[a-z,;)] )(?<!\d\) )[A-Z][a-z]+(?:-[A-Z]?[a-z]+)*(?:(?: (?:of|and|for|the|in|on|to))*"
    r" [A-Z][a-z]+(?:-[A-Z]?[a-z]+)*)*"
    r"(?![A-Z’'])(?! \d)"
)
_MAY_BE = re.compile(r"[a-z,;)] [A-Z][a-z]")
_SMALL = re.compile(r"(?<=[\w,;)] )[a-z]+(?:-[a-z]+)*")
_LITTLE = frozenset({"of", "and", "for", "the", "in", "on", "to"})
_ENOUGH = 3
# An Act is a name without its year, too.
_OF_LAW = (" Act", " Acts", " Bill", " Regulations", " Order")


class Capitals:
    """How often the pages write each word small in a sentence, and each run of words with capitals."""

    def __init__(self, sources: Sources) -> None:
        self._small: Counter[str] = Counter()
        self._runs: Counter[str] = Counter()
        for blocks in sources.written.values():
            for block in blocks:
                self._small.update(_SMALL.findall(block.text))
                if _MAY_BE.search(block.text):
                    self._runs.update(_RUN.findall(block.text))
        self._titles = tuple(
            str(words)
            for page in (sources.library.pages.values() if sources.library else ())
            for words in (page.about.title, page.about.short)
            if words
        )
        self._official = sources.once(Titles).official
        dictionary = sources.once(Dictionary)
        self._names = {
            word
            for word in self._small
            if len(word) > 2 and dictionary.has(word) and dictionary.only_a_name(word)
        }

    def unusual(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Yield place, words and right form of each run of words that are small everywhere else."""
        for match in _RUN.finditer(text):
            seen = [self._small[word.lower()] for word in match[0].split(" ") if word not in _LITTLE]
            if self._runs[match[0]] > 1 or not min(seen) or max(seen) < _ENOUGH:
                continue
            if match[0].endswith(_OF_LAW) or (
                " " in match[0] and any(title.startswith(match[0]) for title in self._official)
            ):
                continue
            goes_on = text[: match.start()].rsplit(maxsplit=1)[-1][:1].isupper()
            if not goes_on and not text[match.start() :].startswith(self._titles):
                yield match.start(), match[0], match[0].lower()

    def lost(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Yield place, words and right form of each name without its capital."""
        for match in _SMALL.finditer(text) if self._names else ():
            if match[0] in self._names:
                yield match.start(), match[0], match[0].capitalize()


def capitals(sources: Sources, text: str) -> Iterator[tuple[int, str, str]]:
    """Yield place, words and right form of what has unusual capitals, or is a name without one."""
    known = sources.once(Capitals)
    if _MAY_BE.search(text):
        yield from known.unusual(text)
    yield from known.lost(text)
