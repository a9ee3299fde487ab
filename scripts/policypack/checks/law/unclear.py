"""Entries of the register whose state is unclear, cited."""

from __future__ import annotations

from collections.abc import Iterator

from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.law.confidence import printed
from policypack.checks.sources import Sources


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each call that prints an entry of which nobody knows whether it is in force."""
    for entry, place in printed(sources, lambda entry: entry.status == "unclear"):
        message = (
            f"nobody knows whether {entry.title} is still there or in force; find out and change its status"
            " in the register, or leave it out"
        )
        yield Finding(place.file, place.line, place.column, CHECK.code, message)


CHECK = Check(
    code="E405",
    name="something whose state is unclear, cited",
    why="""An entry is unclear when nobody found out whether it is in force, or still there at all. Readers
    take whatever a policy cites for true, so it may not be printed before somebody knows.""",
    bad="We read {{ cite('what-to-do-if-worried') }}.",
    good="We read {{ cite('working-together') }}.",
    look=look,
)
