"""Where pages and settings name a law, guidance or a service in typed words instead of by a call."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from jinja2 import nodes

from macros.documents import About
from macros.markdown import blocks
from macros.readings import every
from macros.setting.flat import flat
from macros.setting.tree import Leaf, walk
from macros.written_model import FrontMatter
from policypack.checks.finding import Finding
from policypack.checks.law.calls import Called, calls
from policypack.checks.law.names import Name, Names, Said, said
from policypack.checks.sources import Sources
from policypack.checks.texts import SourceFile

Where = Literal["body", "front matter", "setting"]
# Stands for what a tag prints.
_PRINTED = "\ue000"
_STARTS = re.compile(r"\s*(?:[-*+]\s|\d+[.)]\s|\||#|:\s)")
_ATTRIBUTES = re.compile(r"\{[:#.][^{}]*\}")
_PROSE = re.compile(r"(?!(?:approval|family|look|packs|documents)(?:\.|$))|approval\.[^.]+\.what_changed")


@dataclass(frozen=True)
class Mention:
    """A name that somebody typed. `calls` are the register's calls in the same paragraph, item or row,
    `in_file` those of the whole page; `beside_field` says that a field of a form stands in the line. It is
    `history` where a call of the line is, or one of the paragraph for the same thing."""

    said: Said
    where: Where
    place: Finding
    calls: Sequence[Called] = ()
    in_file: Sequence[Called] = ()
    beside_field: bool = False
    history: bool = False

    @property
    def name(self) -> Name:
        """The name that was typed."""
        return self.said.name

    def finding(self, code: str, message: str) -> Finding:
        """Return a finding at the name."""
        place = self.place
        return Finding(place.file, place.line, place.column, code, message, place.settings)


def mentions(sources: Sources) -> Sequence[Mention]:
    """Return every name of the register that a page, a part or a setting's file types out."""
    register = sources.register
    if register is None:
        return ()
    names = Names(register)
    found: list[Mention] = []
    for source in sources.files:
        found += _in_body(sources, source, names)
        if source.page:
            found += _in_front_matter(sources, source, source.page.about, names)
    found += _in_settings(sources, names)
    return found


def typed_lines(tree: nodes.Template) -> Mapping[int, str]:
    """Return the words that a page types itself, by line (from 1); a private letter stands for a tag."""
    lines: dict[int, list[str]] = {}
    for output in every(tree, nodes.Output):
        for node in output.nodes:
            if isinstance(node, nodes.TemplateData):
                for number, piece in enumerate(node.data.split("\n"), node.lineno):
                    lines.setdefault(number, []).append(piece)
            else:
                lines.setdefault(node.lineno, []).append(_PRINTED)
    return {number: "".join(pieces) for number, pieces in lines.items()}


def prose(line: str) -> str:
    """Return the words of one line of Markdown, without addresses, code, tags and a heading's id."""
    words = [
        child.content if child.type == "text" else " "
        for token in blocks(line)
        for child in token.children or ()
        if child.type in ("text", "softbreak")
    ]
    return _ATTRIBUTES.sub("", "".join(words))


def _in_body(sources: Sources, source: SourceFile, names: Names) -> Iterator[Mention]:
    near = names.within(source.body)
    tree = sources.tree(source) if near else None
    if tree is None:
        return
    called = calls(tree)
    for number, line in typed_lines(tree).items():
        hits = list(said(line, near)) if line.strip() else []
        words = prose(line.strip()) if hits else ""
        for hit in hits:
            if hit.words not in words:
                continue
            column = max(source.lines[number - 1].find(hit.words), 0) + 1
            first, last = _block(source.lines, number)
            near_by = [call for call in called if first <= call.line <= last]
            yield Mention(
                hit,
                "body",
                source.finding("", number, column, ""),
                calls=near_by,
                in_file=called,
                beside_field=any(call.is_field and call.line == number for call in near_by),
                history=any(
                    call.history and (call.line == number or call.key == hit.name.entry.key)
                    for call in near_by
                ),
            )


def _block(lines: Sequence[str], number: int) -> tuple[int, int]:
    """Return the first and last line (from 1) of the paragraph, list item or row that a line is in."""
    first = last = number
    while first > 1 and lines[first - 2].strip() and not _STARTS.match(lines[first - 1]):
        first -= 1
    while last < len(lines) and lines[last].strip() and not _STARTS.match(lines[last]):
        last += 1
    return first, last


def _in_front_matter(sources: Sources, source: SourceFile, about: About, names: Names) -> Iterator[Mention]:
    # What changed is history by its nature.
    texts = list(_texts(about.model_dump(exclude={"changes"})))
    near = names.within("\n".join(texts))
    if not any(True for text in texts for _ in said(text, near)):
        return
    written = FrontMatter(sources.root / source.file, source.file)
    for leaf in walk(written.tree):
        if isinstance(leaf, Leaf) and str(leaf) in texts:
            for hit in said(leaf, near):
                line = written.lines[leaf.origin.line - 1] if leaf.origin.line <= len(written.lines) else ""
                column = line.find(hit.words) + 1 or leaf.origin.column
                yield Mention(hit, "front matter", Finding(source.file, leaf.origin.line, column, "", ""))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for below in value.values():
            yield from _texts(below)
    elif isinstance(value, tuple | list):
        for below in value:
            yield from _texts(below)


def _in_settings(sources: Sources, names: Names) -> Iterator[Mention]:
    for slug, pack in sources.packs.items():
        for line in flat(pack.setting):
            if line.origin is None or not _PROSE.match(line.path):
                continue
            for hit in said(line.value, names.within(line.value)):
                place = Finding(line.origin.file, line.origin.line, line.origin.column, "", "", (slug,))
                yield Mention(hit, "setting", place)
