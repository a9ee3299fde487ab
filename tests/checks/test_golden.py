"""Each check finds what it is for, at its line, and lets right texts alone: cases in golden/<CODE>.yml."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from policypack.checks.catalogue import CHECKS
from policypack.checks.check import Check
from policypack.checks.run import Outcome
from tests.checks.conftest import SMALL, body_line, page

GOLDEN = Path(__file__).parent / "golden"
PAGE = "docs/policies/tried.md"
SETTING = "settings/b2-mentoring/setting.yml"
CASES = [
    pytest.param(path.stem, case, id=f"{path.stem}: {case['what']}")
    for path in sorted(GOLDEN.glob("*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
Look = Callable[..., Outcome]


@pytest.mark.parametrize(("code", "case"), CASES)
def test_a_golden_case(code: str, case: dict[str, Any], looked: Look) -> None:
    """`page` is a body (`about` changes its front matter), `files` are others, `finds` lines of the body;
    `setting` are lines of a small setting's file; with `only`, what other files say doesn't matter."""
    text = page(case["page"], case.get("about"))
    files = {PAGE: text, **case.get("files", {})}
    if "setting" in case:
        files[SETTING] = SMALL + case["setting"]
    everything = looked(files, case.get("settings", ["b2-mentoring"])).findings
    findings = [
        finding
        for finding in everything
        if finding.code == code and finding.file in case.get("only", [finding.file])
    ]
    before = body_line(text)
    found = [finding.line - before for finding in findings if finding.file == PAGE]
    elsewhere = [f"{finding.file}:{finding.line}" for finding in findings if finding.file != PAGE]
    assert (found, elsewhere) == (case["finds"], case.get("elsewhere", [])), list(map(str, everything))
    for words in case.get("says", []):
        assert any(words in finding.message for finding in findings), list(map(str, findings))
    unreadable = [str(finding) for finding in everything if finding.code.startswith("E10")]
    assert code.startswith("E10") or not unreadable, "the case itself can't be rendered"


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.code)
def test_the_examples_of_a_check_are_what_they_say(check: Check, looked: Look) -> None:
    """What `--explain` calls wrong is found, and what it calls right is not."""
    assert looked(_files(check, check.bad), only=[check.code]).findings, "the bad example isn't found"
    found = looked(_files(check, check.good)).findings
    # The register is the real one: what is wrong there is for the test of the real project.
    there = [one for one in found if not one.file.startswith("docs/_register/") or check.file]
    good = [one for one in there if not check.file or one.file == check.file]
    assert not [str(one) for one in good if one.code == check.code or one.code.startswith("E10")]


def _files(check: Check, example: str) -> dict[str, str]:
    """Return a project's files with an example where it belongs."""
    if not check.file:
        return {PAGE: page(example + "\n")}
    own = SMALL + example if check.file == SETTING else example
    return {SETTING: SMALL, PAGE: page("Text.\n"), check.file: own}


@pytest.mark.parametrize("code", CHECKS)
def test_each_check_has_golden_cases_of_both_kinds(code: str) -> None:
    """A check that was never seen to let something pass, or to find something, is not finished."""
    cases = yaml.safe_load((GOLDEN / f"{code}.yml").read_text(encoding="utf-8"))
    assert any(case["finds"] or case.get("elsewhere") for case in cases)
    assert any(not case["finds"] and not case.get("elsewhere") for case in cases)
