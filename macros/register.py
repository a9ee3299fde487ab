"""The register of law, guidance, organisations and helplines that pages cite by key.

It lives in `docs/_register/*.yml`, split by kind: a mapping of keys to entries in each file.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from macros.problems import Problem, Problems, did_you_mean
from macros.register_entry import GONE, Audience, Binding, Entry, standing
from macros.setting import Setting
from macros.setting.source import Source
from macros.setting.tree import Branch, Leaf, Origin, Written
from macros.written_model import typed

FOLDER = "docs/_register"
AS_AT = f"{FOLDER}/as_at.txt"


@dataclass(frozen=True)
class Register:
    """All entries by key, where each is written, and the day when all were last compared with the world."""

    by_key: Mapping[str, Entry]
    origins: Mapping[str, Origin]
    as_at: datetime.date

    @classmethod
    def load(cls, root: Path) -> Register:
        """Return the register of the project at `root`; raise `Problems` with all that is wrong in it."""
        reading = _Reading()
        for path in sorted((root / FOLDER).glob("*.yml")):
            reading.file(path, path.relative_to(root).as_posix())
        reading.check_successors()
        as_at = reading.day(root / AS_AT)
        if reading.problems:
            raise Problems(reading.problems)
        return cls(reading.entries, reading.origins, as_at)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry, in the order of the files."""
        return tuple(self.by_key.values())

    def __getitem__(self, key: str) -> Entry:
        """Return the entry `key`; raise KeyError with a sentence that names the nearest key."""
        if key not in self.by_key:
            raise KeyError(f"{key} is not in the register ({FOLDER}){self._nearest(key)}")
        return self.by_key[key]

    def __contains__(self, key: object) -> bool:
        return key in self.by_key

    def _nearest(self, key: str) -> str:
        wanted = key.casefold()
        for entry in self.entries:
            if wanted in {name.casefold() for name in (entry.title, *entry.also_called, *entry.formerly)}:
                return f"; did you mean {entry.key}?"
        return did_you_mean(wanted, self.by_key)

    def for_readers(self, audience: str, setting: Setting) -> tuple[Entry, ...]:
        """Return what to show this audience of this setting, helplines first.

        Left out is what isn't in force, what nobody has confirmed, and what is for another kind of
        setting or another council's area. An unknown audience raises LookupError.
        """
        if audience not in get_args(Audience):
            raise LookupError(f"{audience} is not an audience{did_you_mean(audience, get_args(Audience))}")
        names, _ = standing(setting)
        audiences = {audience}
        if audience == "learners" and "secondary" in names:
            audiences.add("older_learners")
        areas = self.areas(setting)
        chosen = (
            entry
            for entry in self.entries
            if not audiences.isdisjoint(entry.audiences)
            and entry.current
            and entry.confidence != "unconfirmed"
            and (not entry.for_kinds or not names.isdisjoint(entry.for_kinds))
            and (not entry.area or entry.area in areas)
        )
        return tuple(sorted(chosen, key=lambda e: (e.kind != "helpline", e.order, e.title.casefold())))

    def areas(self, setting: Setting) -> Set[str]:
        """Return the areas of the register that the setting's councils are in: Kent, Kirklees."""
        known = {entry.area for entry in self.entries if entry.area}
        found: set[str] = set()
        for area in setting.our_areas or ():
            council = str(area.council or "")
            found |= {name for name in known if re.search(rf"(?i)\b{re.escape(name)}\b", council)}
            partnership = self.by_key.get(str(area.safeguarding_partnership or ""))
            found |= {partnership.area} if partnership else set()
        return found


class _Reading:
    """The entries read so far, where they stand and what is wrong with them."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.origins: dict[str, Origin] = {}
        self.written: dict[str, Branch] = {}
        self.problems: list[Problem] = []

    def file(self, path: Path, name: str) -> None:
        """Read one file."""
        source = Source(path, name)
        self.problems.extend(source.problems)
        for key, written in source.tree.items():
            self._entry(name, key, written)

    def _entry(self, file: str, key: str, written: Written) -> None:
        place = written.key_origin
        if not isinstance(written, Branch):
            self._problem(place, f"{key} has nothing below it; write title:, publisher: and the rest")
        elif "key" in written:
            self._problem(written["key"].key_origin, f"the key is {key}, the word above; take this line out")
        elif key in self.origins:
            self._problem(place, f"{key} is in {self.origins[key]} already; keep one")
        else:
            self.origins[key], self.written[key] = place, written
            whole = Branch({"key": Leaf(key), **written})
            whole["key"].placed(place)
            whole.placed(place)
            entry, problems = typed(Entry, whole, file)
            self.problems.extend(
                replace(problem, message=f"{key}: {problem.message.removeprefix(': ')}")
                for problem in problems
            )
            if entry is not None:
                self.entries[key] = entry

    def day(self, path: Path) -> datetime.date:
        """Read the day of the register, an ISO date alone in a file."""
        try:
            return datetime.date.fromisoformat(path.read_text(encoding="utf-8").strip())
        except (OSError, ValueError):
            message = "must hold the day of the law and guidance, such as 2026-11-22, and nothing else"
            self.problems.append(Problem(AS_AT, 1, 1, message))
            return datetime.date.min

    def check_successors(self) -> None:
        """Note every successor that isn't in the register, or isn't in force itself."""
        for key, entry in self.entries.items():
            if not entry.superseded_by:
                continue
            place = self.written[key]["superseded_by"].origin
            successor = self.entries.get(entry.superseded_by)
            if entry.superseded_by not in self.origins:
                near = did_you_mean(entry.superseded_by, self.origins)
                self._problem(place, f"{entry.superseded_by} is not in the register{near}")
            elif successor is not None and not successor.current:
                self._problem(place, f"{successor.key} is {successor.status} itself; name what is in force")

    def _problem(self, place: Origin, message: str) -> None:
        self.problems.append(Problem(place.file, place.line, place.column, message))


__all__ = ["AS_AT", "FOLDER", "GONE", "Binding", "Entry", "Register"]
