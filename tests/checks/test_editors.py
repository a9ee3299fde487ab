"""Editors and hooks read what the check prints."""

from __future__ import annotations

import json
import re
from pathlib import Path

import yaml

from policypack.checks.finding import Finding

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
