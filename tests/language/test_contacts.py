"""Whom to ring: what pages say of people and numbers, and no name is told by accident."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from lxml import html

from macros.contacts import contact_calls
from macros.markdown import to_html
from tests.language.people import HOSTILE, KENT, KINDS, NOTHING_KNOWN, Room, dialled, people


@pytest.mark.parametrize("kind", KINDS)
def test_danger_and_helplines_stand_without_a_single_number_of_ours(room: Room, kind: str) -> None:
    """The worry block always gives 999, children's services, the NSPCC and Childline, and no other number."""
    block = room.calls(kind=kind)["worried"]()
    assert dialled(block) == {"999", "+448088005000", "08001111"}
    assert "children&#39;s services" in block.lower() or "children's services" in block.lower()
    assert "to confirm" in block


def test_the_safe_fallback_of_a_call_is_a_whole_instruction(room: Room) -> None:
    """Without the lead's number a reader still learns whom to tell and whom to ring; 999 stands before it."""
    said = room.calls(KENT)["call"]("safeguarding_lead")
    assert "our Designated Safeguarding Lead" in said
    assert dialled(said) == {"+443000411111", "+448088005000", "08001111"}


def test_a_known_number_is_a_link_that_says_whom_it_reaches(room: Room) -> None:
    """The link is E.164; its words hold the post, the letters that stand for it next, and the number."""
    extra = people(
        safeguarding_lead="{post: Designated Safeguarding Lead (DSL), phone: 01632960101, "
        "hours: 'Monday to Friday, 8.30 to 5'}"
    )
    shown = to_html(str(room.calls(extra)["call"]("safeguarding_lead")))
    assert shown == (
        '<p><a href="tel:+441632960101">Call our Designated Safeguarding Lead (DSL)&#58; '
        "01632\u00a0960101</a>, "
        "Monday to Friday, 8.30 to 5</p>"
    )


def test_evenings_ring_the_council_at_night(room: Room) -> None:
    """The out-of-hours number of the council is in the block, named as that."""
    block = room.calls(KENT)["worried"]()
    assert "Children's services at Kent County Council out of hours, 03000\u00a041\u00a091\u00a091" in block
    assert "+443000419191" in dialled(block)


def test_when_the_lead_is_not_there_the_deputy_is(room: Room) -> None:
    """The deputy follows the lead, with a number; nobody is named whose number is to confirm."""
    lead, deputy = "{post: DSL, phone: 01632960101}", "{post: Deputy DSL, phone: 01632960102}"
    both = room.calls(people(safeguarding_lead=lead, deputy_safeguarding_lead=deputy))["worried"]()
    shown = " ".join(html.fromstring(str(both)).text_content().split())
    assert "DSL: 01632 960101 Not there? Our Deputy DSL, 01632 960102Evenings" in shown
    for alone in (
        people(safeguarding_lead=lead, deputy_safeguarding_lead="Deputy DSL"),
        people(safeguarding_lead=lead),
        people(safeguarding_lead="DSL", deputy_safeguarding_lead=deputy),
    ):
        assert "Not there?" not in room.calls(alone)["worried"]()


@pytest.mark.parametrize(
    ("office", "shown"),
    [
        ("the school office, 01632 960100", ["tel:+441632960100"]),
        ("the school office, on 01632 960100 or in room 4", ["tel:+441632960100"]),
        ("the school office", []),
        ("the office, form 2026 11 22 00", []),
    ],
)
def test_the_office_can_be_rung_for_paper_copies(room: Room, office: str, shown: list[str]) -> None:
    """Its number is a link, and no line ends within it."""
    base = NOTHING_KNOWN.replace("  kind: {kind}", f"  kind: {{kind}}\n  paper_copies_from: {office}")
    reach = room.reach(base=base)
    line: Any = html.fromstring(
        f"<p>{contact_calls(reach.setting, reach.helplines, ())['formats_line']()}</p>"
    )
    assert line.xpath(".//a/@href") == shown
    assert line.text_content().replace("\u00a0", " ").endswith(f"ask {office}.")
    assert ("01632\u00a0960100" in line.text_content()) is bool(shown)


def test_on_placement_nobody_takes_our_lead_for_a_second_dsl(room: Room) -> None:
    """The block and the box on paper say whose lead each one is, and that ours comes first only with us."""
    extra = people(safeguarding_lead="{post: safeguarding lead, phone: 01632960101, hours: 8 to 5}")
    calls = room.calls(extra, kind="teacher training partnership")
    for said in (calls["worried"](), calls["tell_first"]()):
        assert (
            "In a host school, tell its Designated Safeguarding Lead (DSL) at once, "
            "and our safeguarding lead, 01632 960101 (8 to 5), the same day. "
            "In our own training, tell our safeguarding lead at once"
        ) in said.striptags()
    without = room.calls(KENT, kind="teacher training partnership")["tell_first"]()
    assert {"+443000411111", "+448088005000", "08001111"} <= dialled(without)


