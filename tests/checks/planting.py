"""The faults of the corpus, and how one is planted in a copy of the project.

A fault is one entry of `corpus/planted-*.yml`:

    - id: words-07
      point: B2-2-02            # only for a defect that points.md marks with "!"
      file: docs/policies/online-safety-policy.md
      old: "exact text that stands exactly once in the file"
      new: "the text with the fault"
      at: "words of a line"     # where it must be told, if not at the first line that differs
      settings: [b2-mentoring]  # the fewest settings in which it shows; all, if left out
      what: "what is wrong and why it matters"
      class: words

`edits:`, a list of such `old` and `new`, stands in their place where one fault needs several; an edit may
name a `file:` of its own, for what has to fit and isn't the fault. `at` is words
that stand on one line only, `{file: ..., words: ...}` for another file, or `front matter`; in a list each
of them is right. Something that is missing has no line of its own.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.setting import setting_slugs
from policypack.checks.control.versions import FILE as RECORD

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).resolve().parent / "corpus"
CLASSES = ("names", "references", "words", "law", "control")
# What a fault may change; everything else is only linked to.
COPIED = ("docs", "settings")
Place = tuple[str, int]


class CannotPlantError(Exception):
    """A fault that doesn't fit the texts any more."""


@dataclass(frozen=True)
class Edit:
    """A text that stands exactly once in a file, and what takes its place."""

    file: str
    old: str
    new: str


@dataclass(frozen=True)
class Fault:
    """One mistake to plant, and where it must be told."""

    id: str
    cls: str
    file: str
    edits: tuple[Edit, ...]
    what: str
    at: tuple[str | Mapping[str, str], ...] = ()
    settings: tuple[str, ...] = ()
    point: str = ""


@dataclass(frozen=True)
class Planted:
    """The changed files by name, and the places where a finding counts; line 0 is the whole file."""

    texts: Mapping[str, str]
    places: frozenset[Place]


def faults(files: Sequence[Path] = ()) -> list[Fault]:
    """Return the faults of these files, all of the corpus by default."""
    return [
        _fault(entry)
        for path in files or sorted(FOLDER.glob("planted-*.yml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def _fault(entry: Mapping[str, Any]) -> Fault:
    at = entry.get("at", ())
    return Fault(
        id=entry["id"],
        cls=entry["class"],
        file=entry["file"],
        edits=tuple(
            Edit(edit.get("file", entry["file"]), edit["old"], edit["new"])
            for edit in entry.get("edits") or [entry]
        ),
        what=entry["what"],
        at=tuple(at) if isinstance(at, list | tuple) else (at,),
        settings=tuple(entry.get("settings") or setting_slugs(ROOT)),
        point=entry.get("point", ""),
    )


def planted(fault: Fault) -> Planted:
    """Return the texts with the fault and its places; raise `CannotPlantError` if it doesn't fit once."""
    texts: dict[str, str] = {}
    for edit in fault.edits:
        if Path(edit.file).parts[0] not in COPIED or ".." in Path(edit.file).parts:
            raise CannotPlantError(f"{fault.id}: plant in {' or '.join(COPIED)}, not in {edit.file}")
        text = texts.get(edit.file) or read(edit.file)
        if (times := text.count(edit.old)) != 1:
            raise CannotPlantError(f"{fault.id}: {times} times in {edit.file}, not once: {edit.old!r}")
        texts[edit.file] = text.replace(edit.old, edit.new)
    after = texts[fault.file]
    if after == read(fault.file):
        raise CannotPlantError(f"{fault.id} changes nothing")
    places = [place for at in fault.at for place in _places(fault, at, after)]
    return Planted(texts, frozenset(places or [(fault.file, _first_difference(read(fault.file), after))]))


def read(file: str) -> str:
    """Return a file of the project as it is."""
    return (ROOT / file).read_text(encoding="utf-8")


def _first_difference(before: str, after: str) -> int:
    was, now = before.splitlines(), after.splitlines()
    for number, line in enumerate(now):
        if number >= len(was) or was[number] != line:
            return number + 1
    return len(now)


def _places(fault: Fault, at: str | Mapping[str, str], after: str) -> Iterator[Place]:
    """Yield the lines that `at` means, in the text with the fault."""
    file, words = (fault.file, at) if isinstance(at, str) else (at["file"], at["words"])
    lines = (after if file == fault.file else read(file)).splitlines()
    if words == "front matter":
        yield from ((file, number) for number in range(lines.index("---", 1) + 2))
        return
    found = [number for number, line in enumerate(lines, 1) if words in line]
    if len(found) != 1:
        raise CannotPlantError(f"{fault.id}: {len(found)} lines of {file}, not one, hold {words!r}")
    yield file, found[0]


def copy(folder: Path, texts: Mapping[str, str]) -> None:
    """Make a project in `folder` that differs from ours in `texts`; nothing is written through a link."""
    for path in ROOT.iterdir():
        if path.name in COPIED:
            shutil.copytree(path, folder / path.name)
        elif not path.name.startswith("."):
            (folder / path.name).symlink_to(path, target_is_directory=path.is_dir())
    # Else each changed page would be told for having changed at all.
    (folder / RECORD).unlink(missing_ok=True)
    for file, text in texts.items():
        (folder / file).write_text(text, encoding="utf-8")
