"""Plant single faults in copies of the project, and count how many `policypack check` finds.

    python -m tests.checks.corpus [-v] [FILE...]

The faults are those of `corpus/planted-*.yml`; `planting.py` says how one is written.

A fault is found when there is a finding at the right file and line that the clean project hasn't got there.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import multiprocessing
import sys
import tempfile
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from policypack.checks.finding import Finding
from policypack.checks.run import check
from tests.checks.planting import ROOT, CannotPlantError, Fault, Place, copy, faults, planted, read

TODAY = datetime.date(2026, 11, 22)


@dataclass(frozen=True)
class Result:
    """Whether a fault was found: the findings that told of it, and the new ones elsewhere."""

    fault: Fault
    places: frozenset[Place]
    told: tuple[str, ...]
    elsewhere: tuple[str, ...]


def clean(slugs: tuple[str, ...]) -> tuple[tuple[str, ...], list[Finding]]:
    """Return these settings and what is found in them without any fault."""
    return slugs, list(check(ROOT, slugs, TODAY).findings)


def look(fault: Fault, before: Sequence[Finding]) -> Result:
    """Plant one fault and say whether it was found; `before` is what the clean project has."""
    here = planted(fault)
    with tempfile.TemporaryDirectory(prefix="planted-") as folder:
        copy(Path(folder), here.texts)
        findings = check(Path(folder), fault.settings, TODAY).findings
    stood = {file: _lines_before(read(file), text) for file, text in here.texts.items()}
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
