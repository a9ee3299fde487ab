"""What a page gives to a call, seen on Jinja's tree: too little, too much, or a name that it doesn't take."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import nodes

from macros.problems import did_you_mean


class Arguments:
    """Compares calls with what their functions take; each function is looked at once."""

    def __init__(self, calls: Mapping[str, Callable[..., Any]]) -> None:
        self._calls = calls
        self._signatures: dict[str, inspect.Signature] = {}

    def fault(self, call: nodes.Call) -> str:
        """Return what is wrong with what a call is given, or an empty text."""
        name = call.node.name if isinstance(call.node, nodes.Name) else ""
        if name not in self._calls or call.dyn_args or call.dyn_kwargs:
            return ""
        signature = self._signature(name)
        try:
            signature.bind(*call.args, **{keyword.key: keyword.value for keyword in call.kwargs})
        except TypeError as error:
            known = list(signature.parameters)
            wrong = next((keyword.key for keyword in call.kwargs if keyword.key not in known), "")
            if wrong:
                return f"{name}() takes no {wrong}{did_you_mean(wrong, known) or _written(name, known)}"
            return f"{name}(): {error}{_written(name, known)}"
        return ""

    def _signature(self, name: str) -> inspect.Signature:
        if name not in self._signatures:
            function = self._calls[name]
            signature = inspect.signature(function)
            if getattr(function, "jinja_pass_arg", None):
                signature = signature.replace(parameters=list(signature.parameters.values())[1:])
            self._signatures[name] = signature
        return self._signatures[name]


def _written(name: str, known: list[str]) -> str:
    return f"; write {name}({', '.join(known)})" if known else f"; write {name}()"
