"""Where each line of a rendered text came from, through includes and calls.

While a page renders, an invisible mark stands at the start of each source line; afterwards the marks are
taken out and become a table. The text without marks is exactly what Jinja gives without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

_START, _END = "\x02", "\x03"
_MARK = re.compile(f"{_START}([^:{_END}]*):(\\d+){_END}")


@dataclass(frozen=True)
class Origin:
    """A line of a source file: `file` relative to the project's root, `line` counts from 1."""

    file: str
    line: int


class Marks(Extension):
    """Put a mark before every piece of literal text; run after `Language`, so that white space rules hold."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yield the template's tokens with a mark at the start of each line of its text.

        A line may begin with a word of the language, and have no text before it: then the mark stands there.
        """
        name = stream.name or ""
        line = 0
        for token in stream:
            if token.type != "data":
                if token.type == "variable_begin" and token.lineno != line:
                    line = token.lineno
                    yield Token(line, "data", f"{_START}{name}:{line}{_END}")
                yield token
                continue
            pieces = str(token.value).split("\n")
            line = token.lineno + len(pieces) - 1
            marked = "\n".join(
                f"{_START}{name}:{token.lineno + i}{_END}{piece}" for i, piece in enumerate(pieces)
            )
            yield Token(token.lineno, "data", marked)


@dataclass(frozen=True)
class Traced:
    """A text and, for each of its lines, where it came from."""

    text: str
    origins: Sequence[Origin]


def trace(marked: str, files: Mapping[str, tuple[str, int]], start: Origin) -> Traced:
    """Return the text without its marks, and the origin of each line.

    `files` says of each template's name which file it is and how many lines stand before its text
    (front matter). A line without a mark, as a call makes them, belongs where the line before does.
    """
    texts: list[str] = []
    origins: list[Origin] = []
    here = start
    for line in marked.split("\n"):
        marks = list(_MARK.finditer(line))
        # A tag leaves its own line's mark with nothing behind it: the text belongs to the next mark.
        ends = [mark.start() for mark in marks[1:]] + [len(line)]
        spoken = [mark for mark, end in zip(marks, ends, strict=False) if end > mark.end()] or marks[-1:]
        origins.append(_origin(spoken[0], files) if spoken else here)
        if marks:
            here = _origin(marks[-1], files)
        texts.append(_MARK.sub("", line))
    return Traced("\n".join(texts), origins)


def _origin(mark: re.Match[str], files: Mapping[str, tuple[str, int]]) -> Origin:
    file, before = files[mark[1]]
    return Origin(file, before + int(mark[2]))
