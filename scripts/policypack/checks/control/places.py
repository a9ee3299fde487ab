"""Where a setting's value or a page's fact is written."""

from __future__ import annotations

from pathlib import Path

from macros.setting import Setting
from macros.setting.tree import Branch, Items, Origin, Written
from macros.written_model import FrontMatter
from policypack.checks.finding import Finding


def written_at(setting: Setting, path: str, code: str, message: str) -> Finding:
    """Return a finding at the value of `path` in a setting's file, or at what it would stand in."""
    own = f"settings/{setting.slug}/setting.yml"
    while path and path not in setting.origins:
        path = path.rpartition(".")[0]
    origin = setting.origins.get(path) or Origin(own, 1, 1)
    return Finding(origin.file, origin.line, origin.column, code, message, (setting.slug,))


def front_matter_at(root: Path, file: str, path: tuple[str | int, ...]) -> Origin:
    """Return where a page's front matter writes the value under `path`, or the nearest above it."""
    here: Written = FrontMatter(root / file, file).tree
    place = Origin(file, 1, 1)
    for step in path:
        if isinstance(here, Branch) and str(step) in here:
            here = here[str(step)]
        elif isinstance(here, Items) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            break
        place = here.key_origin if isinstance(here, Branch) and here.key_origin.line else here.origin
    return place
