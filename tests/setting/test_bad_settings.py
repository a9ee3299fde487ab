from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from macros.problems import Problems
from macros.setting import load_setting

CASES = sorted((Path(__file__).parent / "bad").glob("*.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_bad_setting_is_answered_in_words(case: Path, write: Callable[..., Path]) -> None:
    """Each file of the folder bad holds a setting and all that a secretary is told about it, at once."""
    bad = yaml.safe_load(case.read_text(encoding="utf-8"))
    root = write(bad["setting"], bad.get("families"), bad.get("files"))
    with pytest.raises(Problems) as caught:
        load_setting(root, "ours")
    assert str(caught.value) + "\n" == bad["expected"], bad["about"]