@pytest.mark.parametrize(
    ("phone", "public", "shown"), [("01632960101", "no", False), ("07700900123", "yes", True)]
)
def test_names_are_private_until_the_setting_says_otherwise(
    room: Room, phone: str, public: str, shown: bool
) -> None:
    """A name is somebody's own, and so is a mobile number (without `public: yes` it isn't accepted)."""
    calls = room.calls(
        people(
            safeguarding_lead=f"{{post: DSL, name: Alex Example, phone: {phone}, public: {public}}}",
            deputy_safeguarding_lead="{post: Deputy, name: Bo Example, phone: 01632960102}",
        )
    )
    everything = "".join(calls[name]() for name in ("worried", "whom_to_tell", "numbers", "help_card"))
    assert ("Alex Example" in everything) is shown
    assert ("+447700900123" in everything) is shown
    assert "Bo Example" not in everything


def test_a_young_person_alone_with_one_of_our_adults_is_sent_to_others_too(room: Room) -> None:
    """The card doesn't end at us: home is on it, and the own school of whoever is placed by one."""
    placed = "students: {placed_by_commissioners: yes, key_stages: [KS3]}\n"
    assert "Here or at home:" in room.calls()["help_card"]()
    card = room.calls(placed, kind="alternative provider, not a school")["help_card"]()
    assert "Here, at home or at your school:" in card


def test_a_post_in_a_sentence_can_be_rung_and_written_to(room: Room) -> None:
    """A complaint about data reaches somebody: number and address, or the mark that nobody is named yet."""
    extra = people(
        safeguarding_lead="DSL",
        data_protection="{post: Data Protection Officer, phone: 01632960105, email: dpo@example.example}",
    )
    said = room.calls(extra)["reach"]("data_protection")
    assert said.striptags() == "the Data Protection Officer, 01632 960105, or email dpo@example.example"
    assert "to confirm" in room.calls()["reach"]("data_protection")


def test_a_councils_own_name_for_its_lado_is_explained_where_strangers_read(room: Room) -> None:
    """A parent reads what the team is for; the list of people has its whole name and whole address."""
    named = KENT.replace(
        "lado: {phone: 03000 410 888}",
        "lado: {post: Education Safeguarding Advisory Service (LESAS), website: 'https://www.kelsi.example/a/b'}",
    )
    calls = room.calls(named)
    assert (
        "the council's team for worries about adults (LADO, called LESAS: see kelsi.example)"
        in calls["about_an_adult"]().striptags()
    )
    assert "(LESAS) (see kelsi.example/a/b)" in calls["numbers"]().striptags()


def test_who_works_for_several_councils_may_ring_any_lado(room: Room) -> None:
    """Not knowing which council counts is no reason to ring none."""
    assert "if that is more than one, ring any of them" in room.reach().councils.lado
    assert "more than one" not in room.reach(KENT).councils.lado


def test_hostile_values_are_only_text(room: Room) -> None:
    """Every value comes out as the characters that were written, in Markdown and in raw HTML."""
    value = HOSTILE.replace("'", "''")
    extra = people(
        safeguarding_lead=f"{{post: '{value}', phone: 01632960101, hours: '{value}'}}",
        concern_about_a_member_of_staff=f"{{post: '{value} 2', phone: 01632960102}}",
    ) + KENT.replace("Kent County Council", f"'{value}'")
    calls = room.calls(extra)
    for said in (
        calls["call"]("safeguarding_lead"),
        *(calls[name]() for name in ("worried", "whom_to_tell", "numbers")),
    ):
        page: Any = html.fromstring(f"<div>{to_html(str(said))}</div>")
        assert not page.xpath(".//b | .//code | .//em | .//a[contains(@href, 'evil')]")
        assert HOSTILE in page.text_content()
        assert "{{" not in said


def test_doors_open_only_to_documents_that_the_setting_has(room: Room) -> None:
    """The list follows the setting's kind, and its links are relative to the page."""
    page = {"page": SimpleNamespace(file=SimpleNamespace(src_uri="guides/using-this-site.md"))}
    shown = str(room.calls()["doors"](page)).splitlines()
    assert shown == [
        "- [parent or carer](../resources/for-parents.md)",
        "- [teacher or member of staff](../resources/for-staff.md)",
        "- [visitor](../agreements/visitor-agreement.md)",
    ]


def test_an_unknown_post_is_refused(room: Room) -> None:
    """A page that asks for a post that there isn't, or for a list of posts, is stopped."""
    for key in ("safegarding_lead", "pastoral"):
        with pytest.raises(LookupError, match=key):
            room.calls()["call"](key)
