"""The table "Whom do I tell?": every worry has somebody to turn to, and never the one it is about."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html
from markupsafe import Markup

from macros.whom_to_tell import COLUMNS, Row
from tests.language.people import KENT, KINDS, NOTHING_KNOWN, Room, dialled, people, row_about


@pytest.mark.parametrize("kind", KINDS)
def test_every_cell_names_somebody_while_everything_is_to_confirm(room: Room, kind: str) -> None:
    """Twelve worries, six columns, and no cell without words, whatever the kind."""
    table: Any = html.fromstring(room.calls(kind=kind)["whom_to_tell"]())
    rows = table.findall(".//tbody/tr")
    assert len(rows) == 12
    for row in rows:
        cells = [cell.text_content().strip() for cell in row]
        assert len(cells) == len(COLUMNS)
        assert all(len(cell) > 3 for cell in cells)


def test_an_empty_cell_stops_the_build() -> None:
    """A row can't be made without words in each of its cells."""
    full = dict.fromkeys(("what", "now", "not_there", "about_them", "also"), Markup("x"))
    with pytest.raises(ValueError, match="Write it in"):
        Row(**full, write=Markup("<b> </b>"))


def test_on_paper_the_table_has_the_numbers_that_its_words_ring(room: Room) -> None:
    """Nobody can tap "our DSL" on paper; what is to confirm isn't listed."""
    lead, deputy = "{post: Designated Safeguarding Lead (DSL), phone: 01632960101}", "Deputy DSL"
    table = room.calls(people(safeguarding_lead=lead, deputy_safeguarding_lead=deputy) + KENT)[
        "whom_to_tell"
    ]()
    above = html.fromstring(str(table)).find_class("on-paper")[0]
    assert dialled(html.tostring(above, encoding="unicode")) == {
        "+441632960101",
        "+443000411111",
        "+443000419191",
    }
    assert "Our DSL, 01632 960101." in " ".join(above.text_content().split())
    assert "on-paper" not in room.calls()["whom_to_tell"]()


def test_a_concern_about_a_sole_leader_goes_to_the_lado(room: Room) -> None:
    """A sole trader is never told of a concern about themselves, nor is anyone they have named."""
    reach = room.reach(
        people(
            safeguarding_lead="Manager",
            concern_about_a_member_of_staff="Manager",
            concern_about_the_leader="Helper",
        ).replace("Helper", "A helper"),
        base=NOTHING_KNOWN.replace("leader: Headteacher", "leader: Manager").replace(
            "kind: {kind}", "kind: {kind}\n  legal_form: sole trader"
        ),
        kind="alternative provider, not a school",
    )
    row = row_about(reach, "about the Manager")
    assert row.now.striptags() == "the LADO"
    assert "Manager" not in row.now + row.not_there + row.about_them
    assert row_about(reach, "A child tells you").about_them.striptags() == "the LADO"


def test_nobody_is_told_of_a_concern_about_themselves(room: Room) -> None:
    """A worry about the lead goes to the leader; about the leader to the chair; about both to the LADO."""
    reach = room.reach(
        people(
            safeguarding_lead="Designated Safeguarding Lead (DSL)",
            concern_about_a_member_of_staff="Headteacher",
            concern_about_the_leader="Chair of governors",
        )
    )
    assert row_about(reach, "A child tells you").about_them.striptags() == "the Headteacher or the LADO"
    assert row_about(reach, "An adult worries").about_them.striptags() == "the Chair of governors or the LADO"
    both = row_about(reach, "about the Headteacher")
    assert both.now.striptags() == "the Chair of governors or the LADO"
    assert both.about_them.striptags() == "the LADO, or the police on 101"


def test_on_placement_the_host_school_is_told_first_and_we_the_same_day(room: Room) -> None:
    """A training partnership's trainees belong to two organisations."""
    row = row_about(room.reach(kind="teacher training partnership"), "A child tells you")
    assert row.now.striptags().startswith("the host school's DSL")
    assert "our DSL, the same day" in row.also.striptags().lower().replace("our dsl", "our DSL")
    assert row.write.striptags().startswith("the host school's record")


