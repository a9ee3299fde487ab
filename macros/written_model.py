"""A YAML file of ours (front matter, packs) as a typed model, with every mistake at its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, Field, RootModel, ValidationError

from macros.problems import Problem, did_you_mean
from macros.setting.source import Source
from macros.setting.tree import Branch, Items, Leaf, Origin, Written

Model = TypeVar("Model", bound=BaseModel)
Text = Annotated[str, Field(min_length=1)]
"""A text that must be written."""

_SAID = {
    "missing": "{path} is missing",
    "bool_parsing": "{path} must be yes or no",
    "int_parsing": "{path} must be a number",
    "date_from_datetime_parsing": "{path} must be a date such as 2026-11-22",
    "date_parsing": "{path} must be a date such as 2026-11-22",
    "tuple_type": "{path} must be a list such as [one, two]",
    "model_type": "{path} must be a group of keys",
    "string_type": "{path} must be a text",
    "string_too_short": "{path} is empty; write it",
    "too_short": "{path} has no entry; write the first",
    "int_type": "{path} must be a whole number",
    "int_from_float": "{path} must be a whole number",
    "bool_type": "{path} must be yes or no",
    "date_type": "{path} must be a date such as 2026-11-22",
    "date_from_datetime_inexact": "{path} must be a date such as 2026-11-22",
    "dict_type": "{path} must be a group of keys",
}


class FrontMatter(Source):
    """The facts above a page's text: `body` is the text, `body_line` the lines that stand before it."""

    body: str = ""
    body_line: int = 0

    def _text(self) -> str | None:
        text = super()._text()
        if text is None:
            return None
        text = text.replace("\r\n", "\n")  # Windows ends lines so, and the language reads lines.
        if not text.startswith("---\n") or "\n---\n" not in text[3:]:
            self.problem(1, 1, "must begin with its facts between two lines of ---")
            return None
        facts, _, self.body = text[4:].partition("\n---\n")
        self.body_line = facts.count("\n") + 3
        return "\n" + facts + "\n"


def typed(model: type[Model], written: Written, file: str) -> tuple[Model | None, list[Problem]]:
    """Return `written` as `model`, or None with everything that is wrong, each at its line."""
    try:
        return model.model_validate(_plain(written)), []
    except ValidationError as error:
        details = _without_echoes(model, error.errors())
        return None, [_problem(detail, model, written, file) for detail in details]


def _plain(written: Written) -> Any:
    if isinstance(written, Branch):
        return {key: _plain(value) for key, value in written.items()}
    if isinstance(written, Items):
        return tuple(_plain(value) for value in written)
    return str(written)


def _location(detail: Any) -> tuple[str | int, ...]:
    return tuple(part for part in detail["loc"] if not str(part).startswith("function-"))


def _without_echoes(model: type[BaseModel], details: Sequence[Any]) -> list[Any]:
    """Return the errors without those that only follow from another: one mistake is one sentence."""
    places = [_location(detail) for detail in details]
    meant = {
        (*place[:-1], near)
        for place, detail in zip(places, details, strict=True)
        if detail["type"] == "extra_forbidden" and (near := _nearest(str(place[-1]), _keys(model, place)))
    }
    return [
        detail
        for place, detail in zip(places, details, strict=True)
        # A misspelt key is missing as well; a list whose only entry is wrong is counted as empty.
        if not (detail["type"] == "missing" and place in meant)
        and not (
            detail["type"] == "too_short" and any(other[: len(place)] == place != other for other in places)
        )
    ]


def _problem(detail: Any, model: type[BaseModel], written: Written, file: str) -> Problem:
    location = _location(detail)
    kind = detail["type"]
    # The line says which entry of a list it is.
    path = ".".join(part for part in location if isinstance(part, str))
    said = _SAID.get(kind, "{path}: " + detail["msg"].removeprefix("Value error, ")).format(path=path)
    if kind == "extra_forbidden":
        said = f"{path} is not a key here{did_you_mean(str(location[-1]), _keys(model, location))}"
    elif kind == "literal_error":
        answers = detail["ctx"]["expected"]
        near = did_you_mean(str(detail["input"]), re.findall(r"'([^']+)'", answers))
        said = f"{path} must be {answers}, not {detail['input']}{near}"
    place = _place(written, location, by_key=kind == "extra_forbidden", said=said.removeprefix(f"{path}: "))
    return Problem(file, place.line, place.column, said)


def _place(written: Written, location: Sequence[str | int], *, by_key: bool, said: str) -> Origin:
    """Return where the value stands, or its key where it is a whole group or list, or is to go."""
    here = written
    for part in location:
        if isinstance(here, Branch) and str(part) in here:
            here = here[str(part)]
        elif isinstance(here, Items) and isinstance(part, int) and part < len(here):
            here = here[part]
        else:
            break
    if isinstance(here, Items):
        # What is said of one entry begins with it.
        here = next((item for item in here if isinstance(item, Leaf) and said.startswith(f"{item} ")), here)
    elif isinstance(here, Branch):
        here = next((value for key, value in here.items() if said.startswith(f"{key}: ")), here)
        by_key = True
    if isinstance(here, Leaf) and not by_key and not here.empty:
        return here.origin
    return here.key_origin if here.key_origin.line else here.origin


def _keys(model: type[BaseModel], location: Sequence[str | int]) -> list[str]:
    """Return the keys that may stand where the last step of `location` does."""
    here: type[BaseModel] | None = model
    for step in location[:-1]:
        while here is not None and issubclass(here, RootModel):
            here = _model_within(here.model_fields["root"].annotation)
        fields = {field.alias or name: field for name, field in here.model_fields.items()} if here else {}
        if step in fields:
            here = _model_within(fields[str(step)].annotation)
    if here is None or issubclass(here, RootModel):
        here = _model_within(here.model_fields["root"].annotation) if here else None
    return [field.alias or name for name, field in here.model_fields.items()] if here else []


def _model_within(hint: Any) -> type[BaseModel] | None:
    """Return the model that a field, a list or a group of named ones holds."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return hint
    return next((found for part in get_args(hint) if (found := _model_within(part))), None)


def _nearest(word: str, known: Sequence[str]) -> str:
    return did_you_mean(word, known).removeprefix("; did you mean ").removesuffix("?")
