"""`policypack render`: a folder of plain Markdown that any engine can build."""

from __future__ import annotations

from pathlib import Path

import click

from macros.render import render
from macros.setting import load_setting
from macros.today import today


def write_markdown(root: Path, slug: str, folder: Path) -> int:
    """Write each finished document of `slug` below `folder` and return how many.

    The folder may exist only if it is empty, so that nobody's own files are mixed in or lost.
    """
    if folder.exists() and any(folder.iterdir()):
        raise click.ClickException(f"{folder} isn't empty; name a new folder")
    pack = render(load_setting(root, slug), root, today=today())
    for document in pack.documents.values():
        path = folder / document.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document.text, encoding="utf-8")
    return len(pack.documents)
