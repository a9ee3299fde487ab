"""The office's two sheets: every fact that will be printed, to check and sign; what is still to confirm."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from macros.jinja import escape_markdown
from macros.render import Pack, render
from macros.setting import load_setting
from macros.setting.flat import Line, flat
from macros.today import today
from policypack.paper.engine import LaidOut
from policypack.paper.facts_sheet import Ask, FactRow, compose_confirm_list, compose_facts_sheet
from policypack.paper.press import Press

FACTS, TO_CONFIRM = "facts", "to-confirm"
# Finding "no" or "2" in a text says nothing about a fact.
_SHORTEST = 3
_DECIDING = "These decide what the pages say"


def lay_out_facts(press: Press) -> LaidOut:
    """Lay out the proof sheet of a setting: what is printed, then what decides the words.

    What is still to confirm has a list of its own; a post that serves twice is proofed once.
    """
    pack = press.pack
    lines = {line.origin or line.path: line for line in reversed(list(flat(pack.setting)))}
    rows = [_row(pack, line) for line in reversed(lines.values()) if not _silent(line)]
    printed = [row for row in rows if row.printed_in]
    deciding = [replace(row, group=_DECIDING) for row in rows if not row.printed_in]
    page = compose_facts_sheet(
        press.letterhead, [*printed, *deciding], made_from=f"settings/{pack.setting.slug}"
    )
    return press.sheet(page, FACTS, "Facts to check", "Every fact that will be printed, to tick and sign")


def lay_out_to_confirm(press: Press) -> LaidOut:
    """Lay out the list of what is still to confirm."""
    asks = [Ask(fact.question, str(fact.origin), ()) for fact in press.pack.setting.to_confirm()]
    page = compose_confirm_list(press.letterhead, asks, made_from=f"settings/{press.pack.setting.slug}")
    return press.sheet(page, TO_CONFIRM, "What is still to confirm", "Questions for the office")


def write_proof(root: Path, slug: str, path: Path) -> int:
    """Write the proof sheet of `slug` as a PDF to `path` and return its pages."""
    pack = render(load_setting(root, slug), root, today=today())
    laid = lay_out_facts(Press.of(pack, root))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(laid.pdf)
    return laid.pages


def _row(pack: Pack, line: Line) -> FactRow:
    group, _, rest = line.path.partition(".")
    label = re.sub(r"(?<![a-z])(\d+), ", _counted, (rest or group).replace("_", " ").replace(".", ", "))
    return FactRow(
        group=group.replace("_", " ").capitalize(),
        label=label[:1].upper() + label[1:],
        value=line.value,
        origin=str(line.origin) if line.origin else f"settings/{pack.setting.slug}/setting.yml",
        printed_in=_printed_in(pack, line),
    )


def _printed_in(pack: Pack, line: Line) -> list[str]:
    """Return the short names of the documents that print the value, or each item of a list."""
    if line.path.startswith("approval."):
        document = pack.documents.get(line.path.split(".")[1])
        return [document.meta.short] if document else []
    items = [str(escape_markdown(item)) for item in line.value.split(", ")]
    wholes = [re.compile(rf"(?<!\w){re.escape(item)}(?!\w)", re.IGNORECASE) for item in items]
    if line.value == "yes" or min(map(len, items)) < _SHORTEST:
        return []
    return [
        document.meta.short
        for document in pack.documents.values()
        if all(whole.search(document.text) for whole in wholes)
    ]


def _counted(match: re.Match[str]) -> str:
    """Return "2: " for the second of several, and nothing for the first or only one."""
    return f"{int(match[1]) + 1}: " if int(match[1]) else ""


def _silent(line: Line) -> bool:
    """Say whether a line has nothing to proof-read: looks and files, and what is still to confirm."""
    return line.to_confirm or line.path.startswith(("look.", "packs.", "documents.", "family", "example"))
