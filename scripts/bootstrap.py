#!/usr/bin/env python3
"""Sets this computer up for policypack, then runs one command: build, test, serve, settings ...

    python3 scripts/bootstrap.py build [SLUG...]        (on Windows: py scripts/bootstrap.py build)

It needs Python 3.11 and nothing else. What is missing it puts in place: the libraries that draw PDFs,
`.venv` in the project's root with exactly the packages of the lock, and policypack itself. When all is in
place it says nothing and uses no network. Standard library only, and readable by older Pythons, so that
they can be told what is wrong.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import system_needs
from system_needs import MAC_FOLDERS, CannotSetUp, last_lines, quietly, say

ROOT = Path(__file__).resolve().parent.parent
WITHOUT_PAPER = ("serve", "settings", "check", "readability", "register")
COMMANDS = ("build", "test", "facts", "placement-sheets", "bench", *WITHOUT_PAPER)
OLDEST_PYTHON = (3, 11)
STAMP = "policypack-is-ready"


def venv_program(name: str) -> str:
    """Return the path of a program in `.venv`, whether or not it is there yet."""
    folder = ROOT / ".venv" / ("Scripts" if os.name == "nt" else "bin")
    return str(folder / (name + ".exe" if os.name == "nt" else name))


def environment() -> dict[str, str]:
    """Return the environment for everything started from here."""
    child = dict(os.environ)
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH"):
        child.pop(name, None)  # they would slow us down, or mix other packages in
    child["PYTHONUTF8"] = "1"
    child["NO_MKDOCS_2_WARNING"] = "1"  # MkDocs 1 is pinned on purpose
    child["PATH"] = str(Path(venv_program("python")).parent) + os.pathsep + child.get("PATH", os.defpath)
    if sys.platform == "darwin":  # Homebrew's folder isn't searched by default
        child.setdefault("DYLD_FALLBACK_LIBRARY_PATH", ":".join(MAC_FOLDERS))
    return child


# .venv


def digest(lock: str) -> str:
    """Return what `.venv` is made from, as a digest: the lock, the project, this Python, this folder."""
    import tomllib  # not at the top: older Pythons lack it

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    tools = project.pop("tool", {})  # settings of ruff, mypy and pytest change nothing in .venv
    parts = [project, tools.get("hatch"), sys.version, sys.base_prefix, str(ROOT)]
    made_from = json.dumps(parts, sort_keys=True).encode() + (ROOT / lock).read_bytes()
    return hashlib.sha256(made_from).hexdigest()


def is_ready(*, with_tools: bool) -> bool:
    """Say whether `.venv` is whole and up to date, with the test tools where they are asked for."""
    stamp = ROOT / ".venv" / STAMP
    if not stamp.exists() or not Path(venv_program("python")).exists():
        return False
    found = stamp.read_text(encoding="utf-8")
    return found == digest("requirements-dev.lock") or (
        not with_tools and found == digest("requirements.lock")
    )


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let two commands started together on a fresh clone set up one after the other."""
    if os.name == "nt":
        yield
        return
    import fcntl

    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def why_pip_failed(output: str, lock: str) -> str:
    """Turn pip's output into what happened and what to do next."""
    if "DO NOT MATCH THE HASHES" in output:
        return f"A package differs from the one in {lock}, so nothing was installed:\n{last_lines(output)}"
    signs = ("ConnectionError", "Temporary failure", "timed out", "ProxyError", "SSLError", "ConnectTimeout")
    if any(sign in output for sign in signs):
        return (
            "The packages could not be downloaded: no connection to the package index. Set-up needs the "
            "network once.\nCheck the connection (behind a proxy, set HTTPS_PROXY), then run again."
        )
    return f"pip could not install the packages of {lock}:\n{last_lines(output)}"


def prepare_venv(*, with_tools: bool) -> None:
    """Make `.venv` from the lock unless it is there, whole and up to date; stamped last."""
    if is_ready(with_tools=with_tools):
        return
    with one_at_a_time():
        if is_ready(with_tools=with_tools):
            return
        lock = "requirements-dev.lock" if with_tools else "requirements.lock"
        child = environment()
        python, stamp = venv_program("python"), ROOT / ".venv" / STAMP
        only_tools_are_missing = is_ready(with_tools=False)
        stamp.unlink(missing_ok=True)
        if not only_tools_are_missing:
            say("Making .venv with Python {}.{}.{}".format(*sys.version_info))
            base = getattr(sys, "_base_executable", sys.executable)  # we may run in the .venv to be cleared
            code, output = quietly(base, "-m", "venv", "--clear", str(ROOT / ".venv"), env=child)
            if code:
                raise CannotSetUp(f"Python could not make .venv:\n{last_lines(output)}")
        pip = (python, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--no-compile")
        say(f"Installing the packages of {lock} (a minute or two)")
        code, output = quietly(
            *pip, "--only-binary", ":all:", "--require-hashes", "-r", str(ROOT / lock), env=child
        )
        if code:
            raise CannotSetUp(why_pip_failed(output, lock))
        code, output = quietly(
            *pip, "--no-index", "--no-deps", "--no-build-isolation", "-e", str(ROOT), env=child
        )
        if code:
            raise CannotSetUp(f"policypack itself could not be installed:\n{last_lines(output)}")
        say("Compiling for a quick start")
        ours = [str(ROOT / "macros"), str(ROOT / "scripts")]
        quietly(python, "-m", "compileall", "-qq", "-j", "0", str(ROOT / ".venv"), *ours, env=child)
        stamp.write_text(digest(lock), encoding="utf-8")
        say("Ready")


# The commands


def check_everything(arguments: Sequence[str]) -> int:
    """Run every check up to the first that fails; with arguments only pytest, with them."""
    stages = [("ruff", "check"), ("ruff", "format", "--check"), ("mypy",), ("pytest",)]
    for stage in [("pytest", *arguments)] if arguments else stages:
        say(f"== {' '.join(stage)}")
        words = [venv_program("python"), "-m", *stage]
        code = subprocess.run(words, cwd=ROOT, env=environment()).returncode
        if code:
            say(f"== {stage[0]} failed; nothing after it was run")
            return code
    return 0


def main(command: str, *arguments: str) -> int:
    """Set up what is missing and run one of COMMANDS; return its exit code."""
    try:
        without_paper = "--no-pdf" in arguments or command in WITHOUT_PAPER
        system_needs.prepare_system(pdf=not without_paper)
        if command == "test" and os.environ.get("CI") == "true":
            system_needs.prepare_tests()
        prepare_venv(with_tools=command in ("test", "bench"))
        if command == "test":
            return check_everything(arguments)
        words = [venv_program("policypack"), command, *arguments]
        if os.name != "nt":
            os.execve(words[0], words, environment())
        return subprocess.run(words, env=environment()).returncode
    except CannotSetUp as problem:
        say(f"policypack: {problem}")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    if sys.version_info < OLDEST_PYTHON:
        sys.exit("policypack needs Python 3.11 or newer; this is {}.{}.".format(*sys.version_info))
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        sys.exit(f"Usage: python3 scripts/bootstrap.py {'|'.join(COMMANDS)} [ARGUMENTS]")
    sys.exit(main(*sys.argv[1:]))
