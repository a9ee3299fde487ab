"""Print everything of a setting into its public and its private folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from macros.news import KINDS as NEWS
from macros.problems import Problem, Problems
from macros.render import Document, Pack
from policypack.paper.binding import Bound, bind_booklet, bind_document, bind_pack
from policypack.paper.edition import BOOKLET, editions_of, has_booklets
from policypack.paper.engine import LaidOut, PaperError
from policypack.paper.letters import placed
from policypack.paper.press import Press
from policypack.paper.proof import FACTS, TO_CONFIRM, lay_out_facts, lay_out_to_confirm

# A home page and news exist to be on a screen.
_NOT_PRINTED = ("home", *NEWS)


@dataclass(frozen=True)
class Printed:
    """One PDF: `key` is a document's id or "pack-<key>", `path` is relative to the site or private folder.

    Another edition than A4 has its name behind the key, `edition` for what it is called, and `of` for the
    key of what it is an edition of. `size` is in bytes; `notes` say what somebody should know, such as a
    page too many.
    """

    key: str
    title: str
    path: str
    pages: int
    size: int
    public: bool
    notes: tuple[str, ...] = ()
    of: str = ""
    edition: str = ""


@dataclass(frozen=True)
class _Task:
    """One file to print."""

    key: str
    title: str
    public: bool
    make: Callable[[], Bound]
    of: str = ""
    edition: str = ""


def print_everything(
    pack: Pack, root: Path, folder: Path, step: Callable[[str], None], press: Press | None = None
) -> list[Printed]:
    """Print the documents, packs and office sheets of `pack` below `folder` and return what was printed.

    `press` is one that has laid out some of them already. Raise `Problems` naming each
    document that can't be printed and why; the others are still tried, so that all is told at once.
    """
    press = press or Press.of(pack, root)
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
    return Printed(task.key, task.title, path, pages, len(content), task.public, notes, task.of, task.edition)


def _tasks(press: Press) -> Iterator[_Task]:
    pack = press.pack
    for document in pack.documents.values():
        if document.meta.kind not in _NOT_PRINTED:
            yield from _editions(press, document)
    for plan in pack.packs:
        key = f"pack-{plan.key}"
        yield _Task(key, plan.title, plan.public, partial(bind_pack, press, plan))
        if plan.booklet and has_booklets(pack.setting):
            # For the office's printer: nobody could read it on a screen.
            make = partial(bind_booklet, press, plan)
            yield _Task(f"{key}-{BOOKLET}", plan.title, False, make, of=key, edition="Booklet")
    yield _Task(FACTS, "Facts to check", False, lambda: _plain(lay_out_facts(press)))
    if pack.setting.to_confirm():
        yield _Task(TO_CONFIRM, "What is still to confirm", False, lambda: _plain(lay_out_to_confirm(press)))


def _editions(press: Press, document: Document) -> Iterator[_Task]:
    """Yield a document on A4, then its other editions, which are laid out as A4 has turned out."""
    name, meta = document.id, document.meta
    yield _Task(name, meta.title, meta.public, partial(bind_document, press, document))
    for edition in editions_of(press.pack.setting, meta):
        make = partial(bind_document, press, document, edition)
        key = f"{name}-{edition.key}"
        yield _Task(key, meta.title, meta.public, make, of=name, edition=edition.words)


def _plain(laid: LaidOut) -> Bound:
    return laid.pdf, laid.pages, ()


def _source_of(pack: Pack, document: str) -> str:
    found = pack.documents.get(document)
    return f"docs/{found.path}" if found else f"settings/{pack.setting.slug}/setting.yml"
