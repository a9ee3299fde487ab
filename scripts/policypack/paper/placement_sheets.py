"""Placement sheets filled in from an office's own list of host schools, which never leaves its computer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from pathlib import Path

import lxml.html

from macros.forms import spoken_rows
from macros.problems import Problem, Problems
from macros.render import Document, Pack
from policypack.host_schools import Column, HostSchool, empty_list, read_host_schools
from policypack.paper.engine import PaperError
from policypack.paper.press import Press

SHEET = "placement-sheet"
FOLDER = "placement-sheets"
"""In a checkout, the one folder for lists and sheets: git doesn't look into it, and no build does."""

_SCHOOL = "other"
_TYPED = ("text", "lines", "date")
_LONGEST_NAME = 60


def sheet_of(pack: Pack) -> Document:
    """Return a setting's placement sheet; raise `Problems` if it has none."""
    document = pack.documents.get(SHEET)
    if document is None:
        place = f"settings/{pack.setting.slug}/setting.yml"
        raise Problems([Problem(place, 0, 0, "has no placement sheet: it places no trainees")])
    return document


def columns_of(document: Document) -> list[Column]:
    """Return the columns that a list may have: what one types into the sheet, in its order.

    Their headings are the sheet's own words: "Host school", "Host school: DSL, phone".
    """
    text = lxml.html.fragment_fromstring(document.html, create_parent="div")
    asked = {element.get("data-field") for element in text.xpath("//*[@data-field]")}
    return [column for column in _columns(document) if column.printed or column.field in asked]


def _columns(document: Document) -> Iterator[Column]:
    plain = document.meta.plain
    for name, field in document.meta.fields.items():
        if field.type in _TYPED:
            yield Column(plain(field.label), name, needed=name == _SCHOOL)
        for number, row in enumerate(spoken_rows(field, plain), start=1):
            for index, column in enumerate(field.columns[1:], start=1):
                label = plain(column.label)
                yield Column(
                    f"{row[0]}, {label[:1].lower()}{label[1:]}",
                    f"{name}_{number}_{column.name}",
                    is_phone=column.name == "phone",
                    printed=index < len(row) and bool(row[index]),
                )


def print_placement_sheets(press: Press, listed: Path, output: Path) -> list[Path]:
    """Write one sheet for each line of the list into `output`, and return their paths.

    They are the PDF that the build makes, with the list's words in its fields; all can still be changed.
    Nothing of the list is written anywhere else. Raise `Problems` with all that is wrong, before anything
    is written: with the list, with a name that a field has no room or no letters for, and with a folder
    that is published, or belongs to the project.
    """
    refuse_shared_places(press.root, listed, output)
    document = sheet_of(press.pack)
    schools = read_host_schools(listed, columns_of(document))
    problems: list[Problem] = []
    sheets: dict[str, bytes] = {}
    for school in schools:
        name = school.values[_SCHOOL]
        try:
            laid = press.filled_in(document, school.values, f"{document.meta.title}: {name}")
        except PaperError as error:
            problems += [_at_its_cell(listed, school, message) for message in error.messages]
        else:
            sheets[_file_name(school, sheets)] = laid.pdf
    if problems:
        raise Problems(problems)
    output.mkdir(parents=True, exist_ok=True)
    for name, content in sheets.items():
        (output / name).write_bytes(content)
    return [output / name for name in sheets]


def write_empty_list(press: Press, path: Path) -> None:
    """Write a list with the right headings and no school; raise `Problems` where a file is already."""
    refuse_shared_places(press.root, path)
    document = sheet_of(press.pack)
    if path.exists():
        raise Problems([Problem(str(path), 0, 0, "is there already; name a new file")])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(empty_list(columns_of(document)))


def refuse_shared_places(root: Path, *paths: Path) -> None:
    """Raise `Problems` for each path in the project, or in a website that is published from a folder."""
    problems = []
    for path in paths:
        place = path.resolve()
        inside = place.is_relative_to(root.resolve()) and not place.is_relative_to((root / FOLDER).resolve())
        published = any((above / "sitemap.xml").exists() for above in (place, *place.parents))
        if published or inside:
            where = "a published website" if published else "the project, which is shared"
            better = f"outside it, or in {FOLDER}/, which stays on this computer"
            problems.append(Problem(str(path), 0, 0, f"is inside {where}; names and numbers belong {better}"))
    if problems:
        raise Problems(problems)


def _at_its_cell(listed: Path, school: HostSchool, message: str) -> Problem:
    """Return a message of the layout at the cell whose words it is about."""
    field = next((name for name, value in school.values.items() if f'"{value}"' in message), _SCHOOL)
    return Problem(str(listed), school.line, school.cells.get(field, 1), message)


def _file_name(school: HostSchool, taken: Container[str]) -> str:
    """Return a name that no other sheet has: the school's, and the trainee's where it is known."""
    words = f"{school.values[_SCHOOL]} {school.values.get('trainee', '')}"
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    short = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")[:_LONGEST_NAME].strip("-")
    name = f"{SHEET}-{short or f'line-{school.line}'}.pdf"
    return name if name not in taken else f"{SHEET}-{short}-line-{school.line}.pdf"
