"""`.venv` is made when it must be, whole, and from the lock."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import bootstrap
from system_needs import CannotSetUp
from tests.set_up.computer import Computer


def remade(computer: Computer, *, with_tools: bool = False) -> bool:
    """Set `.venv` up once more; say whether it was made anew."""
    computer.runs.clear()
    bootstrap.prepare_venv(with_tools=with_tools)
    return computer.did("venv")


def test_the_second_run_does_nothing_and_says_nothing(
    computer: Computer, capsys: pytest.CaptureFixture[str]
) -> None:
    """A finished `.venv` is reused in silence."""
    assert remade(computer)
    assert computer.did("--require-hashes")
    capsys.readouterr()
    assert not remade(computer)
    assert computer.runs == []
    assert capsys.readouterr() == ("", "")


def _edit(name: str, text: str) -> Callable[[Path, pytest.MonkeyPatch], object]:
    return lambda root, patch: (root / name).write_text(text)


@pytest.mark.parametrize(
    ("change", "again"),
    [
        pytest.param(_edit("requirements.lock", "click==9"), True, id="the lock"),
        pytest.param(_edit("pyproject.toml", "name = 'other'"), True, id="the project"),
        pytest.param(lambda root, patch: patch.setattr(sys, "version", "3.99"), True, id="Python"),
        pytest.param(
            lambda root, patch: Path(bootstrap.venv_program("python")).unlink(), True, id="its Python is gone"
        ),
        pytest.param(
            lambda root, patch: patch.setattr(bootstrap, "ROOT", root.rename(root.with_name("moved"))),
            True,
            id="the folder",
        ),
        pytest.param(
            _edit("pyproject.toml", "name = 'pyproject.toml'\n[tool.ruff]\nline-length = 9"),
            False,
            id="only ruff's settings",
        ),
    ],
)
def test_what_makes_venv_anew(
    computer: Computer,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    change: Callable[[Path, pytest.MonkeyPatch], object],
    again: bool,
) -> None:
    """`.venv` is made anew when what it was made from has changed, and only then."""
    remade(computer)
    change(tmp_path, monkeypatch)
    assert remade(computer) is again


def test_tools_are_added_to_a_venv_that_is_there(computer: Computer) -> None:
    """`test` after `build` adds the tools; `build` after `test` needs nothing."""
    remade(computer)
    assert not remade(computer, with_tools=True)
    assert any("requirements-dev.lock" in word for run in computer.runs for word in run)
    remade(computer)
    assert computer.runs == []


@pytest.mark.parametrize("before", [False, True], ids=["from nothing", "while tools were added"])
def test_a_half_made_venv_is_made_anew(computer: Computer, before: bool) -> None:
    """A set-up that broke off leaves nothing that the next one would trust."""
    if before:
        remade(computer)
    computer.fails = {"-e": "boom"}
    with pytest.raises(CannotSetUp):
        remade(computer, with_tools=before)
    computer.fails = {}
    assert remade(computer)


@pytest.mark.parametrize(
    ("output", "message"),
    [
        pytest.param(
            "WARNING: Retrying after 'NewConnectionError(Temporary failure in name resolution)'\n"
            "ERROR: Could not find a version that satisfies the requirement click==8.5.1",
            "Set-up needs the network once",
            id="no network",
        ),
        pytest.param(
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "differs from the one in requirements.lock",
            id="another package than locked",
        ),
        pytest.param("ERROR: No space left on device", "No space left on device", id="anything else"),
    ],
)
def test_pip_failures_say_what_to_do(computer: Computer, output: str, message: str) -> None:
    """A failed download is told in a person's words."""
    computer.fails = {"--require-hashes": output}
    with pytest.raises(CannotSetUp, match=message):
        remade(computer)
