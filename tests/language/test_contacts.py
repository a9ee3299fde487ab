"""Whom to ring: nobody is left without somebody to turn to, and no name is told by accident."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import html
from markupsafe import Markup

from macros.contacts import contact_calls
from macros.markdown import to_html
from macros.reach import Reach
from macros.setting import load_setting
from macros.whom_to_tell import COLUMNS, Row
from macros.worries import worries

Calls = Mapping[str, Callable[..., Markup]]

NOTHING_KNOWN = """
example: yes
who_we_are:
  name: Example
  short_name: Example
  kind: {kind}
our_words:
  learner: pupil
  adult_learner: trainee
  place: place
  practitioner: teacher
  leader: Headteacher
  board: board
  board_member: governor
  session: lesson
  everyone: everyone
people:
  safeguarding_lead: {{post: Designated Safeguarding Lead (DSL)}}
"""
KENT = """
our_areas:
  - council: Kent County Council
    safeguarding_partnership: kscmp
    children_services: {phone: 03000411111, out_of_hours: 03000 41 91 91}
    lado: {phone: 03000 410 888}
"""
KINDS = (
    "alternative provider, not a school",
    "teacher training partnership",
    "primary school",
    "secondary school",
    "all-through school",
    "special school",
    "pupil referral unit",
    "college",
    "early years setting",
    "independent school",
)
HELPLINES = {
    "childline": ("Childline", "0800 1111"),
    "nspcc-helpline": ("NSPCC Helpline", "0808 800 5000"),
    "nspcc-whistleblowing": ("Whistleblowing", "0800 028 0285"),
    "posh": ("POSH", "0344 381 4772"),
    "education-support": ("Education Support", "08000 562 561"),
    "act-early": ("ACT Early", "0800 011 3764"),
    "ceop-report": ("CEOP", ""),
    "report-remove": ("Report Remove", ""),
}
HOSTILE = """O'Brien & <b>Sons</b> "Ltd" `x` *y* | [z](https://evil.example) {{ learner }} Ŵyn"""


@dataclass
class Room:
    """Settings for one test, each made from a few lines of YAML."""

    root: Path

    def reach(self, extra: str = "", kind: str = "secondary school", base: str = NOTHING_KNOWN) -> Reach:
        written = base.format(kind=kind)
        if "people:" in extra:
            written = written[: written.index("people:")]
        folder = self.root / "settings" / "example"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "setting.yml").write_text(written + extra, encoding="utf-8")
        helplines = {
            key: SimpleNamespace(title=title, phone=phone, url="https://help.example/")
            for key, (title, phone) in HELPLINES.items()
        }
        return Reach(load_setting(self.root, "example"), helplines)

    def calls(self, extra: str = "", kind: str = "secondary school") -> Calls:
        reach = self.reach(extra, kind)
        return contact_calls(
            reach.setting, reach.helplines, {"for-parents", "for-staff", "visitor-agreement"}
        )


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A folder for settings."""
    return Room(tmp_path)


def people(**posts: str) -> str:
    """The people of a setting as YAML."""
    return "people:\n" + "".join(f"  {key}: {value}\n" for key, value in posts.items())


def row_about(reach: Reach, words: str) -> Row:
    """The row whose first cell holds these words."""
    return next(row for row in worries(reach) if words in row.what)


def dialled(markup: str) -> set[str]:
    """The numbers that the links ring."""
    return set(re.findall(r'href="tel:([^"]+)"', markup))


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
