"""Run the checks over a project and say what they found."""

from __future__ import annotations

import datetime
import gc
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from macros.setting import setting_slugs
from policypack.checks.allowances import Allowance, allowances, apply, unneeded
from policypack.checks.catalogue import CHECKS, UNREADABLE
from policypack.checks.finding import Finding, merged
from policypack.checks.sources import Sources


@dataclass(frozen=True)
class Outcome:
    """What was found, and which written exceptions were used or weren't needed."""

    findings: Sequence[Finding]
    allowed: Sequence[Allowance]


def check(root: Path, slugs: Sequence[str], today: datetime.date, only: Collection[str] = ()) -> Outcome:
    """Look through the sources and the finished texts of `slugs`; `only` keeps to some codes.

    Nothing is written and MkDocs isn't needed. What can't be read is a finding like any other, and the rest
    is looked at all the same.
    """
    with _without_collection():
        return _checked(Sources(root, slugs, today), only)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Keep Python from looking for garbage: what a check makes lives to its end; looking cost an eighth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _checked(sources: Sources, only: Collection[str]) -> Outcome:
    found = [
        finding for code, one in CHECKS.items() if not only or code in only for finding in one.look(sources)
    ]
    allowed, wrong = allowances(sources.files, {*CHECKS, *UNREADABLE})
    found = apply(found, allowed)
    found += wrong
    # After the checks: reading and rendering happen when one of them asks for the first time.
    _ = sources.packs
    told = [
        Finding(
            problem.file,
            problem.line,
            problem.column,
            code,
            _said(problem.message, problem.correction),
            _one(slug),
        )
        for code, slug, problem in sources.problems
    ]
    found += [finding for finding in told if not _said_better(finding, found)]
    if set(sources.slugs) == set(setting_slugs(sources.root)):
        # Another setting may need what these don't.
        found += unneeded(allowed, only or (*CHECKS, *UNREADABLE))
    if only:
        found = [finding for finding in found if finding.code in only]
    found = [finding for finding in found if not _anothers(finding, sources)]
    return Outcome(merged(found, sources.slugs), allowed)


def _anothers(finding: Finding, sources: Sources) -> bool:
    """Return whether a finding stands in the folder of a setting that isn't looked at."""
    top, _, below = finding.file.partition("/")
    slug = below.partition("/")[0]
    return top == "settings" and slug in setting_slugs(sources.root) and slug not in sources.slugs


def _said_better(finding: Finding, found: Collection[Finding]) -> bool:
    """Return whether rendering stopped at an unknown key, which E201 tells with its column."""
    return (
        finding.code == "E103"
        and finding.column == 1
        and any(
            better.code == "E201"
            and better.file == finding.file
            and (better.line == finding.line or better.message == finding.message)
            for better in found
        )
    )


def _said(message: str, correction: str) -> str:
    return f"{message}: {correction}" if correction else message


def _one(slug: str) -> tuple[str, ...]:
    return (slug,) if slug else ()
