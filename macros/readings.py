"""How Jinja reads the texts of the language: each is parsed, walked and compiled once, for all settings.

Only what its names mean differs between settings. Who renders several hands the same `Readings` to all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from types import CodeType
from typing import TypeVar
from weakref import WeakKeyDictionary

from jinja2 import BytecodeCache, Environment, meta, nodes
from jinja2.bccache import Bucket

from macros.jinja import Language

AnyNode = TypeVar("AnyNode", bound=nodes.Node)
_WALKED: WeakKeyDictionary[nodes.Template, Sequence[nodes.Node]] = WeakKeyDictionary()


class Readings:
    """What pages, parts and texts of front matter are to Jinja, each worked out when it is first asked for.

    `pages` and `plain` keep what pages and what texts of front matter are compiled to. They are two, for
    only on pages what is printed is escaped.
    """

    def __init__(self) -> None:
        self.pages = Compiled()
        self.plain = Compiled()
        self._environment = Environment(extensions=[Language])
        self._trees: dict[str, nodes.Template] = {}
        self._folded: dict[str, tuple[nodes.Template, Set[str]]] = {}

    def tree(self, text: str) -> nodes.Template:
        """Return the parse tree of a text; raise TemplateSyntaxError where it has a fault of syntax."""
        if text not in self._trees:
            self._trees[text] = self._environment.parse(text)
        return self._trees[text]

    def folded(self, text: str) -> tuple[nodes.Template, Set[str]]:
        """Return a tree with its constants folded, and the names that the text uses and doesn't give itself.

        Raise TemplateSyntaxError for an unknown filter as well. Jinja's search for names folds ('a', 'b')
        into one constant, in the very tree that it is given: this one is not what `tree` returns.
        """
        if text not in self._folded:
            tree = self._environment.parse(text)
            self._folded[text] = (tree, meta.find_undeclared_variables(tree))
        return self._folded[text]


class Compiled(BytecodeCache):
    """What templates were compiled to, kept in memory for other environments of the same kind."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what one of the same name and text was compiled to."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to."""
        self._codes[bucket.key, bucket.checksum] = bucket.code


def every(tree: nodes.Template, *kinds: type[AnyNode]) -> Iterator[AnyNode]:
    """Yield the nodes of some kinds in a whole tree, from first to last.

    Jinja's own `find_all` walks the tree anew each time, which was a tenth of a check's time.
    """
    if tree not in _WALKED:
        _WALKED[tree] = tuple(tree.find_all(nodes.Node))
    return (node for node in _WALKED[tree] if isinstance(node, kinds))
