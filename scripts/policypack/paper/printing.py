"""Print everything of a setting into its public and its private folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from macros.news import KINDS as NEWS
from macros.problems import Problem, Problems
from macros.render import Pack
from policypack.paper.binding import Bound, bind_document, bind_pack
from policypack.paper.engine import LaidOut, PaperError
from policypack.paper.letters import placed, values_without_a_font
from policypack.paper.press import Press
from policypack.paper.proof import FACTS, TO_CONFIRM, lay_out_facts, lay_out_to_confirm

# A home page and news exist to be on a screen.
_NOT_PRINTED = ("home", *NEWS)


@dataclass(frozen=True)
class Printed:
    """One PDF: `key` is a document's id or "pack-<key>", `path` is relative to the site or private folder.

    `size` is in bytes; `notes` say what somebody should know, such as a page too many.
    """

    key: str
    title: str
    path: str
    pages: int
    size: int
    public: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Task:
    """One file to print."""

    key: str
    title: str
    public: bool
    make: Callable[[], Bound]


def print_everything(
    pack: Pack, root: Path, folder: Path, step: Callable[[str], None], press: Press | None = None
) -> list[Printed]:
    """Print the documents, packs and office sheets of `pack` below `folder` and return what was printed.

    `press` is one that has laid out some of them already. Raise `Problems` naming each value and each
    document that can't be printed and why; the other documents are still tried, so that all is told at once.
    """
    press = press or Press.of(pack, root)
    if unwritable := values_without_a_font(pack.setting, press.sources["assets/"] / "fonts"):
        raise Problems(unwritable)
    problems: list[Problem] = []
    printed: list[Printed] = []
    tasks = list(_tasks(press))
    for number, task in enumerate(tasks, start=1):
        step(f"printing {number} of {len(tasks)}: {task.key}")
        try:
            printed.append(_put(task, folder))
        except PaperError as error:
            place = _source_of(pack, error.document)
            problems += [placed(Problem(place, 0, 0, message), root) for message in error.messages]
    if problems:
        raise Problems(problems)
    return printed


def _put(task: _Task, folder: Path) -> Printed:
    content, pages, notes = task.make()
    path = f"pdf/{task.key}.pdf" if task.public else f"{task.key}.pdf"
    target = folder / ("site" if task.public else "private") / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return Printed(task.key, task.title, path, pages, len(content), task.public, notes)


def _tasks(press: Press) -> Iterator[_Task]:
    pack = press.pack
    for document in pack.documents.values():
        if document.meta.kind not in _NOT_PRINTED:
            make = partial(bind_document, press, document)
            yield _Task(document.id, document.meta.title, document.meta.public, make)
    for plan in pack.packs:
        yield _Task(f"pack-{plan.key}", plan.title, plan.public, partial(bind_pack, press, plan))
    yield _Task(FACTS, "Facts to check", False, lambda: _plain(lay_out_facts(press)))
    if pack.setting.to_confirm():
        yield _Task(TO_CONFIRM, "What is still to confirm", False, lambda: _plain(lay_out_to_confirm(press)))


def _plain(laid: LaidOut) -> Bound:
    return laid.pdf, laid.pages, ()


def _source_of(pack: Pack, document: str) -> str:
    found = pack.documents.get(document)
    return f"docs/{found.path}" if found else f"settings/{pack.setting.slug}/setting.yml"
