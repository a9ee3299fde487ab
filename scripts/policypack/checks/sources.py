"""What the checks look at: a project, and the plain words of its pages, parts and values as written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import TemplateSyntaxError
from markdown_it.token import Token

from macros.markdown import blocks
from macros.origins import Origin
from macros.setting.source import Source
from macros.setting.tree import Leaf
from macros.written_model import FrontMatter
from policypack.checks.placing import Placing
from policypack.checks.prose import Block, Shadow, blocks_of, shadow, values_of
from policypack.checks.texts import SourceFile

Found = TypeVar("Found")
_SAID_OF_PAGES = re.compile(
    r"title|short|summary|keep_for|changes\.\d+\.text"
    r"|fields\.(?:.*\.)?(?:label|options\.\d+|rows\.\d+(?:\.\d+)?)"
)
_SAID_OF_SETTINGS = re.compile(
    r"(?!who_we_are\.|look\.|our_areas\.|documents\.|packs\.|our_words\.|approval\.(?!.*what_changed))"
    r"(?!.*\.(?:name|where|website|phone|email)$).*\..*|parents_hear_by\.\d+"
)
_SAID_OF_THE_REGISTER = re.compile(r"[^.]+\.(?:use|who|how|hours)")


class Sources(Placing):
    """A project with its words. Whatever a check asks for is read and worked out once."""

    def once(self, look: Callable[[Sources], Found]) -> Found:
        """Return what `look` finds in this project: several checks may ask, it looks once."""
        if look not in self._looked:
            self._looked[look] = look(self)
        found: Found = self._looked[look]
        return found

    @cached_property
    def _looked(self) -> dict[Callable[[Sources], Any], Any]:
        return {}

    @cached_property
    def shadows(self) -> Mapping[str, Shadow]:
        """Each page and part that can be parsed, without what the language prints, by file."""
        found = {}
        for source in self.files:
            tree = self.tree(source)
            if tree is not None:
                found[source.file] = shadow(tree, len(source.lines))
        return found

    @cached_property
    def written(self) -> Mapping[str, Sequence[Block]]:
        """The plain words of each page and part as written, its front matter's first, by file."""
        found: dict[str, Sequence[Block]] = {}
        for source in self.files:
            if source.file not in self.shadows:
                continue
            plain = self.shadows[source.file]
            origins = [Origin(source.file, source.before + n + 1) for n in range(len(plain.lines))]
            front = self._front(source) if source.page else []
            found[source.file] = [*front, *blocks_of(self.drafts[source.file], origins, plain.named)]
        return found

    @cached_property
    def drafts(self) -> Mapping[str, Sequence[Token]]:
        """The Markdown tree of each page and part as written (see `shadows`), by file."""
        return {file: blocks(plain.text) for file, plain in self.shadows.items()}

    @cached_property
    def values(self) -> Mapping[str, Sequence[Block]]:
        """The texts with more than one word in the files of settings, families and the register, by file."""
        found: dict[str, Sequence[Block]] = {}
        for path in sorted(
            [*self.root.glob("settings/*/setting.yml"), *self.root.glob("settings/families/*.yml")]
        ):
            found[path.relative_to(self.root).as_posix()] = self._values(path, _SAID_OF_SETTINGS)
        for path in sorted(self.root.glob("docs/_register/*.yml")):
            found[path.relative_to(self.root).as_posix()] = self._values(path, _SAID_OF_THE_REGISTER)
        return found

    def _front(self, source: SourceFile) -> list[Block]:
        read = FrontMatter(self.root / source.file, source.file)
        return [block for leaf in values_of(read.tree, _SAID_OF_PAGES) if (block := self._said(leaf))]

    def _values(self, path: Path, wanted: re.Pattern[str]) -> list[Block]:
        read = Source(path, path.relative_to(self.root).as_posix())
        return [
            Block(str(leaf), [Origin(leaf.origin.file, leaf.origin.line)], "value", key=leaf.path)
            for leaf in values_of(read.tree, wanted)
            if " " in leaf.strip()
        ]

    def _said(self, leaf: Leaf) -> Block | None:
        try:
            tree = self._environment.parse(str(leaf))
        except TemplateSyntaxError:
            return None
        plain = shadow(tree, leaf.count("\n") + 1)
        origin = Origin(leaf.origin.file, leaf.origin.line)
        return Block(plain.text, [origin] * len(plain.lines), "value", named=plain.named, key=leaf.path)
