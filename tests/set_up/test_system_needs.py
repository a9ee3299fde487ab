"""What the operating system must have: only what is missing is installed, or named."""

from __future__ import annotations

import sys

import pytest

import system_needs
from system_needs import CannotSetUp
from tests.set_up.computer import ALL_LIBRARIES, FOR_TESTS, PYTHON_VENV, Computer


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
