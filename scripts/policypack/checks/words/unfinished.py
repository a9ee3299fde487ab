"""Sentences that don't end, lines that announce nothing, and entries that begin unlike their list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources
from policypack.checks.texts import Text
from policypack.checks.words.spelling import Dictionary

_ANNOUNCED = ("bullet_list_open", "ordered_list_open", "table_open", "fence", "code_block", "html_block")
# What a page types at its end: a letter, a comma, or a reference.
_NO_END = re.compile(r"[\w,–-]$|\]\([^()\s]*\)[*_]*$")
_FIRST = re.compile(r"[*_\"“‘(\[]*(?P<word>[^\W\d_][\w'’-]*)")
_FEWEST = 3


class _Item(NamedTuple):
    line: int
    word: str


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each paragraph without an end, each colon with nothing behind it, and each entry out of step."""
    for text in sources.texts:
        if text.document.meta.kind != "form":
            yield from _in_text(sources, text)


def _in_text(sources: Sources, text: Text) -> Iterator[Finding]:
    tokens = text.tokens
    lists: list[list[_Item]] = []
    for at, token in enumerate(tokens):
        if token.type.endswith("_list_open"):
            lists.append([])
        elif token.type.endswith("_list_close"):
            yield from _out_of_step(sources, text, lists.pop())
        elif token.type == "inline" and token.map and tokens[at - 1].type == "paragraph_open":
            if lists and tokens[at - 2].type == "list_item_open":
                first = _FIRST.match(_said(token))
                lists[-1].append(_Item(token.map[0], first["word"] if first else ""))
            yield from _end(sources, text, token, tokens[at + 2 : at + 3], listed=bool(lists))


def _said(token: Token) -> str:
    return "".join(child.content for child in token.children or () if child.type in ("text", "code_inline"))


def _end(
    sources: Sources, text: Text, token: Token, behind: Sequence[Token], *, listed: bool
) -> Iterator[Finding]:
    """Yield what is wrong at the end of a paragraph, or at its beginning."""
    assert token.map is not None
    last = token.map[0] + token.content.count("\n")
    origin = text.origin(last)
    written = sources.line(origin.file, origin.line).rstrip()
    if written.endswith(":") and token.content.endswith(":"):
        if not behind or behind[0].type not in _ANNOUNCED:
            message = "nothing follows this colon; end the sentence, or let the list or table follow it"
            yield sources.at(text, last, CHECK.code, message, written.split(" ")[-1])
    elif not listed and _NO_END.search(written) and "<" not in token.content.rpartition("\n")[2]:
        message = "this sentence has no end; finish it, or put the full stop that is missing"
        yield sources.at(text, last, CHECK.code, message, written.split(" ")[-1])


def _out_of_step(sources: Sources, text: Text, items: Sequence[_Item]) -> Iterator[Finding]:
    """Yield the one entry of a list that begins small among capitals, or the other way round."""
    known = [item for item in items if item.word]
    small = [item for item in known if item.word[0].islower()]
    large = [item for item in known if item.word[0].isupper()]
    if len(known) < _FEWEST or min(len(small), len(large)) != 1:
        return
    odd = small[0] if len(small) == 1 else large[0]
    if len(small) == 1 or (odd.word != "I" and sources.once(Dictionary).ordinary(odd.word.lower())):
        right = odd.word.capitalize() if len(small) == 1 else odd.word.lower()
        message = f'"{odd.word}" begins otherwise than the other entries; write "{right}"'
        origin = text.origin(odd.line)
        if odd.word in sources.line(origin.file, origin.line):
            yield sources.at(text, odd.line, CHECK.code, message, odd.word)


CHECK = Check(
    code="W309",
    name="a sentence without an end, or an entry out of step",
    why="""A paragraph without a full stop, a colon with nothing behind it, or one entry that begins small
    where the others have capitals: something was cut off or pasted in, and whoever reads aloud stumbles
    there. A colon with nothing behind it is often a list in which one kind of setting has no entry.""",
    bad="Tell us about it when\n\nThese are our rules:\n\nBe kind.",
    good="Tell us about it.\n\nThese are our rules:\n\n- Be kind.",
    look=look,
)
