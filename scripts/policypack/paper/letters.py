"""Signs that no font of the pack has, found before anything is laid out, at the line that says them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from macros.problems import Problem
from macros.setting import Setting
from macros.setting.flat import flat
from policypack.paper.proof import is_printed

FONTS = tuple(f"atkinson-hyperlegible-next-{part}-400-normal.woff2" for part in ("latin", "latin-ext"))
_NAMED = re.compile(r'^no font of the pack has "(.)"', re.DOTALL)


def values_without_a_font(setting: Setting, fonts: Path) -> list[Problem]:
    """Return a problem for each value that would be printed and has a sign that the fonts lack.

    `fonts` is the folder that holds `FONTS`, which all text is set in.
    """
    known = _signs(fonts)
    problems = []
    # A post that serves twice is named where it is written.
    lines = {line.value: line for line in reversed(list(flat(setting))) if is_printed(line)}
    for line in lines.values():
        missing = [sign for sign in _written(line.value) if ord(sign) not in known]
        if missing and line.origin:
            named = ", ".join(f'"{sign}" (U+{ord(sign):04X})' for sign in missing)
            problems.append(
                Problem(
                    line.origin.file,
                    line.origin.line,
                    line.origin.column,
                    f"no font of the pack has {named} in {line.path}; "
                    "write it in the letters of English, Welsh or another European language",
                )
            )
    return problems


def placed(problem: Problem, root: Path) -> Problem:
    """Return a problem of a page with the line and column where its sign stands first, if it is there."""
    named, source = _NAMED.match(problem.message), root / problem.file
    if named is None or not source.is_file():
        return problem
    for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), start=1):
        if named[1] in line:
            return Problem(problem.file, number, line.index(named[1]) + 1, problem.message)
    return problem


def _written(value: str) -> Iterable[str]:
    """Yield each sign of a value once; an accent that is written apart is one with its letter."""
    return (sign for sign in dict.fromkeys(unicodedata.normalize("NFC", value)) if not sign.isspace())


@cache
def _signs(fonts: Path) -> frozenset[int]:
    def of_each() -> Iterator[int]:
        for name in FONTS:
            yield from TTFont(fonts / name, lazy=True).getBestCmap()

    return frozenset(of_each())
