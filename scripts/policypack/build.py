"""Build one setting: check, paper, web, look at what came out, and only then show it."""

from __future__ import annotations

import datetime
import hashlib
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from macros.colour import palette
from macros.problems import Problem, Problems
from macros.render import Pack, render
from macros.setting import load_setting
from policypack.store import Store

# Everything that can change an output; a file elsewhere never does.
INPUTS = ("docs", "macros", "overrides", "scripts/policypack", "mkdocs.yml", "requirements.lock")
Step = Callable[[str], None]


@dataclass(frozen=True)
class Job:
    """What to build: `today` is an ISO date, so that a job can travel to another process."""

    root: Path
    slug: str
    output: Path
    today: str
    with_pdf: bool = True


@dataclass
class Outcome:
    """What became of one setting, for the closing table. Sizes in bytes, `sheets` printed on both sides."""

    slug: str
    name: str = ""
    pages: int = 0
    pdfs: int = 0
    sheets: int = 0
    size: int = 0
    seconds: float = 0.0
    to_confirm: int = 0
    overdue: int = 0
    unchanged: bool = False
    notes: list[str] = field(default_factory=list)
    failure: str = ""


def build_setting(job: Job, step: Step = lambda _: None) -> Outcome:
    """Build one setting's outputs and put them in place of the last ones; never raise for bad input.

    On failure the outcome says why, in words for the person at the keyboard, and what stood there before
    stands there still. `step` is told what is being done.
    """
    started = time.perf_counter()
    try:
        outcome = _build(job, step)
    except Problems as problems:
        outcome = Outcome(job.slug, failure=str(problems))
    outcome.seconds = time.perf_counter() - started
    return outcome


def _build(job: Job, step: Step) -> Outcome:
    step("checking")
    today = datetime.date.fromisoformat(job.today)
    # First: it tells all that can't be read or rendered as well.
    _refuse_errors(job, today)
    pack = render(load_setting(job.root, job.slug), job.root, today=today)
    store = Store(job.output)
    store.recover(job.slug)
    digest = input_digest(job, pack)
    summary = job.output / ".store" / job.slug / digest / "summary.json"
    if store.has(job.slug, digest) and summary.is_file():
        store.show(job.slug, digest)
        return Outcome(**{**json.loads(summary.read_text(encoding="utf-8")), "unchanged": True})
    with store.staging(job.slug, digest) as folder:
        outcome = _make(job, pack, folder, step)
        text = json.dumps(asdict(outcome), indent=1, ensure_ascii=False)
        (folder / "summary.json").write_text(text + "\n", encoding="utf-8")
    store.show(job.slug, digest)
    return outcome


def _refuse_errors(job: Job, today: datetime.date) -> None:
    """Raise `Problems` for what the checks call an error in the sources or in this setting's texts."""
    from policypack.checks.run import check

    found = check(job.root, [job.slug], today).findings
    errors = [one for one in found if one.severity == "error"]
    if errors:
        raise Problems(
            [Problem(one.file, one.line, one.column, f"{one.code} {one.message}") for one in errors]
        )


def _make(job: Job, pack: Pack, folder: Path, step: Step) -> Outcome:
    from policypack.checks.outputs.look import look_at
    from policypack.web import build_site

    setting = pack.setting
    site, private = folder / "site", folder / "private"
    site.mkdir()
    private.mkdir()
    outcome = Outcome(job.slug, name=str(setting.who_we_are.name))
    outcome.to_confirm = len(setting.to_confirm())
    outcome.overdue = sum(document.status.overdue for document in pack.documents.values())
    look = setting.look
    outcome.notes += palette(str(look.main_colour), str(look.second_colour)).adjusted
    printed = []
    if job.with_pdf:
        # Only where paper is wanted: WeasyPrint costs half a second to import.
        from policypack.paper.printing import print_everything

        printed = print_everything(pack, job.root, folder, step)
        outcome.notes += [note for sheet in printed for note in sheet.notes]
    step("website")
    build_site(job.root, job.slug, site, job.today, printed)
    step("looking at the result")
    outcome.notes += look_at(pack, job.root, folder)
    files = [path for path in folder.rglob("*") if path.is_file()]
    outcome.pages = sum(path.suffix == ".html" for path in files)
    outcome.pdfs = len(printed)
    outcome.sheets = sum((sheet.pages + 1) // 2 for sheet in printed)
    outcome.size = sum(path.stat().st_size for path in files)
    return outcome


def input_digest(job: Job, pack: Pack) -> str:
    """Return a name for everything that this output depends on: the files' bytes, the options, which
    documents are overdue and which posts haven't expired (decision 13: not the date itself)."""
    total = hashlib.sha256()
    for path in _inputs(job, pack):
        total.update(f"{path.relative_to(job.root).as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    overdue = sorted(name for name, document in pack.documents.items() if document.status.overdue)
    news = sorted(name for name, document in pack.documents.items() if document.meta.post)
    total.update(json.dumps([job.slug, job.with_pdf, overdue, news]).encode())
    return total.hexdigest()[:20]


def _inputs(job: Job, pack: Pack) -> Iterator[Path]:
    places = [job.root / name for name in INPUTS]
    places += [job.root / "settings" / "families", pack.setting.folder]
    for place in places:
        if place.is_file():
            yield place
        for path in sorted(place.rglob("*")) if place.is_dir() else ():
            if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc":
                yield path
