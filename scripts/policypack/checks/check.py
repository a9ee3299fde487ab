"""A check: its code, why it matters, an example of each kind, and the function that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from policypack.checks.finding import Finding
from policypack.checks.sources import Sources


@dataclass(frozen=True)
class Check:
    """One check of the first stage, which reads sources and finished texts and writes nothing.

    `code` begins with E (fails a build) or W (is listed); `name` is its subject in a few words. `why` is a
    paragraph for the person whose text it is; `bad` and `good` are pieces of a page, shown by `--explain`
    and tried by the tests. `look` yields its findings. `file` is where the examples belong when that isn't
    a page's text; a setting's file gets them at its end.
    """

    code: str
    name: str
    why: str
    bad: str
    good: str
    look: Callable[[Sources], Iterable[Finding]]
    file: str = ""

    def explained(self) -> str:
        """Return what `--explain` prints."""
        where = f" (in {self.file})" if self.file else ""
        return explained(self.code, self.name, self.why, self.bad, self.good, where)


def explained(code: str, name: str, why: str, bad: str, good: str, where: str) -> str:
    """Return why a check matters, with its examples; `where` says what they are pieces of."""
    parts = [f"{code}: {name}", " ".join(why.split())]
    parts += [f"Wrong{where}:\n{_indented(bad)}", f"Right:\n{_indented(good)}"]
    return "\n\n".join(parts)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.strip("\n").split("\n"))
