"""Policies that a setting keeps elsewhere: one title each, and a list of those that a page names."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.language import speech_of
from macros.problems import Problems
from macros.render import attempt
from macros.setting import load_setting

ROOT = Path(__file__).resolve().parents[2]
TODAY = datetime.date(2026, 11, 22)
PAGE = "guides/using-this-site.md"
Printed = Callable[..., list[str]]


@pytest.fixture
def printed(tmp_path: Path) -> Printed:
    """Return a function that gives the lines of a page with this text, as a setting prints it."""
    (tmp_path / "settings").symlink_to(ROOT / "settings")
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    path = tmp_path / "docs" / PAGE
    front = path.read_text(encoding="utf-8").split("\n---\n")[0]

    def lines(text: str, slug: str = "b2-mentoring") -> list[str]:
        path.write_text(f"{front}\n---\n{text}", encoding="utf-8")
        speech = speech_of(load_setting(tmp_path, slug), tmp_path, today=TODAY)
        # Other pages point to headings that this page had.
        pack, problems = attempt(speech, tmp_path, today=TODAY)
        wrong = [problem for problem in problems if problem.file == f"docs/{PAGE}"]
        if wrong:
            raise Problems(wrong)
        return pack.documents["using-this-site"].text.rstrip("\n").split("\n")[2:]

    return lines


def test_each_policy_that_the_page_names_is_listed_once_in_the_order_of_the_file(printed: Printed) -> None:
    """Whether it is named above the list or below it; and none that the page doesn't name."""
    text = "Our {{ policy('data_protection') }} and {{ policy('behaviour') }}.\n\n{{ linked_policies() }}\n\n"
    assert printed(text + "Our {{ policy('child_protection') }}, our {{ policy('behaviour') }}.\n") == [
        "Our Data protection policy and privacy notices and Behaviour regulation policy.",
        "",
        "- Child protection and safeguarding policy",
        "- Behaviour regulation policy",
        "- Data protection policy and privacy notices",
        "",
        "Our Child protection and safeguarding policy, our Behaviour regulation policy.",
    ]


def test_what_no_setting_prints_is_not_listed_and_what_a_part_names_is(printed: Printed) -> None:
    """Only words that a reader meets count."""
    text = "{% if has.school %}{{ policy('behaviour') }}{% endif %}Our {{ policy('discipline') }}.\n\n"
    assert printed(text + "{{ linked_policies() }}\n")[2:] == ["- Staff disciplinary procedures"]


def test_a_policy_that_the_setting_has_no_title_for_is_listed_as_to_confirm(printed: Printed) -> None:
    """Behind those of the file where the file doesn't have it at all."""
    text = "Our {{ policy('staff_conduct') }}, {{ policy('whistleblowing') }}.\n\n{{ linked_policies() }}\n"
    mark = '(<mark class="to-confirm">to confirm</mark>)'
    assert printed(text, "scitt-partnership")[2:] == [
        f"- Whistleblowing policy {mark}",
        f"- Staff conduct policy {mark}",
    ]


def test_a_key_in_the_brackets_is_listed_where_the_setting_has_it(printed: Printed) -> None:
    """A policy that belongs to the page, though no sentence names it."""
    text = "Our {{ policy('discipline') }}.\n\n{{ linked_policies('acceptable_use') }}\n"
    assert printed(text)[2:] == [
        "- Staff disciplinary procedures",
        "- ICT and internet acceptable use policy",
    ]
    assert printed(text, "scitt-partnership")[2:] == ["- Disciplinary procedures"]


def test_its_title_leads_to_where_the_setting_keeps_it(printed: Printed) -> None:
    """A link, where the setting gives an address."""
    text = "Our {{ policy('behaviour') }}.\n\n{{ linked_policies() }}\n"
    assert printed(text, "example-kent-school")[2:] == [
        "- [Behaviour policy](https://www.kent-school.example/behaviour)"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Nothing.\n\n{{ linked_policies() }}\n", "names no policy; take linked_policies() out"),
        ("{{ policy('behaviour') }}: {{ linked_policies() }}\n", "write it on a line of its own"),
    ],
)
def test_a_list_of_nothing_or_in_a_sentence_is_told_at_its_line(
    text: str, message: str, printed: Printed
) -> None:
    """An author sees what would be right."""
    with pytest.raises(Problems, match=r"docs/guides/using-this-site.md:\d+:1: ") as caught:
        printed(text)
    assert message in str(caught.value)
