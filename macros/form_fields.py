"""What a form asks: the fields that a page declares under `fields:` in its front matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, Self, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, field_validator, model_validator

from macros.problems import did_you_mean

FieldType = Literal["text", "lines", "date", "tick", "yes-no-notsure", "choice", "table"]
CellType = Literal["text", "date", "tick", "yes-no-notsure", "choice"]
# Between the margins of a portrait A4 page; a wider table gets a page on its side.
PORTRAIT_MM = 165
PORTRAIT_COLUMNS = 5

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_NUMBERS: Mapping[str, int] = {"lines": 4, "row_height": 11}


def _whole(value: object) -> object:
    return int(value) if isinstance(value, str) and value.strip().isdigit() else value


def _yes(value: object) -> object:
    return {"yes": True, "true": True, "no": False, "false": False}.get(str(value).strip().lower(), value)


def _listed(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _texts(value: object) -> object:
    """Take a list of one-cell rows as texts, and numbers and yes/no as what was written."""
    if not isinstance(value, list | tuple):
        return value
    return tuple(tuple(map(str, row)) if isinstance(row, list | tuple) else (str(row),) for row in value)


def _known_type(known: Iterable[str]) -> BeforeValidator:
    names = tuple(known)

    def check(value: object) -> object:
        if value in names:
            return value
        raise ValueError(
            f"{value} is not a type of field{did_you_mean(str(value), names)} (types: {', '.join(names)})"
        )

    return BeforeValidator(check)


_Whole = Annotated[int, BeforeValidator(_whole)]
_Yes = Annotated[bool, BeforeValidator(_yes)]
_Options = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    label: str
    width: _Whole | None = None
    options: _Options = ()

    @field_validator("label")
    @classmethod
    def _has_words(cls, label: str) -> str:
        if not label.strip():
            raise ValueError("a field needs a label: the words that say what to write")
        return label

    @field_validator("width")
    @classmethod
    def _fits_a_page(cls, width: int | None) -> int | None:
        if width is not None and not 5 <= width <= 250:
            raise ValueError(f"a width is given in millimetres, from 5 to 250; {width} is not")
        return width


class Column(_Part):
    """A column of a table to fill in; `width` in millimetres, shared out when the page is narrower."""

    name: str
    type: Annotated[CellType, _known_type(get_args(CellType))] = "text"

    @field_validator("name")
    @classmethod
    def _is_a_name(cls, name: str) -> str:
        return checked_name(name)

    @model_validator(mode="after")
    def _has_its_options(self) -> Self:
        _check_options(self.type, self.options)
        return self


class FieldSpec(_Part):
    """One field of a form, as the front matter declares it.

    `label` says what to write; `width` is in millimetres; `lines` (for the type lines) counts writing
    lines; `options` belong to the type choice; `columns`, `rows` (what is printed already, row by row
    from the first column) and `row_height` (millimetres) belong to the type table.
    """

    type: Annotated[FieldType, _known_type(get_args(FieldType))] = "text"
    required: _Yes = False
    lines: _Whole = _NUMBERS["lines"]
    columns: Annotated[tuple[Column, ...], BeforeValidator(_listed)] = ()
    rows: Annotated[tuple[tuple[str, ...], ...], BeforeValidator(_texts)] = ()
    row_height: _Whole = _NUMBERS["row_height"]

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        _check_options(self.type, self.options)
        if self.type != "table":
            if self.columns or self.rows:
                raise ValueError("only a field of the type table has columns and rows; write type: table")
            return self
        if not self.columns:
            raise ValueError("a table needs columns, each with a name and a label")
        names = [column.name for column in self.columns]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"two columns are called {', '.join(twice)}; give each its own name")
        for number, row in enumerate(self.rows, 1):
            if len(row) > len(self.columns):
                raise ValueError(
                    f"row {number} has {len(row)} cells, the table has {len(self.columns)} columns"
                )
        if not 8 <= self.row_height <= 60:
            raise ValueError(f"row_height is given in millimetres, from 8 to 60; {self.row_height} is not")
        return self

    @property
    def wide(self) -> bool:
        """Whether a table needs a page on its side."""
        wanted = sum(column.width or 0 for column in self.columns)
        return wanted > PORTRAIT_MM or len(self.columns) > PORTRAIT_COLUMNS


def _check_options(kind: str, options: tuple[str, ...]) -> None:
    if kind == "choice" and len(options) < 2:
        raise ValueError("a choice needs options, two or more: options: [In place, Partly, Not yet]")
    if kind != "choice" and options:
        raise ValueError("only a field of the type choice has options; write type: choice")


def checked_name(name: str) -> str:
    """Return a name that a PDF field can have; raise ValueError with the right one otherwise."""
    if _NAME.fullmatch(name):
        return name
    raise ValueError(_wrong_name(name))


def _wrong_name(name: str) -> str:
    right = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "field"
    return f"a field's name has small letters, digits and _ only: {right}"


def check_names(fields: Mapping[str, FieldSpec]) -> Mapping[str, FieldSpec]:
    """Return `fields` when each name can be a PDF field's; raise ValueError with the right one otherwise."""
    for name in fields:
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name}: {_wrong_name(name)}")
    return fields
