"""Set-up on somebody else's computer, without touching this one: no apt, no pip, no network."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import bootstrap
import system_needs
from system_needs import LIBRARIES
from tests.set_up.computer import Computer


@pytest.fixture
def computer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Computer:
    """Put a pretended Debian, where one is root and nothing is missing, in this one's place."""
    it = Computer()
    package_of = {names: package for package, names in LIBRARIES.items()}
    monkeypatch.setattr(system_needs, "quietly", it.quietly)
    monkeypatch.setattr(bootstrap, "quietly", it.quietly)
    monkeypatch.setattr(system_needs, "library_is_there", lambda names: package_of[names] in it.libraries)
    monkeypatch.setattr(system_needs.importlib.util, "find_spec", lambda name: it.has_venv or None)
    monkeypatch.setattr(system_needs.shutil, "which", lambda name: name if name in it.programs else None)
    monkeypatch.setattr(system_needs.os, "geteuid", lambda: 0 if it.root else 1000)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    for name in ("pyproject.toml", "requirements.lock", "requirements-dev.lock"):
        (tmp_path / name).write_text(f'name = "{name}"\n')
    return it
