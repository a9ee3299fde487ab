"""Signs that no font of the pack has: they can't be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.packs import FILE as PACKS
from macros.setting.source import Source
from macros.setting.tree import Branch, Leaf, name_paths, walk
from macros.written_model import FrontMatter
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources
from policypack.paper.letters import without_a_font

_FONTS = Path(__file__).resolve().parents[4] / "overrides" / "assets" / "fonts"
_COMMENT = re.compile(r"\{##.*?##\}|<!--.*?-->", re.DOTALL)
# Choices and names of files: nothing prints them.
_NOT_PRINTED = re.compile(r"(?:look|packs|documents|pdf|family|example)(?:\.|$)")


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each line of a page or part, and each value, that holds such a sign."""
    for source in sources.files:
        body = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), source.body)
        for number, line in enumerate(body.split("\n"), start=source.before + 1):
            yield from _found(sources, source.file, number, line)
        if source.page:
            yield from _in_values(sources, FrontMatter(sources.root / source.file, source.file).tree)
    trees = dict(sources.settings_as_written)
    for path in [*sorted(sources.root.glob("docs/_register/*.yml")), sources.root / PACKS]:
        if path.is_file():
            file = path.relative_to(sources.root).as_posix()
            trees[file] = Source(path, file).tree
    for tree in trees.values():
        yield from _in_values(sources, tree)


def _in_values(sources: Sources, tree: Branch) -> Iterator[Finding]:
    name_paths(tree)
    for leaf in walk(tree):
        if isinstance(leaf, Leaf) and not _NOT_PRINTED.match(leaf.path):
            yield from _found(sources, leaf.origin.file, leaf.origin.line, leaf)


def _found(sources: Sources, file: str, line: int, text: str) -> Iterator[Finding]:
    if missing := without_a_font(text, _FONTS):
        named = ", ".join(f'"{sign}" (U+{ord(sign):04X})' for sign in missing)
        message = f"no font of the pack has {named}; write it in words, in the letters of European languages"
        yield Finding(file, line, sources.line(file, line).find(missing[0]) + 1, CHECK.code, message)


CHECK = Check(
    code="E222",
    name="a sign that no font of the pack has",
    why="""The fonts have the letters of English, Welsh and the other languages of Europe, so that a page
    looks the same everywhere and a PDF can be kept for good. An emoji, an arrow, or a name in other letters
    would leave an empty box on paper, so no PDF is made of it.""",
    bad="Put your phone away \u2192 into the locker.",
    good="Put your phone away, into the locker.",
    look=look,
)
