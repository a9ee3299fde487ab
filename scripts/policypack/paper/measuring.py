"""`policypack bench paper`: what joining a pack costs beside laying it out, and how big each PDF is."""

from __future__ import annotations

import io
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pikepdf import ObjectStreamMode, Pdf
from rich.console import Console
from rich.table import Table

from macros.packs import PackPlan
from macros.render import render
from macros.setting import load_setting
from macros.today import today
from policypack.paper.binding import bind_pack, inside
from policypack.paper.engine import join
from policypack.paper.press import Press
from policypack.paper.printing import Printed, print_everything

JOIN_SECONDS = 0.1
BIND_SECONDS = 0.5
"""What a pack may cost besides its documents: joined, and with a cover, contents and sheet of its own."""

KB_A_PAGE, FROM_PAGES = 25, 4
KB_SHORT = 100
"""How big a PDF may be: a page of a file of `FROM_PAGES` or more, and a whole shorter file (1 KB: 1024 B)."""

_ROUNDS = 5


@dataclass(frozen=True)
class PackCost:
    """What a pack of `pages` cost in CPU seconds: its documents laid out, joined, bound with its own sheets.

    `floor` is reading the finished pack and writing it back.
    """

    title: str
    pages: int
    laid_out: float
    joined: float
    bound: float
    floor: float


def too_big(pages: int, size: int) -> bool:
    """Say whether a PDF of so many pages and bytes is bigger than it may be."""
    return size > 1024 * (KB_A_PAGE * pages if pages >= FROM_PAGES else KB_SHORT)


def measure(root: Path, slug: str, console: Console) -> None:
    """Print the costs of the packs of `slug`, then its PDFs from big to small, a page each or whole."""
    press = Press.of(render(load_setting(root, slug), root, today=today()), root)
    laid_out: dict[str, float] = {}
    costs = [_cost(press, plan, laid_out) for plan in press.pack.packs]
    with tempfile.TemporaryDirectory(prefix="policypack-bench-") as name:
        printed = print_everything(press.pack, root, Path(name), lambda _: None, press)
    console.print(_table_of(costs))
    console.print(_sizes_of(printed))
    slow = [cost.title for cost in costs if cost.joined > JOIN_SECONDS or cost.bound > BIND_SECONDS]
    big = [one.key for one in printed if too_big(one.pages, one.size)]
    console.print(f"Over {JOIN_SECONDS:g} s joined or {BIND_SECONDS:g} s bound: {', '.join(slow) or 'none'}.")
    limits = f"{KB_A_PAGE} KB a page ({FROM_PAGES} pages or more) or {KB_SHORT} KB in all (shorter ones)"
    console.print(f"Over {limits}: {', '.join(big) or 'none'}.")


def _cost(press: Press, plan: PackPlan, laid_out: dict[str, float]) -> PackCost:
    """Measure one pack; `laid_out` holds what each document cost that was laid out for an earlier one."""
    documents = [press.pack.documents[name] for name in plan.documents]
    for document in documents:
        if document.id not in laid_out:
            laid_out[document.id] = _seconds(partial(press.document, document))
    parts = inside(press, documents)
    stamp = press.stamp("Pack page {page} of {pages}")
    pack, pages, _ = bind_pack(press, plan)
    return PackCost(
        plan.title,
        pages,
        sum(laid_out[document.id] for document in documents),
        _least(lambda: join(parts, title=plan.title, author=press.letterhead.name, stamp=stamp)),
        _least(lambda: bind_pack(press, plan)),
        _least(lambda: _write_back(pack)),
    )


def _write_back(pdf: bytes) -> None:
    with Pdf.open(io.BytesIO(pdf)) as opened:
        opened.save(io.BytesIO(), object_stream_mode=ObjectStreamMode.generate)


def _least(work: Callable[[], object]) -> float:
    """Return the least of some rounds: noise only ever adds."""
    return min(_seconds(work) for _ in range(_ROUNDS))


def _seconds(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def _table_of(costs: Sequence[PackCost]) -> Table:
    columns = (
        "pack",
        "pages",
        "laid out, CPU s",
        "joined",
        "ratio",
        "read and written back",
        "with its own sheets",
    )
    table = Table(*columns, box=None, pad_edge=False)
    for cost in costs:
        table.add_row(
            cost.title,
            f"{cost.pages}",
            f"{cost.laid_out:.2f}",
            f"{cost.joined:.3f}",
            f"{cost.laid_out / cost.joined:.0f}",
            f"{cost.floor:.3f}",
            f"{cost.bound:.3f}",
        )
    return table


def _sizes_of(printed: Sequence[Printed]) -> Table:
    table = Table("PDF", "pages", "KB", "KB a page", "", box=None, pad_edge=False)
    for one in sorted(printed, key=lambda one: (one.pages < FROM_PAGES, -one.size / one.pages)):
        size = one.size / 1024
        mark = "too big" if too_big(one.pages, one.size) else ""
        table.add_row(one.key, f"{one.pages}", f"{size:.0f}", f"{size / one.pages:.1f}", mark)
    return table
