"""A reasoned exception stands where it occurs: `{## check: allow W211 because ... ##}`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from macros.problems import did_you_mean
from policypack.checks.finding import Finding
from policypack.checks.texts import SourceFile, matches

_ALLOW = re.compile(r"\{##\s*check:\s*(?P<said>.*?)\s*##\}", re.DOTALL)
_SAID = re.compile(r"allow (?P<code>[EW]\d{3}) because (?P<reason>\S.{7,})", re.DOTALL)


@dataclass
class Allowance:
    """One exception: a code that may be found on the lines from `first` to `last` of a file."""

    file: str
    first: int
    last: int
    code: str
    reason: str
    used: list[Finding] = field(default_factory=list)

    def covers(self, finding: Finding) -> bool:
        """Return whether it speaks of this finding."""
        same = finding.file == self.file and finding.code == self.code
        return same and self.first <= finding.line <= self.last


def allowances(
    files: Iterable[SourceFile], codes: Collection[str]
) -> tuple[Sequence[Allowance], Sequence[Finding]]:
    """Return the exceptions that pages and parts write, and what is wrong with how some are written.

    An exception covers its own line and the block that follows it, up to the next empty line.
    """
    found: list[Allowance] = []
    wrong: list[Finding] = []
    for source in files:
        for line, column, match in matches(_ALLOW, source):
            said = _SAID.fullmatch(match["said"])
            if said is None:
                message = "write it as  check: allow W211 because  and the reason, in eight letters at least"
                wrong.append(source.finding("E100", line, column, message))
            elif said["code"] not in codes:
                message = f"there is no check {said['code']}{did_you_mean(said['code'], codes)}"
                wrong.append(source.finding("E100", line, column, message))
            else:
                last = line + match[0].count("\n")
                while last < len(source.lines) and source.lines[last].strip():
                    last += 1
                place = (source.file, source.before + line, source.before + last)
                found.append(Allowance(*place, said["code"], " ".join(said["reason"].split())))
    return found, wrong


def apply(findings: Iterable[Finding], allowed: Sequence[Allowance]) -> list[Finding]:
    """Return the findings that no exception covers; each exception notes what it covered."""
    kept = []
    for finding in findings:
        covering = [allowance for allowance in allowed if allowance.covers(finding)]
        for allowance in covering:
            allowance.used.append(finding)
        if not covering:
            kept.append(finding)
    return kept


def unneeded(allowed: Sequence[Allowance], looked: Collection[str]) -> list[Finding]:
    """Return a finding for each exception that covers nothing, among the codes that were looked for."""
    return [
        Finding(
            one.file, one.first, 1, "W605", f"{one.code} isn't found here any more; take the exception out"
        )
        for one in allowed
        if not one.used and one.code in looked
    ]
