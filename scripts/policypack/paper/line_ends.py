"""Where a line of print may not end: within what one reads at a glance."""

from __future__ import annotations

import re

import lxml.html
from lxml.html import HtmlElement
from markupsafe import Markup

from macros.whole_numbers import NO_BREAK_SPACE, kept_whole

from .addresses import keep_whole

_NUMBERED = re.compile(r"\b([Ss]ection|[Aa]ppendix) (?=\d)")
_PAIR = re.compile(r"(\S+) (and|of) (\S+)")
_LONGEST_PAIR = 24  # signs that surely fit one line of a cover's title


def keep_numbers_whole(root: HtmlElement) -> None:
    """Keep each telephone number on one line, and the number of a section or an appendix with its word."""
    for element in root.iter():
        if element.text:
            element.text = _whole(element.text)
        if element.tail:
            element.tail = _whole(element.tail)


def box_on_paper(html: str) -> Markup:
    """Return a box of help whose numbers, and the pieces of whose addresses, stand on one line each."""
    box = lxml.html.fragment_fromstring(html, create_parent="div")
    keep_numbers_whole(box)
    keep_whole(box)
    return Markup("".join(lxml.html.tostring(child, encoding="unicode") for child in box))


def with_pairs_whole(title: str) -> str:
    """Return a title whose last line isn't one word: "parents and carers" stay together.

    >>> with_pairs_whole("Online safety for parents and carers") == "Online safety for parents\\u00a0and\\u00a0carers"
    True
    """
    return _PAIR.sub(_bound, title)


def _bound(pair: re.Match[str]) -> str:
    return pair[0].replace(" ", NO_BREAK_SPACE) if len(pair[0]) <= _LONGEST_PAIR else pair[0]


def _whole(text: str) -> str:
    return _NUMBERED.sub(f"\\1{NO_BREAK_SPACE}", kept_whole(text))
