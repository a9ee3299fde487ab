"""What every room's tests share: the project, its settings, and their finished texts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

import pytest

from macros.render import Pack, render
from macros.setting import load_setting, setting_slugs

ROOT = Path(__file__).resolve().parents[1]
TODAY = datetime.date(2026, 11, 22)
SLUGS = tuple(setting_slugs(ROOT))


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def packs() -> Mapping[str, Pack]:
    """The finished texts of every setting, by slug."""
    return {slug: render(load_setting(ROOT, slug), ROOT, today=TODAY) for slug in SLUGS}
