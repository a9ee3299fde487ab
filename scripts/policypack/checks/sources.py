"""What the checks look at: a project, and the plain words of its pages, parts and values as written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from markdown_it.token import Token

from macros.origins import Origin
from macros.packs import FILE as PACKS
from macros.setting.source import Source
from macros.setting.tree import Branch, Items, Leaf
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
    r"(?!who_we_are\.|look\.|our_areas\.|documents\.|packs\.|our_words\."
    r"|approval\.(?!.*\.(?:what_changed\.\d+|review|owner|approved_by)$))"
    r"(?!.*\.(?:name|where|website|phone|email)$).*\..*|parents_hear_by\.\d+"
)
# Elsewhere a word alone is a choice or a key; here it is a post, or something that is printed.
_MAY_BE_ONE_WORD = re.compile(
    r"people\.(?:[^.]+\.)?(?:post|read_by)|people\.(?:pastoral|training_needs_seen_by)\.\d+"
    r"|approval\..*\.(?:owner|approved_by|review|what_changed\.\d+)|training\.news_by\.\d+"
    r"|parents_hear_by\.\d+|our_policies\.[^.]+\.title|when_something_happens\.we_\w+\.\d+"
)
_OUR_WORDS = re.compile(r"our_words\..+")
_SAID_OF_PACKS = re.compile(r"[^.]+\.(?:title|summary)")
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
        """The plain words of each page and part as written, front matter first, and the packs', by file."""
        found: dict[str, Sequence[Block]] = {}
        for source in self.files:
            if source.file not in self.shadows:
                continue
            plain = self.shadows[source.file]
            origins = [Origin(source.file, source.before + n + 1) for n in range(len(plain.lines))]
            front = self._front(source) if source.page else []
            found[source.file] = [*front, *blocks_of(self.drafts[source.file], origins, plain.named)]
        if (self.root / PACKS).is_file():
            found[PACKS] = self._packs()
        return found

    @cached_property
    def drafts(self) -> Mapping[str, Sequence[Token]]:
        """The Markdown tree of each page and part as written (see `shadows`), by file."""
        return {file: plain.tokens for file, plain in self.shadows.items()}

    @cached_property
    def values(self) -> Mapping[str, Sequence[Block]]:
        """The texts in the files of settings, families and the register, by file; words alone if posts."""
        found = {file: _values(tree, _SAID_OF_SETTINGS) for file, tree in self.settings_as_written.items()}
        for path in sorted(self.root.glob("docs/_register/*.yml")):
            file = path.relative_to(self.root).as_posix()
            found[file] = _values(Source(path, file).tree, _SAID_OF_THE_REGISTER)
        return found

    @cached_property
    def own_words(self) -> Mapping[str, Sequence[Block]]:
        """What settings and families call things (`our_words`), by file."""
        trees = self.settings_as_written
        return {file: _values(tree, _OUR_WORDS, alone=True) for file, tree in trees.items()}

    @cached_property
    def settings_as_written(self) -> Mapping[str, Branch]:
        """The facts of each setting's and family's file as they are written there, by file."""
        paths = [*self.root.glob("settings/*/setting.yml"), *self.root.glob("settings/families/*.yml")]
        files = {path.relative_to(self.root).as_posix(): path for path in sorted(paths)}
        return {file: Source(path, file).tree for file, path in files.items()}

    def _front(self, source: SourceFile) -> list[Block]:
        read = FrontMatter(self.root / source.file, source.file)
        return [block for leaf in values_of(read.tree, _SAID_OF_PAGES) if (block := self._said(leaf))]

    def _packs(self) -> list[Block]:
        tree = Source(self.root / PACKS, PACKS).tree
        found = []
        for leaf in values_of(tree, _SAID_OF_PACKS):
            pack = tree[leaf.path.partition(".")[0]]
            needs = pack.get("for") if isinstance(pack, Branch) else None
            names = frozenset(map(str, needs)) if isinstance(needs, Items) else frozenset()
            if block := self._said(leaf, names - {"everyone"}):
                found.append(block)
        return found

    def _said(self, leaf: Leaf, needs: frozenset[str] = frozenset()) -> Block | None:
        tree = self.parsed(str(leaf))
        if tree is None:
            return None
        plain = shadow(tree, leaf.count("\n") + 1)
        origin = Origin(leaf.origin.file, leaf.origin.line)
        named = [names | needs for names in plain.named]
        lines = [origin] * len(plain.lines)
        return Block(plain.text, lines, "value", named=named, key=leaf.path, plain=plain)


def _values(tree: Branch, wanted: re.Pattern[str], *, alone: bool = False) -> list[Block]:
    return [
        Block(str(leaf), [Origin(leaf.origin.file, leaf.origin.line)], "value", key=leaf.path)
        for leaf in values_of(tree, wanted)
        if " " in leaf.strip() or (leaf.strip() and (alone or _MAY_BE_ONE_WORD.fullmatch(leaf.path)))
    ]
