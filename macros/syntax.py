"""Where a fault of syntax begins: Jinja names the line where it couldn't read on, which may be far below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError

from macros.problems import did_you_mean

_UNKNOWN = re.compile(r"No (filter|test) named '(\w+)'")
_ENDS = {"endif": "if", "endfor": "for", "endset": "set", "endcall": "call", "endfilter": "filter"}
_CLOSED_BY = {"block": "%}", "variable": "}}"}
_BEGINS = re.compile(r"\{[{%]")
_STRANGE_TAG = re.compile(r"Encountered unknown tag '(\w+)'")
_TAGS = (*_ENDS, *_ENDS.values(), "else", "elif", "include", "raw", "endraw", "macro", "endmacro")


@dataclass(frozen=True)
class Fault:
    """A fault of syntax: `line` and `column` count from 1 in the source."""

    line: int
    column: int
    message: str


@dataclass
class _Tag:
    """A tag: its kind as the lexer calls it, the lines where it begins and ends, and its first word."""

    kind: str
    first: int
    last: int = 0
    word: str = ""
    assigns: bool = False


def fault(environment: Environment, source: str, error: TemplateSyntaxError) -> Fault:
    """Return what is wrong in a template, at the tag that a person has to change."""
    message = error.message or "this tag is not finished"
    lines = source.split("\n")
    if unknown := _UNKNOWN.match(message):
        kind, name = unknown.groups()
        known = environment.filters if kind == "filter" else environment.tests
        said = f"there is no {kind} {name}{did_you_mean(name, known)}"
        return Fault(error.lineno, _column(lines, error.lineno, name), said)
    tags = list(_tags(environment, source, len(lines)))
    if message.startswith("Unexpected end of template") and (begun := _never_ended(tags)):
        said = f"this {{% {begun.word} %}} has no {{% end{begun.word} %}}"
        return Fault(begun.first, _column(lines, begun.first, begun.word), said)
    here = next((tag for tag in reversed(tags) if tag.first <= error.lineno <= tag.last), None)
    said = _in_words(message, here.word if here else "")
    if here and here.first < error.lineno:
        if _goes_on(lines, here, error.lineno):
            said = f"this tag isn't closed; end it with {_CLOSED_BY[here.kind]}"
        start = lines[here.first - 1].rfind("{%" if here.kind == "block" else "{{")
        return Fault(here.first, start + 1, said)
    return Fault(error.lineno, 1, said)


def _in_words(message: str, tag: str) -> str:
    """Return what Jinja says, as an author would."""
    if strange := _STRANGE_TAG.match(message):
        word = strange[1]
        return (
            f"{{% {word} %}} belongs to nothing that is open here"
            if word in _TAGS
            else f"there is no tag {word}{did_you_mean(word, _TAGS)}"
        )
    if message.startswith(("unexpected char '\"'", 'unexpected char "\'"')):
        return "a quotation mark is opened here and never closed"
    if message == "expected token 'end of statement block', got '='":
        return "to compare, write =="
    if tag == "else" and message.endswith("got 'if'"):
        return "else takes no condition; write elif"
    return message


def _tags(environment: Environment, source: str, length: int) -> Iterator[_Tag]:
    """Yield the tags up to where the lexer stops; one that it can't finish goes on to the end."""
    tag: _Tag | None = None
    try:
        for line, kind, value in environment.lexer.tokeniter(source, None):
            if kind in ("block_begin", "variable_begin"):
                tag = _Tag(kind.removesuffix("_begin"), line, length)
            elif tag and kind in ("block_end", "variable_end"):
                tag.last = line
                yield tag
                tag = None
            elif tag and kind == "name" and not tag.word:
                tag.word = value
            elif tag and kind == "operator" and value == "=":
                tag.assigns = True
    except TemplateSyntaxError:
        pass
    if tag:
        yield tag


def _never_ended(tags: list[_Tag]) -> _Tag | None:
    waiting: list[_Tag] = []
    for tag in tags:
        if tag.kind != "block":
            continue
        if tag.word in _ENDS:
            if waiting:
                waiting.pop()
        elif tag.word in _ENDS.values() and not tag.assigns:
            waiting.append(tag)
    return waiting[-1] if waiting else None


def _goes_on(lines: list[str], tag: _Tag, last: int) -> bool:
    """Return whether another tag begins before this one has ended."""
    text = "\n".join(lines[tag.first - 1 : last])
    return tag.first < last and len(_BEGINS.findall(text)) > 1


def _column(lines: list[str], line: int, name: str) -> int:
    found = re.search(rf"\b{re.escape(name)}\b", lines[line - 1]) if line <= len(lines) else None
    return found.start() + 1 if found else 1
