"""Headings and sentences that say of all that follows that it is law and binds us."""

from __future__ import annotations

import re
from functools import lru_cache

_LAW_HEADING = re.compile(
    r"\b(?:laws?|legal(?:ly)?|legislation|statut\w+|acts|dut(?:y|ies)|obligations?|requirements?|regulations?)\b",
    re.IGNORECASE,
)
_OURS_HEADING = re.compile(
    r"\b(?:binds?|binding|bound|appl(?:y|ies) to us|must|have to|have regard|our|us|we|legal duties"
    r"|statutory duties|mandatory|compulsory|requirements?)\b",
    re.IGNORECASE,
)
_THESE_BIND = re.compile(
    r"\b(?:they|these|those|the following|all of them)\b.*\b(?:binds? us|law|legal|must|duty|duties)\b"
    r"|\b(?:by law|in law|must|duty|duties|legally)\b.*\b(?:these|those|the following|them)\b",
    re.IGNORECASE,
)
_CHOSEN = re.compile(
    r"\b(?:home|host|a|the|each|every) school|\bschools (?:must|that|are)\b|\bchoose\b|\bbut\b|n['’]t bind\b",
    re.IGNORECASE,
)
_CHOSEN_HEADING = re.compile(
    r"\b(?:not|no|choose|chosen|voluntar\w+|good practice|schools?)\b|n['’]t\b", re.IGNORECASE
)


@lru_cache(maxsize=2_000)
def is_our_law(heading: str) -> bool:
    """Return whether what stands under a heading is said to be law, or to bind us."""
    return bool(
        _LAW_HEADING.search(heading) and _OURS_HEADING.search(heading) and not _CHOSEN_HEADING.search(heading)
    )


@lru_cache(maxsize=2_000)
def says_these_bind(above: str) -> bool:
    """Return whether the line above a list says that what the list names binds us."""
    return bool(_THESE_BIND.search(above) and not _CHOSEN_HEADING.search(above))


def is_chosen(behind: str) -> bool:
    """Return whether the words behind a name say that others are bound by it, or that we choose it."""
    return bool(_CHOSEN.search(behind))
