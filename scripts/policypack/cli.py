"""The `policypack` command: each subcommand is a thin door to a room."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click
from rich.console import Console

from macros.problems import Problems, did_you_mean
from macros.setting import load_setting, setting_slugs
from macros.today import today as ask_today
from policypack.settings_command import settings

ROOT = Path(__file__).resolve().parents[2]
# A table in a file or a log isn't cut to the width of a terminal that isn't there.
console = Console(highlight=False, width=None if sys.stdout.isatty() else 140)


class _Friendly(click.Group):
    """Turn problems of a person's input into words and exit code 1, never a traceback."""

    def invoke(self, context: click.Context) -> object:
        """Run the subcommand."""
        try:
            return super().invoke(context)
        except Problems as problems:
            click.echo(str(problems), err=True)
            click.echo(f"\n{_count(len(problems.problems))} to put right. Nothing was changed.", err=True)
            raise SystemExit(1) from None


def _count(number: int) -> str:
    return "1 thing" if number == 1 else f"{number} things"


@click.group(cls=_Friendly, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="policypack")
def main() -> None:
    """Build branded, accessible policy packs: one set of pages, many settings."""


main.add_command(settings)


def _project() -> Path:
    """Return the project to check: the current folder if it is one, for a hook brings its own copy of us."""
    here = Path.cwd()
    return here if (here / "docs" / "_packs.yml").is_file() and (here / "settings").is_dir() else ROOT


def _chosen(slugs: tuple[str, ...], root: Path = ROOT) -> list[str]:
    known = setting_slugs(root)
    for slug in slugs:
        if slug not in known:
            hint = did_you_mean(slug, known) or f"; there are {', '.join(known)}"
            raise click.ClickException(f"there is no setting {slug} in the folder settings{hint}")
    return list(slugs) or list(known)


def _day(said: str | None) -> datetime.date:
    try:
        return ask_today(said)
    except ValueError:
        raise click.ClickException(f"--today {said} is not a date such as 2026-11-22") from None


@main.command()
@click.argument("slugs", nargs=-1, metavar="[SETTING...]")
@click.option("--no-pdf", is_flag=True, help="Only the websites; their PDF links are left out.")
@click.option("--jobs", type=click.IntRange(1, 64), help="How many settings at once (default: one a core).")
@click.option(
    "--output", type=click.Path(path_type=Path), default=ROOT / "dist", help="Folder to build into."
)
@click.option("--today", metavar="DATE", help="Measure reviews against this day (2026-11-22).")
def build(slugs: tuple[str, ...], no_pdf: bool, jobs: int | None, output: Path, today: str | None) -> None:
    """Build the website and the PDFs of all settings, or of the ones named."""
    from policypack.build import Job
    from policypack.fleet import build_all, default_workers, report

    day = _day(today).isoformat()
    chosen = _chosen(slugs)
    work = [Job(ROOT, slug, output.resolve(), day, not no_pdf) for slug in chosen]
    outcomes = build_all(work, jobs or default_workers(len(work)), console)
    report(outcomes, console)
    if any(outcome.failure for outcome in outcomes):
        sys.exit(1)


@main.command()
@click.argument("slugs", nargs=-1, metavar="[SETTING...]")
@click.option("--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text")
@click.option("--only", multiple=True, metavar="CODE", help="Only this check; may be given several times.")
@click.option(
    "--explain", "explained", multiple=True, metavar="CODE", help="Why a check matters, with examples."
)
@click.option(
    "--built",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Look through what was built in DIR (dist) instead of the sources.",
)
@click.option("--record", "recording", is_flag=True, help="Write down what each version says now, for W503.")
@click.option("--today", metavar="DATE", help="Measure reviews against this day (2026-11-22).")
def check(
    slugs: tuple[str, ...],
    form: str,
    only: tuple[str, ...],
    explained: tuple[str, ...],
    built: Path | None,
    recording: bool,
    today: str | None,
) -> None:
    """Find what contradicts itself: references, words, law, dates; or (--built) what an output gives away.

    Reads only, unless --record is said.
    """
    from policypack.checks.command import print_explained, run_check, run_check_of_outputs, write_record

    root = _project()
    for code in explained:
        print_explained(code)
    if explained:
        return
    if recording:
        click.echo(f"{write_record(root, _day(today))} pages are recorded in docs/_versions.yml.")
        return
    if built:
        chosen = _chosen(slugs, root) if slugs else []
        sys.exit(run_check_of_outputs(root, chosen, built, _day(today), form, only))
    sys.exit(run_check(root, _chosen(slugs, root), _day(today), form, only))


