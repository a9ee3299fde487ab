"""Tables whose rows don't match their header, or that would print as something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources
from policypack.checks.texts import Text

_DASHES = re.compile(r"\s*\|?[\s:|-]*-[\s:|-]*")


def look(sources: Sources) -> Iterator[Finding]:
    """Yield what is irregular in each table of a finished text, and each table that isn't one."""
    for text in sources.texts:
        tokens = text.tokens
        for number, token in enumerate(tokens):
            if token.map is None:
                continue
            if token.type == "table_open":
                for line, message in _faults(text, token, tokens[number:]):
                    yield sources.at(text, line, CHECK.code, message)
            elif token.type == "paragraph_open" and "|" in tokens[number + 1].content:
                yield from _no_table(sources, text, tokens[number + 1])


def _faults(text: Text, table: Token, rest: Sequence[Token]) -> Iterator[tuple[int, str]]:
    assert table.map is not None
    first = table.map[0]
    if first and text.lines[first - 1].strip() and not text.lines[first - 1].lstrip().startswith("!!!"):
        yield first, "a table needs an empty line above it, or it prints as plain text"
    header = _cells(text.lines[first])
    names = [name.casefold() for name in header]
    if len(header) == 1:
        yield first, "a table of one column is a list; write it as one"
    elif "" in names:
        place = names.index("") + 1
        yield first, f"column {place} has no header; say what it holds, for who hears the table cell by cell"
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        yield first, f'two columns are called "{twice[0]}"; give each its own header'
    for token in rest:
        if token.type == "table_close":
            return
        if token.type == "tr_open" and token.map and token.map[0] > first:
            cells = len(_cells(text.lines[token.map[0]]))
            if cells != len(header):
                yield (
                    token.map[0],
                    f"this row has {_count(cells)}, the header {len(header)}; write a cell for each column",
                )


def _cells(line: str) -> list[str]:
    cells = [cell.strip() for cell in escapedSplit(line.strip(" >"))]
    if cells and not cells[0]:
        cells.pop(0)
    if cells and not cells[-1]:
        cells.pop()
    return cells


def _no_table(sources: Sources, text: Text, paragraph: Token) -> Iterator[Finding]:
    assert paragraph.map is not None
    lines = paragraph.content.split("\n")
    rows = [number for number, line in enumerate(lines) if line.lstrip().startswith("|")]
    if len(rows) < 2:
        return
    header = len(_cells(lines[rows[0]]))
    if _DASHES.fullmatch(lines[rows[1]]):
        dashes = len(_cells(lines[rows[1]]))
        message = f"this isn't a table yet: the header has {_count(header)}, the line of dashes {dashes}"
    else:
        message = "this isn't a table yet: write a line of dashes below the header, | --- | for each column"
    yield sources.at(text, paragraph.map[0] + rows[0], CHECK.code, message)


def _count(cells: int) -> str:
    return "1 cell" if cells == 1 else f"{cells} cells"


CHECK = Check(
    code="W216",
    name="an irregular table",
    why="""A table is read cell by cell: on a phone, and by who hears it, each cell comes with its column's
    header. A row that is too short moves its cells below the wrong header, one that is too long loses its
    last, and a column without a name, or with another's, says nothing.""",
    bad="| What | When |\n| --- | --- |\n| Lock it |\n| Report it | At once | Always |",
    good="| What | When |\n| --- | --- |\n| Lock it | Always |\n| Report it | At once |",
    look=look,
)
