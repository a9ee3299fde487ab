"""Nodes of Jinja's parse trees, each tree walked once for all checks that ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar
from weakref import WeakKeyDictionary

from jinja2 import nodes

AnyNode = TypeVar("AnyNode", bound=nodes.Node)
_WALKED: WeakKeyDictionary[nodes.Template, Sequence[nodes.Node]] = WeakKeyDictionary()


def every(tree: nodes.Template, *kinds: type[AnyNode]) -> Iterator[AnyNode]:
    """Yield the nodes of some kinds in a whole tree, from first to last.

    Jinja's own `find_all` walks the tree anew each time, which was a tenth of the first stage's time.
    """
    if tree not in _WALKED:
        _WALKED[tree] = tuple(tree.find_all(nodes.Node))
    return (node for node in _WALKED[tree] if isinstance(node, kinds))
