"""Texts that aren't newer than the one that they replace."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import combinations

from macros.jinja import in_words
from macros.setting import Setting
from macros.setting.control import Approval, Replaces
from policypack.checks.check import Check
from policypack.checks.control.change_list import rises
from policypack.checks.control.places import written_at
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each version and day of an approval that doesn't come after those of the text before."""
    for pack in sources.packs.values():
        for name, approval in pack.setting.approval.items():
            document = pack.documents.get(name)
            if approval.replaces is None:
                continue
            version = str(approval.version or "") or (document.status.version if document else "")
            yield from _version(pack.setting, name, version, approval.replaces)
            yield from _days(pack.setting, name, approval, approval.replaces)


def _version(setting: Setting, name: str, version: str, before: Replaces) -> Iterator[Finding]:
    older = str(before.version or "")
    if version and older and not rises(older, version):
        what = "has the number of" if version == older else "has a lower number than"
        message = f"version {version} {what} the text that it replaces (version {older}); which is right?"
        yield written_at(setting, f"approval.{name}.version", CHECK.code, message)


def _days(setting: Setting, name: str, approval: Approval, before: Replaces) -> Iterator[Finding]:
    """The text before was approved, then looked at, then due, then replaced."""
    path = f"approval.{name}"
    days = {
        "approved": _day(before.approved),
        "last_reviewed": _day(before.last_reviewed),
        "was_due": _day(before.was_due),
    }
    written = [(key, day) for key, day in days.items() if day]
    for (early, first), (late, second) in combinations(written, 2):
        if second < first:
            message = f"{late}: {in_words(second)} is before {early}: {in_words(first)}; which is right?"
            yield written_at(setting, f"{path}.replaces.{late}", CHECK.code, message)
    approved = _day(approval.approved_on)
    latest = max((day for key, day in written if key != "was_due"), default=None)
    if approved and latest and approved <= latest:
        message = (
            f"approved on {in_words(approved)}, but the text that it replaces was still looked at on"
            f" {in_words(latest)}; which is right?"
        )
        yield written_at(setting, f"{path}.approved_on", CHECK.code, message)


def _day(value: object) -> datetime.date | None:
    return value if isinstance(value, datetime.date) else None


CHECK = Check(
    code="E507",
    name="a text that isn't newer than the one it replaces",
    why="""A new text with the number of the old one can't be told from it: nobody can say which of the two
    was approved, signed or read. The version rises, and the days of the text before come in their order, all
    before the new approval.""",
    bad="""approval:
  tried:
    status: draft
    version: "2"
    approved_by: Board of Directors
    review: yearly, by the Directors
    replaces: {version: "2", approved: 2024-09-01}
""",
    good="""approval:
  tried:
    status: draft
    version: "3"
    approved_by: Board of Directors
    review: yearly, by the Directors
    replaces: {version: "2", approved: 2024-09-01}
""",
    look=look,
    file="settings/b2-mentoring/setting.yml",
)
