"""Run the checks of the second stage, in a build and for `policypack check --built`."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from macros.problems import Problem, Problems
from macros.render import Pack, render
from macros.setting import load_setting
from policypack.checks.finding import Finding, merged
from policypack.checks.outputs.catalogue import OUTPUT_CHECKS
from policypack.checks.outputs.outputs import Outputs, everybody
from policypack.checks.run import Outcome


def look_through(outputs: Outputs, only: Collection[str] = ()) -> Sequence[Finding]:
    """Return what the checks find in one setting's outputs, sorted; `only` keeps to some codes."""
    return merged(_found(outputs, only), ())


def _found(outputs: Outputs, only: Collection[str]) -> Iterator[Finding]:
    for file in outputs.files.values():
        broken = (file.suffix == ".pdf" and not file.pdf) or (file.suffix == ".html" and not file.page)
        if broken and (not only or "E700" in only):
            yield outputs.on(file.name, 0, "E700", "can't be read; build it again")
    for code, check in OUTPUT_CHECKS.items():
        if not only or code in only:
            yield from check.look(outputs)


def check_built(
    root: Path, slugs: Sequence[str], built: Path, today: datetime.date, only: Collection[str] = ()
) -> Outcome:
    """Look through the finished outputs of `slugs` below the folder `built`, as `policypack build` left them.

    What they should say is worked out from today's sources. Raise `Problems` when those can't be read.
    """
    findings: list[Finding] = []
    known = everybody(root)
    for slug in slugs:
        pack = render(load_setting(root, slug), root, today=today)
        shown = f"{(built / slug).as_posix()}/"
        findings += look_through(Outputs(pack, root, built / slug, known, shown), only)
    return Outcome(findings, ())


def look_at(pack: Pack, root: Path, folder: Path) -> Sequence[str]:
    """Look through what was built for `pack` in `folder`; return the warnings, one a line.

    Raise `Problems` with every error, so that none of it is shown to anybody.
    """
    findings = look_through(Outputs(pack, root, folder, everybody(root)))
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        raise Problems(Problem(one.file, one.line, one.column, f"{one.code} {one.message}") for one in errors)
    return [str(finding) for finding in findings]
