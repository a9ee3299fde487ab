"""Where finished outputs live, and how a new one takes the place of the last good one.

`dist/.store/<slug>/<digest>/` holds what was built; `dist/<slug>` points to one of them. A link is changed
in one step (`os.replace`); a folder can't be, so where links aren't allowed (Windows without developer mode)
the new folder is moved in by two renames with a journal that `recover` finishes or undoes.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

KEPT = 2


class Store:
    """The outputs below one folder, `dist` as a rule."""

    def __init__(self, output: Path) -> None:
        self.output = output

    def has(self, slug: str, digest: str) -> bool:
        """Whether this very output was finished before."""
        return self._place(slug, digest).is_dir()

    def _place(self, slug: str, digest: str) -> Path:
        return self.output / ".store" / slug / digest

    @contextmanager
    def staging(self, slug: str, digest: str) -> Iterator[Path]:
        """Give an empty folder to build in; keep it as the output `digest` only if nothing was raised."""
        folder = self._place(slug, f".{digest}.{os.getpid()}")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            yield folder
            final = self._place(slug, digest)
            shutil.rmtree(final, ignore_errors=True)
            folder.rename(final)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def show(self, slug: str, digest: str) -> Path:
        """Make the finished output `digest` the one that `dist/<slug>` shows, and return that path."""
        shown = self.output / slug
        final = self._place(slug, digest)
        final.touch()
        if shown.is_dir() and not shown.is_symlink():
            self._move_in(shown, final)
        else:
            try:
                self._link(shown, final)
            except OSError:
                self._move_in(shown, final)
        self._forget_old(slug, digest)
        return shown

    def _link(self, shown: Path, final: Path) -> None:
        beside = shown.with_name(f".{shown.name}.{os.getpid()}.link")
        beside.unlink(missing_ok=True)
        beside.symlink_to(os.path.relpath(final, shown.parent), target_is_directory=True)
        os.replace(beside, shown)

    def _move_in(self, shown: Path, final: Path) -> None:
        """Put a copy of `final` in a real folder's place; `recover` undoes a crash between the renames."""
        new = shown.with_name(f".{shown.name}.new")
        old = shown.with_name(f".{shown.name}.old")
        shutil.rmtree(new, ignore_errors=True)
        shutil.copytree(final, new)
        if shown.exists():
            shown.rename(old)
        new.rename(shown)
        shutil.rmtree(old, ignore_errors=True)

    def recover(self, slug: str) -> None:
        """Finish what an interrupted run left: the last good output is never lost."""
        shown = self.output / slug
        old = shown.with_name(f".{shown.name}.old")
        if old.is_dir():
            if shown.exists():
                shutil.rmtree(old)
            else:
                old.rename(shown)
        shutil.rmtree(shown.with_name(f".{shown.name}.new"), ignore_errors=True)

    def _forget_old(self, slug: str, digest: str) -> None:
        places = [
            place for place in self._place(slug, "x").parent.iterdir() if not place.name.startswith(".")
        ]
        others = sorted(
            (p for p in places if p.name != digest), key=lambda p: p.stat().st_mtime, reverse=True
        )
        for place in others[KEPT - 1 :]:
            shutil.rmtree(place, ignore_errors=True)
