"""Boxes that aren't one: a kind that has no looks, a title without quotes, nothing pushed in below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from macros.problems import did_you_mean
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources

# macros/README.md tells authors of these; overrides/assets/css/documents.css gives each its looks.
BOXES = ("in-short", "do-now", "note", "looked-at", "online", "practice", "action")
_BEGUN = re.compile(r"\s*(?P<kind>[\w-]*)(?P<title>.*)")
_MEANT = re.compile(r"\s*(?:!{2,4}|\?\?\?\+?)\s*[\w-]+(?:\s+[\"“].*)?$")


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each of them in pages and parts as written, and what is empty in a finished text."""
    for source in sources.files:
        if "!!" not in source.body and "???" not in source.body:
            continue
        for line, message in _faults(sources.drafts.get(source.file, ())):
            written = source.lines[line]
            column = len(written) - len(written.lstrip()) + 1
            yield source.finding(CHECK.code, line + 1, column, message)
    for text in sources.texts:
        for number, token in enumerate(text.tokens):
            # The title's three tokens stand between.
            if token.type == "admonition_open" and text.tokens[number + 4].type == "admonition_close":
                box = token.map[0] if token.map else 0
                below = box + 1 if box + 1 < len(text.lines) and text.lines[box + 1].strip() else box
                message = "nothing stands in the box; push its text in by four spaces"
                yield sources.at(text, below, CHECK.code, message)


def _faults(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    for number, token in enumerate(tokens):
        if token.map is None:
            continue
        if token.type == "admonition_open":
            if message := _fault(token):
                yield token.map[0], message
        elif token.type == "paragraph_open":
            for offset, written in enumerate(tokens[number + 1].content.split("\n")):
                if _MEANT.match(written):
                    yield (
                        token.map[0] + offset,
                        'this makes no box; leave a line empty above, and write it as !!! note "Note"',
                    )


def _fault(box: Token) -> str:
    begun = _BEGUN.match(box.info)
    kind, title = (begun["kind"], begun["title"].strip()) if begun else ("", "")
    if box.markup != "!!!":
        return f"{box.markup} makes no box here; write !!!"
    if kind not in BOXES:
        return f"there is no box {kind}{did_you_mean(kind, BOXES) or '; there are ' + ', '.join(BOXES)}"
    if len(title) < 2 or title[0] != '"' or title[-1] != '"':
        return f'the title of a box stands in straight quotes; write !!! {kind} "In a few words"'
    return ""


CHECK = Check(
    code="E221",
    name="a box that isn't one",
    why="""A box holds what must not be missed: what to do in danger, or the page in five lines. With a
    misspelt kind it has neither colour nor sign on screen and paper, without quotes it has no title, and
    text that isn't pushed in falls out of it.""",
    bad='!!! do-nwo "Do this now"\n    Ring 999.',
    good='!!! do-now "Do this now"\n    Ring 999.',
    look=look,
)
