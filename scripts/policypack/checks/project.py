"""A project as the checks read it: documents, register, settings, finished texts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes

from macros.documents import Page
from macros.language import speech_of
from macros.library import Library
from macros.problems import Problem, Problems
from macros.readings import Readings
from macros.register import Register
from macros.render import Pack, attempt
from macros.setting import Setting, load_setting, setting_slugs
from macros.shared import Shared
from macros.templates import PARTS
from policypack.checks.texts import SourceFile, Text


@dataclass
class Project:
    """A project, read once. What can't be read or rendered is in `problems`, by code."""

    root: Path
    slugs: Sequence[str]
    today: datetime.date
    problems: list[tuple[str, str, Problem]] = field(default_factory=list)

    @cached_property
    def library(self) -> Library | None:
        """All documents; None when the front matter of one can't be read: then nothing can be rendered."""
        problems = self._pages[1]
        self.problems += [(problem.code or "E102", "", problem) for problem in problems]
        return None if problems else Library(self._pages[0])

    @cached_property
    def _pages(self) -> tuple[Mapping[str, Page], Sequence[Problem]]:
        return Library.read(self.root)

    @cached_property
    def register(self) -> Register | None:
        """The register; None when it can't be read."""
        try:
            return Register.load(self.root)
        except Problems as wrong:
            self._note("E105", "", wrong)
            return None

    @cached_property
    def packs(self) -> Mapping[str, Pack]:
        """The finished texts of each setting that can be read; documents that fail are left out."""
        found: dict[str, Pack] = {}
        if not (self.library and self.register):
            return found
        shared = Shared(self.register, self.library, self.readings)
        for slug in self.slugs:
            try:
                setting = load_setting(self.root, slug)
            except Problems as wrong:
                self._note("E101", "", wrong)
                continue
            try:
                speech = speech_of(setting, self.root, today=self.today, shared=shared)
                pack, problems = attempt(speech, self.root, today=self.today)
            except Problems as wrong:
                self._note("E101", slug, wrong)
                continue
            found[slug] = pack
            for problem in problems:
                self.problems.append((problem.code or "E103", slug, problem))
        return found

    @cached_property
    def files(self) -> Sequence[SourceFile]:
        """Every part, and every page whose front matter can be read, in the order of their paths."""
        pages = self._pages[0].values()
        found = [SourceFile(page.file, page.body, page.body_line, page) for page in pages]
        for part in sorted((self.root / PARTS).glob("*.md")):
            found.append(SourceFile(f"{PARTS}/{part.name}", part.read_text(encoding="utf-8"), 0))
        return sorted(found, key=lambda source: source.file)

    @cached_property
    def texts(self) -> Sequence[Text]:
        """Every finished document of every setting."""
        return [
            Text(slug, document) for slug, pack in self.packs.items() for document in pack.documents.values()
        ]

    def tree(self, source: SourceFile) -> nodes.Template | None:
        """Return the parse tree of a page or part in the language; None when it has a fault of syntax."""
        return self.parsed(source.body)

    def parsed(self, text: str) -> nodes.Template | None:
        """Return the parse tree of any text in the language; None when it has a fault of syntax."""
        try:
            return self.readings.tree(text)
        except TemplateSyntaxError:
            return None

    @cached_property
    def settings(self) -> Mapping[str, Setting]:
        """Every setting of the project that can be read, whether or not it is checked."""
        found = {slug: pack.setting for slug, pack in self.packs.items()}
        for slug in setting_slugs(self.root):
            if slug not in found:
                with suppress(Problems):
                    found[slug] = load_setting(self.root, slug)
        return found

    @cached_property
    def readings(self) -> Readings:
        """How Jinja reads the texts: once for the checks and the rendering of every setting."""
        return Readings()

    def _note(self, code: str, slug: str, wrong: Problems) -> None:
        self.problems += [(problem.code or code, slug, problem) for problem in wrong.problems]
