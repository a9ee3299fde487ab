"""The names of law, guidance and services, and where a line of words says one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.register import Register
from macros.register_entry import GONE, Entry

# An abbreviation in brackets behind a title, or another remark there: "(UKCCIS)", "(section 160)".
_BRACKET = re.compile(r"^(?P<base>.{4,}) \((?P<inside>[^()]+)\)$")
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*s?")
_SENTENCE_BEGINS = re.compile(r"""(?:^|[.?!:|]["'”’)]*\s)[\s>#*_\-+|\d.):"'“‘(\[]*$""")
_QUOTED = re.compile(r"(?:^|[^*])[*]$|(?:^|[^_])_$|[\"“‘]$")
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_WORDS_OF_A_DATE = (
    rf"(?:(?:of|from|the|edition|version|updated|revised|published|dated|\d\d?|{MONTHS})\.?[\s,]+)"
)
YEAR_BEHIND = re.compile(rf"['’]?s?[\s,(*_\]\"”’]*{_WORDS_OF_A_DATE}{{0,4}}((?:19|20)\d\d)\b")
"""Matches a year that stands behind a title and belongs to it: (2018), of September 2018."""
YEAR_BEFORE = re.compile(
    r"(?:(?<=\b[Tt]he )|(?<=\bour )|(?<=\b[Aa] )|(?=\d{4}(?:['’]s)? (?:edition|version|text|update"
    r"|revision)\b))"
    rf"((?:19|20)\d\d)(?:['’]s)?(?: (?:{MONTHS}|edition|version|text|update|revision|guidance|advice))*"
    r"(?: (?:of|to))?(?: the)? [*_\[\"“‘]*$"
)
"""Matches a year that stands before a title and belongs to it: the 2018 edition of."""
# Alone in its item or cell, or with a word that only a text can have behind it, it is a title.
_TITLE_BEHIND = re.compile(
    r"[*_]*\s*(?:[.;:,(|]|$)|[*_]*\s(?:says|asks|sets out|requires|expects|tells|explains)\b"
)
_ORDINARY = 6
_NOT_BEFORE = frozenset("/.@-#&_")


@dataclass(frozen=True)
class Name:
    """One name of an entry: `old` if it no longer has it.

    `exact` names (KCSIE, POSH) are written in these letters only; a `loose` one may also be ordinary words
    ("Mobile phones in schools are a worry"), so that it counts only where a title can be meant.
    """

    words: str
    entry: Entry
    old: bool = False

    @property
    def gone(self) -> bool:
        """Whether it may be said of the past only."""
        return self.old or self.entry.status in GONE

    @property
    def exact(self) -> bool:
        """Whether capitals matter: an abbreviation."""
        return _ABBREVIATION.fullmatch(self.words) is not None

    @property
    def loose(self) -> bool:
        """Whether it could be plain words at the beginning of a sentence."""
        first, *rest = self.words.split()
        if not rest:
            return self.entry.kind in ("campaign", "resource") and first.isalpha() and first.istitle()
        short = len(rest) < _ORDINARY and ":" not in self.words
        return short and (first == "The" or all(word.islower() for word in rest))


@dataclass(frozen=True)
class Said:
    """A name as a line says it, from `start` to `end`; `year` is the year that stands beside it, or empty."""

    name: Name
    start: int
    end: int
    words: str
    year: str


class Names:
    """Every name of every entry, the longest first."""

    def __init__(self, register: Register) -> None:
        """Gather the names of `register`; what two entries are called belongs to the one that is gone."""
        by_words: dict[str, Name] = {}
        for entry in sorted(register.entries, key=lambda entry: entry.status not in GONE):
            for words, old in _names_of(entry):
                by_words.setdefault(folded(words), Name(words, entry, old))
        self._names = sorted(by_words.items(), key=lambda item: (-len(item[0]), item[0]))

    def within(self, text: str) -> Sequence[tuple[str, Name]]:
        """Return the names whose letters `text` holds somewhere, for `said` to look through its lines."""
        low = folded(text)
        return [(key, name) for key, name in self._names if key in low]

    def within_all(self) -> Sequence[tuple[str, Name]]:
        """Return all names, for texts that are looked through anyway."""
        return self._names


def said(line: str, names: Sequence[tuple[str, Name]]) -> Iterator[Said]:
    """Yield each of `names` that a line of words says, never one inside another."""
    low = folded(line)
    taken: list[tuple[int, int]] = []
    for key, name in names:
        start = low.find(key)
        while start >= 0:
            end = start + len(key)
            free = all(end <= before or start >= behind for before, behind in taken)
            if free and _is_name(name, line, start, end):
                taken.append((start, end))
                year = YEAR_BEHIND.match(line, end) or YEAR_BEFORE.search(line, 0, start)
                yield Said(name, start, end, line[start:end], year[1] if year else "")
            start = low.find(key, start + 1)


def folded(text: str) -> str:
    """Return `text` in small letters and with plain apostrophes, letter for letter."""
    return "".join(_small(letter) for letter in text) if not text.isascii() else text.lower()


def _small(letter: str) -> str:
    if letter in "’‘":
        return "'"
    low = letter.lower()
    return low if len(low) == 1 else letter


def _names_of(entry: Entry) -> Iterator[tuple[str, bool]]:
    yield entry.title, False
    if (match := _BRACKET.match(entry.title)) and not match["inside"][0].isdigit():
        if " " in match["base"] or _ABBREVIATION.fullmatch(match["base"]):
            yield match["base"], False
        if _ABBREVIATION.fullmatch(match["inside"]) or _ABBREVIATION.fullmatch(match["base"]):
            yield match["inside"], False
    before_colon = entry.title.partition(":")[0]
    if len(before_colon.split()) > 2:
        yield before_colon, False
    for words in entry.also_called:
        yield words, False
    for words in entry.formerly:
        yield words, True


def _is_name(name: Name, line: str, start: int, end: int) -> bool:
    before, found = line[start - 1 : start], line[start:end]
    if before.isalnum() or (before in _NOT_BEFORE and before):
        return False
    behind = line[end:]
    if behind[:1] == "s" and not behind[1:2].isalnum():
        behind = behind[1:]
    if behind[:1].isalnum() or behind[:1] == "_":
        return False
    if name.exact:
        return found == name.words
    if not any(letter.isdigit() for letter in found) and found[0].isalpha() and not found[0].isupper():
        return False
    if not name.loose:
        return True
    if _QUOTED.search(line[:start]) or YEAR_BEHIND.match(line, end):
        return True
    heading = line.lstrip().startswith("#")
    if not heading and name.words.split()[0] != "The" and _TITLE_BEHIND.match(behind):
        return True
    return _SENTENCE_BEGINS.search(line[:start]) is None
