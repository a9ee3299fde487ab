"""What keys a setting file has, read off the model: for the JSON Schema, the README and commands."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from macros.setting.choices import Choice, LearnersPhones, PhonesRule
from macros.setting.group import Group, traits
from macros.setting.model import Setting
from macros.setting.organisation import Word
from macros.setting.people import Contact, Person
from macros.setting.phone import Phone
from macros.setting.to_confirm import ToConfirm
from macros.setting.typed import ByName, FrozenMap, MayBeToConfirm, Parsed
from macros.setting.values import Colour, Email, Url

Form = Literal[
    "text",
    "yes or no",
    "date",
    "number",
    "telephone number",
    "e-mail address",
    "web address",
    "colour",
    "file name",
    "register key",
    "document id",
    "key",
    "answer",
    "list",
    "blocks",
    "group",
]
_CLASSES: dict[type, Form] = {
    Phone: "telephone number",
    Email: "e-mail address",
    Url: "web address",
    Colour: "colour",
    bool: "yes or no",
    int: "number",
    datetime.date: "date",
}


@dataclass(frozen=True)
class Shape:
    """What may be written behind a key.

    `answers` are the plain words of an answer, `more` says that a text may follow the last one,
    `group` is the group below, `member` the shape of a list's or of blocks' members,
    `confirm` whether `to confirm` may be written.
    """

    form: Form
    answers: tuple[str, ...] = ()
    more: bool = False
    group: type[Group] | None = None
    member: Shape | None = None
    confirm: bool = False


@dataclass(frozen=True)
class Key:
    """One key of the setting file, with its sentence and what may be written."""

    path: str
    says: str
    shape: Shape
    needed: bool
    required: bool


def keys(group: type[Group] = Setting, path: str = "") -> Iterator[Key]:
    """Yield every key below `group` in the model's order; list members as `[]`, free names as `<name>`."""
    for name, hint in get_type_hints(group, include_extras=True).items():
        field = group.model_fields.get(name)
        if field is None:
            continue
        shape = shape_of(hint)
        trait = traits(field)
        full = f"{path}.{name}" if path else name
        yield Key(full, field.description or "", shape, bool(trait["needed"]), field.is_required())
        if shape.group:
            yield from keys(shape.group, full)
        elif shape.member and shape.member.group:
            yield from keys(shape.member.group, f"{full}[]" if shape.form == "list" else f"{full}.<name>")


def shape_of(hint: Any) -> Shape:
    """Return the shape that a field's type stands for."""
    origin = get_origin(hint)
    if origin is Annotated:
        inner, *markers = get_args(hint)
        for marker in markers:
            if isinstance(marker, Parsed):
                return Shape(marker.kind)  # type: ignore[arg-type]
            if isinstance(marker, MayBeToConfirm):
                return replace(shape_of(inner), confirm=True)
            if isinstance(marker, ByName):
                return Shape("blocks", member=shape_of(get_args(inner)[0]))
        return shape_of(inner)
    if origin in (Union, UnionType):
        return shape_of(next(arg for arg in get_args(hint) if arg not in (NoneType, ToConfirm)))
    if origin is tuple:
        return Shape("list", member=shape_of(get_args(hint)[0]))
    if origin is FrozenMap:
        return Shape("blocks", member=shape_of(get_args(hint)[0]))
    if issubclass(hint, Group):
        facts = any(traits(field)["needed"] for field in hint.model_fields.values())
        return Shape("group", group=hint, confirm=bool(hint.confirm_key) or facts)
    if issubclass(hint, PhonesRule):
        return Shape("answer", tuple(answer.words for answer in LearnersPhones), more=True)
    if issubclass(hint, Choice):
        return Shape("answer", tuple(answer.words for answer in hint))
    return Shape(_CLASSES[hint])


def in_words(shape: Shape) -> str:
    """Return what may be written, for a person: `phone-free, handed in or locker`."""
    if shape.form == "answer":
        more = " (and by whom)" if shape.more else ""
        return " \\| ".join(shape.answers) + more
    if shape.form == "list" and shape.member:
        return "blocks" if shape.member.group else f"list: {in_words(shape.member)}"
    if shape.form == "blocks":
        return "one block each" if shape.member and shape.member.group else "yes or no for each"
    if shape.group:
        words = _SHORT_FORMS.get(shape.group, "keys")
        return words.lower()
    return shape.form


def key_table() -> str:
    """Return the Markdown of settings/README.md that describes every key."""
    every = list(keys())
    single = [key for key in every if "." not in key.path and not _group_below(key.shape)]
    lines = ["### Lines of their own", "", *_table(single, "")]
    for top in every:
        if "." in top.path or top in single:
            continue
        start = re.compile(re.escape(top.path) + r"(?:\[\])?\.")
        below = [key for key in every if start.match(key.path) and not _inside_short_form(key, every)]
        lines += ["", f"### `{top.path}`", "", top.says, "", *_table(below, start)]
    for group, words in _SHORT_FORMS.items():
        text = f"Write only the {group.text_key} behind the colon, or these keys below it."
        lines += ["", f"### {words}", "", text, "", *_table(list(keys(group)), "")]
    return "\n".join(lines) + "\n"


_SHORT_FORMS: dict[type[Group], str] = {
    Person: "A person",
    Contact: "A service of the council",
    Word: "A word of ours",
}


def _group_below(shape: Shape) -> type[Group] | None:
    return shape.group or (shape.member.group if shape.member else None)


def _inside_short_form(key: Key, every: list[Key]) -> bool:
    above = key.path.rpartition(".")[0]
    return any(other.path == above and other.shape.group in _SHORT_FORMS for other in every)


def _table(rows: list[Key], start: str | re.Pattern[str]) -> list[str]:
    lines = ["| key | what it is | what you write |", "| --- | --- | --- |"]
    for key in rows:
        name = re.sub(start, "", key.path, count=1)
        mark = " (must)" if key.required else " (needed)" if key.needed else ""
        lines.append(f"| `{name}`{mark} | {key.says} | {in_words(key.shape)} |")
    return lines
