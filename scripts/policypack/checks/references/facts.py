"""Which fact of a setting an expression reads, and which values that can have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from jinja2 import nodes

from macros.features import NAMES
from macros.setting.choices import Choice
from macros.setting.describe import Shape, keys


@dataclass(frozen=True)
class Fact:
    """A fact as a page names it: `path` is what is written, `key` its path in the model.

    `values` are the codes of an answer, or its words where the page asks for them.
    """

    path: str
    key: str
    shape: Shape
    values: Sequence[str] = ()


class Facts:
    """The facts that one page or part reads, under the names that it gives them as well."""

    def __init__(self, naming: Iterable[nodes.Node]) -> None:
        """`naming` are the nodes of a tree that may give names: assignments and loops."""
        given: dict[str, list[tuple[nodes.Node, bool]]] = defaultdict(list)
        for node in naming:
            if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
                given[node.target.name].append((node.node, False))
            elif isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
                given[node.target.name].append((node.iter, True))
        # A name given twice may stand for either.
        self._named = {name: meant[0] for name, meant in given.items() if len(meant) == 1}

    def of(self, node: nodes.Node | None, depth: int = 0) -> Fact | None:
        """Return the fact that an expression is; None when it is none, or nobody can say which."""
        if isinstance(node, nodes.Name):
            if node.name == "facts":
                return Fact("facts", "", Shape("group"))
            if node.name in self._named and depth < len(self._named):
                meant, member = self._named[node.name]
                fact = self.of(meant, depth + 1)
                return _member(fact) if member else fact
        elif isinstance(node, nodes.Getattr):
            if isinstance(node.node, nodes.Name) and node.node.name == "has" and node.attr in NAMES:
                return Fact(f"has.{node.attr}", "", Shape("yes or no"))
            return _below(self.of(node.node, depth), node.attr)
        elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            fact = self.of(node.node, depth)
            return _member(fact) if isinstance(node.arg.value, int) else _below(fact, str(node.arg.value))
        return None


def _below(fact: Fact | None, step: str) -> Fact | None:
    if fact is None:
        return None
    path = f"{fact.path}.{step}"
    if fact.shape.form == "answer" and step in ("value", "words"):
        return replace(fact, path=path, values=fact.values if step == "value" else fact.shape.answers)
    shapes = _shapes()
    for name in (step, "<name>"):
        key = f"{fact.key}.{name}".lstrip(".")
        if key in shapes:
            return _fact(path, key, shapes[key])
    # What stands freely named, as an approval does, has no line of its own in the model.
    if fact.shape.form == "blocks" and fact.shape.member:
        return _fact(path, f"{fact.key}.<name>", fact.shape.member)
    return None


def _member(fact: Fact | None) -> Fact | None:
    if fact is None or fact.shape.form != "list" or fact.shape.member is None:
        return None
    return _fact(fact.path, f"{fact.key}[]", fact.shape.member)


def _fact(path: str, key: str, shape: Shape) -> Fact:
    answers = shape.member.answers if shape.member else shape.answers
    return Fact(path, key, shape, _codes().get(answers, ()))


@cache
def _shapes() -> Mapping[str, Shape]:
    return {key.path: key.shape for key in keys()}


@cache
def _codes() -> Mapping[tuple[str, ...], Sequence[str]]:
    """Return the codes of each list of answers, by their words."""
    return {
        tuple(answer.words for answer in choice): tuple(answer.value for answer in choice)
        for choice in Choice.__subclasses__()
    }
