"""The calls of a page that name a key of the register, and those that print a form's field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import nodes

from macros.readings import every

PRINTING = ("cite", "link", "url", "helpline")
"""The calls that print an entry; `binds` only asks."""
_FIELDS = ("field", "choice", "rows", "signature")


@dataclass(frozen=True)
class Called:
    """A call with its first argument, a key or a name; `line` counts from 1 within the page's text."""

    what: str
    key: str
    line: int
    history: bool = False

    @property
    def prints(self) -> bool:
        """Whether it prints an entry of the register."""
        return self.what in PRINTING

    @property
    def is_field(self) -> bool:
        """Whether it prints a field of a form."""
        return self.what in _FIELDS


def calls(tree: nodes.Template) -> Sequence[Called]:
    """Return every call by name with a constant first argument, from first to last."""
    found = []
    for call in every(tree, nodes.Call):
        first = call.args[0] if call.args else None
        if isinstance(call.node, nodes.Name) and isinstance(first, nodes.Const):
            history = any(
                word.key == "history" and isinstance(word.value, nodes.Const) and bool(word.value.value)
                for word in call.kwargs
            ) or (len(call.args) > 1 and isinstance(call.args[1], nodes.Const) and call.args[1].value is True)
            found.append(Called(call.node.name, str(first.value), call.lineno, history))
    return found
