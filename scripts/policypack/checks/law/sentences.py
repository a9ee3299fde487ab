"""The sentences of a finished text, each with its line and with what leads in to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from policypack.checks.texts import Text

_ENDS = re.compile(r"(?<=[.?!])[\"'”’)*_]*\s+(?=[A-Z\"'“‘*_(])")
_ATTRIBUTES = re.compile(r"\s*\{[:#.][^{}]*\}\s*$")


@dataclass(frozen=True)
class Sentence:
    """One sentence: `line` counts from 0 in the finished text.

    `lead` is the line with a colon that a list hangs on, `above` the line above the list whatever its sign,
    `before` what the same paragraph said before, `headings` the headings above, the nearest last.
    """

    line: int
    words: str
    lead: str = ""
    before: str = ""
    headings: tuple[str, ...] = ()
    above: tuple[int, str] = (0, "")


def sentences(text: Text) -> Iterator[Sentence]:
    """Yield the sentences of paragraphs, items and cells from first to last; headings aren't sentences."""
    headings: list[str] = []
    leads: list[str] = []
    above: list[tuple[int, str]] = []
    last, place = "", 0
    heading = 0
    for token in text.tokens:
        if token.type == "heading_open":
            heading = int(token.tag[1])
        elif token.type.endswith("_list_open"):
            leads.append(last if last.rstrip().endswith(":") else "")
            above.append((place, last))
        elif token.type.endswith("_list_close"):
            leads.pop()
            above.pop()
            last = ""
        elif token.type == "inline" and token.map is not None:
            lines = _lines(token)
            if heading:
                words = _ATTRIBUTES.sub("", " ".join(lines))
                headings[heading - 1 :] = [""] * max(0, heading - 1 - len(headings)) + [words]
                heading, last = 0, ""
                continue
            before = ""
            lead = next((lead for lead in reversed(leads) if lead), "")
            for number, line in enumerate(lines, token.map[0]):
                for words in _ENDS.split(line):
                    if words.strip():
                        over = above[0] if above else (0, "")
                        yield Sentence(number, words.strip(), lead, before, tuple(headings), over)
                        before = f"{before} {words.strip()}".strip()
            last, place = (lines[-1], token.map[0] + len(lines) - 1) if lines else ("", 0)


def _lines(token: Token) -> list[str]:
    lines = [""]
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            lines.append("")
        elif child.type in ("text", "code_inline"):
            lines[-1] += child.content
    return lines
