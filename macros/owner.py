"""Whom a page may name by post in its front matter: who looks after it, who gets a form back."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from macros.problems import did_you_mean
from macros.setting.group import traits
from macros.setting.people import People

OWNERS = tuple(key for key, field in People.model_fields.items() if traits(field)["who"])
"""The posts of a person: keys of `people:` in a setting's file."""


def _a_post(value: str) -> str:
    if value not in OWNERS:
        near = did_you_mean(value.lower().replace(" ", "_"), OWNERS) or f"; there are {', '.join(OWNERS)}"
        raise ValueError(f"{value} is not the post of a person{near}")
    return value


Owner = Annotated[str, AfterValidator(_a_post)]
"""A text that is one of `OWNERS`."""
