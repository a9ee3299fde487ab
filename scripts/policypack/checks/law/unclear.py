"""Entries of the register whose state is unclear, cited."""

from __future__ import annotations

from collections.abc import Iterator

from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.law.confidence import printed
from policypack.checks.law.mentions import mentions
from policypack.checks.sources import Sources


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each call that prints an entry of which nobody knows whether it is in force, and each value or
    front matter that names one."""
    for entry, place in printed(sources, lambda entry: entry.status == "unclear"):
        yield Finding(place.file, place.line, place.column, CHECK.code, _message(entry.title))
    for mention in sources.once(mentions):
        if mention.name.entry.status == "unclear" and not mention.name.old and mention.where != "body":
            yield mention.finding(CHECK.code, _message(mention.name.entry.title))


def _message(title: str) -> str:
    return (
        f"nobody knows whether {title} is still there or in force; find out and change its status in the"
        " register, or leave it out"
    )


CHECK = Check(
    code="E405",
    name="something whose state is unclear, cited or named in a value",
    why="""An entry is unclear when nobody found out whether it is in force, or still there at all. Readers
    take whatever a policy cites for true, so it may not be printed before somebody knows: by a call, or
    from a setting's own file.""",
    bad="We read {{ cite('what-to-do-if-worried') }}.",
    good="We read {{ cite('working-together') }}.",
    look=look,
)
