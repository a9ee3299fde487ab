"""Links without words, and links to nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from policypack.checks.finding import Finding
from policypack.checks.outputs.check import OutputCheck
from policypack.checks.outputs.outputs import Outputs
from policypack.checks.outputs.page import words_of


def look(outputs: Outputs) -> Iterator[Finding]:
    """Yield each link of a page that has no words, or no target."""
    for name, page in outputs.pages.items():
        for link in page.links:
            target, words = link.get("href"), words_of(link)
            line = link.sourceline or 0
            if target is None:
                # A place to link to has no words by right.
                if not words and not (link.get("id") or link.get("name")):
                    yield outputs.on(name, line, CHECK.code, "an empty link: <a> without words and target")
                elif words and not (link.get("id") or link.get("name") or link.get("role")):
                    yield outputs.on(
                        name, line, CHECK.code, f'"{words}" is marked as a link and leads nowhere'
                    )
            elif not words:
                yield outputs.on(
                    name, line, CHECK.code, f"holds a link without words, to {target or 'nowhere'}"
                )
            elif target.strip() in ("", "#") or target.strip().lower().startswith("javascript:"):
                yield outputs.on(name, line, CHECK.code, f'holds a link that leads nowhere: "{words}"')


CHECK = OutputCheck(
    code="E705",
    name="a link without words or without a target",
    why="""A link without words is silence to a screen reader, and nothing to press for everybody else. One to
    "#" looks right and does nothing: in one real policy all 29 links did that. The sources are checked for
    both; this looks at what the templates and the website's engine made of them.""",
    bad='<p>Read <a href="#">our rules</a>.</p>',
    good='<p>Read <a href="../../">our rules</a>.</p>',
    look=look,
)
