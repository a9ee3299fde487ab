"""References that lead where the reader is already."""

from __future__ import annotations

from collections.abc import Iterator

from macros.markdown import Heading
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources
from policypack.checks.texts import Text


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each link to the section that it stands in, and each of a page to itself."""
    for text in sources.texts:
        for link in text.links:
            if link.outside:
                continue
            page, anchor = link.place(text.document.path)
            if page != text.document.path or (not anchor and link.target.startswith("#")):
                continue
            here = _heading_above(text, link.line)
            if not anchor and link.target:
                message = "this link leads to the page that it stands on; name a section, or take it out"
                yield sources.at_link(text, link, CHECK.code, message)
            elif here is not None and anchor and here.id == anchor:
                message = (
                    f'this reference leads to "{text.words(here)}", the section that it stands in;'
                    " name the one that is meant, or take it out"
                )
                yield sources.at_link(text, link, CHECK.code, message)


def _heading_above(text: Text, line: int) -> Heading | None:
    above = [heading for heading in text.headings if heading.line <= line]
    return above[-1] if above else None


CHECK = Check(
    code="W203",
    name="a reference to where the reader is already",
    why="""Who follows a reference expects more than they have read. One that leads back to its own section
    sends them in a circle, and mostly means that the author had another section in mind.""",
    bad="## Phones {#phones}\n\nThe rule for phones is in [](#phones).",
    good="## Phones {#phones}\n\nWe tell families as in [](#families).\n\n## Families {#families}\n\nText.",
    look=look,
)