def test_on_placement_help_comes_from_the_building_before_it_comes_from_us(room: Room) -> None:
    """Is its DSL away, the school's leaders are asked before the council; its DSL rings the police."""
    reach = room.reach(kind="teacher training partnership")
    away = row_about(reach, "A child tells you").not_there.striptags()
    steps = ["deputy DSL", "headteacher or another senior leader", "children's services"]
    assert [away.index(step) for step in steps] == sorted(away.index(step) for step in steps)
    police = row_about(reach, "Illegal material").also.striptags()
    assert "The police, through the host school's DSL; in our own training, through our" in police
    at_home = row_about(room.reach(), "Illegal material").also.striptags()
    assert "The police, through our DSL. In danger" in at_home


def test_on_placement_what_is_the_schools_stays_with_the_school(room: Room) -> None:
    """A child's story isn't copied out of the school; its lost things and data are told to its own people."""
    reach = room.reach(kind="teacher training partnership")
    assert "the host school's record, nowhere else" in row_about(reach, "A child tells you").write
    loss = row_about(reach, "A device is lost")
    for cell in (loss.not_there, loss.about_them):
        assert "for the school's things, its headteacher" in cell
    assert "the school's data protection officer" in loss.write
    for row in (loss, row_about(reach, "You made a mistake")):
        assert row.also.striptags().startswith("the host school's DSL, then our DSL")


@pytest.mark.parametrize("kind", ["teacher training partnership", "secondary school"])
def test_whoever_the_table_names_is_in_the_list_of_people(room: Room, kind: str) -> None:
    """A reader who is sent to the chair or to the data protection lead finds a line about that person."""
    calls = room.calls(kind=kind)
    table, people_listed = calls["whom_to_tell"]().striptags(), calls["numbers"]().striptags()
    for who in ("he chair of the board", "ur data protection lead", "ur IT help"):
        assert who in table
        assert who in people_listed


def test_with_several_councils_each_lado_is_named(room: Room) -> None:
    """Nobody rings the LADO of another council: each is named, and the words say which one counts."""
    leeds = (
        KENT.replace("our_areas:\n", "").replace("Kent County", "Leeds City").replace("410 888", "410 889")
    )
    reach = room.reach(KENT + leeds)
    assert dialled(reach.councils.lado) == {"+443000410888", "+443000410889"}
    assert "where the adult works" in reach.councils.lado
    assert dialled(row_about(reach, "An adult worries").not_there) == set()


def test_who_works_far_away_can_write_it_down_as_the_page_says(room: Room) -> None:
    """Nobody can hand over paper from forty miles away, nor write into the lead's own record."""
    extra = "when_something_happens: {we_write_it_in: [the log, the daily report]}\n"
    away = room.reach(extra, kind="alternative provider, not a school")
    assert (
        row_about(away, "A child tells you").write.striptags() == "the incident log, to our DSL the same day"
    )
    assert row_about(room.reach(extra), "A child tells you").write == "the log and the daily report"
    adult = row_about(away, "An adult worries you").now.striptags()
    assert adult == "the Headteacher. About an adult of a school where you are: its headteacher too"


def test_an_adult_in_a_picture_is_for_the_police_at_once(room: Room) -> None:
    """999 is for danger now; without it the police are rung on 101, and at once as well."""
    also = row_about(room.reach(), "A nude or semi-nude image").also
    assert "The police at once if an adult is involved: 999 in danger, else 101" in also.striptags()
    assert {"999", "101"} <= dialled(also)


def test_nobody_stands_in_for_a_worry_about_themselves_when_data_is_lost(room: Room) -> None:
    """The leader stands in for the IT help; a worry about these people goes to whoever is above."""
    extra = people(safeguarding_lead="DSL", it_help="IT team", concern_about_the_leader="Chair of governors")
    loss = row_about(room.reach(extra), "A device is lost")
    assert "out of hours email too" in loss.now
    assert loss.not_there.striptags() == "the Headteacher"
    assert loss.about_them.striptags() == "the Chair of governors"
