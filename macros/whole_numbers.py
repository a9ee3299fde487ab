"""Telephone numbers as they stand in a text: never cut at the end of a line."""

from __future__ import annotations

import re

NO_BREAK_SPACE = "\u00a0"

# British numbers of eight digits or more, in the writer's own groups; "&#43;" is an escaped plus.
NUMBER = re.compile(
    r"(?<![\w#/.-])(?:(?:\+|&#43;)44[ \u00a0]?(?:\(0\)[ \u00a0]?)?\d|0\d)(?:[ \u00a0]?\d){6,9}(?![\w-])"
    r"(?: ext \d{1,6}\b)?"
)


def kept_whole(text: str) -> str:
    """Return `text` with no-break spaces within each telephone number.

    >>> kept_whole("Ring 01632 960100 today.") == "Ring 01632\\u00a0960100 today."
    True
    """
    return NUMBER.sub(lambda match: match[0].replace(" ", NO_BREAK_SPACE), text)
