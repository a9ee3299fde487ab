"""References: an author links with an empty text, the reader sees what it is called in this setting."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from macros.jinja import escape_markdown
from macros.markdown import Reference, empty_links
from macros.numbering import Section
from macros.problems import did_you_mean

_SENTENCE_BEGINS = re.compile(r"(?:^|\|)\s*(?:[-*+]\s+|\d+[.)]\s+|>\s*|:\s+)*$")


class Target(Protocol):
    """What a reference needs to know of a document."""

    @property
    def id(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def short(self) -> str: ...
    @property
    def public(self) -> bool: ...
    @property
    def appendices(self) -> Sequence[str]: ...
    @property
    def sections(self) -> Mapping[str, Section]: ...


@dataclass(frozen=True)
class Filled:
    """A reference with its words and where it leads: `document` is an id, `anchor` may be empty."""

    line: int
    words: str
    document: str
    anchor: str


@dataclass(frozen=True)
class Dangling:
    """A reference that leads nowhere: line and column from 0, what to say, the document meant."""

    line: int
    column: int
    message: str
    document: str = ""


@dataclass(frozen=True)
class Filling:
    """A text with its references filled, and what became of each."""

    text: str
    filled: Sequence[Filled]
    dangling: Sequence[Dangling]


def fill(text: str, source: Target, pack: Mapping[str, Target], known: Mapping[str, str]) -> Filling:
    """Return `text` with words in each of its empty links.

    `pack` holds the documents of this setting by id, `known` every document there is: path -> id.
    A reference from a public document to one that isn't public is words without a link.
    """
    lines = text.split("\n")
    filled: list[Filled] = []
    dangling: list[Dangling] = []
    for reference in reversed(empty_links(text)):
        line = lines[reference.line]
        outcome = _resolve(reference, line, source, pack, known)
        if isinstance(outcome, Dangling):
            dangling.append(outcome)
            continue
        filled.append(outcome)
        linked = pack[outcome.document].public or not source.public
        words = f"[{outcome.words}]({reference.target})" if linked else outcome.words
        lines[reference.line] = line[: reference.start] + words + line[reference.end :]
    return Filling("\n".join(lines), filled[::-1], dangling[::-1])


def _resolve(
    reference: Reference, line: str, source: Target, pack: Mapping[str, Target], known: Mapping[str, str]
) -> Filled | Dangling:
    path, _, anchor = reference.target.partition("#")
    full = posixpath.normpath(posixpath.join(posixpath.dirname(source.path), path)) if path else source.path

    def dangling(message: str) -> Dangling:
        return Dangling(reference.line, reference.start, message, known.get(full, ""))

    if not path and not anchor:
        return dangling("this link leads nowhere: write #an-id or a document between the brackets")
    if full not in known:
        return dangling(f"there is no document {full}{did_you_mean(full, known)}")
    target = pack.get(known[full])
    if target is None:
        return dangling(
            f"this setting doesn't have {full}; write {{% if adopted('{known[full]}') %}} around the passage"
        )
    if anchor and anchor not in target.sections:
        return dangling(f"there is no heading #{anchor} in {full}{did_you_mean(anchor, target.sections)}")
    words = _words(source, target, target.sections[anchor] if anchor else None)
    if _SENTENCE_BEGINS.search(line[: reference.start]):
        words = words[:1].upper() + words[1:]
    return Filled(reference.line, words, target.id, anchor)


def _words(source: Target, target: Target, section: Section | None) -> str:
    if target.id == source.id and section is not None:
        return _section(section)
    if target.id in source.appendices:
        name = f"appendix {list(source.appendices).index(target.id) + 1}"
    else:
        name = f"the {escape_markdown(target.short)}"
    if section is None:
        return name
    return f"{_section(section)} {'of' if section.number else 'in'} {name}"


def _section(section: Section) -> str:
    return f"section {section.number}" if section.number else f"“{section.text}”"
