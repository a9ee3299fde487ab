"""The tags of a pack: those of its documents, in their order, under one Document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from .copying import Copy


def join_trees(pdf: Pdf, copies: Sequence[Copy]) -> None:
    """Put the tags of each document, under its title, below one Document; number what they own anew."""
    root: Any = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    whole: Any = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    documents, numbers, namespaces = Array(), Array(), Array()
    offset = 0
    for copy in copies:
        tree = copy.entry("/StructTreeRoot")
        document = tree.K[0]
        document.P, document.T = whole, String(copy.title)
        documents.append(document)
        namespaces.extend(tree.get("/Namespaces", Array()))
        if "/NS" in document:
            whole.NS = document.NS
        below = list(tree.ParentTree.Nums)
        for key, value in zip(below[::2], below[1::2], strict=True):
            numbers.append(int(key) + offset)
            numbers.append(value)
        for page in copy.pages:
            page.StructParents = int(page.StructParents) + offset
        for annotation in copy.annotations:
            annotation.StructParent = int(annotation.StructParent) + offset
        offset += int(below[-2]) + 1
    whole.K, root.K = documents, Array([whole])
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = offset
    if len(namespaces):
        root.Namespaces = namespaces
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def lead_to_structure(pdf: Pdf, copies: Sequence[Copy], places: Mapping[bytes, Any]) -> None:
    """Links to other documents of the pack lead to elements, as those within one do (PDF/UA-2 8.8).

    So does each entry of the pack's contents (8.2.5.8).
    """
    owners = _owners(pdf)
    for copy in copies:
        for annotation in copy.annotations:
            if "/Dest" in annotation:
                name = annotation.Dest
                del annotation.Dest
                target = places[bytes(name)].SD
                annotation.A = Dictionary(S=Name.GoTo, D=name, SD=target)
                owner = owners[int(annotation.StructParent)]
                while owner is not None and owner.get("/S") != Name.TOCI:
                    owner = owner.get("/P")
                if owner is not None:
                    owner.Ref = Array([target[0]])


def _owners(pdf: Pdf) -> Mapping[int, Any]:
    """The elements of the parent tree, by key."""
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
