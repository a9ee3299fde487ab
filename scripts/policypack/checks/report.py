"""The findings as text for people and editors, as JSON, or as SARIF for code scanning."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from policypack.checks.catalogue import CHECKS, UNREADABLE
from policypack.checks.check import Check
from policypack.checks.finding import Finding, counts
from policypack.checks.run import Outcome

if TYPE_CHECKING:
    from policypack.checks.outputs.check import OutputCheck

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def as_text(outcome: Outcome) -> str:
    """Return a line for each finding (`file:line:column: CODE message`) and exception, and their number."""
    lines = [str(finding) for finding in outcome.findings]
    lines += [
        f"{one.file}:{one.first}: {one.code} is allowed: {one.reason}" for one in outcome.allowed if one.used
    ]
    number = counts(outcome.findings)
    used = sum(bool(allowance.used) for allowance in outcome.allowed)
    lines.append(
        f"{_count(number['error'], 'error')}, {_count(number['warning'], 'warning')}"
        + (f", {_count(used, 'exception')} with a reason" if used else "")
        + "."
    )
    return "\n".join(lines)


def as_json(outcome: Outcome) -> str:
    """Return the findings and the exceptions as one JSON object."""
    findings = [
        {
            "code": finding.code,
            "severity": finding.severity,
            "file": finding.file,
            "line": finding.line,
            "column": finding.column,
            "message": finding.message,
            "settings": list(finding.settings),
        }
        for finding in outcome.findings
    ]
    allowed = [
        {"code": one.code, "file": one.file, "line": one.first, "reason": one.reason, "used": len(one.used)}
        for one in outcome.allowed
    ]
    return json.dumps({"findings": findings, "allowed": allowed}, indent=1, ensure_ascii=False)


def as_sarif(outcome: Outcome) -> str:
    """Return a SARIF 2.1.0 log, which code scanning shows beside the lines."""
    rules = [_rule(code) for code in sorted({finding.code for finding in outcome.findings})]
    driver = {"name": "policypack check", "rules": rules}
    run = {"tool": {"driver": driver}, "results": [_result(finding) for finding in outcome.findings]}
    return json.dumps({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, indent=1, ensure_ascii=False)


def _rule(code: str) -> dict[str, Any]:
    check = _check(code)
    name = check.name if check else _unreadable().get(code, code)
    rule: dict[str, Any] = {"id": code, "shortDescription": {"text": name}}
    if check:
        rule["help"] = {"text": check.explained()}
    return rule


def _result(finding: Finding) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": finding.file}}
    if finding.line:
        place["region"] = {"startLine": finding.line, "startColumn": max(1, finding.column)}
    return {
        "ruleId": finding.code,
        "level": finding.severity,
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": place}],
    }


def _message(finding: Finding) -> str:
    return f"{finding.message} [{', '.join(finding.settings)}]" if finding.settings else finding.message


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def explain(code: str) -> str | None:
    """Return why a check matters, with a bad and a good example; None for a code that there isn't."""
    if check := _check(code):
        return check.explained()
    return f"{code}: {_unreadable()[code]}" if code in _unreadable() else None


def known_codes(*, built: bool | None = None) -> Sequence[str]:
    """Return every code; with `built`, only those of the outputs (true) or of the sources (false)."""
    # Only when somebody asks: the sources are checked without what the outputs' checks import.
    from policypack.checks.outputs.catalogue import OUTPUT_CHECKS, UNREADABLE_OUTPUT

    of_outputs = {*OUTPUT_CHECKS, *UNREADABLE_OUTPUT}
    of_sources = {*CHECKS, *UNREADABLE}
    return sorted(of_outputs | of_sources if built is None else of_outputs if built else of_sources)


def _check(code: str) -> Check | OutputCheck | None:
    from policypack.checks.outputs.catalogue import OUTPUT_CHECKS

    return CHECKS.get(code) or OUTPUT_CHECKS.get(code)


def _unreadable() -> Mapping[str, str]:
    from policypack.checks.outputs.catalogue import UNREADABLE_OUTPUT

    return {**UNREADABLE, **UNREADABLE_OUTPUT}
