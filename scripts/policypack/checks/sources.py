"""What the checks look at: pages and parts as written, and the finished texts of every setting."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, TemplateSyntaxError, nodes
from markdown_it.token import Token

from macros.documents import Page
from macros.jinja import Language
from macros.language import speech_of
from macros.library import Library
from macros.markdown import Heading, blocks, headings_among
from macros.origins import Origin
from macros.problems import Problem, Problems
from macros.register import Register
from macros.render import Document, Pack, attempt
from macros.setting import Setting, load_setting, setting_slugs
from macros.setting.source import Source
from macros.setting.tree import Leaf
from macros.templates import PARTS
from macros.written_model import FrontMatter
from policypack.checks.finding import Finding
from policypack.checks.prose import Block, Shadow, blocks_of, shadow, values_of
from policypack.checks.references.links import Link, links_among

Found = TypeVar("Found")
_FOLDED = 12
_SAID_OF_PAGES = re.compile(
    r"title|short|summary|keep_for|changes\.\d+\.text"
    r"|fields\.(?:.*\.)?(?:label|options\.\d+|rows\.\d+(?:\.\d+)?)"
)
_SAID_OF_SETTINGS = re.compile(
    r"(?!who_we_are\.|look\.|our_areas\.|documents\.|packs\.|our_words\.|approval\.(?!.*what_changed))"
    r"(?!.*\.(?:name|where|website|phone|email)$).*\..*|parents_hear_by\.\d+"
)
_SAID_OF_THE_REGISTER = re.compile(r"[^.]+\.(?:use|who|how|hours)")


@dataclass(frozen=True)
class SourceFile:
    """A page or a part as an author wrote it: `body` begins behind `before` lines of front matter."""

    file: str
    body: str
    before: int
    page: Page | None = None

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines of the body."""
        return self.body.split("\n")

    def finding(self, code: str, line: int, column: int, message: str) -> Finding:
        """Return a finding in the body; `line` and `column` count from 1 within it."""
        return Finding(self.file, self.before + line, column, code, message)


@dataclass(frozen=True)
class Text:
    """A finished document of one setting."""

    slug: str
    document: Document

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """Its parse tree, as markdown-it's tokens."""
        return blocks(self.document.text)

    @cached_property
    def lines(self) -> Sequence[str]:
        """Its lines."""
        return self.document.text.split("\n")

    @cached_property
    def blocks(self) -> Sequence[Block]:
        """Its plain words, block by block."""
        return blocks_of(self.tokens, self.document.origins)

    def origin(self, line: int) -> Origin:
        """Return where a line of the finished text (from 0) was written."""
        return self.document.origins[min(line, len(self.document.origins) - 1)]

    @cached_property
    def headings(self) -> Sequence[Heading]:
        """Its headings from first to last, the title included; a number stands before the words."""
        return headings_among(self.tokens)

    def words(self, heading: Heading) -> str:
        """Return the words of one of its headings, without the number that was counted."""
        section = self.document.sections.get(heading.id)
        return section.text if section else heading.text

    @cached_property
    def links(self) -> Sequence[Link]:
        """Its Markdown links from first to last, filled references among them."""
        return list(links_among(self.tokens))


