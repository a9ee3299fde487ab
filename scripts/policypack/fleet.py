"""Build many settings side by side: progress while it runs, one table at the end."""

from __future__ import annotations

import multiprocessing
import os
import queue
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from policypack.build import Job, Outcome, build_setting


def build_all(jobs: Sequence[Job], workers: int, console: Console) -> list[Outcome]:
    """Build every job, `workers` at a time, and return what became of each, in the jobs' order.

    One setting's failure, even a crash of its process, never stops the others.
    """
    with multiprocessing.get_context("spawn").Manager() as manager:
        steps: Any = manager.Queue()
        progress = Progress(
            TextColumn("{task.description:<22}"),
            BarColumn(bar_width=24),
            TextColumn("{task.fields[doing]}"),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        with progress, ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
            tasks = {job.slug: progress.add_task(job.slug, total=None, doing="waiting") for job in jobs}
            stop = threading.Event()
            listener = threading.Thread(target=_listen, args=(steps, progress, tasks, stop))
            listener.start()
            try:
                running = [pool.submit(_work, job, steps) for job in jobs]
                return [_outcome(job, future) for job, future in zip(jobs, running, strict=True)]
            finally:
                stop.set()
                listener.join()


def _work(job: Job, steps: Any) -> Outcome:
    outcome = build_setting(job, lambda step: steps.put((job.slug, step)))
    steps.put((job.slug, "failed" if outcome.failure else "done"))
    return outcome


def _outcome(job: Job, future: Future[Outcome]) -> Outcome:
    try:
        return future.result()
    except Exception as error:
        message = f"policypack itself failed here ({type(error).__name__}: {error}); please report it"
        return Outcome(job.slug, failure=message)


def _listen(steps: Any, progress: Progress, tasks: dict[str, Any], stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            slug, doing = steps.get(timeout=0.2)
        except queue.Empty:
            continue
        if doing in ("done", "failed"):
            progress.update(tasks[slug], total=1, completed=1, doing=doing)
        else:
            progress.update(tasks[slug], doing=doing)


def report(outcomes: Sequence[Outcome], console: Console) -> None:
    """Print what went wrong, what is worth knowing, and the closing table."""
    for outcome in outcomes:
        if outcome.failure:
            console.print(
                f"[bold]{outcome.slug} was not built.[/bold] What stood there before stands there still."
            )
            console.print(outcome.failure, markup=False, highlight=False, soft_wrap=True)
            console.print()
    for outcome in outcomes:
        for note in outcome.notes:
            console.print(f"{outcome.slug}: {note}", markup=False, highlight=False, soft_wrap=True)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("setting", "pages", "PDFs", "sheets", "size", "seconds", "to confirm", "overdue", ""):
        table.add_column(heading, justify="left" if heading in ("setting", "") else "right", no_wrap=True)
    for outcome in outcomes:
        if outcome.failure:
            table.add_row(outcome.slug, *[""] * 7, "not built")
            continue
        numbers = (outcome.pages, outcome.pdfs, outcome.sheets)
        state = "nothing had changed" if outcome.unchanged else ""
        size, seconds = f"{outcome.size / 1e6:.1f} MB", f"{outcome.seconds:.1f}"
        row = (*map(str, numbers), size, seconds, str(outcome.to_confirm), str(outcome.overdue), state)
        table.add_row(outcome.slug, *row)
    console.print(table)
    for outcome in outcomes:
        if outcome.to_confirm and not outcome.failure:
            console.print(_open_questions(outcome), markup=False, highlight=False, soft_wrap=True)


def _open_questions(outcome: Outcome) -> str:
    """Return the next step for what nobody has confirmed yet."""
    where = (
        f"listed in {outcome.slug}/private/to-confirm.pdf"
        if outcome.pdfs
        else f"listed by: scripts/settings show {outcome.slug} --to-confirm"
    )
    return f"{outcome.slug}: {outcome.to_confirm} facts to confirm, {where}"


def default_workers(jobs: int) -> int:
    """Return how many settings to build at once: one a core, never more than there are."""
    return max(1, min(jobs, os.cpu_count() or 1))
