"""Where a test of the language makes its settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.language.people import Room


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A folder for settings."""
    return Room(tmp_path)
