"""The grammar of the language: one Jinja extension, the same under mkdocs-macros and under our own renderer.

A page writes `{{ learners }}`; what comes out is text that neither Markdown nor HTML can take for markup.
"""

from __future__ import annotations

import datetime
import enum
import re
from typing import Any

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.runtime import Undefined
from markupsafe import Markup

from macros.setting import ToConfirm
from macros.whole_numbers import kept_whole

# Every character that Markdown, attr_list or HTML could read as more than itself.
_SPECIAL = re.compile(r"""[\\`*_{}\[\]<>#+!|&~^=:"$@]""")
# "1. ", "1) ", "- " and "+ " mean a list only where a line begins.
_LIST_MARKER = re.compile(r"^(\s*\d+)([.)])|^(\s*)(-)")

MARK_TO_CONFIRM = Markup('<mark class="to-confirm">to confirm</mark>')


def escape_markdown(text: str) -> Markup:
    """Return `text` as Markdown that shows exactly these characters, wherever it stands.

    White space is one space, and within a telephone number one that no line ends at.
    Decimal character references survive Python-Markdown, attribute lists, tables and HTML alike;
    backslashes don't (26 of 150 nasty values came out wrong with them: docs of decision 2).
    """
    escaped = _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", " ".join(text.split()))
    return Markup(kept_whole(_LIST_MARKER.sub(_reference_marker, escaped)))


def _reference_marker(match: re.Match[str]) -> str:
    before, mark = (match[1], match[2]) if match[2] else (match[3], match[4])
    return f"{before}&#{ord(mark)};"


def in_words(day: datetime.date) -> str:
    """Return a date as people in England write it: 1 December 2022."""
    return f"{day.day} {day:%B} {day.year}"


def finalize(value: Any) -> Any:
    """Return what `{{ value }}` prints; raise TypeError for what can't be read in a sentence."""
    if isinstance(value, Markup | Undefined):
        return value
    if isinstance(value, ToConfirm):
        return MARK_TO_CONFIRM
    if isinstance(value, enum.Enum):
        return escape_markdown(str(getattr(value, "words", value.value)))
    if isinstance(value, str):
        # A choice that also takes the setting's own wording is a text with `words`.
        return escape_markdown(str(getattr(value, "words", value)))
    if isinstance(value, bool) or value is None:
        raise TypeError(f"{value} can't stand in a sentence; ask for it with an if")
    if isinstance(value, int):
        return str(value)
    if isinstance(value, datetime.date):
        return Markup(in_words(value))
    if isinstance(value, list | tuple):
        raise TypeError("a list can't stand in a sentence by itself; write listed(...) around it")
    if callable(value):
        raise TypeError("a call needs its brackets, as in cite('kcsie') or lado()")
    raise TypeError(
        f"a whole group of facts can't stand in a sentence; name one fact of {type(value).__name__}"
    )


class Language(Extension):
    """Set the delimiters, white space rules and escaping that the pages are written for."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.trim_blocks = environment.lstrip_blocks = True
        # Or the last line of an included part runs into the line behind the include.
        environment.keep_trailing_newline = True
        # So that `{#training}` stays a heading's id.
        environment.comment_start_string, environment.comment_end_string = "{##", "##}"
        environment.finalize = finalize
