"""Reviews that are overdue, or due within sixty days."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from macros.jinja import in_words
from macros.render import Pack
from macros.review import add_months
from macros.setting import Setting
from policypack.checks.check import Check
from policypack.checks.control.places import written_at
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources

_SOON = datetime.timedelta(days=60)
_FILTER_MONTHS = 12


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each review of a document, of the text before it, or of the filter, that is due on this day."""
    for pack in sources.packs.values():
        for name, document in pack.documents.items():
            if due := document.status.next_review:
                path = f"approval.{name}.approved_on"
                yield from _due(pack.setting, path, f"the review of the {document.meta.short}", due, sources)
            elif document.status.state in ("draft", "changed"):
                yield from _before(pack, name, sources.today)
        reviewed = pack.setting.technology.filtering_last_reviewed
        if isinstance(reviewed, datetime.date):
            due = add_months(reviewed, _FILTER_MONTHS)
            path = "technology.filtering_last_reviewed"
            yield from _due(pack.setting, path, "the yearly review of filtering", due, sources)


def _due(setting: Setting, path: str, what: str, due: datetime.date, sources: Sources) -> Iterator[Finding]:
    if due < sources.today:
        message = f"{what} has been overdue since {in_words(due)}"
    elif due <= sources.today + _SOON:
        message = f"{what} is due on {in_words(due)}, in {(due - sources.today).days} days"
    else:
        return
    yield written_at(setting, path, CHECK.code, f"{message}; look at it and write down the new date")


def _before(pack: Pack, name: str, today: datetime.date) -> Iterator[Finding]:
    """Yield the text that is still in force, when its time is over and its successor is a draft."""
    approval = pack.setting.approval.get(name)
    due = approval.replaces.was_due if approval and approval.replaces else None
    if isinstance(due, datetime.date) and due < today:
        message = (
            f"the text before this draft should have been looked at by {in_words(due)}, and it is still the"
            " approved one; have the draft approved, and write that down here"
        )
        yield written_at(pack.setting, f"approval.{name}.replaces.was_due", CHECK.code, message)


CHECK = Check(
    code="W502",
    name="a review that is overdue, or due within 60 days",
    why="""In one real policy the date of review had passed, on the front page, for everybody to read. Sixty
    days are enough to bring a text to the next meeting. A draft doesn't help: until it is approved the text
    before it is in force.""",
    bad="""approval:
  tried:
    status: approved
    text: "1"
    owner: Designated Safeguarding Lead (DSL)
    approved_by: Board of Directors
    approved_on: 2026-11-22
    minute: Directors, 22 November 2026, item 4
    review: every 1 month, by the Directors
""",
    good="""approval:
  tried:
    status: approved
    text: "1"
    owner: Designated Safeguarding Lead (DSL)
    approved_by: Board of Directors
    approved_on: 2026-11-22
    minute: Directors, 22 November 2026, item 4
    review: yearly, by the Directors
""",
    look=look,
    file="settings/b2-mentoring/setting.yml",
)
