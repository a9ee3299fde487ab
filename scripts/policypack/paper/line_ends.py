"""Where a line of print may not end: within what one reads at a glance."""

from __future__ import annotations

import re

import lxml.html
from lxml.html import HtmlElement
from markupsafe import Markup

from macros.whole_numbers import NO_BREAK_SPACE, kept_whole

from .addresses import keep_whole
from .trees import HEADINGS

_NUMBERED = re.compile(r"\b([Ss]ection|[Aa]ppendix) (?=\d)")
_HOURS = re.compile(r"(\d|am|pm) to (?=\d)")
_PAIR = re.compile(r"(\S+) (and|of) (\S+)")
_LONGEST_PAIR = 24  # signs that surely fit one line of a cover's title
_ONE_LINE = 36  # signs for which even the narrowest edition needs no second line
_LAST_TWO = re.compile(r"(\S+) (\S{1,9})(\s*)$")


def keep_numbers_whole(root: HtmlElement) -> None:
    """Keep each telephone number and "8 to 5" on one line, and a section's number with its word.

    A heading, which is a bookmark too, keeps its plain spaces.
    """
    for element in root.iter():
        if element.text:
            element.text = kept_whole(element.text) if element.tag in HEADINGS else _whole(element.text)
        if element.tail:
            element.tail = _whole(element.tail)


def keep_last_words_together(root: HtmlElement) -> None:
    """Let no paragraph and no entry of a list end with one short word on a line of its own.

    It moves a word down and never adds a line. A cell of a table may be too narrow for two words.
    """
    for element in root.iter("p", "li", "dd"):
        one_line = len(element.text_content()) < _ONE_LINE
        if one_line or next(element.iterancestors("td", "th"), None) is not None:
            continue
        if not len(element):
            element.text = with_last_words_whole(element.text or "")
        elif element[-1].tail and element[-1].tag not in ("br", "ul", "ol"):
            element[-1].tail = with_last_words_whole(element[-1].tail)


def with_last_words_whole(text: str) -> str:
    """Return a text whose last word, if it is short, takes the one before it to a new line.

    >>> with_last_words_whole("who comes first.") == "who comes\\u00a0first."
    True
    """
    return _LAST_TWO.sub(_last_bound, text)


def box_on_paper(html: str) -> Markup:
    """Return a box of help whose numbers, and the pieces of whose addresses, stand on one line each."""
    box = lxml.html.fragment_fromstring(html, create_parent="div")
    keep_numbers_whole(box)
    keep_whole(box)
    return Markup("".join(lxml.html.tostring(child, encoding="unicode") for child in box))


def with_pairs_whole(title: str) -> str:
    """Return a title in which "parents and carers" stay together, and whose last line isn't one word.

    >>> with_pairs_whole("For parents and carers") == "For parents\\u00a0and\\u00a0carers"
    True
    """
    return with_last_words_whole(_PAIR.sub(_bound, title))


def _last_bound(pair: re.Match[str]) -> str:
    before, last, end = pair.groups()
    return f"{before}{NO_BREAK_SPACE}{last}{end}" if len(before) + len(last) < _LONGEST_PAIR else pair[0]


def _bound(pair: re.Match[str]) -> str:
    return pair[0].replace(" ", NO_BREAK_SPACE) if len(pair[0]) <= _LONGEST_PAIR else pair[0]


def _whole(text: str) -> str:
    hours = _HOURS.sub(rf"\1{NO_BREAK_SPACE}to{NO_BREAK_SPACE}", text)
    return _NUMBERED.sub(f"\\1{NO_BREAK_SPACE}", kept_whole(hours))
