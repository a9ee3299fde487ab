"""Every check of the second stage, in the order of the codes."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from policypack.checks.outputs.check import OutputCheck

_MODULES = (
    "another_setting",
    "another_role",
    "for_staff",
    "half_filled",
    "empty_link",
    "lost_on_paper",
    "other_hosts",
    "traces",
    "nowhere",
)

OUTPUT_CHECKS: Mapping[str, OutputCheck] = {
    check.code: check
    for check in (import_module(f"policypack.checks.outputs.{name}").CHECK for name in _MODULES)
}
"""Code -> check."""

UNREADABLE_OUTPUT: Mapping[str, str] = {"E700": "a file of the outputs that can't be read"}
"""Codes of what stops the checks before they can look."""
