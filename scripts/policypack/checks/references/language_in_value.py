"""Signs of the pages' language in a value of a setting, a family or the register: nothing fills them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.setting.source import Source
from macros.setting.tree import Leaf, walk
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources

_FILES = ("settings/*/setting.yml", "settings/families/*.yml", "docs/_register/*.yml")
_SIGN = re.compile(r"\{\{|\{%|\}\}|%\}")


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each such value once, at its own line."""
    for pattern in _FILES:
        for path in sorted(sources.root.glob(pattern)):
            text = path.read_text(encoding="utf-8")
            if "{{" not in text and "{%" not in text and "%}" not in text:
                continue
            file = path.relative_to(sources.root).as_posix()
            for leaf in walk(Source(path, file).tree):
                if isinstance(leaf, Leaf) and (sign := _SIGN.search(leaf)):
                    yield _finding(sources, file, leaf, sign[0])


def _finding(sources: Sources, file: str, leaf: Leaf, sign: str) -> Finding:
    line = leaf.origin.line
    written = sources.line(file, line)
    message = (
        f"{sign} is printed as it stands here, for only pages can fill words in;"
        " write the words themselves in this file"
    )
    return Finding(file, line, written.find(sign) + 1 or leaf.origin.column, CHECK.code, message)


CHECK = Check(
    code="E220",
    name="a value that holds signs of the pages' language",
    why="""Pages write {{ learners }} and each setting prints its own word. A setting's file, and the
    register, hold the words themselves: what stands in braces there is printed with its braces on every page
    that reads the value.""",
    bad="rules: {individual_needs: 'planned for each {{ learner }}'}\n",
    good="rules: {individual_needs: planned for each student}\n",
    look=look,
    file="settings/b2-mentoring/setting.yml",
)
