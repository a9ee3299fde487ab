"""Faults of WeasyPrint 70's layout, mended while a page is laid out.

Hooked are `layout.inline.split_first_line` and `css.targets.anchor_name_from_token`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from math import inf
from typing import Any


@contextlib.contextmanager
def whole_last_lines() -> Iterator[None]:
    """Mend a break after the first word of a line that would fit but for the space at its end.

    WeasyPrint 70 takes a text that is too wide only by its last space, which hangs, for one that can't be
    split, and leaves one word on the line. Markdown puts a line end before each nested list, so it is seen.
    """
    from weasyprint.layout import inline

    split = inline.split_first_line

    def mended(text: str, style: Any, context: Any, width: float | None, *rest: Any, **options: Any) -> Any:
        line = split(text, style, context, width, *rest, **options)
        if line[2] is None or width is None or not text.endswith(" "):
            return line
        if len(text) * style["font_size"] > 8 * width:  # certainly more than a line
            return line
        if style["white_space"] not in ("normal", "pre-line"):
            return line
        without = split(text.rstrip(" "), style, context, width, *rest, **options)
        if without[2] is None and without[3] <= width:
            return split(text, style, context, inf, *rest, **options)
        return line

    inline.split_first_line = mended
    try:
        yield
    finally:
        inline.split_first_line = split


@contextlib.contextmanager
def numbers_that_follow() -> Iterator[None]:
    """Mend page numbers of targets that a later round of the layout moves to another page.

    WeasyPrint 70 watches a target that `target-counter` names itself. One that it names by an attribute is
    looked up, and its name forgotten: contents kept the numbers of the round before.
    """
    from weasyprint.css import targets

    name_of = targets.anchor_name_from_token
    looked_up: list[str | None] = [None]

    def named(token: Any) -> str | None:
        # What was looked up just before stands in the attribute.
        if token[0] != "attr()":
            looked_up[0] = name_of(token)
        return looked_up[0]

    targets.anchor_name_from_token = named
    try:
        yield
    finally:
        targets.anchor_name_from_token = name_of
