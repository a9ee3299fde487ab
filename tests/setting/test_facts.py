from __future__ import annotations

import datetime
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from macros.setting import Setting, ToConfirm, load_setting

Make = Callable[..., Setting]


def test_nothing_is_guessed(make: Make) -> None:
    """Numbers keep their zeros, versions their noughts, and yes, no and times stay what was written."""
    setting = make(
        "who_we_are: {paper_copies_from: no}\n"
        "rules: {staff_phones: 12:30}\n"
        "people: {safeguarding_lead: {post: DSL, phone: 01484221000, hours: 08:30}}\n"
        "approval: {online-safety-policy: {version: 2.10, approved_by: yes}}\n"
    )
    assert setting.who_we_are.paper_copies_from == "no"
    assert setting.rules.staff_phones == "12:30"
    assert setting.people.safeguarding_lead.phone == "01484 221000"
    assert setting.people.safeguarding_lead.hours == "08:30"
    assert setting.approval["online-safety-policy"].version == "2.10"
    assert setting.approval["online-safety-policy"].approved_by == "yes"


def test_to_confirm_is_false_and_no_text(make: Make) -> None:
    """A fact to confirm is false, empty, equals no text, prints as such and knows its question and place."""
    website = make("who_we_are:\n  website: To-Confirm\n").who_we_are.website
    assert isinstance(website, ToConfirm)
    assert not website
    assert list(website) == []
    assert len(website) == 0
    assert website != "to confirm"
    assert str(website) == "to confirm"
    assert website.path == "who_we_are.website"
    assert website.question == "What is the address of the website?"
    assert str(website.origin) == "settings/ours/setting.yml:3:12"


def test_a_needed_fact_that_nobody_wrote_is_to_confirm(make: Make) -> None:
    """Whom to ring is asked for although the file has no line for it; what is optional isn't."""
    setting = make("people: {safeguarding_lead: {post: Our DSL}}\n")
    asked = {fact.path: fact.question for fact in setting.to_confirm()}
    assert asked["people.safeguarding_lead.phone"] == "Which telephone number reaches the safeguarding lead?"
    assert asked["people.deputy_safeguarding_lead"] == "Who is the deputy safeguarding lead?"
    assert asked["our_areas.0.lado"] == "Which telephone number reaches the LADO of the council?"
    assert asked["our_policies.behaviour"] == "What is the exact title of your policy on behaviour?"
    assert "learners.key_stages" in asked
    assert "technology.filtering_by" in asked
    assert "people.leader_contact" not in asked
    assert "technology.backups" not in asked
    assert setting.people.leader_contact is None


def test_every_question_ends_in_a_question_mark(make: Make) -> None:
    """All that can be to confirm asks a person something."""
    for fact in make("example: no\n").to_confirm():
        assert fact.question.endswith("?"), fact.path
        assert "{" not in fact.question, fact.path


def test_a_partnership_needs_no_key_stages(make: Make) -> None:
    """Key stages are asked of those who have learners of their own."""
    setting = make("who_we_are: {kind: teacher training partnership}\n")
    assert setting.learners.key_stages is None


def test_a_person_is_a_post_or_another_person(make: Make) -> None:
    """A text is a post, another person's key is that person, and to confirm makes a false person."""
    people = make(
        "people:\n"
        "  it_help: IT Operations\n"
        "  online_safety_lead: safeguarding_lead\n"
        "  concern_about_a_member_of_staff: leader contact\n"
        "  leader_contact: {post: Head, phone: 01484 221000}\n"
        "  safeguarding_lead: {post: Our DSL, name: to confirm}\n"
        "  data_protection: to confirm\n"
    ).people
    assert people.it_help
    assert str(people.it_help.post) == "IT Operations"
    assert people.online_safety_lead == people.safeguarding_lead
    assert people.concern_about_a_member_of_staff == people.leader_contact
    assert not people.data_protection
    assert str(people.data_protection) == "to confirm"


def test_absent_online_safety_lead_is_the_safeguarding_lead(make: Make) -> None:
    """The safeguarding lead leads online safety unless somebody else is named, and is asked about once."""
    setting = make("people: {safeguarding_lead: {post: Our DSL}}\n")
    assert setting.people.online_safety_lead == setting.people.safeguarding_lead
    paths = [fact.path for fact in setting.to_confirm()]
    assert len(paths) == len(set(paths))
    assert "people.online_safety_lead.phone" not in paths


