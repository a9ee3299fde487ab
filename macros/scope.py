"""Whom a document is for: by what a setting has, and more narrowly by its families or by name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from pydantic import BaseModel, ConfigDict, Field, field_validator

from macros.features import NAMES
from macros.problems import Problem, did_you_mean
from macros.setting import Setting
from macros.setting.tree import Branch, Items


class Scope(BaseModel):
    """The keys `for:`, `families:` and `settings:` of a document's front matter.

    `for:` needs one name that is true of the setting. `families:` and `settings:` narrow that down, each
    only where it is written: to settings on top of one of these families, to settings with these names.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    needs: tuple[str, ...] = Field(alias="for", min_length=1)
    families: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()

    @field_validator("needs")
    @classmethod
    def _known_features(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for name in value:
            if name not in NAMES:
                raise ValueError(f"{name} is nothing that a setting can have{did_you_mean(name, NAMES)}")
        return value

    def fits(self, setting: Setting, has: Mapping[str, bool]) -> bool:
        """Return whether this is for the setting, which `has` these features."""
        return (
            any(has[name] for name in self.needs)
            and (not self.families or bool(set(map(family_name, self.families)) & set(setting.families)))
            and (not self.settings or setting.slug in self.settings)
        )


def family_name(written: str) -> str:
    """Return a family's name as settings know it: `kent-schools` and `Kent schools` are kent schools."""
    return re.sub(r"[\s_-]+", " ", written.strip().lower())


def unknown_scope(
    written: Branch, file: str, families: Collection[str], settings: Collection[str]
) -> Iterator[Problem]:
    """Yield a problem at its place for each family or setting in a front matter that there isn't."""
    for key, known, what in (("families", families, "family"), ("settings", settings, "setting")):
        items = written.get(key)
        for item in items if isinstance(items, Items) else ():
            name = family_name(str(item)) if key == "families" else str(item)
            if name not in known:
                hint = did_you_mean(name, known) or f"; there are {', '.join(sorted(known)) or 'none'}"
                place = item.origin
                yield Problem(file, place.line, place.column, f"{key}: there is no {what} {item}{hint}")
