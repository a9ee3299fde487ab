"""`policypack bench`: what a build costs against what its parts would cost anyway.

CPU seconds (user and system, of all descendant processes) of whole commands in this environment,
side by side in one run; only the ratios mean something on another machine.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

SLUG = "example-kent-school"
ROUNDS = 3
_FINISHED_SITE = """site_name: Bench
theme: {name: material, font: false}
markdown_extensions: [attr_list, tables, toc, def_list, admonition, footnotes, md_in_html]
plugins: [search]
"""


def run(root: Path, console: Console) -> None:
    """Measure and print one table: what was done, its CPU seconds, against what, and the ratio."""
    with tempfile.TemporaryDirectory(prefix="policypack-bench-") as name:
        place = Path(name)
        policypack = [sys.executable, "-m", "policypack.cli"]
        finished = place / "finished"
        finished.mkdir()
        (finished / "mkdocs.yml").write_text(_FINISHED_SITE, encoding="utf-8")
        render = [*policypack, "render", SLUG]
        _cpu([*render, str(finished / "docs")], root)
        rows = [
            (
                "check and render every page",
                _least(lambda n: _cpu([*render, str(place / f"md{n}")], root)),
                "importing the same libraries",
                _least(lambda _: _cpu([sys.executable, "-c", _IMPORTS], root)),
            ),
            (
                "a website",
                _least(lambda n: _cpu(_build(policypack, place / f"web{n}", "--no-pdf"), root)),
                "stock MkDocs and Material on the finished Markdown",
                _least(
                    lambda n: _cpu(
                        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", f"{place}/st{n}"], finished
                    )
                ),
            ),
            (
                "the same again, nothing changed",
                _least(lambda _: _cpu(_build(policypack, place / "web0", "--no-pdf"), root)),
                "a website",
                0.0,
            ),
            (
                "a website, all PDFs and packs",
                _cpu(_build(policypack, place / "all"), root),
                "a website",
                0.0,
            ),
        ]
        website = rows[1][1]
        table = Table("what", "CPU s", "against", "CPU s", "ratio", box=None, pad_edge=False)
        for what, seconds, against, other in rows:
            other = other or website
            table.add_row(what, f"{seconds:.2f}", against, f"{other:.2f}", f"{seconds / other:.2f}")
        console.print(table)


_IMPORTS = "import jinja2, yaml, pydantic, markdown, markdown_it, click, rich"


def _build(policypack: Sequence[str], output: Path, *options: str) -> list[str]:
    return [*policypack, "build", SLUG, "--jobs", "1", "--output", str(output), *options]


def _least(measure: Callable[[int], float]) -> float:
    """Return the least of some rounds: noise only ever adds."""
    return min(measure(number) for number in range(ROUNDS))


def _cpu(command: Sequence[str], folder: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command, cwd=folder, check=True, capture_output=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def run_check(root: Path, console: Console) -> None:
    """Print what the first stage costs against importing its libraries and rendering once, and its recall."""
    policypack = [sys.executable, "-m", "policypack.cli"]
    checked = _least(
        lambda _: _cpu([*policypack, "check", "--today", "2026-11-22", "--format", "json"], root)
    )
    rendered = _least(lambda _: _cpu([sys.executable, "-c", _RENDER], root))
    table = Table("what", "CPU s", "against", "CPU s", "ratio", box=None, pad_edge=False)
    against = "importing the same libraries and rendering the pages once"
    row = ("the first stage on every setting", checked, against, rendered)
    table.add_row(row[0], f"{row[1]:.2f}", row[2], f"{row[3]:.2f}", f"{row[1] / row[3]:.2f}")
    console.print(table)
    subprocess.run([sys.executable, "-m", "tests.checks.corpus"], cwd=root, check=False)


_RENDER = """
import datetime, pathlib
import jinja2, yaml, pydantic, markdown_it, click, rich
from macros.render import render
from macros.setting import load_setting, setting_slugs
root = pathlib.Path.cwd()
for slug in setting_slugs(root):
    render(load_setting(root, slug), root, today=datetime.date(2026, 11, 22))
"""
