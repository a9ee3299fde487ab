"""Which signs the fonts of the pack have, told without laying anything out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from macros.problems import Problem

FONTS = tuple(f"atkinson-hyperlegible-next-{part}-400-normal.woff2" for part in ("latin", "latin-ext"))
"""The fonts that all text is set in."""
PLAIN = "\n\r\t -~\u00a0-\u00ac\u00ae-\u00b4\u00b6-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2026"
"""The inside of a pattern's brackets: signs that the fonts have (a test looks), so nobody need open them."""
_UNUSUAL = re.compile(f"[^{PLAIN}]")
_NAMED = re.compile(r'^no font of the pack has "(.)"', re.DOTALL)


def without_a_font(text: str, fonts: Path) -> list[str]:
    """Return each sign of a text that no font in the folder `fonts` has, once, as it is written.

    Spaces of any width, and signs that only tell how to lay out others (a soft hyphen), need no font. An
    accent that is written apart is one sign with its letter.
    """
    if not _UNUSUAL.search(text):
        return []
    known = _signs(fonts)
    return [
        sign
        for sign in dict.fromkeys(unicodedata.normalize("NFC", text))
        if ord(sign) not in known and not sign.isspace() and unicodedata.category(sign) != "Cf"
    ]


def placed(problem: Problem, root: Path) -> Problem:
    """Return a problem of a page with the line and column where its sign stands first, if it is there."""
    named, source = _NAMED.match(problem.message), root / problem.file
    if named is None or not source.is_file():
        return problem
    for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), start=1):
        if named[1] in line:
            return Problem(problem.file, number, line.index(named[1]) + 1, problem.message)
    return problem


@cache
def _signs(fonts: Path) -> frozenset[int]:
    # A check that finds nothing unusual doesn't wait for the import.
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    known: set[int] = set()
    for name in FONTS:
        with TTFont(fonts / name, lazy=True) as font:
            known |= font.getBestCmap().keys()
    return frozenset(known)
