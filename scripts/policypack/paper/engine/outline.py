"""Bookmarks of a joined PDF: each document's own, nested under its title."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String


def nest(pdf: Pdf, documents: Sequence[tuple[str, Any, Any]]) -> None:
    """Write the outline of `pdf`: for each document its title, its first page and its copied outline.

    A document whose own outline begins with one entry for all of it (its H1) gives up that entry.
    """
    entries = []
    for title, page, outline in documents:
        entry: Any = pdf.make_indirect(
            Dictionary(Title=String(title), Dest=Array([page, Name.XYZ, 0, _top(page), 0]))
        )
        first = outline.get("/First") if outline is not None else None
        if first is not None and "/Next" not in first:
            first = first.get("/First")
        if first is not None:
            children = _siblings(first)
            for child in children:
                child.Parent = entry
            entry.First, entry.Last, entry.Count = children[0], children[-1], -len(children)
        entries.append(entry)
    root: Any = pdf.make_indirect(
        Dictionary(Type=Name.Outlines, First=entries[0], Last=entries[-1], Count=len(entries))
    )
    for before, after in pairwise(entries):
        before.Next, after.Prev = after, before
    for entry in entries:
        entry.Parent = root
    pdf.Root.Outlines = root


def _siblings(first: Any) -> list[Any]:
    found = [first]
    while "/Next" in found[-1]:
        found.append(found[-1].Next)
    return found


def _top(page: Any) -> Any:
    return page.MediaBox[3]
