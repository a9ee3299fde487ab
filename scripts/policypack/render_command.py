"""`policypack render`: a folder of plain Markdown that any engine can build."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from macros.pictures import FOLDER, pictures
from macros.render import Pack, render
from macros.setting import load_setting
from macros.today import today


def write_markdown(root: Path, slug: str, folder: Path) -> int:
    """Write each finished document of `slug`, and the pictures in them, below `folder`; return how many.

    The folder may exist only if it is empty, so that nobody's own files are mixed in or lost.
    """
    if folder.exists() and any(folder.iterdir()):
        raise click.ClickException(f"{folder} isn't empty; name a new folder")
    pack = render(load_setting(root, slug), root, today=today())
    for document in pack.documents.values():
        path = folder / document.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document.text, encoding="utf-8")
    _copy_pictures(root, pack, folder)
    return len(pack.documents)


def _copy_pictures(root: Path, pack: Pack, folder: Path) -> None:
    for picture in pictures(root).values():
        address = f"{FOLDER}/{picture.name}"
        if any(address in document.text for document in pack.documents.values()):
            (folder / FOLDER).mkdir(exist_ok=True)
            shutil.copyfile(picture, folder / address)
