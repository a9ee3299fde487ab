"""What is out of force or has another name now, named as if it weren't."""

from __future__ import annotations

from collections.abc import Iterator

from macros.register import Register
from macros.register_entry import GONE
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.law.mentions import Mention, mentions
from policypack.checks.sources import Sources


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each typed name of something gone, outside passages that are about the past."""
    for mention in sources.once(mentions):
        if sources.register and not mention.history and is_gone(mention):
            yield mention.finding(CHECK.code, f"{_what(mention)}; {_instead(mention, sources.register)}")


def is_gone(mention: Mention) -> bool:
    """Whether it is a thing, a name or an edition of the past."""
    return mention.name.gone or old_edition(mention)


def old_edition(mention: Mention) -> bool:
    """Whether the year behind the name is before the edition that is in force."""
    return bool(mention.said.year and mention.name.entry.year and mention.said.year < mention.name.entry.year)


def _what(mention: Mention) -> str:
    entry, words = mention.name.entry, mention.said.words
    if entry.status in GONE:
        return f'"{words}" {GONE[entry.status]}'
    if mention.name.old:
        return f'"{words}" is called {entry.title} now'
    return f'"{words}" of {mention.said.year} is an old edition; {entry.year} is in force'


def _instead(mention: Mention, register: Register) -> str:
    entry = mention.name.entry
    key = entry.superseded_by if entry.status in GONE else entry.key
    if mention.where != "body":
        return f"write {register[key].title}" if key in register else "take it out"
    if key not in register:
        return f"take it out, or write link('{entry.key}', history=True) where the passage is about the past"
    past = f"; for the past there is cite('{entry.key}', history=True)" if entry.status in GONE else ""
    return f"cite('{key}') prints what is there today{past}"


CHECK = Check(
    code="E401",
    name="something out of force, named as if it weren't",
    why="""A policy that stands on an Act of 1998 or sends a child to a website that closed tells every reader
    that nobody has looked at it. Citing such a thing by its key stops the build; this finds it where it is
    typed, old names and old editions included. A passage about the past marks its call with history=True.""",
    bad="We keep to the Data Protection Act 1998.",
    good="We keep to the {{ cite('data-protection-act-2018') }}, which replaced the"
    " {{ cite('data-protection-act-1998', history=True) }}.",
    look=look,
)
