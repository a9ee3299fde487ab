"""A YAML file of ours (front matter, packs) as a typed model, with every mistake at its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from macros.problems import Problem, did_you_mean
from macros.setting.source import Source
from macros.setting.tree import Branch, Items, Leaf, Origin, Written

Model = TypeVar("Model", bound=BaseModel)

_SAID = {
    "missing": "{path} is missing",
    "bool_parsing": "{path} must be yes or no",
    "int_parsing": "{path} must be a number",
    "date_from_datetime_parsing": "{path} must be a date such as 2026-11-22",
    "date_parsing": "{path} must be a date such as 2026-11-22",
    "tuple_type": "{path} must be a list such as [one, two]",
    "model_type": "{path} must be a group of keys",
    "string_type": "{path} must be a text",
}


class FrontMatter(Source):
    """The facts above a page's text: `body` is the text, `body_line` the lines that stand before it."""

    body: str = ""
    body_line: int = 0

    def _text(self) -> str | None:
        text = super()._text()
        if text is None:
            return None
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
        return None, [_problem(detail, model, written, file) for detail in error.errors()]


def _plain(written: Written) -> Any:
    if isinstance(written, Branch):
        return {key: _plain(value) for key, value in written.items()}
    if isinstance(written, Items):
        return tuple(_plain(value) for value in written)
    return str(written)


def _problem(detail: Any, model: type[BaseModel], written: Written, file: str) -> Problem:
    location: Sequence[str | int] = [part for part in detail["loc"] if not str(part).startswith("function-")]
    place = _place(written, location)
    path = ".".join(map(str, location))
    if detail["type"] == "extra_forbidden":
        known = [field.alias or name for name, field in model.model_fields.items()]
        message = f"{path} is not a key here{did_you_mean(str(location[-1]), known)}"
    elif detail["type"] == "literal_error":
        message = f"{path} must be {detail['ctx']['expected']}, not {detail['input']}"
    else:
        message = _SAID.get(detail["type"], "{path}: " + detail["msg"].removeprefix("Value error, ")).format(
            path=path
        )
    return Problem(file, place.line, place.column, message)


def _place(written: Written, location: Sequence[str | int]) -> Origin:
    here = written
    for part in location:
        if isinstance(here, Branch) and str(part) in here:
            here = here[str(part)]
        elif isinstance(here, Items) and isinstance(part, int) and part < len(here):
            here = here[part]
        else:
            break
    return here.key_origin if isinstance(here, Leaf) and here.key_origin.line else here.origin
