"""Under which conditions a page says something, and whether they can be true of a setting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import nodes

from macros.features import features
from macros.setting import Setting, ToConfirm

_NOTHING: frozenset[str] = frozenset()
# What nobody knows yet, or what has several values.
_OPEN = object()


def guarded(
    node: nodes.Node, needs: frozenset[str] = _NOTHING
) -> Iterator[tuple[nodes.Node, frozenset[str]]]:
    """Yield each node of a tree with what must be true there: `not has.trainees`, `facts.rules.x`."""
    yield node, needs
    if isinstance(node, nodes.If):
        yield from guarded(node.test, needs)
        yield from _all(node.body, needs | _true(node.test))
        needs |= _false(node.test)
        for other in node.elif_:
            yield from guarded(other.test, needs)
            yield from _all(other.body, needs | _true(other.test))
            needs |= _false(other.test)
        yield from _all(node.else_, needs)
    elif isinstance(node, nodes.CondExpr):
        yield from guarded(node.test, needs)
        yield from guarded(node.expr1, needs | _true(node.test))
        if node.expr2 is not None:
            yield from guarded(node.expr2, needs | _false(node.test))
    elif isinstance(node, nodes.And):
        yield from guarded(node.left, needs)
        yield from guarded(node.right, needs | _true(node.left))
    elif isinstance(node, nodes.Or):
        yield from guarded(node.left, needs)
        yield from guarded(node.right, needs | _false(node.left))
    else:
        yield from _all(node.iter_child_nodes(), needs)


def _all(
    several: Iterator[nodes.Node] | list[nodes.Node], needs: frozenset[str]
) -> Iterator[tuple[nodes.Node, frozenset[str]]]:
    for node in several:
        yield from guarded(node, needs)


def path_of(node: nodes.Node, of: str = "facts") -> str:
    """Return the path that an expression reads of `facts`, without the numbers of a list; else nothing."""
    names: list[str] = []
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        if isinstance(node, nodes.Getattr):
            names.append(node.attr)
        elif isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            names.append(node.arg.value)
        node = node.node
    return ".".join(reversed(names)) if isinstance(node, nodes.Name) and node.name == of else ""


def _true(test: nodes.Node) -> frozenset[str]:
    """Return what must be true where `test` is."""
    if isinstance(test, nodes.Not):
        return _false(test.node)
    if isinstance(test, nodes.And):
        return _true(test.left) | _true(test.right)
    if isinstance(test, nodes.Or):
        return _true(test.left) & _true(test.right)
    return frozenset(_named(test))


def _false(test: nodes.Node) -> frozenset[str]:
    """Return what must be true where `test` isn't."""
    if isinstance(test, nodes.Not):
        return _true(test.node)
    if isinstance(test, nodes.And):
        return _false(test.left) & _false(test.right)
    if isinstance(test, nodes.Or):
        return _false(test.left) | _false(test.right)
    return frozenset(f"not {name}" for name in _named(test))


def _named(test: nodes.Node) -> Iterator[str]:
    for of in ("has", "facts"):
        if path := path_of(test, of):
            yield f"{of}.{path}"


class Truth:
    """What is true of one setting."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._has = features(setting)
        self._known: dict[str, bool] = {}

    def may_hold(self, needs: frozenset[str]) -> bool:
        """Return whether all `needs` can be true; a fact that is still to confirm may become anything."""
        return all(self._may(need) for need in needs)

    def _may(self, need: str) -> bool:
        if need not in self._known:
            name = need.removeprefix("not ")
            value = self._value(name)
            self._known[need] = value is _OPEN or bool(value) is (name == need)
        return self._known[need]

    def _value(self, name: str) -> object:
        of, _, path = name.partition(".")
        if of == "has":
            return self._has.get(path)
        here: object = self._setting
        for step in path.split("."):
            here = here.get(step) if isinstance(here, Mapping) else getattr(here, step, None)
            if isinstance(here, ToConfirm | tuple):
                return _OPEN if isinstance(here, ToConfirm) or here else None
        return here
