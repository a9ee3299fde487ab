"""What rendering stops at and what a check finds are told as one."""

from __future__ import annotations

from collections.abc import Callable

from policypack.checks.run import Outcome
from tests.checks.conftest import page

PAGE = "docs/policies/tried.md"


def test_an_unknown_key_is_told_once_and_with_its_column(looked: Callable[..., Outcome]) -> None:
    """Rendering stops at the first and names no column; the check tells all, and only the check is heard."""
    text = page("Read {{ cite('kcsei') }}.\n\nRing {{ helpline('chidline') }}.\n")
    findings = looked({PAGE: text}).findings
    assert [(finding.code, finding.column) for finding in findings] == [("E201", 15), ("E201", 19)]


def test_another_fault_of_the_same_line_is_told_too(looked: Callable[..., Outcome]) -> None:
    """A word that there isn't beside a key that there isn't."""
    findings = looked({PAGE: page("{{ Learnres }} read {{ cite('kcsei') }}.\n")}).findings
    assert [finding.code for finding in findings] == ["E103", "E201"]


def test_asked_for_alone_rendering_says_it_itself(looked: Callable[..., Outcome]) -> None:
    """`--only E103` hides no fault."""
    findings = looked({PAGE: page("Read {{ cite('kcsei') }}.\n")}, only=["E103"]).findings
    assert [finding.code for finding in findings] == ["E103"]
