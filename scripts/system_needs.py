"""What the operating system must have before policypack can run, and how it gets there.

Pango and HarfBuzz draw the PDFs; Python's `venv` is a package of its own on Debian; the tests want Chromium,
poppler, npm for pdf.js, and Java with Maven for veraPDF. Knows nothing of `.venv` or of policypack. Standard
library only.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

# What WeasyPrint loads: Debian's package -> the file's name on Linux, macOS and Windows.
LIBRARIES = {
    "libpango-1.0-0": ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll"),
    "libpangoft2-1.0-0": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib", "libpangoft2-1.0-0.dll"),
    "libharfbuzz0b": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    "libharfbuzz-subset0": (
        "libharfbuzz-subset.so.0",
        "libharfbuzz-subset.0.dylib",
        "libharfbuzz-subset-0.dll",
    ),
}
MAC_FOLDERS = ("/opt/homebrew/lib", "/usr/local/lib")
WINDOWS_FOLDERS = r"C:\msys64\ucrt64\bin;C:\msys64\mingw64\bin;C:\Program Files\GTK3-Runtime Win64\bin"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class CannotSetUp(Exception):
    """Something that only the person at the keyboard can put right; the text says what to do."""


def say(text: str) -> None:
    """Print one line of progress, apart from what the command itself prints."""
    print(text, file=sys.stderr, flush=True)


def quietly(*words: str, env: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Run a program without showing its output; return its exit code and all that it printed."""
    done = subprocess.run(
        words,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    return done.returncode, done.stdout


def last_lines(output: str) -> str:
    """Return the end of a failed program's output, indented."""
    return "\n".join("    " + line for line in output.strip().splitlines()[-12:])


def library_is_there(names: Sequence[str]) -> bool:
    """Try to find one library; `names` are its file names on Linux, macOS and Windows."""
    linux, mac, windows = names
    if sys.platform == "win32":
        folders = os.environ.get("WEASYPRINT_DLL_DIRECTORIES", WINDOWS_FOLDERS).split(";")
        return any(Path(folder, windows).exists() for folder in folders)
    if sys.platform == "darwin":
        return any(Path(folder, mac).exists() for folder in MAC_FOLDERS)
    try:
        ctypes.CDLL(linux)
    except OSError:
        return False
    return True


def missing_from_system(*, pdf: bool = True) -> list[str]:
    """List what `.venv`, and PDFs if wanted, need and this computer lacks, as Debian's package names."""
    missing = [package for package, names in LIBRARIES.items() if pdf and not library_is_there(names)]
    importlib.invalidate_caches()
    if importlib.util.find_spec("ensurepip") is None:
        missing.append("python{}.{}-venv".format(*sys.version_info))
    return missing


def missing_for_tests() -> list[str]:
    """List what the browser and PDF tests need and this computer lacks, as Debian's package names."""
    there = {
        "chromium": any(map(shutil.which, BROWSERS)),
        "poppler-utils": all(map(shutil.which, ("pdftoppm", "pdftotext"))),
        "npm": shutil.which("npm"),
        "default-jre-headless": shutil.which("java"),
        "maven": shutil.which("mvn"),
    }
    return [package for package, found in there.items() if not found]


def as_root() -> list[str] | None:
    """Return the words to put before apt-get, or None where apt can't be used without asking somebody."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and quietly("sudo", "-n", "true")[0] == 0 else None


def apt_install(before: Sequence[str], packages: Sequence[str]) -> None:
    """Install Debian packages; raise CannotSetUp with apt's own last lines."""
    say(f"Installing {', '.join(packages)} through apt")
    apt = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    apt += ["-o", "DPkg::Lock::Timeout=120"]  # a fresh computer may be updating itself
    quietly(*apt, "update")  # may fail without harm: the lists may be there already
    code, output = quietly(*apt, "install", "-y", "--no-install-recommends", *packages)
    if code:
        raise CannotSetUp(f"apt could not install {' '.join(packages)}:\n{last_lines(output)}")


def command_for_this_system(missing: Sequence[str]) -> str:
    """Return the one command that a person types to install what is missing."""
    if sys.platform == "darwin":
        return "brew install pango harfbuzz"
    if sys.platform == "win32":
        return (
            'powershell -Command "winget install -e --id MSYS2.MSYS2; '
            "C:\\msys64\\usr\\bin\\bash -lc 'pacman -S --noconfirm mingw-w64-ucrt-x86_64-pango'\""
        )
    if shutil.which("dnf"):
        return "sudo dnf install -y pango harfbuzz"
    return f"sudo apt-get update && sudo apt-get install -y {' '.join(missing)}"


def prepare_system(*, pdf: bool = True) -> None:
    """Put in place what is missing, or raise CannotSetUp with the one command that does."""
    missing = missing_from_system(pdf=pdf)
    before = as_root() if missing else None
    if before is not None:
        apt_install(before, missing)
        missing = missing_from_system(pdf=pdf)
    if missing:
        names = ["Python's own venv"] if missing[-1].endswith("-venv") else []
        if len(missing) > len(names):
            names.append("Pango and HarfBuzz, which draw the PDFs")
        raise CannotSetUp(
            f"this computer lacks {', and '.join(names)}. Type this command, then try again:\n\n"
            f"    {command_for_this_system(missing)}\n"
        )


def prepare_tests() -> None:
    """Install what the tests need where apt may be used; elsewhere those tests are skipped with a reason."""
    missing = missing_for_tests()
    before = as_root() if missing else None
    if before is not None:
        apt_install(before, missing)
