"""Pages that nobody looks after."""

from __future__ import annotations

from collections.abc import Iterator

from macros.written_model import FrontMatter
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each page whose front matter doesn't say who looks after it; the news page answers for posts."""
    for source in sources.files:
        if (
            source.page is None
            or source.page.post is not None
            or "owner" in source.page.about.model_fields_set
        ):
            continue
        below = FrontMatter(sources.root / source.file, source.file).tree.get("kind")
        line = below.key_origin.line if below else 1
        message = (
            "nobody looks after this page; write owner: with a post of people:, such as safeguarding_lead"
        )
        yield Finding(source.file, line, 1, CHECK.code, message)


CHECK = Check(
    code="E506",
    name="a page that nobody looks after",
    why="""Each page has a post that keeps it up to date, is named on it, and is asked when it is wrong. A
    page without one is everybody's, and so nobody's: an inspector asks for it first. The post is a key of
    people: in a setting's file, so that each setting prints its own.""",
    bad="""---
title: "Tried page"
short: "tried page"
kind: guide
audience: [everyone]
publish: public
for: [everyone]
summary: "A page to try a check on."
changes: [{version: "1", date: 2026-11-22, text: This page is new.}]
---
Text.
""",
    good="""---
title: "Tried page"
short: "tried page"
kind: guide
audience: [everyone]
publish: public
for: [everyone]
summary: "A page to try a check on."
owner: safeguarding_lead
changes: [{version: "1", date: 2026-11-22, text: This page is new.}]
---
Text.
""",
    look=look,
    file="docs/guides/tried-guide.md",
)
