"""Two sheets for the office: the facts that will be printed, to check, and those still to confirm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from macros.whole_numbers import NO_BREAK_SPACE

from .pack_pages import signed_by
from .sheet import Letterhead, PageBoxes, print_sheet, running_head

_NAMED = 2


@dataclass(frozen=True)
class FactRow:
    """One fact that will be printed, as text.

    `group` and `label` say which ("People", "Safeguarding lead, phone"), `origin` is `file:line`,
    `printed_in` holds the short names of the documents. `value` is not read where `to_confirm` is set.
    """

    group: str
    label: str
    value: str
    origin: str
    printed_in: Sequence[str] = ()
    to_confirm: bool = False


@dataclass(frozen=True)
class Ask:
    """A fact nobody has given yet: the question, where its answer goes (`file:line`), where it is missed."""

    question: str
    origin: str
    printed_in: Sequence[str] = ()


def compose_facts_sheet(letterhead: Letterhead, rows: Sequence[FactRow], *, made_from: str = "") -> str:
    """Return the proof sheet: every fact with a box to tick, and a block to sign at its end.

    Rows of a group must stand together. `made_from` names the version or day of the facts for the foot of
    the page; it never comes from the clock.
    """
    file = _most_named(row.origin for row in rows)
    groups = [
        (group, [_shown(row, file) for row in found]) for group, found in groupby(rows, lambda row: row.group)
    ]
    return print_sheet(
        "facts.html.j2",
        letterhead,
        _boxes("Facts to check", letterhead, made_from),
        title=f"Facts to check · {letterhead.name}",
        classes="office compact",
        groups=groups,
        file=file or "the setting's file",
        count=len(rows),
        unknown=sum(row.to_confirm for row in rows),
        signature=signed_by("facts", "Checked by", "Role"),
    )


def compose_confirm_list(letterhead: Letterhead, asks: Sequence[Ask], *, made_from: str = "") -> str:
    """Return the list of open questions with room to answer each by hand."""
    return print_sheet(
        "to_confirm.html.j2",
        letterhead,
        _boxes("What is still to confirm", letterhead, made_from),
        title=f"What is still to confirm · {letterhead.name}",
        classes="office compact",
        asks=[
            {"question": ask.question, "origin": ask.origin, "printed": _documents(ask.printed_in)}
            for ask in asks
        ],
    )


def _shown(row: FactRow, file: str) -> Mapping[str, object]:
    origin = row.origin
    if file and origin.startswith(f"{file}:"):
        origin = f"line{NO_BREAK_SPACE}{origin.removeprefix(f'{file}:').split(':')[0]}"
    return {**vars(replace(row, origin=origin)), "printed": _documents(row.printed_in)}


def _documents(names: Sequence[str]) -> str:
    """Return "the policy, the student agreement", or how many when they are more than a few."""
    return ", ".join(names) if len(names) <= _NAMED else f"{len(names)} documents"


def _most_named(origins: Iterable[str]) -> str:
    files = Counter(origin.split(":", 1)[0] for origin in origins if ":" in origin)
    return files.most_common(1)[0][0] if files else ""


def _boxes(title: str, letterhead: Letterhead, made_from: str) -> PageBoxes:
    return PageBoxes(
        head=running_head(letterhead, title),
        mark="FOR THE OFFICE",
        foot=(title, f"Made from {made_from}" if made_from else "For the office, not for publication"),
    )
