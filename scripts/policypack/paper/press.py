"""The press: every document and pack of a setting, printed into its public and its private folder."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from markupsafe import Markup

from macros.colour import palette
from macros.packs import PackPlan
from macros.problems import Problem, Problems
from macros.render import Document, Pack
from policypack.paper.engine import LaidOut, PaperError, lay_out
from policypack.paper.engine.joining import Part, join, page_numbers
from policypack.paper.engine.stamping import Stamp
from policypack.paper.pages import Letterhead, compose, compose_to_fit, pages_allowed, stamp_rectangle
from policypack.paper.sheet import A4_MM

PUBLIC, PRIVATE = "site/pdf", "private"
STAMP_FONT = "atkinson-hyperlegible-next-latin-400-normal.woff2"
MM = 72 / 25.4  # points
# Documents that exist to be a web page.
_NOT_PRINTED = ("home",)


@dataclass(frozen=True)
class Printed:
    """One PDF: `key` is a document's id or "pack-<key>", `path` is relative to the site or private folder."""

    key: str
    title: str
    path: str
    pages: int
    size: int
    public: bool
    notes: tuple[str, ...] = ()


@dataclass
class Press:
    """Prints the documents of one setting; each is laid out once in each form that it is needed in."""

    pack: Pack
    root: Path
    letterhead: Letterhead
    done: dict[tuple[str, str], LaidOut] = field(default_factory=dict)

    @classmethod
    def of(cls, pack: Pack, root: Path) -> Press:
        """Return the press with the setting's letterhead."""
        setting = pack.setting
        colours = palette(str(setting.look.main_colour), str(setting.look.second_colour))
        letterhead = Letterhead(
            name=str(setting.who_we_are.name),
            short_name=str(setting.who_we_are.short_name),
            logo=f"setting/{setting.logo.name}" if setting.logo else "",
            heading=colours.paper_heading,
            line=colours.paper_line,
            example=setting.example,
            other_formats=pack.calls["formats_line"](),
        )
        return cls(pack, root, letterhead)

    @property
    def sources(self) -> dict[str, Path]:
        """Return the only folders that a layout may load from."""
        return {"assets/": self.root / "overrides" / "assets", "setting/": self.pack.setting.folder}

    def document(self, document: Document, label: str = "", policy: str = "") -> LaidOut:
        """Lay out one document, as an appendix of `policy` when it has a `label`."""
        key = (document.id, label)
        if key not in self.done:
            self.done[key] = compose_to_fit(
                document, partial(self._lay_out, document), self._composer(document, label, policy)
            )
        return self.done[key]

    def _composer(self, document: Document, label: str, policy: str) -> Callable[..., str]:
        return partial(
            compose,
            document,
            self.letterhead,
            address=self.address(document.id) or "",
            danger=self.danger(),
            label=label,
            belongs_to=policy,
            appendices=self._appendices(document),
            return_to=self._return_to(document),
            address_of=partial(self._inside, document),
            fillable=bool(document.meta.fields) or "form-signature" in document.html,
        )

    def _appendices(self, document: Document) -> list[tuple[str, str]]:
        """Return label and title of each appendix; one that doesn't stand behind the policy says so."""
        found = []
        for number, name in enumerate(document.meta.appendices, start=1):
            meta = self.pack.documents[name].meta
            kept = "" if meta.public or not document.meta.public else " (not in this copy: staff keep it)"
            found.append((f"Appendix {number}", meta.title + kept))
        return found

    def _lay_out(self, document: Document, page: str) -> LaidOut:
        meta = document.meta
        return lay_out(
            page,
            document_id=document.id,
            sources=self.sources,
            title=f"{meta.title} · {self.letterhead.name}",
            author=self.letterhead.name,
            subject=meta.summary,
            created=document.status.text_date,
            modified=document.status.approved_on or document.status.text_date,
            live_address=lambda name, anchor: self.address(name, anchor),
        )

    def stamp(self, words: str) -> Stamp:
        """Return how a pack numbers its pages, in the corner that every page keeps free for it."""
        _, bottom, right, _ = stamp_rectangle(1)
        font = self.sources["assets/"] / "fonts" / STAMP_FONT
        return Stamp(font, words, place="right", edge=(A4_MM[0] - right) * MM, bottom=bottom * MM)

    def title(self, name: str) -> str:
        """Return the title of the document `name` in this setting."""
        return self.pack.documents[name].meta.title

    def address(self, name: str, anchor: str = "") -> str | None:
        """Return the public address of a document's page, or None where it has none yet."""
        website = self.pack.setting.who_we_are.website
        document = self.pack.documents.get(name)
        if not website or document is None or not document.meta.public:
            return None
        page = "" if document.path == "index.md" else document.path.removesuffix(".md") + "/"
        return f"{str(website).rstrip('/')}/{page}{'#' + anchor if anchor else ''}"

    def danger(self) -> Markup:
        """Return the box that stands on every first page: danger, then a person, then who else."""
        calls = self.pack.calls
        return Markup(
            "<p><strong>If a child may be in danger now, ring 999.</strong> Otherwise: {}.</p>"
        ).format(calls["call"]("safeguarding_lead"))

    def _return_to(self, document: Document) -> str:
        person = getattr(self.pack.setting.people, document.meta.return_to or "safeguarding_lead", None)
        return str(getattr(person, "post", person) or "")

    def _inside(self, document: Document, href: str) -> str | None:
        """Return `doc/<id>#<anchor>` for a link to another page, which the layout then settles."""
        path, _, anchor = href.partition("#")
        full = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), path))
        name = posixpath.basename(full).removesuffix(".md")
        if name not in self.pack.documents:
            return None
        return f"doc/{name}{'#' + anchor if anchor else ''}"


