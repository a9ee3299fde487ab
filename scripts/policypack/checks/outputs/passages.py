"""What a file says, in pieces that know where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

_SPACE = re.compile(r"\s+")
# What a telephone number can look like: +44 (0)1632 960101, 01632-960101.
_NUMBER = re.compile(r"(?<![\w+])(?:\+44|0044|0)[\d\s()\-\u2010-\u2013.]{7,18}\d(?!\w)")
_COUNTRY = re.compile(r"^(?:\+44|0044)0?")


@dataclass(frozen=True)
class Piece:
    """A text on its own: a paragraph, a page of a PDF, an attribute.

    `line` is where it begins (of a PDF the page, 0 for the whole file), `column` where that is known;
    `where` says in words what else it takes to find it, and `seen` whether a reader meets it as text.
    """

    text: str
    line: int = 0
    column: int = 0
    where: str = ""
    seen: bool = True
    paged: bool = False

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of a sign of it."""
        if self.paged or self.column or not self.line:
            return self.line, self.column or offset + 1
        start = self.text.rfind("\n", 0, offset) + 1
        return self.line + self.text.count("\n", 0, offset), offset - start + 1


@dataclass(frozen=True)
class Hit:
    """Words that were found: in which piece, from which sign to which."""

    piece: Piece
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words as they stand there, on one line."""
        return plain(self.piece.text[self.start : self.end])

    def within(self, others: Iterable[Hit]) -> bool:
        """Whether it is a part of one of `others`."""
        return any(
            other.piece is self.piece and other.start <= self.start and self.end <= other.end
            for other in others
        )

    @property
    def near(self) -> str:
        """The words with a little of what stands around them."""
        return plain(self.piece.text[max(0, self.start - 30) : self.end + 30])


@dataclass(frozen=True)
class Passages:
    """All that one file says."""

    pieces: Sequence[Piece] = field(default=())

    @cached_property
    def folded(self) -> str:
        """Everything in small letters, with single spaces: to see quickly whether words occur at all."""
        return " ".join(plain(piece.text) for piece in self.pieces).lower()

    def hits(self, words: str, *, exact: bool = False) -> Iterator[Hit]:
        """Yield each place that says `words` as whole words; capitals matter when it must be `exact`."""
        if plain(words).lower() not in self.folded:
            return
        pattern = as_pattern(words, exact=exact)
        yield from (
            Hit(piece, *match.span()) for piece in self.pieces for match in pattern.finditer(piece.text)
        )

    @cached_property
    def numbers(self) -> Sequence[tuple[str, Hit]]:
        """Each telephone number, as digits from its 0, and where it stands."""
        return [
            (digits(match[0]), Hit(piece, *match.span()))
            for piece in self.pieces
            for match in _NUMBER.finditer(piece.text)
        ]


def plain(text: str) -> str:
    """Return a text with single spaces, none at its ends."""
    return single_spaced(text).strip()


def single_spaced(text: str) -> str:
    """Return a text with single spaces for whatever white space it has."""
    return _SPACE.sub(" ", text)


def digits(number: str) -> str:
    """Return the digits of a telephone number, from its 0."""
    bare = re.sub(r"[^\d+]", "", number)
    return _COUNTRY.sub("0", bare)


def as_pattern(words: str, *, exact: bool) -> re.Pattern[str]:
    """Return the pattern that finds words however their line is broken."""
    written = r"\s+".join(map(re.escape, words.split()))
    return re.compile(rf"(?<![\w]){written}(?![\w])", 0 if exact else re.IGNORECASE)


def as_lines(text: str) -> Iterable[Piece]:
    """Return each line of a text that has something in it."""
    return (
        Piece(line, number, seen=False)
        for number, line in enumerate(text.split("\n"), start=1)
        if line and not line.isspace()
    )
