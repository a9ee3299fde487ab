"""Official titles that are almost right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.prose import FILLED, Block
from policypack.checks.sources import Sources
from policypack.checks.words.phrases import words_of
from policypack.checks.words.titles import Titles, inside

_LITTLE = frozenset(
    {
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "our",
        "your",
        "its",
    }
)
_ACT = re.compile(
    r"\b(?:(?!The\b)[A-Z][\w’'-]*|\([A-Z][^()\n]*\))"
    r"(?:,? (?:of|and|the|for|to|on|in|[A-Z][\w’'-]*|\([A-Z][^()\n]*\)))*"
    r" (?:Act|Bill|Regulations|Order|Rules)(?: (?:19|20)\d\d)?\b"
)
# A capital in a sentence: a name or a title begins.
_CAPITAL = re.compile(r"(?<=[a-z,;)] )[A-Z][a-z]+")
_GOES_ON = re.compile(rf" (?!20\d\d)(?:\w|{FILLED})")
_YEAR = re.compile(r" (?:19|20)\d\d$")
_MOST = 0.7
_FEWEST = 3


@dataclass(frozen=True)
class _Title:
    text: str
    tokens: tuple[str, ...]

    @property
    def telling(self) -> int:
        return sum(token not in _LITTLE for token in self.tokens)


class Official:
    """The register's titles, found by pairs of neighbouring words."""

    def __init__(self, sources: Sources) -> None:
        titles = [
            _Title(text, tuple(word.replace("-", "") for word in words_of(text).folded))
            for text in dict.fromkeys(sources.once(Titles).current)
        ]
        self.titles = [title for title in titles if title.telling >= _FEWEST]
        self.pairs: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for number, title in enumerate(self.titles):
            for place, pair in enumerate(pairwise(title.tokens)):
                self.pairs.setdefault(pair, []).append((number, place))
        self.by_first: dict[str, list[int]] = {}
        for number, title in enumerate(self.titles):
            self.by_first.setdefault(title.tokens[0], []).append(number)
        self.acts = {
            " ".join(match[0].split()): title.text for title in titles for match in _ACT.finditer(title.text)
        }
        self.names = {_YEAR.sub("", act) for act in self.acts}


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each phrase of the pages and the settings' values that is nearly a title of the register."""
    for part in (sources.written, sources.values):
        for file, blocks in part.items():
            if not file.startswith("docs/_register"):
                for block in blocks:
                    yield from _in_block(sources, block)


