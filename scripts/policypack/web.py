"""The website of one setting: unmodified MkDocs in a process of its own, fed through the environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from macros.problems import Problem, Problems
from macros.today import VARIABLE

# `macros/hooks.py` reads it: {key: {"href", "pages", "bytes", "title", "of", "edition"}}. The key is a
# document's id or "pack-key"; for an edition besides A4 that is in `of`, and `edition` is what it is called.
PDFS = "POLICYPACK_PDFS"


class Sheet(Protocol):
    """A printed file as the website links it."""

    @property
    def key(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def pages(self) -> int: ...
    @property
    def size(self) -> int: ...
    @property
    def public(self) -> bool: ...
    @property
    def of(self) -> str: ...
    @property
    def edition(self) -> str: ...


def environment(slug: str, today: str) -> dict[str, str]:
    """Return the environment that makes plain `mkdocs` build or serve the setting `slug`."""
    return {
        **os.environ,
        "SETTING": slug,
        VARIABLE: today,
        # Only this silences Material's banner about MkDocs 2.
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
    }


def build_site(root: Path, slug: str, site: Path, today: str, printed: Sequence[Sheet]) -> None:
    """Build the public site of `slug` into the folder `site`, which may hold its PDFs already.

    Raise `Problems` with what MkDocs said when it says anything above information.
    """
    listing = site.parent / ".pdfs.json"
    public = {
        sheet.key: {
            "href": sheet.path,
            "pages": sheet.pages,
            "bytes": sheet.size,
            "title": sheet.title,
            "of": sheet.of,
            "edition": sheet.edition,
        }
        for sheet in printed
        if sheet.public
    }
    listing.write_text(json.dumps(public), encoding="utf-8")
    # MkDocs empties its target first, so it gets a folder of its own.
    target = site.parent / ".web"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    done = subprocess.run(
        command,
        cwd=root,
        env={**environment(slug, today), PDFS: str(listing)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    said = [line for line in (done.stdout + done.stderr).splitlines() if not line.startswith("INFO")]
    if done.returncode or any(line.startswith(("WARNING", "ERROR")) for line in said):
        message = "the website could not be built:\n" + "\n".join(said).strip()
        raise Problems([Problem(f"settings/{slug}/setting.yml", 0, 0, message)])
    for path in sorted(target.iterdir()):
        path.rename(site / path.name)
    target.rmdir()
    listing.unlink()
