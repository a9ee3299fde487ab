"""What each version of a page said: a digest of its source for each document, in `docs/_versions.yml`.

The record is of the shared text, whatever a setting makes of it. What a setting approved, and a snapshot of
it, is another record, by setting.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import nodes

from macros.readings import every
from macros.setting.source import Source
from macros.setting.tree import Branch
from macros.templates import PARTS
from policypack.checks.sources import Sources
from policypack.checks.texts import SourceFile

FILE = "docs/_versions.yml"
_HEAD = """\
# What each version of a page said: a digest of its words and of the parts it includes.
# Written by  policypack check --record  when a text is finished; W503 compares the pages with it.
"""
_NOTE = re.compile(r"\{##.*?##\}", re.DOTALL)
_LENGTH = 16


@dataclass(frozen=True)
class Recorded:
    """A version of a page, and the digest of what it said."""

    version: str
    digest: str


def recorded(sources: Sources) -> Mapping[str, Recorded]:
    """Return the record, document -> version and digest; empty where there is none yet."""
    path = sources.root / FILE
    if not path.is_file():
        return {}
    return {
        name: Recorded(str(line.get("version", "")), str(line.get("text", "")))
        for name, line in Source(path, FILE).tree.items()
        if isinstance(line, Branch)
    }


def record(sources: Sources) -> str:
    """Return the record of the pages as they are now."""
    lines = []
    for source in sources.files:
        if source.page:
            version = source.page.about.changes[0].version
            lines.append(f'{source.page.id}: {{version: "{version}", text: {digest(sources, source)}}}')
    return _HEAD + "\n".join(sorted(lines)) + "\n"


def digest(sources: Sources, source: SourceFile) -> str:
    """Return a digest of what a page prints of its own: title, fields, text and included parts.

    White space and authors' notes don't count.
    """
    assert source.page is not None
    about = source.page.about
    front = about.model_dump(mode="json", include={"title", "fields", "appendices"})
    words = [json.dumps(front, sort_keys=True, ensure_ascii=False)]
    words += [" ".join(_NOTE.sub(" ", text).split()) for text in _texts(sources, source, set())]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:_LENGTH]


def _texts(sources: Sources, source: SourceFile, seen: set[str]) -> Iterator[str]:
    yield source.body
    parts = {part.file: part for part in sources.files if part.page is None}
    tree = sources.tree(source)
    for include in every(tree, nodes.Include) if tree else ():
        name = include.template.value if isinstance(include.template, nodes.Const) else ""
        part = parts.get(f"{PARTS}/{name}")
        if part is not None and part.file not in seen:
            seen.add(part.file)
            yield from _texts(sources, part, seen)
