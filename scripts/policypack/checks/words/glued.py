"""Words that ran together: "traineesto", "betweentrainees"."""

from __future__ import annotations

from macros.words import NOUNS
from policypack.checks.sources import Sources
from policypack.checks.words.vocabulary import Vocabulary

# What stands before or behind a noun in a sentence; a noun's own endings (pupilless) are not among them.
_NEIGHBOURS = """
    a about across after all among and any are as at be because before behind between but by can could do
    during each every for from had has have if in into is it may might must near need needs not of off on onto
    or other our out over should so that the their them then these they this those through to under until
    upon use was we were what when where which while who will with within without would you your"""


class Glue:
    """Takes apart a word that holds one of the settings' words and a neighbour."""

    def __init__(self, sources: Sources) -> None:
        self._neighbours = frozenset(_NEIGHBOURS.split())
        self._words = sorted(
            {
                word
                for word, learnt in sources.once(Vocabulary).by_word.items()
                if " " not in word and len(word) > 3 and {*NOUNS, *NOUNS.values()}.intersection(learnt.keys)
            },
            key=len,
            reverse=True,
        )

    def parts(self, word: str) -> tuple[str, str] | None:
        """Return the two words that `word` is made of, or None.

        >>> Glue.parts(..., "traineesto")  # doctest: +SKIP
        ('trainees', 'to')
        """
        small = word.casefold()
        for own in self._words:
            if small.startswith(own) and small[len(own) :] in self._neighbours:
                return word[: len(own)], word[len(own) :]
            if small.endswith(own) and small[: -len(own)] in self._neighbours:
                return word[: -len(own)], word[-len(own) :]
        return None
