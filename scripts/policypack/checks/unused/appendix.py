"""Appendices that the text of their document never refers to."""

from __future__ import annotations

from collections.abc import Iterator

from policypack.checks.check import Check
from policypack.checks.control.places import front_matter_at
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each appendix that no sentence of its document sends a reader to, in the settings concerned."""
    for text in sources.texts:
        meta = text.document.meta
        referred = {reference.document for reference in text.document.references}
        for name in meta.appendices:
            if name in referred or sources.library is None:
                continue
            page = sources.library.pages[meta.id]
            number = page.about.appendices.index(name)
            place = front_matter_at(sources.root, page.file, ("appendices", number))
            message = (
                f"{name} is an appendix, but the text never refers to it; write [](../{_path(sources, name)})"
                " where a reader needs it, or take it out of appendices:"
            )
            yield Finding(page.file, place.line, place.column, CHECK.code, message, (text.slug,))


def _path(sources: Sources, name: str) -> str:
    return sources.library.pages[name].path if sources.library else name


CHECK = Check(
    code="W603",
    name="an appendix that its text never refers to",
    why="""A reader who isn't sent to an appendix doesn't read it, and nobody knows what it is there for. In
    one real policy 8 of 12 references to appendices were wrong; an appendix that nothing refers to is how
    that begins.""",
    bad="""---
title: "Tried policy"
short: "tried policy"
kind: policy
audience: [everyone]
publish: public
for: [everyone]
summary: "A page to try a check on."
appendices: [tried]
changes: [{version: "1", date: 2026-11-22, text: This page is new.}]
---
Text.
""",
    good="""---
title: "Tried policy"
short: "tried policy"
kind: policy
audience: [everyone]
publish: public
for: [everyone]
summary: "A page to try a check on."
appendices: [tried]
changes: [{version: "1", date: 2026-11-22, text: This page is new.}]
---
You sign [](tried.md).
""",
    look=look,
    file="docs/policies/tried-policy.md",
)
