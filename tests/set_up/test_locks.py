"""The locks: every package pinned and hashed, and all that the project asks for in them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import bootstrap

PROJECT = Path(bootstrap.__file__).parent.parent


def _pins(name: str) -> dict[str, str]:
    """Return package -> pinned version of a lock."""
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", (PROJECT / name).read_text(), flags=re.MULTILINE))


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_locks_are_hashed_and_hold_no_address(name: str) -> None:
    """Every package has a hash; no registry, option or path of somebody's computer is written down."""
    text = (PROJECT / name).read_text()
    for entry in re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]:
        assert re.match(r"[\w.-]+==\S+", entry), f"not pinned: {entry.splitlines()[0]}"
        assert "--hash=sha256:" in entry, f"no hash: {entry.splitlines()[0]}"
    assert not re.search(r"://|^--|/tmp|/home|/opt", text, flags=re.MULTILINE)


def test_locks_hold_what_the_project_asks_for() -> None:
    """A package added to pyproject.toml is in the locks too, and both locks agree."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    runtime, dev = _pins("requirements.lock"), _pins("requirements-dev.lock")

    def names(wanted: list[str]) -> set[str]:
        return {re.split(r"[^\w.-]", want)[0].lower() for want in wanted}

    assert names(project["project"]["dependencies"] + groups["build"]) <= set(runtime)
    assert names(groups["dev"]) <= set(dev)
    assert runtime.items() <= dev.items()
