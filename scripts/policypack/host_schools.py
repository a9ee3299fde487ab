"""The list of host schools that an office keeps in a spreadsheet, read as what one types into a form.

Whatever a spreadsheet does to a list on its way into a CSV file is taken back or told: its encodings and
separators, a telephone number that lost its 0, a school that is in it twice.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.problems import Problem, Problems, did_you_mean

_SEPARATORS = ",;\t"
_TOLD_SEPARATOR = re.compile(r"sep=(.)\s*$", re.IGNORECASE)
_LOST_ZERO = re.compile(r"[12378]\d{9}")
_ROUNDED = re.compile(r"\d[.,]\d+E\+\d+", re.IGNORECASE)
_SAVE_AGAIN = "save it as “CSV UTF-8”"


@dataclass(frozen=True)
class Column:
    """A column that a list may have: its `heading`, and the `field` that its cells go into.

    `printed` columns are known and not wanted: the sheet says so already, from the setting.
    """

    heading: str
    field: str
    needed: bool = False
    is_phone: bool = False
    printed: bool = False


@dataclass(frozen=True)
class HostSchool:
    """One line of a list: what goes into each field, and the cell, from 1, that it comes from."""

    line: int
    values: Mapping[str, str]
    cells: Mapping[str, int]


def read_host_schools(path: Path, columns: Sequence[Column]) -> list[HostSchool]:
    """Return the schools of a CSV file, in its order; lines without a word in them are left out.

    UTF-8, UTF-16 and Windows' own encoding are read, with commas, semicolons or tabs. Raise `Problems` with
    all that is wrong, each at its line and cell (`file:line:cell`): a column that isn't known, is there twice
    or is missing, a line with too many cells or without what is needed, a number that a spreadsheet spoilt,
    a school that is there twice for the same person, and a list without a school.
    """
    rows = list(_rows(path))
    if not rows:
        raise Problems([Problem(str(path), 0, 0, "is empty; --example writes a list to start from")])
    (line, heads), *below = rows
    problems: list[Problem] = []
    places = _places(heads, columns, str(path), line, problems)
    schools: list[HostSchool] = []
    for line, cells in below:
        if not any(cells):
            continue
        if extra := next((n for n, cell in enumerate(cells, 1) if cell and n > len(heads)), 0):
            problems.append(Problem(str(path), line, extra, f"“{cells[extra - 1]}” has no heading above it"))
        found = {
            n: (column, cells[n - 1]) for n, column in places.items() if n <= len(cells) and cells[n - 1]
        }
        problems += [
            Problem(str(path), line, n, message)
            for n, (column, cell) in found.items()
            if (message := _spoilt(column, cell))
        ]
        given = {column.field for column, _ in found.values()}
        problems += [
            Problem(str(path), line, n, f"{column.heading} is empty in this line")
            for n, column in places.items()
            if column.needed and column.field not in given
        ]
        schools.append(
            HostSchool(
                line,
                {column.field: cell for column, cell in found.values()},
                {column.field: n for n, (column, _) in found.items()},
            )
        )
    problems += _twice(schools, columns, str(path))
    if not schools and not problems:
        problems.append(Problem(str(path), line, 1, "has no school below its headings"))
    if problems:
        raise Problems(problems)
    return schools


def empty_list(columns: Sequence[Column]) -> bytes:
    """Return a CSV file with every column and no school, as spreadsheets open it without asking."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(
        column.heading for column in columns if not column.printed
    )
    return written.getvalue().encode("utf-8-sig")


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the line that each row of a file begins on, and its cells without the spaces around them."""
    text = _decoded(path)
    first = text.split("\n", 1)[0]
    told = _TOLD_SEPARATOR.match(first)
    separator = told[1] if told else max(_SEPARATORS, key=re.sub(r'"[^"]*"', "", first).count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = 1
    for number, cells in enumerate(reader):
        if (number or not told) and (any(cell.strip() for cell in cells) or number > bool(told)):
            yield line, [" ".join(cell.split()) for cell in cells]
        line = reader.line_num + 1


def _decoded(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Problems([Problem(str(path), 0, 0, f"can't be read: {error.strerror}")]) from None
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Problems([Problem(str(path), 0, 0, f"is a workbook, not a list; in Excel {_SAVE_AGAIN}")])
    utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
    raise Problems([Problem(str(path), line, 1, f"can't be read from here on; in Excel {_SAVE_AGAIN}")])


def _places(
    heads: Sequence[str], columns: Sequence[Column], file: str, line: int, problems: list[Problem]
) -> dict[int, Column]:
    """Return which column each cell from 1 belongs to; add what is wrong with the headings to `problems`."""
    known = {_bare(column.heading): column for column in columns}
    wanted = [column.heading for column in columns if not column.printed]
    places: dict[int, Column] = {}
    for number, head in enumerate(heads, start=1):
        column = known.get(_bare(head))
        message = ""
        if not head:
            continue
        if column is None:
            message = f"there is no column “{head}”{did_you_mean(head, wanted)}"
        elif column.printed:
            message = f"“{head}” is printed from the setting already; take this column out"
        elif column in places.values():
            message = f"the column “{head}” is there twice"
        else:
            places[number] = column
        if message:
            problems.append(Problem(file, line, number, message))
    unknown = any(_bare(head) not in known for head in heads if head)
    for column in columns:
        if column.needed and column not in places.values():
            problems.append(Problem(file, line, 1, f"the column “{column.heading}” is missing"))
    if unknown:
        problems.append(Problem(file, line, 1, f"the columns are: {'; '.join(wanted)}"))
    return places


def _bare(heading: str) -> str:
    """Return a heading as it is compared: letters and digits alone."""
    return "".join(sign for sign in heading.casefold() if sign.isalnum())


def _spoilt(column: Column, cell: str) -> str:
    """Say what a spreadsheet has done to a telephone number, or nothing."""
    if not column.is_phone:
        return ""
    if _ROUNDED.fullmatch(cell):
        return f"{column.heading}: {cell} is a rounded number; make the cell a text, then type it again"
    if _LOST_ZERO.fullmatch(cell.replace(" ", "")):
        return f"{column.heading}: {cell} has lost its 0; make the cell a text and write 0{cell}"
    return ""


def _twice(schools: Sequence[HostSchool], columns: Sequence[Column], file: str) -> Iterator[Problem]:
    """Yield a problem for each line that names the same school, and the same person, as one before it."""
    names = [column.field for column in columns if column.needed]
    seen: dict[tuple[str, ...], int] = {}
    for school in schools:
        who = school.values.get("trainee", "")
        key = tuple(_bare(school.values.get(name, "")) for name in (*names, "trainee"))
        if not any(key):
            continue
        before = seen.setdefault(key, school.line)
        if before != school.line:
            name = school.values.get(names[0], "") if names else ""
            again = f"{name}, {who}" if who else name
            place = school.cells.get(names[0], 1) if names else 1
            yield Problem(file, school.line, place, f"{again} is in line {before} already")
