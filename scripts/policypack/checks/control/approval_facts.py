"""What a setting must write down of an approval, beyond what its file is refused for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.render import Document, Pack
from macros.review import months_of
from macros.setting import Setting
from macros.setting.choices import ApprovalStatus
from macros.setting.control import Approval
from macros.setting.tree import Branch, Leaf
from policypack.checks.check import Check
from policypack.checks.control.places import written_at
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources

_REVIEWED = ("policy", "agreement")
_PERSON = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Rev|Revd)\b\.? [A-Z]")
# Empty until it has happened; an approval without them is refused or told elsewhere.
_ONCE_APPROVED = ("approved_on", "minute", "text")
_TIMES = "yearly, termly, every 2 years, every 6 months"


def look(sources: Sources) -> Iterator[Finding]:
    """Yield what is missing, or can't be reckoned with, in each approval of each setting."""
    for pack in sources.packs.values():
        for name, approval in pack.setting.approval.items():
            document = pack.documents.get(name)
            if document is not None:
                yield from _review(pack.setting, document, approval)
                yield from _approved(pack.setting, document, approval)
                yield from _posts(pack.setting, name, approval)
        yield from _nobody(pack)
        yield from _left_empty(sources, pack.setting)


def _nobody(pack: Pack) -> Iterator[Finding]:
    """Yield each policy for which the setting doesn't say who approves it, or how often it is looked at."""
    for name, document in pack.documents.items():
        if document.meta.kind != "policy":
            continue
        approval = pack.setting.approval.get(name)
        if approval is None:
            if pack.setting.approval:
                message = (
                    f"nobody says who approves the {document.meta.short}; write its block under approval:"
                )
                yield written_at(pack.setting, f"approval.{name}", CHECK.code, message)
            continue
        lacking = [
            f"{key}: ({wanted})"
            for key, wanted in (("approved_by", "who approves it"), ("review", _TIMES))
            if getattr(approval, key) is None and f"approval.{name}.{key}" not in pack.setting.origins
        ]
        if lacking and approval.status is ApprovalStatus.DRAFT:
            message = (
                f"the {document.meta.short} lacks {' and '.join(lacking)}; write to confirm while it is open"
            )
            yield written_at(pack.setting, f"approval.{name}", CHECK.code, message)


def _left_empty(sources: Sources, setting: Setting) -> Iterator[Finding]:
    """Yield each key of an approval that was written and has no value, but for what hasn't happened yet."""
    file = f"settings/{setting.slug}/setting.yml"
    approvals = sources.settings_as_written.get(file, Branch()).get("approval")
    for name, approval in approvals.items() if isinstance(approvals, Branch) else ():
        if not isinstance(approval, Branch):
            continue
        below = approval.get("replaces")
        before = below.items() if isinstance(below, Branch) else ()
        for key, value in [*approval.items(), *((f"replaces: {key}", one) for key, one in before)]:
            empty = value.strip() in ("", "~") if isinstance(value, Leaf) else not value
            if empty and key not in _ONCE_APPROVED:
                message = f"{key}: of {name} is left empty; write it, or to confirm while nobody knows"
                place = value.key_origin
                yield Finding(file, place.line, place.column, CHECK.code, message, (setting.slug,))


def _review(setting: Setting, document: Document, approval: Approval) -> Iterator[Finding]:
    path = f"approval.{document.id}"
    review = str(approval.review or "")
    if review and months_of(review) is None:
        message = f'review: "{review}" says no time to reckon with; write how often: {_TIMES}'
        yield written_at(setting, f"{path}.review", CHECK.code, message)
    elif (
        approval.status is ApprovalStatus.APPROVED and document.meta.kind in _REVIEWED and not approval.review
    ):
        message = f"says approved, so write review: as well ({_TIMES}); without it no date is worked out"
        yield written_at(setting, f"{path}.status", CHECK.code, message)


def _approved(setting: Setting, document: Document, approval: Approval) -> Iterator[Finding]:
    path = f"approval.{document.id}"
    if approval.status is not ApprovalStatus.APPROVED:
        return
    if not approval.minute:
        message = "says approved, so write minute: as well, the meeting and the number of the minute"
        yield written_at(setting, f"{path}.status", CHECK.code, message)
    if document.status.owner == "to confirm":
        message = "says approved, so write owner: as well, the post that looks after it"
        yield written_at(setting, f"{path}.status", CHECK.code, message)


def _posts(setting: Setting, name: str, approval: Approval) -> Iterator[Finding]:
    names = {str(found).casefold() for found in _names(setting)}
    for key in ("owner", "approved_by"):
        said = str(getattr(approval, key) or "")
        if said and (said.casefold() in names or _PERSON.match(said)):
            message = f'{key}: "{said}" is a person; write the post, which stays when people change'
            yield written_at(setting, f"approval.{name}.{key}", CHECK.code, message)


def _names(setting: Setting) -> Iterator[object]:
    for key in type(setting.people).model_fields:
        if found := getattr(getattr(setting.people, key), "name", None):
            yield found


CHECK = Check(
    code="E501",
    name="an approval that lacks what control needs",
    why="""An inspector or a commissioner asks who approved a policy, when, in which minute, who owns it and
    when it is looked at again. A name instead of a post is wrong as soon as somebody leaves, and a review
    "when needed" never comes. What a setting's file is refused for (no date, nobody, no text) isn't here.""",
    bad="""approval:
  tried:
    status: approved
    text: "1"
    approved_by: Board of Directors
    approved_on: 2026-11-22
    minute: Directors, 22 November 2026, item 4
    review: when needed
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
