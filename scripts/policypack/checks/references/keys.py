"""The keys that pages and parts name in calls, seen on Jinja's tree: in every branch, rendered or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import nodes

from macros.readings import every
from macros.register_uses import CALLS as REGISTER_CALLS
from policypack.checks.sources import Sources
from policypack.checks.texts import SourceFile

# Call -> what each argument names, by its name and in its order; None for one that names nothing.
CALLS: Mapping[str, Mapping[str, str]] = {
    **{call: {"key": "register"} for call in REGISTER_CALLS},
    "adopted": {"document": "document"},
    "resources": {"audience": "register audience", "part": "part of resources"},
    "documents_for": {"audience": "audience"},
    "person": {"key": "post"},
    "who": {"key": "person"},
    "call": {"key": "person"},
    "policy": {"key": "policy"},
    "field": {"name": "field"},
    "choice": {"name": "field"},
    "rows": {"name": "field"},
    "signature": {"who": "signer"},
    "printed_rows": {"document": "document"},
    "picture": {"name": "picture"},
}


@dataclass(frozen=True)
class Key:
    """A key as it is written: `kind` is what it should be one of, `line` and `column` count from 1."""

    kind: str
    name: str
    line: int
    column: int


def keys(sources: Sources, source: SourceFile) -> Iterator[Key]:
    """Yield every key that a page or part names, word for word or through a list that it goes through."""
    tree = sources.tree(source)
    if tree is None:
        return
    lists = dict(_lists(tree))
    taken: dict[tuple[int, str], int] = {}
    for kind, value in _named(tree):
        for constant in _constants(value, lists):
            name = str(constant.value)
            column = _column(source.lines, constant.lineno, name, taken)
            yield Key(kind, name, constant.lineno, column)


def _named(tree: nodes.Template) -> Iterator[tuple[str, nodes.Node]]:
    for call in every(tree, nodes.Call):
        name = call.node.name if isinstance(call.node, nodes.Name) else ""
        if name == "linked_policies":
            yield from (("policy", argument) for argument in call.args)
        parameters = CALLS.get(name, {})
        yield from zip(parameters.values(), call.args, strict=False)
        for keyword in call.kwargs:
            if keyword.key in parameters:
                yield parameters[keyword.key], keyword.value
    for include in every(tree, nodes.Include):
        if not include.ignore_missing:
            yield "part", include.template
    for comparison in every(tree, nodes.Compare):
        if any(operand.op in ("in", "notin") and _is_policies(operand.expr) for operand in comparison.ops):
            yield "policy", comparison.expr
    for item in every(tree, nodes.Getitem):
        if _is_policies(item.node):
            yield "policy", item.arg


def _is_policies(node: nodes.Node) -> bool:
    return (
        isinstance(node, nodes.Getattr)
        and node.attr == "our_policies"
        and isinstance(node.node, nodes.Name)
        and node.node.name == "facts"
    )


def _lists(tree: nodes.Template) -> Iterator[tuple[str, nodes.Node]]:
    """Yield the names that a page gives to constants: `{% for key in [...] %}`, `{% set key = ... %}`."""
    for loop in every(tree, nodes.For):
        if isinstance(loop.target, nodes.Name):
            yield loop.target.name, loop.iter
    for assignment in every(tree, nodes.Assign):
        if isinstance(assignment.target, nodes.Name):
            yield assignment.target.name, assignment.node


def _constants(node: nodes.Node | None, lists: Mapping[str, nodes.Node]) -> Iterator[nodes.Const]:
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node
    elif isinstance(node, nodes.List | nodes.Tuple):
        for item in node.items:
            yield from _constants(item, {})
    elif isinstance(node, nodes.CondExpr):
        yield from _constants(node.expr1, lists)
        yield from _constants(node.expr2, lists)
    elif isinstance(node, nodes.Name) and node.name in lists:
        yield from _constants(lists[node.name], {})


def _column(lines: Sequence[str], line: int, name: str, taken: dict[tuple[int, str], int]) -> int:
    """Return where a quoted name stands in its line; each time it is asked, the next one."""
    written = lines[line - 1] if line <= len(lines) else ""
    start = _quoted(written, name, taken.get((line, name), 0))
    if start < 0:
        start = _quoted(written, name, 0)
    if start < 0:
        return 1
    taken[line, name] = start + len(name) + 2
    return start + 2


def _quoted(written: str, name: str, behind: int) -> int:
    """Return where a name stands in quotes of either kind, -1 when it doesn't."""
    places = (written.find(f"{quote}{name}{quote}", behind) for quote in "\"'")
    return min((place for place in places if place >= 0), default=-1)
