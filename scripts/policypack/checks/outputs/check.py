"""A check of what was built: its code, why it matters, two examples, and the function that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from policypack.checks.check import explained
from policypack.checks.finding import Finding
from policypack.checks.outputs.outputs import Outputs


@dataclass(frozen=True)
class OutputCheck:
    """One check of the second stage, which reads one setting's outputs and writes nothing.

    `code`, `name` and `why` are as in a `Check`; `bad` and `good` are pieces of a public page as HTML, shown
    by `--explain` and tried by the tests on B2 Mentoring's site. `look` yields its findings.
    """

    code: str
    name: str
    why: str
    bad: str
    good: str
    look: Callable[[Outputs], Iterable[Finding]]

    def explained(self) -> str:
        """Return what `--explain` prints."""
        return explained(self.code, self.name, self.why, self.bad, self.good, " (on a page that was built)")
