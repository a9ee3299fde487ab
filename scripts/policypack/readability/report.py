"""`policypack readability`: how every document of a setting reads, and the sentences to mend first."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from macros.render import Pack, render
from macros.setting import load_setting
from policypack.readability.grade import LONG, Reading, hardness
from policypack.readability.names import Names
from policypack.readability.sentences import Sentence, sentences

_A_SENTENCE = 8


def readings(pack: Pack) -> list[Reading]:
    """Return how each document of a setting reads, in the order of its documents."""
    names = Names.of(pack)
    return [Reading(document.meta, tuple(sentences(document, names))) for document in pack.documents.values()]


def report(root: Path, slugs: Sequence[str], today: datetime.date, worst: int, console: Console) -> bool:
    """Print a table for each setting and the `worst` sentences of all; return whether every budget holds.

    Raise `Problems` for sources that can't be rendered.
    """
    read = {slug: readings(render(load_setting(root, slug), root, today=today)) for slug in slugs}
    for slug, documents in read.items():
        console.print(_table(slug, documents))
        console.print()
    for line in _hardest(read, worst):
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    faults = [
        f"{slug}: {reading.meta.id}: {fault}"
        for slug, documents in read.items()
        for reading in documents
        for fault in reading.faults
    ]
    console.print()
    for fault in faults:
        console.print(fault, markup=False, highlight=False, soft_wrap=True)
    if not faults:
        console.print("Every document keeps to its readers' grade and to the length of sentences.")
    return not faults


def _table(slug: str, documents: Sequence[Reading]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in (slug, "grade", "at most", "sentences", f"over {LONG} words", "longest", ""):
        table.add_column(heading, justify="left" if heading in (slug, "") else "right", no_wrap=True)
    for reading in sorted(documents, key=lambda reading: reading.budget - reading.grade):
        table.add_row(
            reading.meta.id,
            f"{reading.grade:.1f}",
            f"{reading.budget:g}",
            str(len(reading.sentences)),
            f"{reading.share_long:.1%}",
            str(reading.longest),
            "over its budget" if reading.faults else "",
        )
    return table


def _hardest(read: Mapping[str, Sequence[Reading]], worst: int) -> list[str]:
    """Return the sentences that are too long and then the hardest, each once, at its place in the sources.

    A heading of one long word is hard by the formula alone, so what has fewer than `_A_SENTENCE` words waits.
    """
    by_place: dict[tuple[str, int, str], Sentence] = {}
    for documents in read.values():
        for reading in documents:
            for sentence in reading.sentences:
                by_place.setdefault((sentence.origin.file, sentence.origin.line, sentence.text), sentence)
    ranked = sorted(
        by_place.values(),
        key=lambda one: (
            -max(len(one.words), LONG),
            len(one.words) < _A_SENTENCE,
            -hardness(one),
            one.origin.file,
            one.origin.line,
        ),
    )
    return [
        f"{one.origin.file}:{one.origin.line}: {len(one.words)} words, grade {hardness(one):.0f}: {one.text}"
        for one in ranked[:worst]
    ]
