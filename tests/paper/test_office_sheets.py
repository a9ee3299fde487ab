"""What the office prints beside documents: the front of a pack, its sheet to sign, the proof sheets."""

from __future__ import annotations

from types import SimpleNamespace

import lxml.html
from markupsafe import Markup

from policypack.paper.facts_sheet import Ask, FactRow, compose_confirm_list, compose_facts_sheet
from policypack.paper.pack_pages import SHEET_ID, PackEntry, compose_pack_front, compose_read_and_sign
from tests.paper.composed import HOUSE, printed, words


def test_a_pack_says_what_is_in_it_and_where() -> None:
    """Contents count in the pack's own pages; a pack of drafts says so on its cover."""
    plan = SimpleNamespace(key="staff", title="Staff pack", summary="For everyone who works here.")
    entries = [
        PackEntry(
            "Online safety policy", "Version 3 · Draft: not yet approved", 3, 12, "online-safety-policy"
        ),
        PackEntry("Staff agreement", "Version 1 · Approved", 15, 3),
        PackEntry("Read and sign", "To sign and hand in", 19, 1, SHEET_ID),
    ]
    page = compose_pack_front(plan, entries, HOUSE, danger=Markup("<p>Ring 999.</p>"))
    assert "2 documents; 1 of them is still a DRAFT." in words(page)
    numbers = [row.text_content() for row in lxml.html.document_fromstring(page).find_class("page")]
    assert numbers == ["3", "15", "19"]
    assert printed(page).pages == 2
    sheet = compose_read_and_sign(plan, entries[:2], HOUSE, return_to="office", role="Role", fillable=True)
    assert [f.get("name") for f in lxml.html.document_fromstring(sheet).iter("input")] == [
        "read_1",
        "read_2",
        "signed_signature",
        "signed_name",
        "signed_role",
        "signed_date",
    ]
    assert "Signed by" in words(sheet)
    assert "Return this sheet to our office." in words(sheet)
    assert printed(sheet).pages == 1


def test_the_proof_sheet_shows_each_fact_with_its_place() -> None:
    """An office can find the line behind each fact, and sees at once what nobody has said yet."""
    file = "settings/kent/setting.yml"
    rows = [
        FactRow("People", "DSL, phone", "01632 960123", f"{file}:41:5", ("policy", "whom to tell")),
        FactRow("People", "DSL, hours", "", f"{file}:42:5", tuple("abcd"), to_confirm=True),
        FactRow("Look", "Logo", "logo.svg", "settings/families/schools.yml:3:1"),
    ]
    said = words(compose_facts_sheet(HOUSE, rows))
    assert "DSL, phone: 01632 960123 line 41 · in policy, whom to tell" in said
    assert "DSL, hours: to confirm line 42 · in 4 documents" in said
    assert "settings/families/schools.yml:3:1" in said
    assert "these 3 facts; 1 of them is still to confirm" in said
    asked = compose_confirm_list(HOUSE, [Ask("Who is the DSL?", f"{file}:41", ("policy",))])
    assert "1 question that nobody has answered yet" in words(asked)
    assert printed(asked).pages == 1
