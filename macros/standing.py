"""What a document says of its standing, on the web and on paper: draft or approved, by whom, until when."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Protocol

from macros.jinja import in_words


class Standing(Protocol):
    """Where a document stands; `macros.review.Status` is one."""

    @property
    def state(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def owner(self) -> str: ...
    @property
    def approved_by(self) -> str: ...
    @property
    def approved_on(self) -> datetime.date | None: ...
    @property
    def minute(self) -> str: ...
    @property
    def next_review(self) -> datetime.date | None: ...
    @property
    def overdue(self) -> bool: ...
    @property
    def review_words(self) -> str: ...
    @property
    def replaces(self) -> str: ...
    @property
    def what_changed(self) -> Sequence[str]: ...
    @property
    def text_date(self) -> datetime.date: ...


def state_in_words(standing: Standing) -> str:
    """Return the sentence under the title: nobody may take a draft for an approved text."""
    if standing.state == "approved":
        sentence = "Approved"
        if standing.approved_by:
            sentence += (
                f" by the {standing.approved_by}"
                if _is_a_body(standing.approved_by)
                else f" by {standing.approved_by}"
            )
        if standing.approved_on:
            sentence += f" on {in_words(standing.approved_on)}"
        return f"{sentence}. Its review is overdue." if standing.overdue else f"{sentence}."
    return {
        "draft": "DRAFT, NOT YET APPROVED. Nobody has approved these words yet.",
        "changed": "DRAFT. The text has changed since it was approved.",
        "withdrawn": "WITHDRAWN. Do not use this document.",
    }.get(standing.state, standing.words)


def control_rows(standing: Standing) -> list[tuple[str, str]]:
    """Return the control block, row by row. An approval that has not happened is never printed as one."""
    approved = standing.state in ("approved", "withdrawn")
    return filled(
        {
            "Version": standing.version,
            **_approval(standing, approved),
            "Owner": capital(standing.owner),
            "Next review": next_review(standing),
            "Replaces": capital(standing.replaces),
        }
    )


def _approval(standing: Standing, approved: bool) -> dict[str, object]:
    if approved:
        return {
            "Text approved by": capital(standing.approved_by),
            "Approved on": standing.approved_on,
            "Minute": standing.minute,
        }
    if standing.state == "changed":
        before = ", ".join(
            part
            for part in (
                standing.approved_by,
                in_words(standing.approved_on) if standing.approved_on else "",
                f"minute {standing.minute}" if standing.minute else "",
            )
            if part
        )
        return {"Older text approved by": capital(before)}
    return {"To be approved by": capital(standing.approved_by)}


def next_review(standing: Standing) -> str:
    """Return when the text is looked at again, in words, with "overdue" where it is."""
    if standing.next_review:
        day = in_words(standing.next_review)
        if standing.overdue:
            day = f"OVERDUE since {day}"
        return f"{day} ({standing.review_words})" if standing.review_words else day
    if standing.state == "withdrawn" or not standing.review_words:
        return ""
    return f"{capital(standing.review_words)}; the date is set on approval"


def compact_facts(standing: Standing) -> list[str]:
    """Return the same in a line, for sheets that must stay short."""
    facts = [f"Version {standing.version}"]
    if standing.state == "draft" and standing.approved_by:
        facts.append(f"To be approved by: {standing.approved_by}")
    if standing.next_review:
        facts.append(f"Next review: {in_words(standing.next_review)}")
    if standing.owner:
        facts.append(f"Owner: {standing.owner}")
    return facts


def short_mark(standing: Standing) -> str:
    """Return the word that stands at the top of every page, or nothing when all is well."""
    if standing.state in ("draft", "changed"):
        return "DRAFT"
    if standing.state == "withdrawn":
        return "WITHDRAWN"
    return "REVIEW OVERDUE" if standing.overdue else ""


def foot_status(standing: Standing) -> str:
    """Return version and status as they stand at the foot of every page."""
    status = standing.words
    if standing.state == "approved":
        if standing.approved_on:
            status += f" {in_words(standing.approved_on)}"
        if standing.overdue:
            status += ", review overdue"
    return f"Version {standing.version} · {status}"


def _is_a_body(name: str) -> bool:
    """Whether a name needs "the" in a sentence: a body or a post does, unless it brings its own article."""
    return not name.lower().startswith(("the ", "our ", "a "))


def capital(text: str) -> str:
    """Return `text` with a capital at its start."""
    return text[:1].upper() + text[1:]


def filled(rows: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return the rows that have something to say, in order; dates are in words."""
    said = {name: _said(value) for name, value in rows.items()}
    return [(name, text) for name, text in said.items() if text]


def _said(value: object) -> str:
    if value is None:
        return ""
    return in_words(value) if isinstance(value, datetime.date) else str(value)
