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
from policypack.paper.source import facts_of

FACTS, TO_CONFIRM = "facts", "to-confirm"
# Finding "no" or "2" in a text says nothing about a fact.
_SHORTEST = 3
_PLAIN = {
    "ai_tools": "AI tools",
    "complaints": "Complaints go through",
    "it_help": "IT help",
    "lado": "LADO",
    "learners_phones": "Their own phones",
    "learners_phones_because": "Their own phones, why",
    "learners_phones_on_a_school_site": "Their own phones on a school site",
    "many": "More than one",
    "news_by": "News comes by",
    "note_for_staff_only": "Note (for staff only)",
    "one": "One of them",
    "parents_hear_by": "Families hear by",
    "phones_rule_lives_in": "The rule for phones is in",
    "safeguarding_lead_every_years": "Safeguarding lead trains again after so many years",
    "searching_learners_phones": "Searching their phones",
    "staff_phones": "Phones of staff",
    "trainee_phones": "Phones of trainees",
    "anti_bullying": "Anti-bullying",
    "was_due": "Review was due",
}
_DECIDING = "These decide what the pages say"


def lay_out_facts(press: Press) -> LaidOut:
    """Lay out the proof sheet of a setting: what is printed, then what decides the words.

    What is still to confirm has a list of its own; a post that serves twice is proofed once.
    """
    pack = press.pack
    lines = {line.origin or line.path: line for line in reversed(list(flat(pack.setting)))}
    rows = [_row(pack, line) for line in reversed(lines.values()) if is_printed(line)]
    printed = [row for row in rows if row.printed_in]
    deciding = [replace(row, group=_DECIDING) for row in rows if not row.printed_in]
    page = compose_facts_sheet(
        press.letterhead, [*printed, *deciding], made_from=f"settings/{pack.setting.slug}"
    )
    about = "Every fact that will be printed, to tick and sign"
    return press.sheet(page, FACTS, "Facts to check", about, source=facts_of(pack.setting))


def lay_out_to_confirm(press: Press) -> LaidOut:
    """Lay out the list of what is still to confirm."""
    asks = [Ask(fact.question, str(fact.origin), ()) for fact in press.pack.setting.to_confirm()]
    page = compose_confirm_list(press.letterhead, asks, made_from=f"settings/{press.pack.setting.slug}")
    source = facts_of(press.pack.setting)
    return press.sheet(
        page, TO_CONFIRM, "What is still to confirm", "Questions for the office", source=source
    )


def write_proof(root: Path, slug: str, path: Path) -> int:
    """Write the proof sheet of `slug` as a PDF to `path` and return its pages."""
    pack = render(load_setting(root, slug), root, today=today())
    laid = lay_out_facts(Press.of(pack, root))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(laid.pdf)
    return laid.pages


def _row(pack: Pack, line: Line) -> FactRow:
    group = line.path.partition(".")[0]
    value = line.value
    if line.path == "when_something_happens.complaints":
        policy = pack.setting.our_policies.get(value)
        value = str(policy.title) if policy and policy.title else _plain(value)
    return FactRow(
        group=_plain(group),
        label=_label(pack, line.path),
        value=value,
        origin=str(line.origin) if line.origin else f"settings/{pack.setting.slug}/setting.yml",
        printed_in=_printed_in(pack, line),
    )


def _label(pack: Pack, path: str) -> str:
    """Return what a fact is called on paper: "Kirklees Council: LADO, website"."""
    group, *names = path.split(".")
    of = ""
    if group == "our_areas" and names[0].isdigit():
        number = int(names.pop(0))
        council = pack.setting.our_areas[number].council
        of = f"{council}: " if council and names[0] != "council" else f"Area {number + 1}: "
    elif group == "approval" and names[0] in pack.documents:
        of = f"{pack.documents[names.pop(0)].meta.title}: "
    words = [f"{int(name) + 1}" if name.isdigit() else _plain(name) for name in names or [group]]
    said = ", ".join(
        [words[0], *(word if word.isupper() else word[:1].lower() + word[1:] for word in words[1:])]
    )
    return f"{of}{said}"


def _plain(name: str) -> str:
    """Return a key as words: "IT help"."""
    return _PLAIN.get(name, name.replace("_", " ").capitalize())


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


def is_printed(line: Line) -> bool:
    """Say whether a line has something to proof-read: not looks and files, nor what is still to confirm."""
    return not line.to_confirm and not line.path.startswith(
        ("look.", "packs.", "documents.", "pdf.", "family", "example")
    )
