"""Where a document stands: nothing is approved until somebody has recorded it, and dates are measured."""

from __future__ import annotations

import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from macros.review import Status, add_months, months_of, status
from macros.standing import control_rows, state_in_words

DAY = datetime.date
TODAY = datetime.date(2026, 11, 22)
FACTS = ("version", "text", "owner", "approved_by", "approved_on", "minute", "review", "replaces")


def standing(today: datetime.date = TODAY, **approval: Any) -> Status:
    """Return the standing of a policy whose setting records `approval`; the shared text is version 2."""
    empty = dict.fromkeys((*FACTS, "what_changed"))
    record = SimpleNamespace(**{**empty, **approval, "status": SimpleNamespace(value=approval["status"])})
    setting: Any = SimpleNamespace(approval={"policy": record})
    return status(setting, "policy", owner="DSL", text_version="2", text_date=DAY(2026, 11, 22), today=today)


APPROVED = {
    "status": "approved",
    "version": "3",
    "text": "2",
    "approved_by": "governing body",
    "approved_on": DAY(2026, 12, 10),
    "minute": "12.4",
    "review": "yearly, by the governors",
}


def test_without_a_record_a_document_is_a_draft() -> None:
    """New text is nobody's approved text."""
    setting: Any = SimpleNamespace(approval={})
    found = status(
        setting, "policy", owner="DSL", text_version="2", text_date=DAY(2026, 11, 22), today=DAY.max
    )
    assert (found.state, found.overdue) == ("draft", False)
    assert "DRAFT" in state_in_words(found)


def test_an_approval_of_this_text_is_printed_with_who_when_and_minute() -> None:
    """The control block says what the minutes say."""
    found = standing(**APPROVED)
    rows = dict(control_rows(found))
    assert found.state == "approved"
    assert rows["Text approved by"] == "Governing body"
    assert (rows["Approved on"], rows["Minute"]) == ("10 December 2026", "12.4")


def test_an_approval_of_an_older_text_is_no_approval_of_this_one() -> None:
    """When the shared text changes, the document falls back to a draft and says so."""
    found = standing(**{**APPROVED, "text": "1"})
    assert found.state == "changed"
    assert "changed since it was approved" in state_in_words(found)
    assert "Text approved by" not in dict(control_rows(found))


@pytest.mark.parametrize(
    ("today", "overdue"), [(DAY(2027, 12, 10), False), (DAY(2027, 12, 11), True)], ids=["on the day", "after"]
)
def test_the_next_review_is_worked_out_and_overdue_is_said(today: datetime.date, overdue: bool) -> None:
    """A yearly review is due on the day of the approval a year on, and overdue the day after."""
    found = standing(today, **APPROVED)
    assert found.next_review == DAY(2027, 12, 10)
    assert found.overdue is overdue
    assert ("OVERDUE" in dict(control_rows(found))["Next review"]) is overdue


def test_what_went_before_is_said_as_replaced_never_as_approved() -> None:
    """Old dates stand only under "replaces"."""
    before = SimpleNamespace(
        version="2",
        approved=DAY(2022, 12, 1),
        last_reviewed=DAY(2025, 9, 1),
        was_due=DAY(2026, 9, 1),
    )
    found = standing(status="draft", version="3", replaces=before)
    assert found.replaces.startswith("version 2 of 1 December 2022")
    assert found.approved_on is None


@pytest.mark.parametrize(
    ("review", "months"),
    [
        ("yearly, by the Directors", 12),
        ("every 2 years", 24),
        ("every 6 months", 6),
        ("termly", 4),
        ("when needed", None),
    ],
)
def test_a_review_cycle_is_read_from_plain_words(review: str, months: int | None) -> None:
    """A policy officer writes how often in words; what can't be measured has no date."""
    assert months_of(review) == months


def test_a_month_later_is_that_months_last_day_if_it_is_shorter() -> None:
    """31 January and a month is 28 February."""
    assert add_months(DAY(2027, 1, 31), 1) == DAY(2027, 2, 28)
    assert add_months(DAY(2028, 2, 29), 12) == DAY(2029, 2, 28)
