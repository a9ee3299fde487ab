"""Pictures know where they are and what their caption is."""

from __future__ import annotations

import pydyf  # type: ignore[import-untyped]

from ..elements import Element
from ..tree import Paper


def place(paper: Paper) -> None:
    """Correct each figure's bounding box (WeasyPrint writes CSS pixels, counted downwards) and take the
    caption of an HTML `figure` into its picture or table (ISO 32000-1, 14.8.4.3.4)."""
    for element in list(paper.root.walk()):
        if element.kind == "Figure" and element.box is not None:
            _bound(paper, element)
        if element.tag == "figure":
            _caption(element)


def _bound(paper: Paper, figure: Element) -> None:
    page = paper.pages[min(figure.pages(), default=0)]
    height, box = page["MediaBox"][3], figure.box
    left, top = box.content_box_x() * 0.75, height - box.content_box_y() * 0.75
    right, bottom = left + box.width * 0.75, top - box.height * 0.75
    figure.attributes.setdefault("Layout", {})["BBox"] = pydyf.Array((left, bottom, right, top))


def _caption(figure: Element) -> None:
    pictures = [part for part in figure.walk() if part.kind in ("Figure", "Table")]
    captions = [child for child in figure.elements if child.kind == "Caption"]
    if len(pictures) == 1:
        for caption in captions:
            figure.children.remove(caption)
            pictures[0].children.append(caption)
    else:
        for caption in captions:
            caption.kind = "P"
