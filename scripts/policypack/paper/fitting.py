"""How often a document is laid out: with contents when it is long, closer when it runs over its sides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from .blank_rows import rows_that_fit
from .printable import Printable, PrintedMeta, has_own_leaf
from .web_pages import TEXT_ENDS

CONTENTS_FROM_PAGES = 9
"""A document with so many pages gets a list of contents: lay it out, count, compose again."""

SNUGGEST = 4
"""How often a document that runs over its sides may be set closer (print.css says what each step does)."""

_WORDS_OF_A_LONG_TEXT = 2_600
_CLOSER = 2
_FLOWING = ("guide", "resource")
_FEW_PAGES = 4


class Laid(Protocol):
    """A document that has been laid out: the pages of the places in it, counted from 1, and the `room` that
    is left below it on its last page, in mm."""

    @property
    def pages(self) -> int: ...
    @property
    def anchors(self) -> Mapping[str, int]: ...
    @property
    def room(self) -> float: ...


AnyLaid = TypeVar("AnyLaid", bound=Laid)


@dataclass(frozen=True)
class Fit:
    """How a document is set: with `contents` or without, `snug` from 0 to `SNUGGEST`, so many blank `rows`
    more than its page says."""

    contents: bool = False
    snug: int = 0
    rows: int = 0


def likely(words: int) -> Fit:
    """Return what will probably fit a text of so many words, so that it need not be tried twice."""
    return Fit(contents=words >= _WORDS_OF_A_LONG_TEXT)


def compose_to_fit(
    document: Printable,
    lay_out: Callable[[str], AnyLaid],
    compose_with: Callable[..., str],
    begin: Fit | None = None,
) -> tuple[AnyLaid, Fit]:
    """Lay a document out as often as it needs; return the last result and how it was set.

    `compose_with(contents=..., snug=...)` is `compose` with everything else given. A long document gets
    contents; a short one that runs over its budget is set closer, as far as `SNUGGEST`. A guide or a list
    of resources is set a little closer, in letters of the same size, wherever that saves a page; a short one
    closer still, where the web pages that it names would stand on a leaf of their own. A table of blank rows
    at the end goes on to the foot of its page. `begin` is what is tried first: a likely fit, or the one that
    the same text had before.
    """
    begin = begin or Fit()
    laid = lay_out(compose_with(contents=begin.contents, snug=begin.snug))
    contents = text_pages(laid) >= CONTENTS_FROM_PAGES + begin.contents
    if contents is not begin.contents:
        laid = lay_out(compose_with(contents=contents, snug=begin.snug))
    fit = Fit(contents, begin.snug)
    allowed = pages_allowed(document.meta)
    snuggest = _snuggest(document.meta)
    few_pages = document.meta.budget is not None and document.meta.budget <= _FEW_PAGES
    gentle = 1 if document.meta.kind in _FLOWING and laid.pages > 1 else 0
    for snug in range(begin.snug + 1, snuggest + 1):
        fits = allowed is None or text_pages(laid) <= allowed
        if snug > gentle and fits and not (few_pages and text_pages(laid) < laid.pages):
            break
        closer = lay_out(compose_with(contents=contents, snug=snug))
        # Small letters that save no page help nobody.
        if (text_pages(closer), closer.pages) < (text_pages(laid), laid.pages):
            laid, fit = closer, Fit(contents, snug)
    if fit.contents and fit.snug and text_pages(laid) <= CONTENTS_FROM_PAGES:
        # Set closer, it may be short enough to do without: contents take a page of their own.
        without = lay_out(compose_with(contents=False, snug=fit.snug))
        if text_pages(without) < CONTENTS_FROM_PAGES:
            laid, fit = without, Fit(False, fit.snug)
    return _filled(document, lay_out, compose_with, laid, fit)


def compose_edition(
    document: Printable,
    bare_mm: float,
    lay_out: Callable[[str], AnyLaid],
    compose_with: Callable[..., str],
    fit: Fit,
) -> AnyLaid:
    """Lay a document out as `fit` says; a little closer, in the same letters, if there would be next to
    nothing on its last page: `bare_mm` of room below its text, or more. A `fit` without more blank rows gets
    as many as that page has room for.
    """

    def set_as(snug: int) -> tuple[AnyLaid, Fit]:
        closer = replace(fit, snug=snug)
        return lay_out(compose_with(contents=fit.contents, snug=snug, rows=fit.rows)), closer

    def is_full(found: tuple[AnyLaid, Fit]) -> bool:
        return found[0].pages == 1 or found[0].room < bare_mm

    tried = [set_as(fit.snug)]
    while not is_full(tried[-1]) and len(tried) <= _CLOSER:
        tried.append(set_as(fit.snug + len(tried)))
    laid, found = next(filter(is_full, tried), min(tried, key=lambda one: one[0].pages))
    return laid if fit.rows else _filled(document, lay_out, compose_with, laid, found)[0]


def _filled(
    document: Printable,
    lay_out: Callable[[str], AnyLaid],
    compose_with: Callable[..., str],
    laid: AnyLaid,
    fit: Fit,
) -> tuple[AnyLaid, Fit]:
    """Let a form's table of blank rows, if one ends it, go on to the foot of its last page."""
    most = rows_that_fit(document.html, laid.room) if document.meta.kind == "form" else 0
    for rows in range(most, 0, -1):
        fuller = lay_out(compose_with(contents=fit.contents, snug=fit.snug, rows=rows))
        if fuller.pages == laid.pages:
            return fuller, replace(fit, rows=rows)
    return laid, fit


def _snuggest(meta: PrintedMeta) -> int:
    """Return how close a document may be set; who needs easy read needs its large letters."""
    if meta.easy_read:
        return 0
    return 1 if meta.kind == "policy" else SNUGGEST


def text_pages(laid: Laid) -> int:
    """Return how many pages a document's text has, without the list of web pages that may follow it.

    These are what its budget is about: the list is looked up, not read.
    """
    return laid.anchors.get(TEXT_ENDS, laid.pages)


def pages_allowed(meta: PrintedMeta) -> int | None:
    """Return how many pages a document may have, its leaf to sign included; None without a budget."""
    return None if meta.budget is None else meta.budget + has_own_leaf(meta)
