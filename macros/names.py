"""Words, facts and calls in a page that the language doesn't have, found all at once before it renders."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from pydantic import BaseModel

from macros.arguments import Arguments
from macros.documents import Page
from macros.problems import Problem, did_you_mean
from macros.readings import Readings, every
from macros.syntax import fault


class NameCheck:
    """Looks for unknown names in pages and in the parts that they include; each part is read once."""

    def __init__(
        self,
        environment: Environment,
        readings: Readings,
        parts: Path,
        known: Collection[str],
        variables: Mapping[str, Any],
        calls: Mapping[str, Callable[..., Any]],
    ) -> None:
        """`readings` give each text's tree. `known` are the words and calls; `variables` the values, for
        `facts.rules.phnes` and `has.x`; `calls` what each call does, for what it takes."""
        self._environment = environment
        self._readings = readings
        self._arguments = Arguments(calls)
        self._parts = parts
        self._known = known
        self._variables = variables
        self._of_parts: dict[str, list[Problem]] = {}

    def of_page(self, page: Page) -> list[Problem]:
        """Return every unknown name of a page and its parts, all at once.

        A syntax error or a part that isn't there ends the search in that file.
        """
        return list(self._in_source(page.body, page.file, page.body_line))

    def _in_source(self, source: str, file: str, before: int) -> Iterator[Problem]:
        try:
            tree, undeclared = self._readings.folded(source)
        except TemplateSyntaxError as error:
            wrong = fault(self._environment, source, error)
            yield Problem(file, before + wrong.line, wrong.column, wrong.message)
            return
        for name in every(tree, nodes.Name):
            if name.ctx == "load" and name.name in undeclared and name.name not in self._known:
                message = f"{name.name} is not a word of the language{did_you_mean(name.name, self._known)}"
                column = _column(source, name.lineno, name.name)
                yield Problem(file, before + name.lineno, column, message)
        for access in every(tree, nodes.Getattr, nodes.Getitem):
            message = _unknown_fact(access, self._variables)
            if message:
                column = _column(source, access.lineno, _step(access))
                yield Problem(file, before + access.lineno, column, message)
        for call in every(tree, nodes.Call):
            message = self._arguments.fault(call)
            if message:
                column = _column(source, call.lineno, call.node.name)  # type: ignore[attr-defined]
                yield Problem(file, before + call.lineno, column, message)
        for include in every(tree, nodes.Include):
            if isinstance(include.template, nodes.Const):
                yield from self._in_part(str(include.template.value), file, before + include.lineno)

    def _in_part(self, part: str, file: str, line: int) -> Iterator[Problem]:
        path = self._parts / part
        if not path.is_file():
            near = did_you_mean(part, (other.name for other in self._parts.glob("*.md")))
            yield Problem(file, line, 1, f"there is no part {part} in docs/_parts{near}")
            return
        if part not in self._of_parts:
            self._of_parts[part] = []  # A part that includes itself must not be followed for ever.
            text = path.read_text(encoding="utf-8")
            self._of_parts[part] = list(self._in_source(text, f"docs/_parts/{part}", 0))
        yield from self._of_parts[part]


def _column(source: str, line: int, name: str) -> int:
    """Return where `name` stands in a line (both from 1); Jinja's tree knows lines only."""
    found = re.search(rf"\b{re.escape(name)}\b", source.split("\n")[line - 1])
    return found.start() + 1 if found else 1


def _step(node: nodes.Node) -> str:
    """Return which fact of its group an expression takes: `phones` of `.phones` and of `['phones']`."""
    if isinstance(node, nodes.Getattr):
        return node.attr
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return node.arg.value if isinstance(node.arg.value, str) else ""
    return ""


def _unknown_fact(access: nodes.Node, variables: Mapping[str, Any]) -> str:
    """Return what is wrong with `facts.rules.phnes` or `has.trainee`, or an empty text."""
    trail: list[str] = []
    node = access
    while step := _step(node):
        trail.append(step)
        node = node.node  # type: ignore[attr-defined]
    if not isinstance(node, nodes.Name) or node.name not in ("facts", "has"):
        return ""
    value: Any = variables[node.name]
    path = node.name
    for step in reversed(trail):
        path += f".{step}"
        if isinstance(value, BaseModel):
            fields = type(value).model_fields
            if step not in fields and not hasattr(value, step):
                return f"{path} is not a fact of a setting{did_you_mean(step, fields)}"
            value = getattr(value, step)
        elif isinstance(value, dict) and node.name == "has":
            if step not in value:
                return f"{path} is nothing that a setting can have{did_you_mean(step, value)}"
            return ""
        else:
            return ""
    return ""
