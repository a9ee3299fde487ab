"""Links of one text that say the same and lead to different places."""

from __future__ import annotations

from collections.abc import Iterator

from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.references.links import Link
from policypack.checks.sources import Sources


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each link whose words led somewhere else before, in the same finished text."""
    for text in sources.texts:
        first: dict[str, Link] = {}
        for link in text.links:
            said = link.words.casefold().strip(" .,;:")
            if not said or link.target in ("", "#"):
                continue
            before = first.setdefault(said, link)
            if before.target.rstrip("/") != link.target.rstrip("/"):
                place = text.origin(before.line)
                message = (
                    f'"{link.words}" leads to {link.target} here and to {before.target} in'
                    f" {place.file}:{place.line}; let the words tell the two apart"
                )
                yield sources.at_link(text, link, CHECK.code, message)


CHECK = Check(
    code="W212",
    name="one link text with two targets",
    why="""Somebody who hears the links of a page one after the other, or remembers one from above, takes the
    same words for the same place. Where they lead to two, one of the two readers is sent astray.""",
    bad="- [Report it](https://example.org/a)\n- [Report it](https://example.org/b)",
    good="- [Report a picture](https://example.org/a)\n- [Report a message](https://example.org/b)",
    look=look,
)
