"""The sentences of a finished text, each with the line of the file that a person can change.

A paragraph's sentence, a list's entry, a table's cell and a heading each count as a sentence: the same
promises score 2.4 as sentences and 9.9 as one long bulleted "sentence" otherwise (notes/web.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import lxml.html
from markdown_it.token import Token

from macros.markdown import blocks
from macros.origins import Origin
from macros.render import Document
from policypack.readability.names import NAMES, Names

_BREAK = "\x1e"
_ENDS = re.compile(_BREAK + r"|(?<=[.?!])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9" + NAMES + "])")
_LINE_ENDS = {"softbreak": "\n", "hardbreak": f"{_BREAK}\n"}
_WORD = re.compile(rf"[{NAMES}]|[^\W\d_]+(?:['’\-][^\W\d_]+)*|\d[\d.,:/]*")
_OUTSIDE = ("http://", "https://", "mailto:", "tel:")
_CELLS = ("td", "th", "p", "li", "caption", "dt", "dd")


@dataclass(frozen=True)
class Sentence:
    """One sentence as it is printed, its words as they are counted, and where it comes from."""

    text: str
    words: Sequence[str]
    origin: Origin


def sentences(document: Document, names: Names) -> Iterator[Sentence]:
    """Yield the sentences of a document, from its title to its end."""
    for line, text in _blocks(document.text, names):
        for sentence, start in _split(text):
            words = _WORD.findall(sentence)
            if words:
                at = min(line + start, len(document.origins) - 1)
                shown = names.shown(sentence).replace(_BREAK, " ")
                yield Sentence(" ".join(shown.split()), words, document.origins[at])


def _split(text: str) -> Iterator[tuple[str, int]]:
    """Yield each sentence of a block with the number of lines before its first word."""
    start = 0
    for end in [*(match.end() for match in _ENDS.finditer(text)), len(text)]:
        part = text[start:end]
        lead = len(part) - len(part.lstrip())
        yield part, text.count("\n", 0, start + lead)
        start = end


def _blocks(text: str, names: Names) -> Iterator[tuple[int, str]]:
    """Yield line (from 0) and plain text of every block, names already made one word each."""
    for token in blocks(text):
        if token.map is None:
            continue
        if token.type == "inline":
            yield token.map[0], names.marked(_plain(token.children or (), names))
        elif token.type == "html_block":
            for cell in _cells(token.content):
                yield token.map[0], names.marked(cell)


def _plain(children: Sequence[Token], names: Names) -> str:
    """Return what a block says: links to the outside as one word, line ends kept, attribute lists dropped."""
    parts: list[str] = []
    outside: list[str] | None = None
    for child in children:
        if child.type == "link_open" and str(child.attrGet("href") or "").startswith(_OUTSIDE):
            outside = []
        elif child.type == "link_close" and outside is not None:
            parts.append(names.one_word("".join(outside)))
            outside = None
        elif child.type == "html_inline" and 'class="form-field' in child.content:
            parts.append(_BREAK)  # what stands behind a box to tick is an entry of its own
        elif child.type in ("text", "text_special", "code_inline", "softbreak", "hardbreak"):
            said = _LINE_ENDS.get(child.type, child.content)
            (parts if outside is None else outside).append(said)
    return re.sub(r"\s*\{:?\s*#[^{}]*\}\s*$", "", "".join(parts))


def _cells(fragment: str) -> Iterator[str]:
    """Yield the innermost blocks of a piece of HTML: a form's cells, a signature's labels."""
    root = lxml.html.fragment_fromstring(fragment, create_parent="div")
    for element in root.iter(*_CELLS):
        if not any(True for below in element.iter(*_CELLS) if below is not element):
            yield element.text_content()
