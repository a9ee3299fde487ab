"""`policypack check`: find what contradicts itself before a reader does."""

from __future__ import annotations

import datetime
import gc
from pathlib import Path

import click

from macros.problems import did_you_mean
from macros.setting import setting_slugs
from policypack.checks.control.versions import FILE as VERSIONS
from policypack.checks.control.versions import record
from policypack.checks.finding import counts
from policypack.checks.report import as_json, as_sarif, as_text, explain, known_codes
from policypack.checks.run import Outcome, check
from policypack.checks.sources import Sources

FORMATS = {"text": as_text, "json": as_json, "sarif": as_sarif}


def run_check(root: Path, slugs: list[str], today: datetime.date, form: str, only: tuple[str, ...]) -> int:
    """Print what the checks find in the form asked for; return 1 when there is an error, else 0."""
    _of_this_stage(only, built=False)
    outcome = check(root, slugs, today, only)
    gc.freeze()  # the process ends soon, and would look through all that was read once more
    return _told(outcome, form)


def run_check_of_outputs(
    root: Path, slugs: list[str], built: Path, today: datetime.date, form: str, only: tuple[str, ...]
) -> int:
    """Do the same for what was built below `built`; without `slugs`, for every setting that is there.

    Raise click.ClickException when there is no output of a setting.
    """
    from policypack.checks.outputs.look import check_built

    _of_this_stage(only, built=True)
    there = [slug for slug in slugs or setting_slugs(root) if (built / slug / "site").is_dir()]
    for slug in slugs:
        if slug not in there:
            raise click.ClickException(f"{built} holds no website of {slug}; build it first")
    if not there:
        raise click.ClickException(
            f"{built} holds nothing that policypack built, such as {built}/a-setting/site"
        )
    return _told(check_built(root, there, built, today, only), form)


def _told(outcome: Outcome, form: str) -> int:
    click.echo(FORMATS[form](outcome))
    return 1 if counts(outcome.findings)["error"] else 0


def _of_this_stage(only: tuple[str, ...], *, built: bool) -> None:
    for code in only:
        if _known(code) not in known_codes(built=built):
            advice = "leave --built out" if built else "say where with --built, for example --built dist"
            looks = "the sources" if built else "what was built"
            raise click.ClickException(f"{code} looks at {looks}; {advice}")


def write_record(root: Path, today: datetime.date) -> int:
    """Write down what each version of a page says now; return how many pages that is."""
    sources = Sources(root, (), today)
    text = record(sources)
    if sources.problems:
        raise click.ClickException("\n".join(str(problem) for _, _, problem in sources.problems))
    (root / VERSIONS).write_text(text, encoding="utf-8")
    return sum(source.page is not None for source in sources.files)


def print_explained(code: str) -> None:
    """Print why a check matters; raise click.ClickException for a code that there isn't."""
    click.echo(explain(_known(code)))


def _known(code: str) -> str:
    if explain(code) is None:
        hint = did_you_mean(code, known_codes()) or f"; there are {', '.join(known_codes())}"
        raise click.ClickException(f"there is no check {code}{hint}")
    return code
