"""Files that a PDF carries: what it was made from, for whoever reads it in a form of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pydyf  # type: ignore[import-untyped]

from .tree import Paper


@dataclass(frozen=True)
class Attached:
    """A file that the PDF was made from. `name` has plain letters only; `kind` is its media type."""

    name: str
    kind: str
    description: str
    content: bytes


def attach(paper: Paper, files: Sequence[Attached], day: date | None) -> None:
    """Put `files` into the PDF as its source (ISO 32000-2, 14.13), dated `day`."""
    if not files:
        return
    names, associated = pydyf.Array(), pydyf.Array()
    for file in sorted(files, key=lambda file: file.name):
        facts = {"Size": len(file.content)}
        if day is not None:
            facts["ModDate"] = pydyf.String(f"D:{day:%Y%m%d}")
        kind = f"/{file.kind.replace('/', '#2f')}"
        about = {"Type": "/EmbeddedFile", "Subtype": kind, "Params": pydyf.Dictionary(facts)}
        stream = paper.add(pydyf.Stream([file.content], pydyf.Dictionary(about), compress=True))
        held = {
            "Type": "/Filespec",
            "F": pydyf.String(file.name),
            "UF": pydyf.String(file.name),
            "Desc": pydyf.String(file.description),
            "AFRelationship": "/Source",
            "EF": pydyf.Dictionary({"F": stream, "UF": stream}),
        }
        reference = paper.add(pydyf.Dictionary(held))
        names.extend([pydyf.String(file.name), reference])
        associated.append(reference)
    table = paper.add(pydyf.Dictionary({"Names": names}))
    paper.pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = table
    paper.pdf.catalog["AF"] = associated
