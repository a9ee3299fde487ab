"""What is wrong with somebody's input, said so that they can put it right.

Every room reports through these two classes, all problems at once, never one a run.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to put right.

    `file` is relative to the project's root, `line` and `column` count from 1 (0: the whole file).
    `message` says what is wrong and what would be right; `correction` is a line to copy, if there is one.
    `code` names its kind for `policypack check`, where the file alone doesn't.
    """

    file: str
    line: int
    column: int
    message: str
    correction: str = ""
    code: str = ""

    def __str__(self) -> str:
        place = self.file
        if self.line:
            place += f":{self.line}:{self.column}"
        text = f"{place}: {self.message}"
        return f"{text}\n    {self.correction}" if self.correction else text


class Problems(Exception):
    """Input that can't be used, with everything that is wrong with it, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean email?` for the nearest of `known`, or an empty text when none is near."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean {near[0]}?" if near else ""
