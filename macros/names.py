"""Words, facts and calls in a page that the language doesn't have, found all at once before it renders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, meta, nodes
from pydantic import BaseModel

from macros.documents import Page
from macros.problems import Problem, did_you_mean


def unknown_names(
    environment: Environment, page: Page, parts: Path, known: set[str], variables: Mapping[str, Any]
) -> Iterator[Problem]:
    """Yield a problem for each name of a page and the parts it includes that isn't known.

    `known` are the words and calls, `variables` their values: `facts.rules.phnes` and `has.trainee`
    are followed into them. A syntax error or a part that isn't there ends the search in that file.
    """
    yield from _in_source(environment, page.body, page.file, page.body_line, parts, known, variables, set())


def _in_source(
    environment: Environment,
    source: str,
    file: str,
    before: int,
    parts: Path,
    known: set[str],
    variables: Mapping[str, Any],
    seen: set[str],
) -> Iterator[Problem]:
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        yield Problem(file, before + error.lineno, 1, f"{error.message or 'this tag is not finished'}")
        return
    undeclared = meta.find_undeclared_variables(tree)
    for name in tree.find_all(nodes.Name):
        if name.ctx == "load" and name.name in undeclared and name.name not in known:
            message = f"{name.name} is not a word of the language{did_you_mean(name.name, known)}"
            yield Problem(file, before + name.lineno, _column(source, name.lineno, name.name), message)
    for access in tree.find_all(nodes.Getattr):
        message = _unknown_fact(access, variables)
        if message:
            yield Problem(file, before + access.lineno, _column(source, access.lineno, access.attr), message)
    for include in tree.find_all(nodes.Include):
        if not isinstance(include.template, nodes.Const):
            continue
        part = str(include.template.value)
        path = parts / part
        if not path.is_file():
            near = did_you_mean(part, (other.name for other in parts.glob("*.md")))
            yield Problem(file, before + include.lineno, 1, f"there is no part {part} in docs/_parts{near}")
        elif part not in seen:
            seen.add(part)
            text = path.read_text(encoding="utf-8")
            yield from _in_source(environment, text, f"docs/_parts/{part}", 0, parts, known, variables, seen)


def _column(source: str, line: int, name: str) -> int:
    """Return where `name` stands in a line (both from 1); Jinja's tree knows lines only."""
    found = re.search(rf"\b{re.escape(name)}\b", source.split("\n")[line - 1])
    return found.start() + 1 if found else 1


def _unknown_fact(access: nodes.Getattr, variables: Mapping[str, Any]) -> str:
    """Return what is wrong with `facts.rules.phnes` or `has.trainee`, or an empty text."""
    trail = [access.attr]
    node: nodes.Node = access.node
    while isinstance(node, nodes.Getattr):
        trail.append(node.attr)
        node = node.node
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