@dataclass
class Sources:
    """A project, read once. What can't be read or rendered is in `problems`, by code."""

    root: Path
    slugs: Sequence[str]
    today: datetime.date
    problems: list[tuple[str, str, Problem]] = field(default_factory=list)

    @cached_property
    def library(self) -> Library | None:
        """All documents; None when their front matter can't be read."""
        try:
            return Library.load(self.root)
        except Problems as wrong:
            self._note("E102", "", wrong)
            return None

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
        for slug in self.slugs if self.library and self.register else ():
            try:
                setting = load_setting(self.root, slug)
            except Problems as wrong:
                self._note("E101", "", wrong)
                continue
            try:
                pack, problems = attempt(
                    speech_of(setting, self.root, today=self.today), self.root, today=self.today
                )
            except Problems as wrong:
                self._note("E101", slug, wrong)
                continue
            found[slug] = pack
            for problem in problems:
                self.problems.append((problem.code or "E103", slug, problem))
        return found

    @cached_property
    def files(self) -> Sequence[SourceFile]:
        """Every page and part, in the order of their paths."""
        pages = self.library.pages.values() if self.library else ()
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
        if source.file not in self._trees:
            try:
                self._trees[source.file] = self._environment.parse(source.body)
            except TemplateSyntaxError:
                self._trees[source.file] = None
        return self._trees[source.file]

    def at(self, text: Text, line: int, code: str, message: str, near: str = "") -> Finding:
        """Return a finding at a line (from 0) of a finished text, told at the line where it was written.

        `near` are words of that line; where the source has them too, the column points to them.
        """
        return self.at_origin(text.origin(line), code, message, near, (text.slug,))

    def in_front_matter(self, source: SourceFile, code: str, message: str, near: str) -> Finding:
        """Return a finding at the first line of a page's front matter that has the words `near`."""
        lines = self._lines_of(source.file)[: source.before]
        number = next((number for number, line in enumerate(lines) if near in line), 0)
        return Finding(source.file, number + 1, lines[number].find(near) + 1 or 1, code, message)

    def at_link(self, text: Text, link: Link, code: str, message: str) -> Finding:
        """Return a finding at a link of a finished text; the column points to it as it was written."""
        origin = text.origin(link.line)
        source = self._lines_of(origin.file)
        written = source[origin.line - 1] if 0 < origin.line <= len(source) else ""
        spellings = (f"[{link.words}]({link.target}", f"[]({link.target})", f"[{link.words}]", link.words)
        near = next((spelling for spelling in spellings if spelling and spelling in written), "")
        return self.at(text, link.line, code, message, near)

    def once(self, look: Callable[[Sources], Found]) -> Found:
        """Return what `look` finds in this project: several checks may ask, it looks once."""
        if look not in self._looked:
            self._looked[look] = look(self)
        found: Found = self._looked[look]
        return found

    @cached_property
    def _looked(self) -> dict[Callable[[Sources], Any], Any]:
        return {}

    @cached_property
    def _environment(self) -> Environment:
        return Environment(extensions=[Language])

    @cached_property
    def _trees(self) -> dict[str, nodes.Template | None]:
        return {}

    @cached_property
    def _read(self) -> dict[str, Sequence[str]]:
        return {}

    def _lines_of(self, file: str) -> Sequence[str]:
        if file not in self._read:
            path = self.root / file
            self._read[file] = path.read_text(encoding="utf-8").split("\n") if path.is_file() else ()
        return self._read[file]

    def _note(self, code: str, slug: str, wrong: Problems) -> None:
        self.problems += [(problem.code or code, slug, problem) for problem in wrong.problems]

    def at_origin(
        self, origin: Origin, code: str, message: str, near: str = "", settings: tuple[str, ...] = ()
    ) -> Finding:
        """Return a finding at a line of a source; the column points to the words `near` where it has them.

        A folded text of a YAML file goes on below its origin: there the line that has them is told.
        """
        source = self._lines_of(origin.file)
        line = origin.line
        if near and not near.isspace():
            front = origin.file.endswith((".yml", ".yaml")) or line <= self._fronts.get(origin.file, 0)
            for number in range(line, min(line + _FOLDED, len(source)) if front else line):
                if near in source[number]:
                    if near not in source[line - 1]:
                        line = number + 1
                    break
        written = source[line - 1] if 0 < line <= len(source) else ""
        column = written.find(near) + 1 if near else 0
        if not column:
            column = len(written) - len(written.lstrip()) + 1
        return Finding(origin.file, line, column, code, message, settings)

    def line(self, file: str, number: int) -> str:
        """Return a line (from 1) of a source, empty where there is none."""
        lines = self._lines_of(file)
        return lines[number - 1] if 0 < number <= len(lines) else ""

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
    def shadows(self) -> Mapping[str, Shadow]:
        """Each page and part that can be parsed, without what the language prints, by file."""
        found = {}
        for source in self.files:
            tree = self.tree(source)
            if tree is not None:
                found[source.file] = shadow(tree, len(source.lines))
        return found

    @cached_property
    def written(self) -> Mapping[str, Sequence[Block]]:
        """The plain words of each page and part as written, its front matter's first, by file."""
        found: dict[str, Sequence[Block]] = {}
        for source in self.files:
            if source.file not in self.shadows:
                continue
            plain = self.shadows[source.file]
            origins = [Origin(source.file, source.before + n + 1) for n in range(len(plain.lines))]
            front = self._front(source) if source.page else []
            found[source.file] = [*front, *blocks_of(self.drafts[source.file], origins, plain.named)]
        return found

    @cached_property
    def drafts(self) -> Mapping[str, Sequence[Token]]:
        """The Markdown tree of each page and part as written (see `shadows`), by file."""
        return {file: blocks(plain.text) for file, plain in self.shadows.items()}

    @cached_property
    def values(self) -> Mapping[str, Sequence[Block]]:
        """The texts with more than one word in the files of settings, families and the register, by file."""
        found: dict[str, Sequence[Block]] = {}
        for path in sorted(
            [*self.root.glob("settings/*/setting.yml"), *self.root.glob("settings/families/*.yml")]
        ):
            found[path.relative_to(self.root).as_posix()] = self._values(path, _SAID_OF_SETTINGS)
        for path in sorted(self.root.glob("docs/_register/*.yml")):
            found[path.relative_to(self.root).as_posix()] = self._values(path, _SAID_OF_THE_REGISTER)
        return found

    def _front(self, source: SourceFile) -> list[Block]:
        read = FrontMatter(self.root / source.file, source.file)
        return [block for leaf in values_of(read.tree, _SAID_OF_PAGES) if (block := self._said(leaf))]

    def _values(self, path: Path, wanted: re.Pattern[str]) -> list[Block]:
        read = Source(path, path.relative_to(self.root).as_posix())
        return [
            Block(str(leaf), [Origin(leaf.origin.file, leaf.origin.line)], "value", key=leaf.path)
            for leaf in values_of(read.tree, wanted)
            if " " in leaf.strip()
        ]

    def _said(self, leaf: Leaf) -> Block | None:
        try:
            tree = self._environment.parse(str(leaf))
        except TemplateSyntaxError:
            return None
        plain = shadow(tree, leaf.count("\n") + 1)
        origin = Origin(leaf.origin.file, leaf.origin.line)
        return Block(plain.text, [origin] * len(plain.lines), "value", named=plain.named, key=leaf.path)

    @cached_property
    def _fronts(self) -> Mapping[str, int]:
        return {source.file: source.before for source in self.files}


def matches(pattern: re.Pattern[str], source: SourceFile) -> Iterator[tuple[int, int, re.Match[str]]]:
    """Yield line and column (from 1) of each match in a page or part."""
    for match in pattern.finditer(source.body):
        line = source.body.count("\n", 0, match.start())
        start = source.body.rfind("\n", 0, match.start()) + 1
        yield line + 1, match.start() - start + 1, match
