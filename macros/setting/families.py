"""One tree of facts from a setting's file and the families below it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from macros.problems import Problem, Problems, did_you_mean
from macros.setting.source import Source
from macros.setting.tree import Branch, Leaf, Written, name_paths

_LEARNERS = ("students", "pupils", "children")
_GROUPS_WITH_LEARNERS = ("rules", "rules.ai_tools", "packs")
_MANY = {"our_words": {"parents": "parent"}}  # says only the plural
_OTHER_WORDS = {"our_words": {"everyone": "community", "trainee": "adult_learner", "students": "learner"}}


def read_with_families(root: Path, file: Path) -> tuple[Branch, dict[str, Source], list[Problem]]:
    """Read `file` and the families below it, deep-merged, the setting's own values on top.

    Returns the tree, with paths, the sources by name, and the problems met on the way. Raises `Problems`
    if a file can't be read, names an unknown family, or the families go round in a circle.
    """
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    astray: list[Problem] = []
    trees: list[Branch] = []
    seen: list[str] = []
    path: Path | None = file
    while path is not None:
        source = Source(path, path.relative_to(root).as_posix())
        sources[source.name] = source
        problems.extend(source.problems)
        problems.extend(_canonical(source))
        trees.append(source.tree)
        path = _below(root, source, seen, astray)
    whole = all(source.readable for source in sources.values())
    if astray or not whole:
        raise Problems([*problems, *astray])
    merged = trees[-1]
    for tree in reversed(trees[:-1]):
        merged = _merged(merged, tree)
    name_paths(merged)
    return merged, sources, problems


def family_names(root: Path) -> list[str]:
    """Return the families' names as a setting writes them: alternative providers."""
    folder = root / "settings" / "families"
    return sorted(path.stem.replace("-", " ") for path in folder.glob("*.yml"))


def other_words(group: str, names: Iterable[str]) -> list[tuple[str, str]]:
    """Return the other words that a file may use for the keys `names` of the group at path `group`.

    Each as (word in the file, the model's key): ("pupils_phones", "learners_phones").
    """
    words = _OTHER_WORDS.get(group, {}) | _MANY.get(group, {})
    pairs = [(word, name) for word, name in words.items() if name in names]
    if group in ("", *_GROUPS_WITH_LEARNERS):
        for name in names:
            parts = name.split("_")
            pairs += [
                ("_".join(word if part == "learners" else part for part in parts), name)
                for word in _LEARNERS
                if "learners" in parts
            ]
    return pairs


def _below(root: Path, source: Source, seen: list[str], problems: list[Problem]) -> Path | None:
    said = source.tree.get("family")
    if said is None or (isinstance(said, Leaf) and said.empty):
        return None
    line, column = said.origin.line, said.origin.column
    if not isinstance(said, Leaf):
        problems.append(Problem(source.name, line, column, "family: is one name, such as schools"))
        return None
    name = re.sub(r"[\s_-]+", " ", said.strip().lower())
    if name in seen:
        circle = " -> ".join([*seen[seen.index(name) :], name])
        problems.append(Problem(source.name, line, column, f"families go round in a circle: {circle}"))
        return None
    known = family_names(root)
    if name not in known:
        hint = did_you_mean(name, known) or f"; the families are {', '.join(known) or 'none'}"
        problems.append(Problem(source.name, line, column, f"there is no family {name!r}{hint}"))
        return None
    seen.append(name)
    return root / "settings" / "families" / f"{name.replace(' ', '-')}.yml"


def _merged(lower: Branch, upper: Branch) -> Branch:
    together = upper.like(lower)
    for name, value in upper.items():
        below = lower.get(name)
        both = isinstance(below, Branch) and isinstance(value, Branch)
        together[name] = _merged(below, value) if both else value  # type: ignore[arg-type]
    return together


def _canonical(source: Source) -> Iterable[Problem]:
    """Give keys that speak of students, pupils or children the model's word; yield what is said twice."""
    yield from _respelled(source, source.tree, dict.fromkeys(_LEARNERS, "learners"))
    for path in _GROUPS_WITH_LEARNERS:
        group: Written | None = source.tree
        for step in path.split("."):
            group = group.get(step) if isinstance(group, Branch) else None
        if isinstance(group, Branch):
            yield from _respelled(source, group, {name: _with_learners(name) for name in group})
    for name, words in _OTHER_WORDS.items():
        group = source.tree.get(name)
        if isinstance(group, Branch):
            yield from _respelled(source, group, words)


def _with_learners(name: str) -> str:
    return "_".join("learners" if part in _LEARNERS else part for part in name.split("_"))


def _respelled(source: Source, branch: Branch, names: dict[str, str]) -> Iterable[Problem]:
    pairs: dict[str, Written] = {}
    spelled: dict[str, str] = {}
    for name, value in branch.items():
        canonical = names.get(name, name)
        value.spelled = name
        if canonical in pairs:
            place = value.key_origin
            message = f"{spelled[canonical]} and {name} are the same key here; keep one"
            yield Problem(source.name, place.line, place.column, message)
            continue
        pairs[canonical], spelled[canonical] = value, name
    branch.clear()
    branch.update(pairs)