def _in_block(sources: Sources, block: Block) -> Iterator[Finding]:
    official = sources.once(Official)
    found = words_of(block.text)
    words = [word.replace("-", "") for word in found.folded]
    votes: Counter[tuple[int, int]] = Counter()
    for place, pair in enumerate(pairwise(words)):
        for number, at in official.pairs.get(pair, ()):
            votes[number, (place - at) // 4] += 1
    told: list[tuple[int, int]] = []
    exact: list[tuple[int, int]] | None = None
    likely = [
        (number, near * 4)
        for (number, near), count in votes.most_common()
        if count + votes[number, near + 1] + votes[number, near - 1] >= 2
    ]
    for number, near in (*_beginning_with_a_capital(official, block.text, words), *likely):
        title = official.titles[number]
        span = _nearly(title, words, near)
        if span is None:
            continue
        start, end = found.spans[span[0]][0], found.spans[span[1] - 1][1]
        if exact is None:
            whole = sources.once(Titles).whole(block.text)
            exact = [(begin, stop) for begin, stop in whole if " " in block.text[begin:stop]]
        if any(start < stop and begin < end for begin, stop in (*exact, *told)):
            continue
        said = block.text[start:end]
        if not _is_meant(title, said, block, start, end, sure=span[2]):
            continue
        told.append((start, end))
        yield _finding(sources, block, start, said, title.text)
    for begin, stop in (*block.leaning, *block.outside):
        marked = block.text[begin:stop]
        first = next(sources.once(Titles).phrases.find(marked), None)
        if first and first.start == 0 and _GOES_ON.match(marked[first.end :]) and not inside(begin, told):
            yield _finding(sources, block, begin, marked, first.said)
    for match in _ACT.finditer(block.text):
        starts = [0, *(gap.end() for gap in re.finditer(r"[ \n](?=[A-Z(])", match[0]))]
        names = [" ".join(match[0][start:].split()) for start in starts]
        # With the right name and another year it is for the check of editions.
        if any(begin < match.end() and match.start() < stop for begin, stop in told) or any(
            _YEAR.sub("", name) in official.names for name in names
        ):
            continue
        for start, name in zip(starts, names, strict=True):
            if nearest := _nearest(name, official.acts):
                yield _finding(sources, block, match.start() + start, match[0][start:], nearest)
                break


def _beginning_with_a_capital(
    official: Official, text: str, words: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Yield title and place of each word with a capital in a sentence that a title begins with."""
    for match in _CAPITAL.finditer(text):
        numbers = official.by_first.get(match[0].lower(), ())
        if numbers:
            place = len(words_of(text[: match.start()]).folded)
            yield from ((number, place) for number in numbers)


def _nearly(title: _Title, words: Sequence[str], near: int) -> tuple[int, int, bool] | None:
    """Return first and last token (exclusive) of what is nearly the title, and whether it is sure."""
    begin = max(0, near - 2)
    window = words[begin : near + len(title.tokens) + 8]
    matcher = SequenceMatcher(None, title.tokens, window, autojunk=False)
    runs = [run for run in matcher.get_matching_blocks() if run.size]
    if not runs:
        return None
    matched = [token for run in runs for token in title.tokens[run.a : run.a + run.size]]
    if len(matched) < _MOST * len(title.tokens) or len(matched) == len(title.tokens) == runs[0].size:
        return None
    telling = sum(token not in _LITTLE for token in matched)
    if telling < _FEWEST - 1:
        return None
    first, last = runs[0], runs[-1]
    stray = (last.b + last.size - first.b) - len(matched)
    if stray > 4:
        return None
    # Words in place of the title's own first or last ones belong to what is said.
    start = max(0, first.b - min(first.a, 1))
    missing = len(title.tokens) - last.a - last.size
    end = min(len(window), last.b + last.size + (missing and 2))
    while end > last.b + last.size and window[end - 1].isdigit():
        end -= 1
    return begin + start, begin + end, telling >= _FEWEST


def _is_meant(title: _Title, said: str, block: Block, start: int, end: int, *, sure: bool) -> bool:
    """Return whether a phrase is meant as a title: marked as one, or too much like it for anything else."""
    marked = [*block.leaning, *block.outside]
    if any(begin < end and start < stop for begin, stop in marked):
        return True
    if re.match(r"[ \n]*\((?:19|20)\d\d\)", block.text[end:]) or block.text[start - 1 : start] in (
        "“",
        '"',
        "‘",
    ):
        return True
    in_a_sentence = _CAPITAL.match(block.text, start) is not None
    return (sure or in_a_sentence) and said[:1].isupper() and title.text[:1].isupper()


def _nearest(said: str, acts: Mapping[str, str]) -> str:
    """Return the Act or Regulations that was meant, or an empty text."""
    bare = _YEAR.sub("", said)
    best, score = "", 0.0
    for act in acts:
        known = _YEAR.sub("", act)
        ratio = SequenceMatcher(None, bare.casefold(), known.casefold()).ratio() + 0.01 * (
            said[-4:] == act[-4:]
        )
        if ratio > score:
            best, score = act, ratio
    return best if score >= 0.82 else ""


def _finding(sources: Sources, block: Block, start: int, said: str, title: str) -> Finding:
    shown = " ".join(re.sub(FILLED, "…", said).split())
    message = f'"{shown}" is nearly the title "{title}"; cite it by its key, so that no word can change'
    return sources.at_origin(
        block.origin(start), CHECK.code, message, re.split(rf"\n|{FILLED}", said)[0].rstrip()
    )


CHECK = Check(
    code="E306",
    name="an official title with a wrong word",
    why="""A reader who searches for a law or a guidance by a title that is wrong finds nothing. Real policies
    cite "Teaching online safety in mentoring provisions": a word of the setting's own was put into a title
    of the Department. Titles come from the register, whole.""",
    bad="We follow *Teaching online safety in {{ places }}*.",
    good="We follow {{ cite('teaching-online-safety') }}, and teaching online safety is part of our work.",
    look=look,
)