@main.command()
@click.argument("slugs", nargs=-1, metavar="[SETTING...]")
@click.option(
    "--worst", type=click.IntRange(0), default=15, show_default=True, help="How many sentences to list."
)
def readability(slugs: tuple[str, ...], worst: int) -> None:
    """Show how hard each document is to read, and list the sentences to mend first."""
    from policypack.readability.report import report

    if not report(ROOT, _chosen(slugs), ask_today(), worst, console):
        sys.exit(1)


@main.command()
@click.option("--unconfirmed", is_flag=True, help="Only what nobody has confirmed, pages' own first.")
def register(unconfirmed: bool) -> None:
    """List the law, guidance and services that the pages stand on, and how sure we are of each."""
    from policypack.register_command import listing

    for line in listing(ROOT, unconfirmed=unconfirmed):
        click.echo(line)


@main.command()
@click.argument("slug", metavar="SETTING")
@click.argument("folder", type=click.Path(path_type=Path))
def render(slug: str, folder: Path) -> None:
    """Write the finished, macro-free Markdown of a setting into FOLDER, for any other engine."""
    from policypack.render_command import write_markdown

    count = write_markdown(ROOT, _chosen((slug,))[0], folder)
    console.print(f"{count} pages written to {folder}")


@main.command()
@click.argument("slug", metavar="SETTING")
@click.option("--port", default=8000, show_default=True)
def serve(slug: str, port: int) -> None:
    """Show the website of a setting in the browser, and again after every change you save."""
    from policypack.serve import serve_site

    sys.exit(serve_site(ROOT, _chosen((slug,))[0], port))


@main.command()
@click.argument("slug", metavar="SETTING")
@click.option(
    "--output", type=click.Path(path_type=Path), help="Where to put the PDF (default: this folder)."
)
def facts(slug: str, output: Path | None) -> None:
    """Make the proof sheet: every fact that will be printed and where, to tick and sign (PDF)."""
    from policypack.paper.proof import write_proof

    path = output or Path(f"facts-{slug}.pdf")
    pages = write_proof(ROOT, _chosen((slug,))[0], path)
    console.print(f"{path}: {pages} page{'s' if pages > 1 else ''}")


@main.command("placement-sheets")
@click.argument("slug", metavar="SETTING")
@click.argument(
    "listed", metavar="[LIST.CSV]", type=click.Path(path_type=Path, dir_okay=False), required=False
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("placement-sheets"),
    show_default=True,
    help="Folder for the sheets.",
)
@click.option(
    "--example",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.CSV",
    help="Write an empty list with the right headings, to fill in with a spreadsheet.",
)
def placement_sheets(slug: str, listed: Path | None, output: Path, example: Path | None) -> None:
    """Print a placement sheet for each host school of LIST.CSV, filled in (PDF).

    The list and the sheets stay on this computer: nothing of them goes into the project or a website.
    """
    from macros.render import render
    from policypack.paper.placement_sheets import print_placement_sheets, write_empty_list
    from policypack.paper.press import Press

    if not (listed or example):
        raise click.UsageError("name a list of host schools, or write one with --example FILE.CSV")
    press = Press.of(render(load_setting(ROOT, _chosen((slug,))[0]), ROOT, today=ask_today()), ROOT)
    if example:
        write_empty_list(press, example)
        console.print(f"{example}: fill in one line for each school, and save it as “CSV UTF-8”")
    if listed:
        sheets = print_placement_sheets(press, listed, output)
        console.print(f"{output}: {len(sheets)} placement sheet{'s' if len(sheets) > 1 else ''}")


@main.command()
@click.argument("what", type=click.Choice(["build", "check", "paper"]), default="build")
@click.argument("slug", metavar="[SETTING]", default="example-kent-school")
def bench(what: str, slug: str) -> None:
    """Measure what a build or the checks cost against what their parts cost, as ratios in one run.

    `check` also counts how many of the planted faults the checks find (some minutes). `paper` measures the
    packs of SETTING (example-kent-school) and weighs its PDFs.
    """
    from policypack.bench import run, run_check

    if what == "paper":
        from policypack.paper.measuring import measure

        measure(ROOT, _chosen((slug,))[0], console)
    else:
        (run if what == "build" else run_check)(ROOT, console)


if __name__ == "__main__":
    main()
