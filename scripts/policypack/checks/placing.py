"""Findings at the line and the column where their words were written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from macros.origins import Origin
from macros.setting.flat import Line, flat
from policypack.checks.finding import Finding
from policypack.checks.project import Project
from policypack.checks.references.links import Link
from policypack.checks.texts import SourceFile, Text

_FOLDED = 12
"""So many lines below its key a folded text of a YAML file is looked through."""
_NAMES = ("our_words.", "who_we_are.", "people.", "our_areas.", "our_policies.")
"""What pages call things: a sentence that says such a name wrongly is the page's own."""


class Placing(Project):
    """A project that knows where each of its words was written."""

    def at(self, text: Text, line: int, code: str, message: str, near: str = "") -> Finding:
        """Return a finding at a line (from 0) of a finished text, told at the line where it was written.

        `near` are words of that line; where the source has them too, the column points to them. Words that
        the line only prints, out of a value of the setting's, are told where the value is written.
        """
        origin = text.origin(line)
        if near and near not in self.line(origin.file, origin.line):
            origin = self._value_with(near, text, text.lines[line]) or origin
        return self.at_origin(origin, code, message, near, (text.slug,))

    def _value_with(self, words: str, text: Text, printed: str) -> Origin | None:
        """Return where the setting has a value with these words that a line of its text prints whole."""
        if text.slug not in self._sentences:
            facts = flat(self.settings[text.slug])
            self._sentences[text.slug] = [fact for fact in facts if not fact.path.startswith(_NAMES)]
        for fact in self._sentences[text.slug]:
            if fact.origin and words in fact.value and fact.value in printed:
                return Origin(fact.origin.file, fact.origin.line)
        return None

    @cached_property
    def _sentences(self) -> dict[str, Sequence[Line]]:
        return {}

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
    def _read(self) -> dict[str, Sequence[str]]:
        return {}

    def _lines_of(self, file: str) -> Sequence[str]:
        if file not in self._read:
            path = self.root / file
            self._read[file] = path.read_text(encoding="utf-8").split("\n") if path.is_file() else ()
        return self._read[file]

    @cached_property
    def _fronts(self) -> Mapping[str, int]:
        return {source.file: source.before for source in self.files}
