"""What a check has found, told once for all the settings that it touches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Finding:
    """One mistake at its origin.

    `file` is relative to the project (or to the folder of outputs), `line` and `column` count from 1, 0 for
    the whole file. `message` says what is wrong and what would be right. `settings` are the slugs in whose
    texts it was seen, none where it doesn't depend on the setting.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    settings: tuple[str, ...] = ()

    @property
    def severity(self) -> Severity:
        """An error fails a build, a warning is listed: the code's first letter says which."""
        return "error" if self.code.startswith("E") else "warning"

    @property
    def place(self) -> str:
        """Where it is, as editors read it."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    def __str__(self) -> str:
        where = f" [{', '.join(self.settings)}]" if self.settings else ""
        return f"{self.place}: {self.code} {self.message}{where}"


def merged(findings: Iterable[Finding], slugs: Iterable[str]) -> list[Finding]:
    """Return the findings sorted, each told once: the same code at the same place is the same mistake.

    A message may hold a setting's own words; the first of the settings in order of their names is quoted.
    A finding that every one of `slugs` has names none of them. A whole file (line 0) may have several
    mistakes of one kind, which only their messages tell apart.
    """
    everyone = tuple(sorted(slugs))
    told: dict[tuple[str, int, int, str, str], Finding] = {}
    for finding in sorted(findings):
        words = "" if finding.line else finding.message
        key = (finding.file, finding.line, finding.column, finding.code, words)
        before = told.get(key)
        if before is None:
            told[key] = finding
        elif before.settings and finding.settings:
            told[key] = replace(before, settings=tuple(sorted({*before.settings, *finding.settings})))
    return sorted(
        replace(finding, settings=()) if finding.settings == everyone and len(everyone) > 1 else finding
        for finding in told.values()
    )


def counts(findings: Iterable[Finding]) -> Mapping[Severity, int]:
    """Return how many errors and how many warnings there are."""
    number: dict[Severity, int] = {"error": 0, "warning": 0}
    for finding in findings:
        number[finding.severity] += 1
    return number
