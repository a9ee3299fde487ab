"""A setting file as it was written: texts, branches and lists, each knowing its place in the file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

_WRITTEN_TO_CONFIRM = re.compile(r"to[\s_-]*(?:be[\s_-]*)?confirm(?:ed)?\.?", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Origin:
    """Where a value was written. `file` is relative to the project's root; 1 is the first line and column."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Written:
    """What texts, branches and lists have in common.

    `path` is the canonical path (`learners.key_stages`), `spelled` the path in the file's own words
    (`students.key_stages`), `origin` the value's place and `key_origin` the place of its key.
    `question` is what to ask when the value is still to confirm, `who` says whose facts are below,
    `siblings` are the keys that would have been right where this one isn't; `absent` says that nobody
    wrote this value.
    """

    path: str = ""
    spelled: str = ""
    question: str = ""
    who: str = ""
    siblings: tuple[str, ...] = ()
    absent: bool = False
    origin: Origin = Origin("")
    key_origin: Origin = Origin("")
    in_braces: bool = False

    def placed(self, origin: Origin, path: str = "", key_origin: Origin | None = None) -> None:
        """Record the place of this value."""
        self.origin = origin
        self.key_origin = key_origin or origin
        self.path = self.spelled = path


class Leaf(Written, str):
    """One text; `quoted` when it stood in quotes."""

    quoted: bool = False

    @property
    def to_confirm(self) -> bool:
        """Whether the text says `to confirm`, in any case, with spaces, hyphens or underscores."""
        return _WRITTEN_TO_CONFIRM.fullmatch(self.strip()) is not None

    @property
    def empty(self) -> bool:
        """Whether nothing was written."""
        return not self.quoted and self.strip() in ("", "~")


class Branch(Written, dict[str, "Written"]):
    """Keys and what is below them."""

    def like(self, pairs: Mapping[str, Written]) -> Branch:
        """Return a branch in the same place with other keys."""
        branch = Branch(pairs)
        branch.__dict__.update(self.__dict__)
        return branch

    def missing(self, key: str, text: str = "to confirm") -> Leaf:
        """Return a text for a key that isn't written here, placed at this branch."""
        leaf = Leaf(text)
        leaf.absent = True
        leaf.placed(self.origin, f"{self.path}.{key}" if self.path else key)
        leaf.spelled = f"{self.spelled}.{key}" if self.spelled else key
        return leaf


class Items(Written, tuple["Written", ...]):
    """A list of values."""


def walk(node: Written) -> Iterator[Written]:
    """Yield `node` and everything below it, in the order of the file."""
    yield node
    below: Iterable[Written] = ()
    if isinstance(node, Branch):
        below = node.values()
    elif isinstance(node, Items):
        below = node
    for child in below:
        yield from walk(child)


def name_paths(node: Written, path: str = "", spelled: str = "") -> None:
    """Give every value its path, counted from the top; list members count from 0."""
    node.path = path
    node.spelled = spelled or path
    if isinstance(node, Branch):
        for key, child in node.items():
            # A key in the reader's own word (students) keeps that word in messages.
            own = child.spelled.rpartition(".")[2] or key
            name_paths(child, f"{path}.{key}" if path else key, f"{spelled}.{own}" if spelled else own)
    elif isinstance(node, Items):
        for number, child in enumerate(node):
            name_paths(child, f"{path}.{number}", f"{node.spelled}.{number}")


def without(node: Branch, paths: Collection[str]) -> Branch:
    """Return the tree without the values at some paths, and without the lists that hold one."""
    pairs: dict[str, Written] = {}
    for key, child in node.items():
        if isinstance(child, Branch) and child.path not in paths:
            pairs[key] = without(child, paths)
        elif not any(one.path in paths for one in walk(child)):
            pairs[key] = child
    return node.like(pairs)
