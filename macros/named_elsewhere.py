"""What a setting's file names that lives elsewhere: documents, packs, entries of the register."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from macros.problems import Problem, did_you_mean
from macros.setting import Setting


def unknown_names(
    setting: Setting, documents: Collection[str], packs: Collection[str], register: Collection[str]
) -> Iterator[Problem]:
    """Yield a problem, at its line, for each document, pack or register key that there isn't."""
    for field in ("include", "exclude"):
        for number, name in enumerate(getattr(setting.documents, field)):
            if name not in documents:
                yield _unknown(setting, f"documents.{field}.{number}", name, "document", documents)
    for name in setting.approval:
        if name not in documents:
            yield _unknown(setting, f"approval.{name}", name, "document", documents)
    for name in setting.packs:
        if name not in packs:
            yield _unknown(setting, f"packs.{name}", name, "pack", packs)
    for number, area in enumerate(setting.our_areas or ()):
        key = area.safeguarding_partnership
        if key and str(key) not in register:
            path = f"our_areas.{number}.safeguarding_partnership"
            yield _unknown(setting, path, str(key), "key of the register (docs/_register)", register)


def _unknown(setting: Setting, path: str, name: str, what: str, known: Collection[str]) -> Problem:
    while path and path not in setting.origins:
        path = path.rpartition(".")[0]
    origin = setting.origins.get(path)
    file = origin.file if origin else f"settings/{setting.slug}/setting.yml"
    line, column = (origin.line, origin.column) if origin else (0, 0)
    hint = did_you_mean(name, known) or f"; there are {', '.join(sorted(known)[:12])}"
    return Problem(file, line, column, f"there is no {what} {name}{hint}")
