"""A piece of a template, or of our own program, that was left in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack.checks.finding import Finding
from policypack.checks.outputs.check import OutputCheck
from policypack.checks.outputs.outputs import Outputs
from policypack.checks.outputs.passages import Hit

# Not the closing braces where nobody reads: scripts and JSON end with two of them as well.
_OPENED = re.compile(r"\{\{|\{%|\{#")
_LEFT = re.compile(
    r"\{\{|\}\}|\{%|%\}|\{#|#\}|\{: ?[#.\w]"  # Jinja, and attributes of a heading
    r"|\]\((?:\.\.?/|#|https?:|\))"  # a Markdown link
    r"|\bToConfirm\(|\bMarkup\(|<(?:macros|policypack|jinja2)\.|\bobject at 0x[0-9a-f]"
    r"|&(?:amp|lt|gt|quot|nbsp|#\d+);"
)
_PROGRAMS = (".js", ".css")


def look(outputs: Outputs) -> Iterator[Finding]:
    """Yield the first piece of a template in each text."""
    for file in outputs.files.values():
        if file.suffix in _PROGRAMS:
            continue
        for piece in file.said.pieces:
            match = (_LEFT if piece.seen else _OPENED).search(piece.text)
            # The search index is HTML in JSON.
            if match and not (file.suffix == ".json" and match[0].startswith("&")):
                hit = Hit(piece, *match.span())
                message = f'holds a piece of a template, "{match[0]}": {hit.near}'
                yield outputs.at(file, hit, CHECK.code, message)


CHECK = OutputCheck(
    code="E704",
    name="a piece of a template that was left in",
    why="""Braces that a reader sees say that a fact should stand there and doesn't: a name, a number, a
    condition. Whoever meets them on a page about safety doubts the rest, and the fact is missing. The same
    goes for Markdown that no longer is any, such as brackets around a link.""",
    bad="<p>Tell {{ the_dsl }} today.</p>",
    good="<p>Tell the DSL today.</p>",
    look=look,
)
