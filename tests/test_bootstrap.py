"""Set-up on somebody else's computer, without touching this one: no apt, no pip, no network."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

import bootstrap
import system_needs
from system_needs import LIBRARIES, CannotSetUp

PROJECT = Path(bootstrap.__file__).parent.parent
PYTHON_VENV = f"python3.{sys.version_info.minor}-venv"
ALL_LIBRARIES = list(LIBRARIES)
Run = tuple[str, ...]


class Computer:
    """A pretended computer: what it has, what was run on it, and which runs fail with which output."""

    def __init__(self) -> None:
        self.libraries = set(ALL_LIBRARIES)
        self.has_venv = True
        self.programs = {"apt-get", "pdftoppm", "pdftotext", "chromium", "npm", "java", "mvn"}
        self.root = True
        self.sudo = False
        self.runs: list[Run] = []
        self.fails: dict[str, str] = {}

    def quietly(self, *words: str, env: object = None) -> tuple[int, str]:
        self.runs.append(words)
        for word, output in self.fails.items():
            if word in words:
                return 1, output
        if words[:3] == ("sudo", "-n", "true"):
            return (0 if self.sudo else 1), ""
        if "apt-get" in words and "install" in words:
            self.libraries.update(words)
            self.has_venv |= PYTHON_VENV in words
        if "venv" in words:
            python = Path(bootstrap.venv_program("python"))
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()
        return 0, ""

    def installed(self) -> list[str]:
        """Return the packages that apt was asked for."""
        return [w for run in self.runs if "install" in run and "apt-get" in run for w in run if w in PACKAGES]

    def did(self, word: str) -> bool:
        return any(word in run for run in self.runs)


FOR_TESTS = ["chromium", "poppler-utils", "npm", "default-jre-headless", "maven"]
PACKAGES = {*ALL_LIBRARIES, PYTHON_VENV, *FOR_TESTS}


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


# What the operating system must have


def test_a_computer_that_has_everything_is_left_alone(computer: Computer) -> None:
    """Nothing is run and nobody is asked for sudo when nothing is missing."""
    system_needs.prepare_system()
    system_needs.prepare_tests()
    assert computer.runs == []


@pytest.mark.parametrize("root", [True, False], ids=["root", "sudo without a password"])
def test_apt_installs_only_what_is_missing(computer: Computer, root: bool) -> None:
    """One apt call brings exactly the missing packages."""
    computer.root, computer.sudo = root, not root
    computer.programs.add("sudo")
    computer.libraries.remove("libharfbuzz-subset0")
    computer.has_venv = False
    system_needs.prepare_system()
    assert computer.installed() == ["libharfbuzz-subset0", PYTHON_VENV]
    assert all((run[:2] == ("sudo", "-n")) is not root for run in computer.runs if "apt-get" in run)


@pytest.mark.parametrize(
    ("platform", "programs", "command"),
    [
        pytest.param(
            "linux", {"apt-get", "sudo"}, f"sudo apt-get install -y {' '.join(ALL_LIBRARIES)}", id="Debian"
        ),
        pytest.param("linux", {"dnf", "sudo"}, "sudo dnf install -y pango harfbuzz", id="Fedora"),
        pytest.param("darwin", set(), "brew install pango harfbuzz", id="macOS"),
        pytest.param("win32", set(), "winget install -e --id MSYS2.MSYS2", id="Windows"),
    ],
)
def test_without_root_one_command_is_named(
    computer: Computer, monkeypatch: pytest.MonkeyPatch, platform: str, programs: set[str], command: str
) -> None:
    """Who can't install is told what is missing and the one command for this system; nothing is installed."""
    monkeypatch.setattr(sys, "platform", platform)
    computer.root, computer.programs, computer.libraries = False, programs, set()
    with pytest.raises(CannotSetUp) as refused:
        system_needs.prepare_system()
    assert "Pango and HarfBuzz, which draw the PDFs" in str(refused.value)
    assert command in str(refused.value)
    assert computer.installed() == []


def test_without_pdfs_no_library_is_asked_for(computer: Computer) -> None:
    """`build --no-pdf` works on a computer where Pango can't be installed."""
    computer.root, computer.libraries = False, set()
    system_needs.prepare_system(pdf=False)
    with pytest.raises(CannotSetUp):  # control case
        system_needs.prepare_system()


def test_apt_failures_are_shown(computer: Computer) -> None:
    """When apt fails, its own words are shown."""
    computer.libraries = set()
    computer.fails = {"install": "E: Unable to locate package libpango-1.0-0"}
    with pytest.raises(CannotSetUp, match="E: Unable to locate package"):
        system_needs.prepare_system()


def test_what_the_tests_need_comes_through_apt(computer: Computer) -> None:
    """In CI the tests get a browser, poppler, npm and Java where root may install, else go on without."""
    computer.programs = {"apt-get"}
    computer.root = False
    system_needs.prepare_tests()
    assert computer.installed() == []
    computer.root = True
    system_needs.prepare_tests()
    assert computer.installed() == FOR_TESTS


# .venv


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


# The commands


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


# The locks


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
