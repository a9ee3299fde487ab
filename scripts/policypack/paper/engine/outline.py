"""Bookmarks of a joined PDF: each document's own, nested under its title."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from .profile import Profile


def nest(pdf: Pdf, documents: Sequence[tuple[str, Any, Any]], profile: Profile) -> None:
    """Write the outline of `pdf`: for each document its title, its first page and its copied outline.

    A document whose own outline begins with one entry for all of it (its H1) gives up that entry.
    """
    entries = []
    for number, (title, page, outline) in enumerate(documents):
        spot = [Name.XYZ, 0, page.MediaBox[3], 0]
        entry: Any = pdf.make_indirect(Dictionary(Title=String(title)))
        if profile is Profile.PDF_UA_1:
            entry.Dest = Array([page, *spot])
        else:
            document = pdf.Root.StructTreeRoot.K[0].K[number]
            entry.A = Dictionary(S=Name.GoTo, D=Array([page, *spot]), SD=Array([document, *spot]))
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
