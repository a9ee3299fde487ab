"""How often a document is laid out: with contents when it is long, closer when it runs over its sides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from .printable import Printable, PrintedMeta, has_own_leaf

CONTENTS_FROM_PAGES = 9
"""A document with so many pages gets a list of contents: lay it out, count, compose again."""

SNUGGEST = 2
"""How often a document that runs over its sides may be set closer."""


class Laid(Protocol):
    """A document that has been laid out."""

    @property
    def pages(self) -> int: ...


AnyLaid = TypeVar("AnyLaid", bound=Laid)


def compose_to_fit(
    document: Printable, lay_out: Callable[[str], AnyLaid], compose_with: Callable[..., str]
) -> AnyLaid:
    """Lay a document out as often as it needs, and return the last result.

    `compose_with(contents=..., snug=...)` is `compose` with everything else given. A long document gets
    contents; a short one that runs over its budget is set closer, as far as `SNUGGEST`.
    """
    laid = lay_out(compose_with(contents=False, snug=0))
    contents = laid.pages >= CONTENTS_FROM_PAGES
    if contents:
        laid = lay_out(compose_with(contents=True, snug=0))
    allowed = pages_allowed(document.meta)
    for snug in range(1, (1 if document.meta.kind == "policy" else SNUGGEST) + 1):
        if allowed is None or laid.pages <= allowed:
            break
        closer = lay_out(compose_with(contents=contents, snug=snug))
        # Small letters that save no page help nobody.
        if closer.pages < laid.pages:
            laid = closer
    return laid


def pages_allowed(meta: PrintedMeta) -> int | None:
    """Return how many pages a document may have, its leaf to sign included; None without a budget."""
    return None if meta.budget is None else meta.budget + has_own_leaf(meta)
