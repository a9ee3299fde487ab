"""A setting as a plain list of facts, each with its place: for commands and proof sheets."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.setting.group import Group
from macros.setting.model import Setting
from macros.setting.to_confirm import ToConfirm
from macros.setting.tree import Origin
from macros.setting.typed import FrozenMap


@dataclass(frozen=True)
class Line:
    """One fact: its path, its value as a person reads it, and where it was written (None: nowhere)."""

    path: str
    value: str
    origin: Origin | None
    to_confirm: bool


def flat(setting: Setting) -> Iterator[Line]:
    """Yield every fact of a setting in the model's order; what nobody wrote and isn't needed is left out."""
    yield from _lines(setting, setting, "")


def _lines(setting: Setting, value: Any, path: str) -> Iterator[Line]:
    if isinstance(value, Group):
        for name in type(value).model_fields:
            yield from _lines(setting, getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, FrozenMap):
        for name, below in value.items():
            yield from _lines(setting, below, f"{path}.{name}")
    elif isinstance(value, tuple) and value and isinstance(value[0], Group):
        for number, below in enumerate(value):
            yield from _lines(setting, below, f"{path}.{number}")
    elif value is not None and (value not in (False, ()) or path in setting.origins):
        yield Line(path, _shown(value), _origin(setting, path), isinstance(value, ToConfirm))


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return str(value)


def _origin(setting: Setting, path: str) -> Origin | None:
    # A value that was written in a short form (a person's post) stands at the key above it.
    for above in (path, path.rpartition(".")[0]):
        origin = setting.origins.get(above)
        if origin and (above == path or not any(name.startswith(above + ".") for name in setting.origins)):
            return origin
    return None
