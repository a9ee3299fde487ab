"""Each check of the outputs finds what it is for, and lets right outputs alone: golden-outputs/<CODE>.yml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from policypack.checks.finding import Finding
from policypack.checks.outputs.catalogue import OUTPUT_CHECKS
from policypack.checks.outputs.check import OutputCheck
from policypack.checks.outputs.look import look_through
from tests.checks.outputs import BEFORE, TRIED, Project, outputs, project

GOLDEN = Path(__file__).parent / "golden-outputs"
CASES = [
    pytest.param(path.stem, case, id=f"{path.stem}: {case['what']}")
    for path in sorted(GOLDEN.glob("*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
Look = Callable[..., list[Finding]]


@pytest.fixture(scope="session")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Project]:
    """Return a function that gives the project for what a case says about its settings, made once."""
    made: dict[str, Project] = {}

    def give(*about: Any) -> Project:
        if str(about) not in made:
            made[str(about)] = project(tmp_path_factory.mktemp("project") / "root", *about)
        return made[str(about)]

    return give


@pytest.fixture
def looked(projects: Callable[..., Project], tmp_path: Path) -> Look:
    """Return a function that looks through outputs with these files."""

    def look(files: Mapping[str, Any], *about: Any) -> list[Finding]:
        return list(look_through(outputs(projects(*about), tmp_path, files)))

    return look


@pytest.mark.parametrize(("code", "case"), CASES)
def test_a_golden_case(code: str, case: dict[str, Any], looked: Look) -> None:
    """`html` is a piece of a page, `finds` its lines; `files` are others by name, `elsewhere` where they are
    told; `setting` are lines of the setting's file, `people` its people, `neighbour` who
    another setting is."""
    files = {TRIED: case.get("html", ""), **case.get("files", {})}
    everything = looked(files, case.get("setting", ""), case.get("people"), case.get("neighbour"))
    findings = [finding for finding in everything if finding.code == code]
    before = BEFORE.count("\n")
    found = [finding.line - before for finding in findings if finding.file == TRIED]
    elsewhere = [finding.place for finding in findings if finding.file != TRIED]
    told = list(map(str, everything))
    assert (found, elsewhere) == (case.get("finds", []), case.get("elsewhere", [])), told
    for words in case.get("says", []):
        assert any(words in finding.message for finding in findings), told


@pytest.mark.parametrize("check", OUTPUT_CHECKS.values(), ids=lambda check: check.code)
def test_the_examples_of_a_check_are_what_they_say(check: OutputCheck, looked: Look) -> None:
    """What `--explain` calls wrong is found, and what it calls right is clean altogether."""
    assert [one for one in looked({TRIED: check.bad}) if one.code == check.code]
    assert looked({TRIED: check.good}) == []


@pytest.mark.parametrize("code", OUTPUT_CHECKS)
def test_each_check_has_golden_cases_of_both_kinds(code: str) -> None:
    """At least four of each."""
    cases = yaml.safe_load((GOLDEN / f"{code}.yml").read_text(encoding="utf-8"))
    bad = sum(bool(case.get("finds") or case.get("elsewhere")) for case in cases)
    assert bad >= 4
    assert len(cases) - bad >= 4
