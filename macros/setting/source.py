"""Read one YAML file of facts as texts with places: no number, date or yes is ever guessed here.

Built from the parser's events rather than from loaded values, because only events show anchors, tags
and the place of every key.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from macros.problems import Problem, Problems
from macros.setting.tree import Branch, Items, Leaf, Origin, Written

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LARGEST_FILE = 400_000
_DEEPEST = 12
_EXPLICIT_MARKS = "a value that starts with & or * or ! has a special meaning: put the text in quotes"


class Source:
    """One file of facts: its `tree`, its `lines`, and the `problems` met while reading it.

    `readable` is false when the file can't be read to its end, so that its tree is only a part.
    """

    def __init__(self, path: Path, name: str) -> None:
        """Read `path`. `name` is how messages call the file, relative to the project's root."""
        self.path = path
        self.name = name
        self.problems: list[Problem] = []
        self.readable = True
        self.lines: list[str] = []
        self.tree = Branch()
        self.tree.placed(Origin(name, 1, 1))
        text = self._text()
        if text is None:
            self.readable = False
        else:
            self.lines = text.splitlines()
            self._read(text)

    def problem(self, line: int, column: int, message: str, correction: str = "") -> None:
        """Note one problem of this file."""
        self.problems.append(Problem(self.name, line, column, message, correction))

    def _text(self) -> str | None:
        try:
            content = self.path.read_bytes()
        except OSError as error:
            self.problem(0, 0, f"can't be read: {error.strerror or error}")
            return None
        if len(content) > _LARGEST_FILE:
            self.problem(0, 0, "is far too long for a file of facts (over 400 kB)")
            return None
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            self.problem(line, 1, "has a letter in an old encoding; save the file as UTF-8")
            return None

    def _read(self, text: str) -> None:
        try:
            self._documents(_Loader(text))
        except yaml.reader.ReaderError as error:
            self.readable = False
            line = text.count("\n", 0, error.position) + 1
            column = error.position - (text.rfind("\n", 0, error.position) + 1) + 1
            self.problem(line, column, "has an invisible control character here; delete and retype the line")
        except yaml.MarkedYAMLError as error:
            self.readable = False
            self._syntax(error)

    def _documents(self, loader: Any) -> None:
        try:
            documents = 0
            while loader.check_event():
                event = loader.get_event()
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        mark: Any = event.start_mark
                        message = "starts a second document (---); keep one per file"
                        self.problem(mark.line + 1, mark.column + 1, message)
                        self.readable = False
                        return
                    root = self._value(loader, loader.get_event(), 0)
                    if isinstance(root, Branch):
                        self.tree = root
                    elif not (isinstance(root, Leaf) and root.empty):
                        self.readable = False
                        self.problem(1, 1, "must have keys such as  who_we_are:  with facts below them")
        finally:
            loader.dispose()

    def _value(self, loader: Any, event: Any, depth: int) -> Written:
        origin = Origin(self.name, event.start_mark.line + 1, event.start_mark.column + 1)
        if depth > _DEEPEST:
            raise yaml.MarkedYAMLError(problem="nested far too deep", problem_mark=event.start_mark)
        if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag is not None:
            self.problem(origin.line, origin.column, _EXPLICIT_MARKS)
        node: Written
        if isinstance(event, yaml.ScalarEvent):
            node = Leaf(event.value)
            node.quoted = bool(event.style)
        elif isinstance(event, yaml.SequenceStartEvent):
            members = []
            while not isinstance(inner := loader.get_event(), yaml.SequenceEndEvent):
                members.append(self._value(loader, inner, depth + 1))
            node = Items(members)
        elif isinstance(event, yaml.MappingStartEvent):
            node = self._branch(loader, event, depth)
        else:
            node = Leaf("")
        node.placed(origin)
        return node

    def _branch(self, loader: Any, event: Any, depth: int) -> Branch:
        branch = Branch()
        first: dict[str, int] = {}
        while not isinstance(inner := loader.get_event(), yaml.MappingEndEvent):
            key = self._value(loader, inner, depth + 1)
            value = self._value(loader, loader.get_event(), depth + 1)
            value.key_origin = key.origin
            value.in_braces = bool(event.flow_style)
            if not isinstance(key, Leaf):
                self.problem(key.origin.line, key.origin.column, "a key is one word; { } come after a colon")
            elif key in branch:
                where = f"it is in line {first[key]} already"
                self.problem(key.origin.line, key.origin.column, f"{key} is here twice: {where}; keep one")
            else:
                self._swallowed(key, value)
                first[str(key)] = key.origin.line
                branch[str(key)] = value
        return branch

    def _swallowed(self, key: Leaf, value: Written) -> None:
        if not isinstance(value, Leaf) or not value.empty:
            return
        line = self.lines[key.origin.line - 1] if key.origin.line <= len(self.lines) else ""
        if match := re.match(r"(.*:\s+)(#[0-9A-Fa-f]{3,6})\b(.*)$", line):
            message = f"{key}: what follows a # is only a comment; put the value in quotes"
            correction = f'{match[1]}"{match[2]}"{match[3]}'.strip()
            self.problem(key.origin.line, key.origin.column, message, correction)

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        opening = error.context_mark
        where_it_began = ("quoted scalar", "flow ", "simple key")
        begun = opening if opening and any(word in str(error.context) for word in where_it_began) else None
        mark = begun or error.problem_mark or opening
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        said = f"{error.context or ''} {error.problem or ''}"
        written = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        if "\t" in written[: len(written) - len(written.lstrip())] or "'\\t'" in said:
            message = "starts with a tab; use spaces to move a line to the right"
            self.problem(line, column, message, written.replace("\t", "  "))
            return
        if "quoted scalar" in said:
            message = "opens a quotation mark that is never closed, or closes it too early"
        elif "mapping values are not allowed" in said:
            message = "has a second colon in one line; put the text after the first colon in quotes"
            self.problem(line, column, message, _quoted(written))
            return
        elif "expected ':'" in said or "could not find expected" in said:
            message = "has a key without a colon and a space after it, or a line that is moved too far"
        elif "flow sequence" in said or "',' or ']'" in said:
            message = "has a list [ ] with a comma or the closing ] missing"
        elif "flow mapping" in said or "',' or '}'" in said:
            message = "has braces { } with a comma or the closing } missing"
        elif "cannot start any token" in said:
            message = "has a value that starts with a special sign; put it in quotes"
            self.problem(line, column, message, _quoted(written))
            return
        elif "block mapping" in said or "block collection" in said or "block sequence" in said:
            message = "doesn't line up with the lines above; keys of one group start in the same column"
        elif "anchor" in said or "alias" in said or "tag" in said:
            message = _EXPLICIT_MARKS
        else:
            message = f"can't be read ({(error.problem or said).strip()}); compare it with the lines above"
        self.problem(line, column, message)


def read_source(path: Path, name: str) -> Source:
    """Read the file at `path`, called `name` in messages; raise `Problems` when it can't be read."""
    source = Source(path, name)
    if source.problems:
        raise Problems(source.problems)
    return source


def _quoted(line: str) -> str:
    key, colon, rest = line.partition(":")
    value, hash_mark, comment = rest.partition(" #")
    text = value.strip().replace('"', "'")
    return f'{key}{colon} "{text}"{hash_mark and "   #" + comment}'.strip() if text else ""
