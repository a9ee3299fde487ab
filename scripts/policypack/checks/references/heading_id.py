"""Headings without an address of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.markdown import headings_among
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NO_WORD = re.compile(r"[^a-z0-9]+")


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each heading of a page or part that doesn't end with an id such as {#training}."""
    for source in sources.files:
        for heading in headings_among(sources.drafts.get(source.file, ())):
            if heading.level == 1 or _ID.fullmatch(heading.id):
                continue
            written = source.lines[heading.line]
            if heading.id:
                message = (
                    f"#{heading.id} is no address that stays; write small letters, figures and hyphens,"
                    f" such as {{#{_made_of(heading.id)}}}"
                )
            else:
                message = (
                    f'"{_plain(written)}" has no address of its own, so a link to it breaks when its words'
                    f" change; write {{#{_made_of(_plain(written))}}} behind it"
                )
            column = len(written) - len(written.lstrip()) + 1
            yield source.finding(CHECK.code, heading.line + 1, column, message)


def _plain(written: str) -> str:
    return re.sub(r"\{[^{}]*\}?\s*$", "", written.strip().lstrip("# ")).strip()


def _made_of(words: str) -> str:
    """Return an id such as an author would choose: the last word that isn't in braces."""
    plain = _NO_WORD.sub(" ", re.sub(r"\{\{.*?\}\}", " ", words).lower()).split()
    return plain[-1] if plain else "a-word"


CHECK = Check(
    code="W208",
    name="a heading without an address of its own",
    why="""References, bookmarks, e-mails and other people's pages point to a heading by its address. One that
    is made of the heading's words is another in each setting, and breaks on the day that a word is mended.
    One that is written behind the heading stays.""",
    bad="## What our staff do\n\nText.",
    good="## What our staff do {#staff}\n\nText.",
    look=look,
)
