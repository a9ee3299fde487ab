"""Placement sheets from an office's list of host schools: read as spreadsheets write it, and kept inside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.problems import Problems
from macros.render import Pack
from policypack import cli
from policypack.host_schools import Column, HostSchool, empty_list, read_host_schools
from policypack.paper.placement_sheets import (
    columns_of,
    print_placement_sheets,
    refuse_shared_places,
    sheet_of,
    write_empty_list,
)
from policypack.paper.press import Press
from tests.paper.reading import Reading
from tests.paper.structure import findings

ROOT = Path(__file__).resolve().parents[2]
SCITT = "scitt-partnership"
COLUMNS = [
    Column("Name of the trainee", "trainee"),
    Column("Host school", "other", needed=True),
    Column("Host school: DSL, phone", "people_1_phone", is_phone=True),
    Column("Our safeguarding lead, phone", "people_6_phone", is_phone=True, printed=True),
]
HEADS = ("Host school", "Host school: DSL, phone", "Name of the trainee")


@pytest.fixture(scope="module")
def press(packs: Mapping[str, Pack]) -> Press:
    """The press of a partnership with host schools."""
    return Press.of(packs[SCITT], ROOT)


def listed(folder: Path, *lines: Sequence[str], by: str = ",", encoding: str = "utf-8") -> Path:
    """Write a list as a spreadsheet does."""
    path = folder / "schools.csv"
    rows = [by.join(f'"{cell}"' if by in cell else cell for cell in line) for line in lines]
    path.write_bytes("\r\n".join(rows).encode(encoding) + "\r\n".encode(encoding.removesuffix("-sig")))
    return path


def told(path: Path) -> list[str]:
    """Return what is wrong with a list, without its name."""
    with pytest.raises(Problems) as raised:
        read_host_schools(path, COLUMNS)
    return [str(problem).removeprefix(str(path)) for problem in raised.value.problems]


@pytest.mark.parametrize("by", [",", ";", "\t"], ids=["commas", "semicolons", "tabs"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_list_is_read_as_spreadsheets_write_it(tmp_path: Path, by: str, encoding: str) -> None:
    """Excel and others, in Britain and elsewhere; headings in any case, empty lines and columns left out."""
    path = listed(
        tmp_path,
        ("host school", "HOST SCHOOL: DSL, PHONE", ""),
        ("St Cuthbert’s – Siân", " 01632  960101", ""),
        ("", "", ""),
        ("Ysgol Ëan, Kent", "", ""),
        by=by,
        encoding=encoding,
    )
    assert read_host_schools(path, COLUMNS) == [
        HostSchool(
            2,
            {"other": "St Cuthbert’s – Siân", "people_1_phone": "01632 960101"},
            {"other": 1, "people_1_phone": 2},
        ),
        HostSchool(4, {"other": "Ysgol Ëan, Kent"}, {"other": 1}),
    ]


def test_all_that_is_wrong_is_told_at_once_at_its_line_and_cell(tmp_path: Path) -> None:
    """One look at the spreadsheet puts it all right."""
    path = listed(
        tmp_path,
        ("Host shool", HEADS[0], HEADS[1], "Our safeguarding lead, phone", HEADS[0]),
        ("", "Oast Lane", "1632960101", "", ""),
        ("", "", "01632 960102", "", "", "too far"),
        ("", "Oast  lane", "1.63296E+09", "", ""),
    )
    columns = "Name of the trainee; Host school; Host school: DSL, phone"
    assert told(path) == [
        ":1:1: the columns are: " + columns,
        ":1:1: there is no column “Host shool”; did you mean Host school?",
        ":1:4: “Our safeguarding lead, phone” is printed from the setting already; take this column out",
        ":1:5: the column “Host school” is there twice",
        ":2:3: Host school: DSL, phone: 1632960101 has lost its 0; make the cell a text "
        "and write 01632960101",
        ":3:2: Host school is empty in this line",
        ":3:6: “too far” has no heading above it",
        ":4:2: Oast  lane is in line 2 already".replace("  ", " "),
        ":4:3: Host school: DSL, phone: 1.63296E+09 is a rounded number; make the cell a text, "
        "then type it again",
    ]


def test_a_school_may_have_two_trainees_but_not_one_of_them_twice(tmp_path: Path) -> None:
    """A line is a placement."""
    lines = [HEADS, ("Oast Lane", "", "Siân"), ("Oast Lane", "", "Jo")]
    assert len(read_host_schools(listed(tmp_path, *lines), COLUMNS)) == 2
    assert told(listed(tmp_path, *lines, lines[1])) == [":4:1: Oast Lane, Siân is in line 2 already"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "is empty; --example writes a list to start from", id="empty"),
        pytest.param(empty_list(COLUMNS), ":1:1: has no school below its headings", id="headings only"),
        pytest.param(b"Dates\r\n1 May\r\n", "the column “Host school” is missing", id="no name"),
        pytest.param(
            b"PK\x03\x04", "is a workbook, not a list; in Excel save it as “CSV UTF-8”", id="workbook"
        ),
        pytest.param(b"Host school\r\n\x81\r\n", ":2:1: can't be read from here on", id="another encoding"),
        pytest.param(None, "can't be read: No such file", id="no file"),
    ],
)
def test_what_is_no_list_is_refused_with_what_to_do(
    tmp_path: Path, content: bytes | None, message: str
) -> None:
    """Nobody has to know what an encoding is."""
    path = tmp_path / "schools.csv"
    if content is not None:
        path.write_bytes(content)
    assert any(message in problem for problem in told(path))


def test_a_sheet_is_the_form_with_the_lists_words_in_its_fields(tmp_path: Path, press: Press) -> None:
    """Long names are smaller or in two lines; everything can still be typed over; the structure is sound."""
    school = "St Cuthbert’s Church of England (Voluntary Aided) Primary School & Nursery, Tŷ Dŵr and Rusthall"
    head = "Dr Bartholomew Featherstonehaugh-Cholmondeley-Marjoribanks"
    path = listed(
        tmp_path,
        ("Host school", "Host school: headteacher (worry about an adult), name", "Host school: DSL, phone"),
        (school, head, "01632 960101"),
        encoding="utf-8-sig",
    )
    (sheet,) = print_placement_sheets(press, path, tmp_path / "sheets")
    assert sheet.name.startswith("placement-sheet-st-cuthberts-church-of-england")
    reading = Reading(sheet)
    assert findings(sheet) == []
    assert len(reading.pdf.pages) == 1
    fields = reading.fields()
    written = {name.partition(".")[2]: str(field.V) for name, field in fields.items() if "/V" in field}
    assert {name: text for name, text in written.items() if text and text != "/Off"} == {
        "other": school,
        "people_3_name": head,
        "people_1_phone": "01632 960101",
    }
    for name in ("other", "people_3_name"):
        field = fields[f"placement-sheet.{name}"]
        assert field.Ff & 1 << 12, "in lines"
        assert not field.Ff & 1, "can be changed"
        assert bytes(field.AP.N.read_bytes()).count(b"Tj") == 2
    assert str(fields["placement-sheet.people_1_phone"].DA).endswith(" 10 Tf"), "a short one keeps its size"
    assert school in str(reading.pdf.docinfo["/Title"])


def test_a_name_without_room_or_letters_is_told_at_its_cell_and_nothing_is_written(
    tmp_path: Path, press: Press
) -> None:
    """An office hears of all of them before it prints any."""
    lines = [("Host school", "Mentor, name"), ("Oast Lane", "Jo"), ("Lower Oast", "long " * 60), ("Ж", "Jo")]
    path, output = listed(tmp_path, *lines), tmp_path / "sheets"
    with pytest.raises(Problems) as raised:
        print_placement_sheets(press, path, output)
    places = [(problem.line, problem.column) for problem in raised.value.problems]
    assert {(3, 2), (4, 1)} == set(places)
    assert "has no room for the value" in str(raised.value)
    assert not output.exists()


def test_names_of_people_stay_out_of_the_project_and_of_websites(tmp_path: Path) -> None:
    """Neither the list nor the sheets may lie where they would be shared; git doesn't see their place."""
    site = tmp_path / "dist" / "site"
    (site / "pdf").mkdir(parents=True)
    (site / "sitemap.xml").touch()
    refuse_shared_places(ROOT, tmp_path / "sheets", ROOT / "placement-sheets" / "schools.csv")
    for folder in (ROOT / "docs", ROOT / "dist" / SCITT / "private", ROOT / "settings" / SCITT, site / "pdf"):
        with pytest.raises(Problems, match="names and numbers belong outside it"):
            refuse_shared_places(ROOT, folder)
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"/placement-sheets/", "*.csv"} <= set(ignored)


def test_the_command_writes_a_list_to_start_from(
    tmp_path: Path, packs: Mapping[str, Pack], press: Press
) -> None:
    """With the sheet's own words as headings; a file that is there is never lost."""
    path = tmp_path / "schools.csv"
    run = CliRunner().invoke(cli.main, ["placement-sheets", SCITT, "--example", str(path)])
    assert run.exit_code == 0, run.output
    columns = columns_of(sheet_of(packs[SCITT]))
    assert path.read_bytes() == empty_list(columns)
    headings = {column.heading for column in columns}
    assert headings >= {"Host school", "Host school: DSL, name", "Mentor, phone", "Where to write concerns"}
    with pytest.raises(Problems, match="is there already"):
        write_empty_list(press, path)
    with pytest.raises(Problems, match="has no placement sheet"):
        write_empty_list(Press.of(packs["b2-mentoring"], ROOT), path)
