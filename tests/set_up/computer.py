"""A pretended computer, so that set-up is tried without touching this one."""

from __future__ import annotations

import sys
from pathlib import Path

import bootstrap
from system_needs import LIBRARIES

PYTHON_VENV = f"python3.{sys.version_info.minor}-venv"
ALL_LIBRARIES = list(LIBRARIES)
FOR_TESTS = ["chromium", "poppler-utils", "npm", "default-jre-headless", "maven"]
PACKAGES = {*ALL_LIBRARIES, PYTHON_VENV, *FOR_TESTS}
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
