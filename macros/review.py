"""Where a document stands: draft or approved, which version, when it is looked at again.

A date never comes from the clock in here: `today` is an argument (decision 13).
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Literal

from macros.jinja import in_words
from macros.setting import Setting

State = Literal["draft", "approved", "changed", "withdrawn"]
_MONTHS = {
    "termly": 4,
    "yearly": 12,
    "every year": 12,
    "annually": 12,
    "every two years": 24,
    "two-yearly": 24,
}
_EVERY = re.compile(r"every (\d+) (month|year)s?")


@dataclass(frozen=True)
class Status:
    """The words and dates of a document's control block; an empty text where there is nothing to say."""

    state: State
    words: str
    version: str
    owner: str
    approved_by: str
    approved_on: datetime.date | None
    minute: str
    review_words: str
    next_review: datetime.date | None
    overdue: bool
    replaces: str
    what_changed: tuple[str, ...]
    text_version: str
    text_date: datetime.date


def months_of(review: str) -> int | None:
    """Return the months between two reviews that a text such as "yearly, by the governors" gives, or None."""
    lowered = review.lower()
    if match := _EVERY.search(lowered):
        return int(match[1]) * (12 if match[2] == "year" else 1)
    return next((months for word, months in _MONTHS.items() if word in lowered), None)


def add_months(day: datetime.date, months: int) -> datetime.date:
    """Return the same day of the month `months` later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def status(
    setting: Setting,
    document: str,
    *,
    owner: str,
    text_version: str,
    text_date: datetime.date,
    today: datetime.date,
) -> Status:
    """Return where `document` (an id) stands in this setting on `today`.

    It is a draft until the setting records who approved this text, when and with which minute;
    an approval of an older text says "changed since approval".
    """
    approval = setting.approval.get(document)
    version = str(approval.version) if approval and approval.version else text_version
    if approval is None or approval.status.value == "draft":
        state: State = "draft"
    elif approval.status.value == "withdrawn":
        state = "withdrawn"
    elif (approval.text or "") == text_version:
        state = "approved"
    else:
        state = "changed"
    written = approval.approved_on if approval else None
    approved_on = written if isinstance(written, datetime.date) else None
    review = str(approval.review) if approval and approval.review else ""
    months = months_of(review)
    next_review = add_months(approved_on, months) if state == "approved" and approved_on and months else None
    return Status(
        state=state,
        words=_STATE_WORDS[state],
        version=version,
        owner=str(approval.owner) if approval and approval.owner else owner,
        approved_by=str(approval.approved_by) if approval and approval.approved_by else "",
        approved_on=approved_on,
        minute=str(approval.minute) if approval and approval.minute else "",
        review_words=review,
        next_review=next_review,
        overdue=next_review is not None and next_review < today,
        replaces=_replaces(approval.replaces) if approval and approval.replaces else "",
        what_changed=tuple(approval.what_changed or ()) if approval else (),
        text_version=text_version,
        text_date=text_date,
    )


_STATE_WORDS: dict[State, str] = {
    "draft": "Draft: not yet approved",
    "approved": "Approved",
    "changed": "Draft: changed since it was approved",
    "withdrawn": "Withdrawn: do not use",
}


def _replaces(before: object) -> str:
    version = getattr(before, "version", None)
    approved = getattr(before, "approved", None)
    words = f"version {version}" if version else "an earlier text"
    if isinstance(approved, datetime.date):
        words += f" of {in_words(approved)}"
    reviewed = getattr(before, "last_reviewed", None)
    due = getattr(before, "was_due", None)
    more = []
    if isinstance(reviewed, datetime.date):
        more.append(f"last reviewed on {in_words(reviewed)}")
    if isinstance(due, datetime.date):
        more.append(f"next review was due on {in_words(due)}")
    return f"{words} ({', '.join(more)})" if more else words
