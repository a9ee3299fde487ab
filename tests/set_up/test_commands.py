"""The commands in `scripts/`: how they start, which checks `test` runs, how they end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap
from tests.set_up.computer import Computer

PROJECT = Path(bootstrap.__file__).parent.parent


def test_children_write_bytecode_and_mkdocs_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the caller's shell says about bytecode or search paths doesn't reach the program."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    child = bootstrap.environment()
    assert not {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH"} & set(child)
    assert child["NO_MKDOCS_2_WARNING"] == "1"


@pytest.mark.parametrize(
    ("arguments", "failing", "stages", "code"),
    [
        pytest.param((), None, ["ruff", "ruff", "mypy", "pytest"], 0, id="all pass"),
        pytest.param((), "mypy", ["ruff", "ruff", "mypy"], 5, id="stops at the first failure"),
        pytest.param((), "pytest", ["ruff", "ruff", "mypy", "pytest"], 5, id="no test ran"),
        pytest.param(("tests/paper", "-x"), None, ["pytest"], 0, id="arguments are for pytest"),
    ],
)
def test_stages(
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    failing: str | None,
    stages: list[str],
    code: int,
) -> None:
    """Checks run in order up to the first that fails, whose exit code is passed on."""
    seen: list[list[str]] = []

    def run(words: list[str], **kwargs: object) -> subprocess.CompletedProcess[str]:
        seen.append(words[2:])
        return subprocess.CompletedProcess(words, 5 if words[2] == failing else 0)

    monkeypatch.setattr(bootstrap.subprocess, "run", run)
    assert bootstrap.check_everything(arguments) == code
    assert [words[0] for words in seen] == stages
    assert tuple(seen[-1][1:]) == arguments


def test_what_cannot_be_set_up_ends_with_one(computer: Computer, capsys: pytest.CaptureFixture[str]) -> None:
    """A person sees the message, never a traceback, and the exit code is 1."""
    computer.root, computer.libraries = False, set()
    assert bootstrap.main("build") == 1
    assert capsys.readouterr().err.startswith("policypack: this computer lacks Pango and HarfBuzz")


@pytest.mark.skipif(sys.platform == "win32", reason="the callers are for a POSIX shell")
@pytest.mark.parametrize("name", bootstrap.COMMANDS)
def test_callers_work_from_anywhere(tmp_path: Path, name: str) -> None:
    """scripts/<name> starts bootstrap.py beside it, from another folder, through spaces, arguments whole."""
    scripts, elsewhere = tmp_path / "a  folder's" / "scripts", tmp_path / "elsewhere"
    scripts.mkdir(parents=True)
    elsewhere.mkdir()
    (scripts / "bootstrap.py").write_text("import sys\nprint(sys.argv[1:])\n")
    (scripts / name).write_bytes((PROJECT / "scripts" / name).read_bytes())
    (scripts / name).chmod((PROJECT / "scripts" / name).stat().st_mode)
    ran = subprocess.run(
        [scripts / name, "a b", "*"], cwd=elsewhere, capture_output=True, text=True, check=True
    )
    assert ran.stdout == f"{[name, 'a b', '*']}\n"
