"""Our own pages and settings: no error, and exactly the warnings that stand in expected_warnings.yml."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import yaml

from macros.setting import setting_slugs
from policypack.checks.run import check

ROOT = Path(__file__).resolve().parents[2]
EXPECTED: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "expected_warnings.yml").read_text("utf-8"))


def test_our_own_texts_have_no_error_and_only_the_warnings_that_are_known() -> None:
    """Each warning is listed with its reason; a listed one that doesn't come any more is taken out."""
    outcome = check(ROOT, setting_slugs(ROOT), datetime.date(2026, 11, 22))
    errors = [str(finding) for finding in outcome.findings if finding.severity == "error"]
    assert errors == []
    left = list(EXPECTED)
    unknown = []
    for finding in outcome.findings:
        known = next(
            (
                one
                for one in left
                if (one["code"], one["file"]) == (finding.code, finding.file)
                and one["says"] in finding.message
            ),
            None,
        )
        if known:
            left.remove(known)
        else:
            unknown.append(str(finding))
    assert (unknown, left) == ([], [])
    assert all(len(one["because"]) > 20 for one in EXPECTED)
