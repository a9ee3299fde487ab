"""Links whose words don't say where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources

_VAGUE = re.compile(
    r"(?:(?:see|available|read|find|found|go|follow|use|download|open|visit|press|tap|more) )?"
    r"(?:here|this|it|link|page|website|site|more|details|download"
    r"|(?:this|the) (?:link|page|site|website|document|address)|more information|more details)"
    r"|(?:click|press|tap)\b.*|(?:read|find out|learn|see|know) more|find out|go|link to follow|tbc",
)


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each link that says "here" or nothing."""
    for text in sources.texts:
        for link in text.links:
            said = link.words.casefold().strip(" .:>»")
            if not said or _VAGUE.fullmatch(said):
                message = f'the link "{link.words}" doesn\'t say where it leads; let its words name the page'
                yield sources.at(text, link.line, CHECK.code, message, link.words)


CHECK = Check(
    code="W211",
    name="a link that doesn't say where it leads",
    why="""A screen reader lists the links of a page by their words alone, and paper shows nothing else.
    "Here" says nothing in either. In one real policy 29 of 29 links led nowhere, and all looked alike.""",
    bad="Report it [here](https://example.org/report).",
    good="Make a [report to the example service](https://example.org/report).",
    look=look,
)
