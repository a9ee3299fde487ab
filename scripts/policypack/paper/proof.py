"""The office's two sheets: every fact that will be printed, to check and sign; what is still to confirm."""

from __future__ import annotations

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
# Words of a page by themselves: finding "no" in a text says nothing about a fact.
_TOO_SHORT = 4


def lay_out_facts(press: Press) -> LaidOut:
    """Lay out the proof sheet of a setting."""
    pack = press.pack
    rows = [_row(pack, line) for line in flat(pack.setting) if not _silent(line)]
    page = compose_facts_sheet(press.letterhead, rows, made_from=f"settings/{pack.setting.slug}")
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
    label = (rest or group).replace("_", " ").replace(".", ", ")
    return FactRow(
        group=group.replace("_", " ").capitalize(),
        label=label[:1].upper() + label[1:],
        value=line.value,
        origin=str(line.origin) if line.origin else f"settings/{pack.setting.slug}/setting.yml",
        printed_in=_printed_in(pack, line),
        to_confirm=line.to_confirm,
    )


def _printed_in(pack: Pack, line: Line) -> list[str]:
    """Return the short names of the documents whose finished text holds the value."""
    value = str(escape_markdown(line.value))
    if line.to_confirm or len(value) < _TOO_SHORT:
        return []
    return [document.meta.short for document in pack.documents.values() if value in document.text]


def _silent(line: Line) -> bool:
    """Say whether a line is about looks and files, which nobody proof-reads."""
    return line.path.startswith(("look.", "packs.", "documents.", "family", "example"))
