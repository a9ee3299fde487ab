"""Right words in the wrong place: license for licence, their for there, form for from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.prose import Block
from policypack.checks.sources import Sources
from policypack.checks.words.mistaken_pairs import MISTAKES
from policypack.checks.words.phrases import words_of
from policypack.checks.words.titles import Titles, inside

# The apostrophe of one in what are several: the phone's are off.
_SEVERAL = re.compile(
    r"(?<![\w'-])(?!it's|that's|what's|who's|there's|here's|where's|how's|he's|she's|let's|one's|else's|everyone's)"
    r"(?P<it>[a-z]{3,}'s) (?:are|were|have|do|don't)\b(?! to)"
)


def _by_word() -> Mapping[str, Sequence[tuple[str, int]]]:
    """Return for each word the other one that it needs, if any, and the number of the mistake."""
    found: dict[str, list[tuple[str, int]]] = {}
    for number, (words, _, _) in enumerate(MISTAKES):
        for one in words.split():
            word, _, other = one.partition("+")
            found.setdefault(word, []).append((other, number))
    return found


_BY_WORD = _by_word()
_WORDS = frozenset(_BY_WORD)


@cache
def _pattern(number: int) -> re.Pattern[str]:
    return re.compile(MISTAKES[number][1], re.IGNORECASE)


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each word of pages, settings' values and the register's sentences that stands for another one."""
    for part in (sources.written, sources.values):
        for blocks in part.values():
            for block in blocks:
                yield from _in_block(sources, block)


def _in_block(sources: Sources, block: Block) -> Iterator[Finding]:
    found = sorted(set(_mistakes(block.text)))
    if not found:
        return
    official = [*sources.once(Titles).spans(block.text), *block.outside]
    for at, end, right in found:
        said = block.text[at:end]
        if not inside(at, official):
            message = f'"{said}" is another word; here it is "{right}"'
            yield sources.at_origin(block.origin(at), CHECK.code, message, said)


def _mistakes(text: str) -> Iterator[tuple[int, int, str]]:
    words = frozenset(words_of(text).folded)
    likely = {
        number
        for word in _WORDS.intersection(words)
        for other, number in _BY_WORD[word]
        if not other or other in words
    }
    if not likely and "'s " not in text and "’s " not in text:
        return
    plain = text.replace("’", "'").replace("\n", " ")
    for number in likely:
        for match in _pattern(number).finditer(plain):
            yield *match.span(match.lastgroup or 0), MISTAKES[number][2]
    if "'s " in plain:
        for match in _SEVERAL.finditer(plain):
            yield *match.span("it"), f"{match['it'][:-2]}s"


CHECK = Check(
    code="W308",
    name="a word in place of another",
    why="""No word list finds a right word in the wrong place: a license that should be a licence, practice
    for practise, their for there, personnel data, a message form a stranger. Readers stumble over it, or read
    another rule than the one that was meant. What is looked for are pairs that policies do confuse, by the
    words around them.""",
    bad="We keep its license, and advice you to stay quite about personnel data.",
    good="We keep its licence, and advise you to stay quiet about personal data.",
    look=look,
)
