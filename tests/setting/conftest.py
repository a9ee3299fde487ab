from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from macros.setting import Setting, load_setting

BASE = """
who_we_are:
  name: Our Provider
  short_name: Our Provider
  kind: alternative provider, not a school
our_words: {learner: student, place: base, practitioner: mentor, leader: CEO, board: Board of Directors,
            board_member: Director, session: session, community: everybody here}
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a project with one setting, `ours`, and a family `base` that holds all that must be written."""

    def _write(
        setting: str,
        families: Mapping[str, str] | None = None,
        files: Mapping[str, str] | None = None,
    ) -> Path:
        texts = {f"families/{name}.yml": text for name, text in {"base": BASE, **(families or {})}.items()}
        texts |= {f"ours/{name}": text for name, text in {"setting.yml": setting, **(files or {})}.items()}
        for name, text in texts.items():
            path = tmp_path / "settings" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        return tmp_path

    return _write


@pytest.fixture
def make(write: Callable[..., Path]) -> Callable[..., Setting]:
    """Load a setting from its text, on top of the family `base` unless it names another."""

    def _make(text: str, families: Mapping[str, str] | None = None) -> Setting:
        return load_setting(write(text if "family:" in text else f"family: base\n{text}", families), "ours")

    return _make
