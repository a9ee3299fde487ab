"""Cards to carry: whom to tell when there is no page at hand."""

from __future__ import annotations

import datetime

import pytest

from tests.language.people import KENT, KINDS, Room, dialled, people

DAY = datetime.date(2026, 11, 22)
HELP = {"999", "+448088005000"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_card_without_a_number_of_ours_still_reaches_somebody(room: Room, kind: str) -> None:
    """999, the NSPCC and the council's page stand on it, and what is to confirm says so; no number else."""
    card = room.calls(kind=kind)["pocket_card"](DAY)
    assert dialled(card) == HELP
    assert "gov.uk/report-child-abuse-to-local-council" in card
    assert card.count("to confirm") >= 2
    assert "Example, November 2026" in card


def test_a_card_has_every_number_that_is_known(room: Room) -> None:
    """Lead with hours, deputy, council by day and by night, leader, whoever is above, and the LADO."""
    extra = people(
        safeguarding_lead="{post: Designated Safeguarding Lead (DSL), phone: 01632960101, hours: 8 to 5}",
        deputy_safeguarding_lead="{post: Deputy DSL, phone: 01632960102}",
        leader_contact="{post: Headteacher, phone: 01632960103}",
        concern_about_the_leader="{post: Chair of governors, phone: 01632960104}",
    )
    card = room.calls(extra + KENT)["pocket_card"](DAY)
    assert dialled(card) == HELP | {f"+44163296010{n}" for n in range(1, 5)} | {
        "+443000411111",
        "+443000419191",
        "+443000410888",
    }
    said = " ".join(card.striptags().split()).replace("\u00a0", " ")
    assert "About a child: our DSL, 01632 960101, 8 to 5" in said
    assert "out of hours, 03000 41 91 91" in said
    assert "About an adult: the Headteacher, 01632 960103 or the LADO, 03000 410 888" in said
    assert "to confirm" not in card


def test_on_placement_the_card_has_room_for_the_host_schools_lead(room: Room) -> None:
    """The school's own people come first, ours the same day; the school's number is written in by hand."""
    said = room.calls(kind="teacher training partnership")["pocket_card"](DAY)
    assert said.index("In a host school:") < said.index("to-write") < said.index("And the same day:")
    assert "About an adult there:</strong> its headteacher" in said


def test_who_works_on_school_sites_tells_the_school_too(room: Room) -> None:
    """A provider's mentor in a host school has two people to tell."""
    assert "its DSL too" in room.calls(kind="alternative provider, not a school")["pocket_card"](DAY)
    assert "its DSL too" not in room.calls()["pocket_card"](DAY)
