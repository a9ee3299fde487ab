"""Editors and hooks read what the check prints."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from policypack.checks.finding import Finding, merged
from policypack.cli import main
from tests.checks.conftest import page

ROOT = Path(__file__).resolve().parents[2]


def test_vs_code_reads_a_finding_as_it_is_printed() -> None:
    """File, line, column, code and severity are where the problem matcher looks for them."""
    tasks = json.loads((ROOT / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    (pattern,) = tasks[0]["problemMatcher"]["pattern"]
    line = str(Finding("docs/policies/p.md", 12, 3, "W211", "says: nothing", ("b2-mentoring",)))
    match = re.fullmatch(pattern["regexp"], line)
    assert match
    found = {key: match[group] for key, group in pattern.items() if key != "regexp"}
    assert found["file"] == "docs/policies/p.md"
    assert (found["line"], found["column"], found["code"]) == ("12", "3", "W211")
    # VS Code takes E and W for error and warning.
    assert found["severity"] == "W"


def test_the_hook_runs_our_own_caller() -> None:
    """pre-commit runs scripts/check when a page or a setting changes."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (ROOT / hook["entry"]).stat().st_mode & 0o111
    assert re.match(hook["files"], "settings/b2-mentoring/setting.yml")
    assert not re.match(hook["files"], "macros/render.py")


def test_the_hook_looks_at_the_project_that_it_is_called_in(
    tiny: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """pre-commit runs a copy of ours in the folder of the user's project; Windows' ends of lines are fine."""
    root = tiny({"docs/policies/tried.md": page("Put it away \u2192 now.\n").replace("\n", "\r\n")})
    monkeypatch.chdir(root)
    said = CliRunner().invoke(main, ["check", "--only", "E222"]).output
    assert re.search(r"docs/policies/tried\.md:\d+:13: E222", said), said


def test_two_links_that_one_pdf_lost_are_both_told() -> None:
    """A PDF has no lines: there the messages tell two mistakes apart; the same in two settings is one."""
    ours = Finding("pdf/a.pdf", 0, 0, "E706", "nspcc.org.uk is lost", ("b2-mentoring",))
    other = Finding("pdf/a.pdf", 0, 0, "E706", "ceop.police.uk is lost", ("b2-mentoring",))
    theirs = Finding("pdf/a.pdf", 0, 0, "E706", "nspcc.org.uk is lost", ("example-kent-school",))
    both = ("b2-mentoring", "example-kent-school")
    found = merged([ours, other, theirs, ours], [*both, "scitt-partnership"])
    assert [finding.settings for finding in found] == [("b2-mentoring",), both]
