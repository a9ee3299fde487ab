"""Agreements and forms that come back, without a place to sign or somebody to give them to."""

from __future__ import annotations

from collections.abc import Iterator

from macros.documents import Meta
from policypack.checks.check import Check
from policypack.checks.control.places import front_matter_at
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources
from policypack.checks.texts import Text

_SIGNATURE = 'class="form-signature'


def look(sources: Sources) -> Iterator[Finding]:
    """Yield what is missing for a signed paper to come back, at the line of the front matter."""
    for text in sources.texts:
        for key, message in _faults(text, text.document.meta):
            file = text.origin(0).file
            place = front_matter_at(sources.root, file, (key,))
            yield Finding(file, place.line, place.column, CHECK.code, message, (text.slug,))


def _faults(text: Text, meta: Meta) -> Iterator[tuple[str, str]]:
    signed = _SIGNATURE in text.document.text
    if (meta.returns or meta.kind == "agreement") and not signed:
        key = "returns" if meta.returns else "kind"
        why = "it is to be returned" if meta.returns else "it is an agreement"
        yield key, f"{why}, but nobody can sign it here; write {{{{ signature('learner') }}}} where they do"
    if (meta.returns or signed) and not meta.return_to:
        key = "returns" if meta.returns else "kind"
        yield key, "it is signed, but doesn't say who gets it back; write return_to: safeguarding_lead"
    if meta.kind == "agreement" and signed and not meta.returns:
        yield "kind", "it is signed, but nobody is asked to hand it in; write returns: yes"


CHECK = Check(
    code="E505",
    name="a paper that is signed, and can't be or doesn't come back",
    why="""An agreement is worth something when somebody has signed it and the setting can find it. One
    without a line to sign, or without a word on who gets it back, looks complete and is worth nothing on the
    day that it is needed.""",
    bad="""---
title: "Tried agreement"
short: "tried agreement"
kind: agreement
audience: [visitors]
publish: public
for: [everyone]
summary: "A page to try a check on."
returns: yes
return_to: safeguarding_lead
changes: [{version: "1", date: 2026-11-22, text: This page is new.}]
---
I have read it.
""",
    good="""---
title: "Tried agreement"
short: "tried agreement"
kind: agreement
audience: [visitors]
publish: public
for: [everyone]
summary: "A page to try a check on."
returns: yes
return_to: safeguarding_lead
changes: [{version: "1", date: 2026-11-22, text: This page is new.}]
---
I have read it.

{{ signature('visitor') }}
""",
    look=look,
    file="docs/agreements/tried-agreement.md",
)
