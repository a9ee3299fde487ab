"""Find settings and load one: read, merge, type, check."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from macros.problems import Problem, Problems, did_you_mean
from macros.setting.checks import check_together, check_values
from macros.setting.families import read_with_families
from macros.setting.findings import problems_of, refused
from macros.setting.model import Setting
from macros.setting.tree import Branch, Origin, walk, without


def setting_slugs(root: Path) -> tuple[str, ...]:
    """Return the names of all setting folders below `root`/settings, sorted."""
    return tuple(sorted(path.parent.name for path in (root / "settings").glob("*/setting.yml")))


def load_setting(root: Path, slug: str) -> Setting:
    """Load settings/`slug`/setting.yml below the project's `root`.

    Raises `Problems` with everything that is wrong with the setting and its families at once.
    """
    root = root.resolve()
    slugs = setting_slugs(root)
    if slug not in slugs:
        hint = did_you_mean(slug, slugs) or f"; the settings are {', '.join(slugs) or 'none'}"
        raise Problems([Problem("settings", 0, 0, f"there is no setting {slug!r}{hint}")])
    folder = root / "settings" / slug
    tree, sources, problems = read_with_families(root, folder / "setting.yml")
    wrong: frozenset[str] = frozenset()
    try:
        setting = Setting.model_validate(tree)
    except ValidationError as error:
        problems += problems_of(error, sources)
        wrong = refused(error)
        tree = without(tree, wrong)
    problems += check_values(folder, tree)
    if wrong:
        # What the rest of it says against itself is told in the same round.
        with suppress(ValidationError):
            groups = {path.rpartition(".")[0] for path in wrong}
            problems += check_together(Setting.model_validate(tree), tree, sources, groups)
        raise Problems(problems)
    setting.placed(slug, folder, _origins(tree), _families(sources))
    problems += check_together(setting, tree, sources)
    if problems:
        raise Problems(problems)
    return setting


def _families(sources: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the families among the files that were read: kent schools, schools."""
    paths = [Path(name) for name in sources]
    return tuple(path.stem.replace("-", " ") for path in paths if path.parent.name == "families")


def _origins(tree: Branch) -> dict[str, Origin]:
    return {node.path: node.origin for node in walk(tree) if node.path}
