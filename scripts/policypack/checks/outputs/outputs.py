"""One setting's outputs as the checks see them: every file opened once, and whose they are."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from macros.problems import Problems
from macros.render import Pack
from macros.setting import Setting, load_setting, setting_slugs
from policypack.checks.finding import Finding
from policypack.checks.outputs.page import HtmlPage
from policypack.checks.outputs.passages import Hit, Passages, Piece, as_lines

if TYPE_CHECKING:
    from policypack.paper.reading import PdfReading

SITE, PRIVATE = "site", "private"
SEARCH_INDEX = f"{SITE}/search/search_index.json"
_WRITTEN = (
    *(
        ".html",
        ".json",
        ".xml",
        ".rss",
        ".atom",
        ".txt",
        ".md",
        ".svg",
        ".css",
        ".js",
        ".map",
        ".webmanifest",
    ),
    *(".ics", ".vcf"),
)
Found = TypeVar("Found")


@dataclass(frozen=True)
class Built:
    """One file of the outputs; `name` is its path below the setting's folder."""

    name: str
    path: Path

    @property
    def public(self) -> bool:
        """Whether it stands on the website."""
        return self.name.startswith(f"{SITE}/")

    @property
    def suffix(self) -> str:
        """What kind of file it is, by its name."""
        return self.path.suffix.lower()

    @cached_property
    def text(self) -> str:
        """What is written in it; empty for a picture, a font or a PDF."""
        return self.path.read_text(encoding="utf-8", errors="replace") if self.suffix in _WRITTEN else ""

    @cached_property
    def page(self) -> HtmlPage | None:
        """The page that it is, if it is one."""
        return HtmlPage(self.text) if self.suffix == ".html" and self.text.strip() else None

    @cached_property
    def pdf(self) -> PdfReading | None:
        """The PDF that it is, read; None when it is none or can't be read."""
        if self.suffix != ".pdf":
            return None
        # Only where there is paper: a website alone needs no pikepdf.
        from policypack.paper.reading import read_pdf

        try:
            return read_pdf(self.path)
        except ValueError:
            return None

    @cached_property
    def said(self) -> Passages:
        """All that it says, seen or unseen, its own name too."""
        return Passages([Piece(self.name, where="in its name", seen=False), *self._pieces()])

    def _pieces(self) -> Sequence[Piece]:
        if self.page:
            return self.page.pieces
        if self.pdf:
            return _pieces_of_pdf(self.pdf)
        if self.name == SEARCH_INDEX:
            return _pieces_of_index(self.text)
        return list(as_lines(self.text))


def _pieces_of_pdf(pdf: PdfReading) -> Sequence[Piece]:
    pages = [
        Piece(text, number, where=f"on page {number}", paged=True)
        for number, text in enumerate(pdf.pages, start=1)
    ]
    facts = [Piece(text, where=f"in its {key.lower()}", seen=False) for key, text in pdf.facts.items()]
    links = [Piece(address, where="in a link", seen=False) for address in (*pdf.links, *pdf.places)]
    texts = [Piece(text, where="in a description", seen=False) for text in pdf.unseen]
    return [*pages, *facts, *links, *texts, Piece(pdf.metadata, where="in its properties (XMP)", seen=False)]


def _pieces_of_index(text: str) -> Sequence[Piece]:
    try:
        entries: list[dict[str, Any]] = json.loads(text)["docs"]
    except (ValueError, KeyError, TypeError):
        return list(as_lines(text))
    found = []
    for entry in entries:
        location = str(entry.get("location", ""))
        column = text.find(f'"location":{json.dumps(location)}') + 1
        where = f"in the entry of {location or 'the home page'}"
        for key in ("location", "title", "text", "tags"):
            if entry.get(key):
                found.append(Piece(str(entry[key]), 1, column, where, seen=key != "location"))
    return found


def everybody(root: Path) -> Sequence[Setting]:
    """Return the settings of a project; one that can't be read is left out: it is told where it is built."""
    found = []
    for slug in setting_slugs(root):
        try:
            found.append(load_setting(root, slug))
        except Problems:
            continue
    return found


@dataclass(frozen=True)
class Outputs:
    """What was built for the setting of `pack` in `folder`, which holds its `site` and `private` folders.

    `root` is the project, `everybody` its settings; `shown` stands before each file's name in a finding.
    """

    pack: Pack
    root: Path
    folder: Path
    everybody: Sequence[Setting]
    shown: str = ""

    @property
    def setting(self) -> Setting:
        """Whose outputs they are."""
        return self.pack.setting

    @cached_property
    def files(self) -> Mapping[str, Built]:
        """Every file by its name, in the order of the names."""
        found = {
            path.relative_to(self.folder).as_posix(): path
            for part in (SITE, PRIVATE)
            for path in (self.folder / part).rglob("*")
            if path.is_file()
        }
        return {name: Built(name, found[name]) for name in sorted(found)}

    @cached_property
    def public(self) -> Sequence[Built]:
        """The files of the website."""
        return [file for file in self.files.values() if file.public]

    @cached_property
    def pages(self) -> Mapping[str, HtmlPage]:
        """The pages of the website by their files' names."""
        return {file.name: file.page for file in self.public if file.page}

    @cached_property
    def others(self) -> Sequence[Setting]:
        """The other settings of the project."""
        return [other for other in self.everybody if other.slug != self.setting.slug]

    def at(self, file: Built, hit: Hit, code: str, message: str) -> Finding:
        """Return a finding at words of a file."""
        where = f"{hit.piece.where}: " if hit.piece.where else ""
        line, column = hit.piece.place(hit.start)
        if file.page:
            # A parser tells where an element begins, not its words.
            written = file.page.lines[line - 1] if line <= len(file.page.lines) else ""
            column = written.find(hit.words) + 1 or len(written) - len(written.lstrip()) + 1
        return Finding(self.shown + file.name, line, column, code, where + message)

    def on(self, name: str, line: int, code: str, message: str, column: int = 1) -> Finding:
        """Return a finding on a line of a file, or (0) about the whole file."""
        return Finding(self.shown + name, line, column if line else 0, code, message)

    def once(self, look: Callable[[Outputs], Found]) -> Found:
        """Return what `look` finds in these outputs: several checks may ask, it looks once."""
        if look not in self._looked:
            self._looked[look] = look(self)
        found: Found = self._looked[look]
        return found

    @cached_property
    def _looked(self) -> dict[Callable[[Outputs], Any], Any]:
        return {}
