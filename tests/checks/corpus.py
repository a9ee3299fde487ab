"""Plant single faults in copies of the project, and count how many `policypack check` finds.

    python -m tests.checks.corpus [-v] [FILE...]

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

A fault is found when there is a finding at the right file and line that the clean project hasn't got there.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import multiprocessing
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

from macros.setting import setting_slugs
from policypack.checks.finding import Finding
from policypack.checks.run import check

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).resolve().parent / "corpus"
TODAY = datetime.date(2026, 11, 22)
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


@dataclass(frozen=True)
class Result:
    """Whether a fault was found: the findings that told of it, and the new ones elsewhere."""

    fault: Fault
    places: frozenset[Place]
    told: tuple[str, ...]
    elsewhere: tuple[str, ...]


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
        text = texts.get(edit.file) or _read(edit.file)
        if (times := text.count(edit.old)) != 1:
            raise CannotPlantError(f"{fault.id}: {times} times in {edit.file}, not once: {edit.old!r}")
        texts[edit.file] = text.replace(edit.old, edit.new)
    after = texts[fault.file]
    if after == _read(fault.file):
        raise CannotPlantError(f"{fault.id} changes nothing")
    places = [place for at in fault.at for place in _places(fault, at, after)]
    return Planted(texts, frozenset(places or [(fault.file, _first_difference(_read(fault.file), after))]))


def _read(file: str) -> str:
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
    lines = (after if file == fault.file else _read(file)).splitlines()
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
    for file, text in texts.items():
        (folder / file).write_text(text, encoding="utf-8")


def clean(slugs: tuple[str, ...]) -> tuple[tuple[str, ...], list[Finding]]:
    """Return these settings and what is found in them without any fault."""
    return slugs, list(check(ROOT, slugs, TODAY).findings)


def look(fault: Fault, before: Sequence[Finding]) -> Result:
    """Plant one fault and say whether it was found; `before` is what the clean project has."""
    here = planted(fault)
    with tempfile.TemporaryDirectory(prefix="planted-") as folder:
        copy(Path(folder), here.texts)
        findings = check(Path(folder), fault.settings, TODAY).findings
    stood = {file: _lines_before(_read(file), text) for file, text in here.texts.items()}
    known = {(finding.file, finding.line, finding.code, finding.message) for finding in before}

    def is_new(finding: Finding) -> bool:
        lines = stood[finding.file].get(finding.line, ()) if finding.file in stood else (finding.line,)
        return not any((finding.file, line, finding.code, finding.message) in known for line in lines)

    told: list[str] = []
    elsewhere: list[str] = []
    for finding in filter(is_new, findings):
        (told if (finding.file, finding.line) in here.places else elsewhere).append(str(finding))
    return Result(fault, here.places, tuple(told), tuple(elsewhere))


def _lines_before(before: str, after: str) -> Mapping[int, Sequence[int]]:
    """Return for each line of the text with the fault the lines of the clean one that it was."""
    match = SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    stood: dict[int, Sequence[int]] = {0: (0,)}
    for tag, was, was_end, now, now_end in match.get_opcodes():
        for offset in range(now_end - now):
            same = (was + offset + 1,)
            stood[now + offset + 1] = same if tag == "equal" else range(was + 1, was_end + 1)
    return stood


def run(chosen: Sequence[Fault]) -> list[Result]:
    """Look for every fault, in two processes."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context, initializer=_settle) as pool:
        before = dict(pool.map(clean, sorted({fault.settings for fault in chosen})))
        return list(pool.map(look, chosen, [before[fault.settings] for fault in chosen], chunksize=4))


def _settle() -> None:
    """Collect garbage less often: a check makes many trees and drops them all at its end."""
    gc.freeze()
    gc.set_threshold(200_000, 20, 50)


def recall(results: Sequence[Result]) -> float:
    """Return the share of the faults that were found."""
    return sum(bool(result.told) for result in results) / len(results)


def report(results: Sequence[Result], every: bool = False) -> Iterator[str]:
    """Yield the figures by class, then each fault that was missed; `every` shows the found ones as well."""
    by_class: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        by_class[result.fault.cls].append(result)
        if result.fault.point:
            by_class["(marked ! in points.md)"].append(result)
    for name, group in [*by_class.items(), ("all", list(results))]:
        yield f"{name:24} {sum(bool(one.told) for one in group):4}/{len(group):<4} {recall(group):.1%}"
    for result in results:
        if not result.told:
            yield f"\nmissed {result.fault.id}: {result.fault.what}"
            yield f"    expected at {_told(result.places)}"
            yield from (f"    planted {edit.new!r}\n    for     {edit.old!r}" for edit in result.fault.edits)
            yield from (f"    elsewhere: {text}" for text in result.elsewhere)
        elif every:
            yield f"\nfound {result.fault.id}: {result.fault.what}"
            yield from (f"    {text}" for text in result.told)
            yield from (f"    elsewhere: {text}" for text in result.elsewhere)


def _told(places: Collection[Place]) -> str:
    """Return the places in words; the lines of front matter are many and follow each other."""
    files = {file: sorted(line for other, line in places if other == file) for file, _ in sorted(places)}
    return ", ".join(
        f"{file}:{lines[0]}-{lines[-1]}" if len(lines) > 5 else ", ".join(f"{file}:{line}" for line in lines)
        for file, lines in files.items()
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the corpus, or the files of it that are named, and print what was found."""
    parser = argparse.ArgumentParser(description="How many planted faults does policypack check find?")
    parser.add_argument("files", nargs="*", type=Path, help="files of faults; all of the corpus by default")
    parser.add_argument("-v", "--verbose", action="store_true", help="show the faults that were found, too")
    options = parser.parse_args(arguments)
    try:
        results = run(faults(options.files))
    except CannotPlantError as error:
        sys.exit(str(error))
    for line in report(results, options.verbose):
        print(line)
    return 0 if all(result.told for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
