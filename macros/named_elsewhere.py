"""What a setting's file says of things that live elsewhere: documents, packs, the register, the calendar."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping

from macros.documents import Page
from macros.jinja import in_words
from macros.problems import Problem, did_you_mean
from macros.register import Register
from macros.register_entry import Entry
from macros.setting import Origin, Setting


def unknown_names(
    setting: Setting, documents: Mapping[str, Page], packs: Collection[str], register: Register
) -> Iterator[Problem]:
    """Yield a problem, at its line, for each document, pack or register key that there isn't."""
    for field in ("include", "exclude"):
        for number, name in enumerate(getattr(setting.documents, field)):
            if name not in documents:
                yield _unknown(setting, f"documents.{field}.{number}", name, "document", documents)
            elif field == "exclude" and documents[name].about.essential:
                message = f"{name} can't be left out: the other documents send people to it"
                yield _at(setting, f"documents.{field}.{number}", message)
    for name, approval in setting.approval.items():
        path = f"approval.{name}"
        if name not in documents:
            yield _unknown(setting, path, name, "document", documents)
            continue
        versions = [change.version for change in documents[name].about.changes]
        if approval.text and str(approval.text) not in versions:
            message = f'there is no text "{approval.text}" of {name}; the draft shows "{versions[0]}"'
            yield _at(setting, f"{path}.text", message)
    for name in setting.packs:
        if name not in packs:
            yield _unknown(setting, f"packs.{name}", name, "pack", packs)
    for number, area in enumerate(setting.our_areas or ()):
        key = area.safeguarding_partnership
        if key and str(key) not in register.by_key:
            path = f"our_areas.{number}.safeguarding_partnership"
            local = [name for name, entry in register.by_key.items() if _is_partnership(entry)]
            message = f"we know no partnership {key}{did_you_mean(str(key), local)}; known are"
            yield _at(setting, path, f"{message} {', '.join(sorted(local))}; else write  to confirm")


def impossible_approvals(
    setting: Setting, documents: Mapping[str, Page], today: datetime.date
) -> Iterator[Problem]:
    """Yield a problem for each approval that hasn't happened on `today`, or is older than its text."""
    for name, approval in setting.approval.items():
        day = approval.approved_on
        if not isinstance(day, datetime.date):
            continue
        dates = {change.version: change.date for change in documents[name].about.changes}
        written = dates.get(str(approval.text))
        message = ""
        if day > today:
            message = f"{in_words(day)} has not come yet; write it after the meeting"
        elif written and day < written:
            message = (
                f"{in_words(day)} is before this text was written ({in_words(written)}); which is right?"
            )
        if message:
            yield _at(setting, f"approval.{name}.approved_on", message)


def _is_partnership(entry: Entry) -> bool:
    return entry.current and entry.kind == "organisation" and "Partnership" in entry.title


def _unknown(setting: Setting, path: str, name: str, what: str, known: Collection[str]) -> Problem:
    hint = did_you_mean(name, known) or f"; there are {', '.join(sorted(known))}"
    return _at(setting, path, f"there is no {what} {name}{hint}")


def _at(setting: Setting, path: str, message: str) -> Problem:
    """Return a problem at the place of `path`, or of what it stands in."""
    while path and path not in setting.origins:
        path = path.rpartition(".")[0]
    origin = setting.origins.get(path) or Origin(f"settings/{setting.slug}/setting.yml")
    return Problem(origin.file, origin.line, origin.column, message)