def print_pack(pack: Pack, root: Path, folder: Path, step: Callable[[str], None]) -> list[Printed]:
    """Print everything of `pack` below `folder` and return what was printed.

    Raise `Problems` naming each document that can't be printed and why; the others are still tried, so
    that all is told at once.
    """
    press = Press.of(pack, root)
    for place in (PUBLIC, PRIVATE):
        (folder / place).mkdir(parents=True, exist_ok=True)
    problems: list[Problem] = []
    printed: list[Printed] = []
    for task in _tasks(press):
        step(f"printing {task.key}")
        try:
            printed.append(_put(task, folder))
        except PaperError as error:
            problems += [
                Problem(_source_of(pack, error.document), 0, 0, message) for message in error.messages
            ]
    if problems:
        raise Problems(problems)
    return printed


@dataclass(frozen=True)
class _Task:
    """One file to print: `make` returns its bytes, its pages and what is worth telling."""

    key: str
    title: str
    public: bool
    make: Callable[[], tuple[bytes, int, tuple[str, ...]]]


def _put(task: _Task, folder: Path) -> Printed:
    content, pages, notes = task.make()
    path = f"pdf/{task.key}.pdf" if task.public else f"{task.key}.pdf"
    (folder / ("site" if task.public else PRIVATE) / path).write_bytes(content)
    return Printed(task.key, task.title, path, pages, len(content), task.public, notes)


def _tasks(press: Press) -> Iterator[_Task]:
    pack = press.pack
    for document in pack.documents.values():
        if document.meta.kind not in _NOT_PRINTED:
            make = partial(_document, press, document)
            yield _Task(document.id, document.meta.title, document.meta.public, make)
    for plan in pack.packs:
        yield _Task(f"pack-{plan.key}", plan.title, plan.public, partial(_joined, press, plan))


def _document(press: Press, document: Document) -> tuple[bytes, int, tuple[str, ...]]:
    """Print a document; a policy with the appendices that may stand beside it."""
    laid = press.document(document)
    allowed = pages_allowed(document.meta)
    notes: tuple[str, ...] = ()
    if allowed and laid.pages > allowed:
        notes = (f"{document.meta.title} has {laid.pages} pages; it should have {allowed} at most",)
    appendices = [
        Part(
            press.document(other, f"Appendix {number}", document.meta.title),
            f"Appendix {number}: {other.meta.title}",
        )
        for number, name in enumerate(document.meta.appendices, start=1)
        if (other := press.pack.documents[name]).meta.public or not document.meta.public
    ]
    if not appendices:
        return laid.pdf, laid.pages, notes
    parts = [Part(laid, document.meta.title), *appendices]
    content = join(
        parts,
        title=f"{document.meta.title} · {press.letterhead.name}",
        author=press.letterhead.name,
        subject=document.meta.summary,
        created=document.status.text_date,
        modified=document.status.approved_on or document.status.text_date,
        stamp=press.stamp("Page {page} of {pages} with appendices"),
    )
    return content, page_numbers(parts).pages, notes


def _joined(press: Press, plan: PackPlan) -> tuple[bytes, int, tuple[str, ...]]:
    """Print a pack: its documents as they are laid out already, with the pack's own numbers."""
    parts = [
        Part(press.document(document), document.meta.title, start_on_right=document.meta.returns)
        for document in (press.pack.documents[name] for name in plan.documents)
    ]
    dates = [press.pack.documents[name].status.text_date for name in plan.documents]
    content = join(
        parts,
        title=f"{plan.title} · {press.letterhead.name}",
        author=press.letterhead.name,
        subject=plan.summary,
        created=min(dates),
        modified=max(dates),
        stamp=press.stamp("Pack page {page} of {pages}"),
    )
    return content, page_numbers(parts).pages, ()


def _source_of(pack: Pack, document: str) -> str:
    found = pack.documents.get(document)
    return f"docs/{found.path}" if found else f"settings/{pack.setting.slug}/setting.yml"
