"""What stands twice in one list, table, form or section: a copy that somebody forgot to change."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from policypack.checks.check import Check
from policypack.checks.control.places import front_matter_at
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources
from policypack.checks.texts import SourceFile, Text

_FEWEST_WORDS = 8
_ENDS = re.compile(r"(?<=[.?!])\s+")
_LEAST = 3


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each row, entry and sentence that its table, its list or its section has already."""
    for text in sources.texts:
        for first, again, words, where in _twice(text):
            # A call, or a part that is included twice, says the same each time.
            if text.origin(first) != text.origin(again):
                # Nobody knows which of the two is the copy.
                yield _finding(sources, text, first, again, words, where)
                yield _finding(sources, text, again, first, words, where)
    for source in sources.files:
        if source.page and source.page.about.fields:
            yield from _rows_of_forms(sources, source)


def _finding(sources: Sources, text: Text, here: int, there: int, words: str, where: str) -> Finding:
    place = text.origin(there)
    shown = words if len(words) < 60 else f"{words[:57].rsplit(' ', 1)[0]} ..."
    message = f'"{shown}" is in {where} twice ({place.file}:{place.line}); change one, or take it out'
    return sources.at(text, here, CHECK.code, message, words.split(" ")[0])


def _twice(text: Text) -> Iterator[tuple[int, int, str, str]]:
    """Yield the lines of the first and the second, the words, and in what both stand."""
    tokens = text.tokens
    lists: list[dict[str, int]] = []
    section: dict[str, int] = {}
    for number, token in enumerate(tokens):
        if token.type.endswith("_list_open"):
            lists.append({})
        elif token.type.endswith("_list_close"):
            lists.pop()
        elif token.type == "heading_open":
            section = {}
        elif token.type == "table_open":
            yield from _rows(tokens[number:])
        elif token.type == "inline" and token.map and tokens[number - 1].type == "paragraph_open":
            entry = tokens[number - 2].type == "list_item_open"
            words = " ".join(token.content.split())
            if entry and len(words.split()) >= _LEAST and lists:
                first = lists[-1].setdefault(words.casefold(), token.map[0])
                if first != token.map[0]:
                    yield first, token.map[0], words, "this list"
                    continue
            yield from _sentences(token, section)


def _sentences(token: Token, section: dict[str, int]) -> Iterator[tuple[int, int, str, str]]:
    assert token.map is not None
    for offset, line in enumerate(token.content.split("\n")):
        for sentence in _ENDS.split(line.strip()):
            if len(sentence.split()) >= _FEWEST_WORDS:
                here = token.map[0] + offset
                first = section.setdefault(sentence.casefold(), here)
                if first != here:
                    yield first, here, sentence, "this section"


def _rows(tokens: Sequence[Token]) -> Iterator[tuple[int, int, str, str]]:
    """Yield the rows of a table that say what another says; a column that groups rows repeats its words."""
    rows: list[tuple[int, list[str]]] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open" and token.map:
            rows.append((token.map[0], []))
        elif token.type == "inline" and rows:
            rows[-1][1].append(" ".join(token.content.split()))
    heads = Counter(cells[0].casefold() for _, cells in rows if cells and cells[0])
    alone = sum(times - 1 for times in heads.values()) == 1 and len(rows) > _LEAST
    seen: dict[str, int] = {}
    for line, cells in rows:
        words = cells[0] if cells and alone else " | ".join(cells)
        if words.strip(" |"):
            first = seen.setdefault(words.casefold(), line)
            if first != line:
                yield first, line, words, "this table"


def _rows_of_forms(sources: Sources, source: SourceFile) -> Iterator[Finding]:
    for name, spec in source.page.about.fields.items() if source.page else ():
        for key, entries in (
            ("rows", [row[0] if row else "" for row in spec.rows]),
            ("options", spec.options),
        ):
            seen: set[str] = set()
            for number, entry in enumerate(entries):
                if entry.strip() and entry.casefold() in seen:
                    place = front_matter_at(sources.root, source.file, ("fields", name, key, number))
                    message = f'"{entry}" is among these {key} already; change one, or take it out'
                    yield Finding(source.file, place.line, place.column, CHECK.code, message)
                seen.add(entry.casefold())


CHECK = Check(
    code="W210",
    name="the same thing said twice",
    why="""In one real guide the table of themes had one theme twice, with two questions. What stands twice
    is read twice, is changed in one of its places only, and mostly is a copy that was to become something
    else.""",
    bad="| Theme | Question |\n| --- | --- |\n| Phones | Where? |\n| Games | When? |\n| Phones | Why? |",
    good="| Theme | Question |\n| --- | --- |\n| Phones | Where? |\n| Games | When? |\n| Films | Why? |",
    look=look,
)
