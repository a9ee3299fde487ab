"""References within the pack whose words somebody typed."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.prose import FILLED
from policypack.checks.references.typed_links import typed_links
from policypack.checks.sources import Sources

_FILLED = FILLED[1]


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each link of a page or part to another place of the pack that brings its own words."""
    for source in sources.files:
        for link in typed_links(sources, source):
            target = unquote(link.target)
            if link.outside or not link.words or target in ("", "#") or target[0] >= _FILLED:
                continue
            message = (
                f"these words are typed, and stay when the heading or the title changes; write []({target}),"
                " and its name is filled in"
            )
            yield source.finding(CHECK.code, link.line + 1, link.column, message)


CHECK = Check(
    code="W209",
    name="a reference whose words are typed",
    why="""In one real policy 8 of 12 references named an appendix that was another by then. A reference with
    nothing between its brackets gets the number and the title that its target has in each setting; one with
    typed words says what the target was called on the day of writing.""",
    bad="See [our rules for phones](#phones).\n\n## Phones {#phones}\n\nText.",
    good="See [](#phones).\n\n## Phones {#phones}\n\nText.",
    look=look,
)
