"""The editions of a document: the same words on other paper, in other letters, or with less ink.

How an edition looks is its style sheet's, `overrides/print/<key>.css`, read after all others; here is what
the program must know besides: names, the size of the sheet, and where a pack may stamp its numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from macros.setting import Setting

A4_MM, A5_MM = (210.0, 297.0), (148.0, 210.0)


@dataclass(frozen=True)
class Edition:
    """One way to print a document.

    `key` ends the file's name and names the style sheet; it is empty for A4, which is always there. `words`
    stand at the foot of each page and in the title. `outer_mm` and `inner_mm` are the margins of an upright
    page. A pack's stamp has a corner `stamp_mm` wide and high, `stamp_bottom_mm` above the paper's edge, and
    a number `stamp_pt` high; only A4 and A5 go into packs. `foot_signs` are how many signs stand beside the
    page's number at the foot, and how many below it; without them a line may run on below the number.
    `stack_from` is the number of columns from which a table of sentences is printed row by row.
    A last page with `bare_mm` of room below its text, or more, holds fewer than seven lines.
    `keeps_to_pages` says whether a document is set as close as A4 needs it to keep to its pages.
    """

    key: str = ""
    words: str = ""
    size_mm: tuple[float, float] = A4_MM
    outer_mm: float = 20.0
    inner_mm: float = 25.0
    stamp_mm: tuple[float, float] = (30.0, 5.0)
    stamp_bottom_mm: float = 7.0
    stamp_pt: float = 9.0
    foot_signs: tuple[int, int] | None = None
    stack_from: int | None = None
    bare_mm: float = 215.0
    keeps_to_pages: bool = True

    def foot(self, lines: Sequence[str]) -> tuple[str, ...]:
        """Return the lines of a page's foot as they stand in this edition, which the first one names."""
        first, *others = lines
        named = f"{first} · {self.words}" if self.words else first
        if self.foot_signs is None:
            return named, *others
        beside, below = self.foot_signs
        head, *rest = _folded(named, beside)
        return (head, *(piece for line in [" ".join(rest), *others] for piece in _folded(line, below)))


A4 = Edition()
LARGE_PRINT = Edition(
    key="large-print",
    words="Large print",
    foot_signs=(52, 70),
    stack_from=3,
    bare_mm=163.0,
    keeps_to_pages=False,
)
INK_SAVER = Edition(key="ink-saver", words="Ink saver", outer_mm=15.0, inner_mm=20.0)
A5 = Edition(
    key="a5",
    words="A5",
    size_mm=A5_MM,
    outer_mm=13.0,
    inner_mm=18.0,
    stamp_mm=(40.0, 4.0),
    stamp_bottom_mm=5.0,
    stamp_pt=8.0,
    foot_signs=(58, 76),
    stack_from=4,
    bare_mm=134.0,
    keeps_to_pages=False,
)
EDITIONS = (LARGE_PRINT, INK_SAVER, A5)
"""Every edition besides A4, in the order in which a reader is told of them."""

BOOKLET = "booklet"
"""What ends the name of a booklet, which is A5 pages on A4 sheets, for the office's printer."""


class Described(Protocol):
    """What decides which editions a document has; `macros.documents.Meta` is one."""

    @property
    def kind(self) -> str: ...
    @property
    def audience(self) -> Sequence[str]: ...
    @property
    def public(self) -> bool: ...
    @property
    def budget(self) -> int | None: ...


def editions_of(setting: Setting, meta: Described) -> Iterator[Edition]:
    """Yield the editions of a document that the setting asks for, besides A4."""
    for edition in EDITIONS:
        if edition.key in {choice.value for choice in setting.pdf.editions} and _is_for(edition, meta):
            yield edition


def has_booklets(setting: Setting) -> bool:
    """Say whether the setting asks for booklets."""
    return BOOKLET in {choice.value for choice in setting.pdf.editions}


def _is_for(edition: Edition, meta: Described) -> bool:
    if edition is LARGE_PRINT:
        # What is read or signed. The forms of staff and office are records, filled in on a screen or by rows.
        return meta.public or meta.kind == "guide"
    if edition is A5:
        # What goes into a planner, a pocket or a book bag.
        single = meta.kind == "guide" and meta.budget == 1
        return meta.public and (meta.kind == "agreement" or single)
    return True


def _folded(line: str, signs: int) -> list[str]:
    """Return a line in pieces of at most so many signs, cut between words.

    An address that no line holds is cut behind a slash, and begins where there is room.

    >>> _folded("Printed copies may be out of date: kent-school.example/guides/whom-to-tell", 40)
    ['Printed copies may be out of date:', 'kent-school.example/guides/whom-to-tell']
    >>> _folded("Out of date: kent-school.example/guides/whom-to-tell", 34)
    ['Out of date: kent-school.example/', 'guides/whom-to-tell']
    """
    found: list[str] = []
    for word in line.split():
        pieces = word.replace("/", "/ ").split() if len(word) > signs else [word]
        for number, piece in enumerate(pieces):
            between = "" if number else " "
            if found and len(found[-1]) + len(between) + len(piece) <= signs:
                found[-1] += between + piece
            else:
                found.append(piece)
    return found