def test_own_word_for_learners(make: Make) -> None:
    """A setting writes students or pupils in its keys; templates read learners."""
    setting = make(
        "family: lower\npupils: {key_stages: [KS3]}\n"
        "rules: {pupils_phones: locker, ai_tools: {pupils: none, staff: [Copilot]}}\n"
        "packs: {pupils: no}\nour_words: {everyone: all of us, parents: families}\n",
        families={
            "lower": "family: base\nstudents: {taught_in: PSHE}\n"
            'rules: {searching_students_phones: "we ask, we never search"}\n'
        },
    )
    assert setting.learners.taught_in == ("PSHE",)
    assert [str(stage) for stage in setting.learners.key_stages or ()] == ["KS3"]
    assert setting.rules.learners_phones == "locker"
    assert setting.rules.searching_learners_phones == "ask_never_search"
    assert setting.rules.ai_tools.learners == ()
    assert setting.rules.ai_tools.staff == ("Copilot",)
    assert setting.packs["learners"] is False
    assert setting.our_words.community.one == "all of us"
    assert (setting.our_words.parent.one, setting.our_words.parent.many) == ("parent or carer", "families")


def test_families_lie_below(make: Make) -> None:
    """The setting wins over its family and the family over its own, key by key; lists are taken whole."""
    setting = make(
        "family: kent schools\nrules: {staff_phones: ours}\n"
        "parents_hear_by: [letters]\ntechnology: {backups: }\n",
        families={
            "kent-schools": "family: schools\nrules: {staff_phones: kent, trainee_phones: kent}\n",
            "schools": "family: base\nrules: {trainee_phones: all, individual_needs: all}\n"
            "parents_hear_by: [website, app]\ntechnology: {backups: nightly}\n",
        },
    )
    rules = setting.rules
    assert (rules.staff_phones, rules.trainee_phones, rules.individual_needs) == ("ours", "kent", "all")
    assert setting.parents_hear_by == ("letters",)
    assert setting.technology.backups is None
    assert setting.who_we_are.name == "Our Provider"
    assert str(setting.origins["rules.staff_phones"]) == "settings/ours/setting.yml:2:23"
    assert str(setting.origins["rules.trainee_phones"]) == "settings/families/kent-schools.yml:2:45"
    assert str(setting.origins["rules.individual_needs"]) == "settings/families/schools.yml:2:48"


def test_where_to_answer_is_always_the_settings_own_file(make: Make) -> None:
    """A fact that a family leaves to confirm is answered in the setting, not in the family."""
    setting = make("family: f\n", families={"f": "family: base\nrules: {staff_phones: to confirm}\n"})
    assert {fact.origin.file for fact in setting.to_confirm()} == {"settings/ours/setting.yml"}


def test_an_example_may_have_invented_contacts(make: Make) -> None:
    """Drama numbers and example names are an example's own; the council's numbers stay real."""
    setting = make(
        "example: yes\n"
        "people: {safeguarding_lead: {post: DSL, phone: 01632 960101, email: dsl@our.example}}\n"
        "our_areas: [{council: Kent, children_services: {phone: 03000 41 11 11}}]\n"
    )
    assert setting.example
    assert setting.our_areas[0].children_services.phone == "03000 41 11 11"


def test_values_are_never_templates(make: Make) -> None:
    """Braces in a value are letters."""
    name = make("who_we_are: {name: '{{ 7*7 }} {% x %}'}\n").who_we_are.name
    assert name == "{{ 7*7 }} {% x %}"


def test_a_setting_is_frozen_and_travels(make: Make) -> None:
    """Nobody changes a fact after loading; a builder in another process gets the same setting."""
    setting = make("rules: {learners_phones: at agreed times set by the mentor}\n")
    with pytest.raises(ValidationError):
        setting.who_we_are.name = "Other"
    with pytest.raises(TypeError):
        setting.packs["parents"] = True  # type: ignore[index]
    again = pickle.loads(pickle.dumps(setting))
    assert isinstance(again, Setting)
    assert again == setting
    assert again.slug == "ours"
    assert again.origins == setting.origins
    assert str(again.rules.learners_phones) == "at agreed times set by the mentor"


def test_dates_and_lists(make: Make) -> None:
    """A date is a date, one text is a list of one, an empty approval date is nothing."""
    setting = make(
        "approval:\n  online-safety-policy:\n    approved_on:\n"
        "    replaces: {version: '2', approved: 2022-12-01}\n    what_changed: [AI added]\n"
        "parents_hear_by: the website\n"
    )
    approval = setting.approval["online-safety-policy"]
    assert approval.approved_on is None
    assert approval.replaces is not None
    assert approval.replaces.approved == datetime.date(2022, 12, 1)
    assert setting.parents_hear_by == ("the website",)
    assert setting.approval.get("staff-agreement") is None


def test_a_file_from_windows_loads(write: Callable[..., Path]) -> None:
    """A byte-order mark and Windows line ends do no harm; an old encoding is named with its line."""
    root = write("family: base\r\nwho_we_are:\r\n  name: Caf\u00e9\r\n")
    path = root / "settings" / "ours" / "setting.yml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_setting(root, "ours").who_we_are.name == "Caf\u00e9"
    path.write_bytes("family: base\nwho_we_are:\n  name: Caf\u00e9\n".encode("cp1252"))
    with pytest.raises(Exception, match=r"setting\.yml:3:1: has a letter in an old encoding"):
        load_setting(root, "ours")
