"""What is there for the eye alone becomes an artifact: decoration, running heads and feet.

PDF/UA-1 7.1: content is real and tagged, or an artifact. 7.8: running heads are pagination artifacts.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element as HtmlElement

from ..elements import Element
from ..tree import Paper

HtmlParents = Mapping[HtmlElement, HtmlElement]


def furnish(paper: Paper) -> None:
    """Make artifacts of the pages' margins, which WeasyPrint tags but keeps out of the tree."""
    for mark in paper.furniture:
        paper.make_artifact(mark, "Pagination")
    for annotation in paper.stray:
        paper.drop_annotation(annotation)


def hide(paper: Paper, parents: HtmlParents) -> list[str]:
    """Make artifacts of decoration: pictures with alt="", anything in aria-hidden="true".

    Return a message for each picture that is neither described nor decoration.
    """
    messages: list[str] = []

    def visit(element: Element) -> None:
        for child in element.elements:
            if child.html is not None and _is_decoration(child, parents):
                paper.discard(child)
                element.children.remove(child)
            elif child.kind == "Figure" and "Alt" not in child.entries:
                source = child.html.get("src", "drawing") if child.html is not None else "drawing"
                messages.append(f'the picture {source} needs alt="what it shows", or alt="" if it decorates')
            else:
                visit(child)

    visit(paper.root)
    return messages


def _is_decoration(element: Element, parents: HtmlParents) -> bool:
    html = element.html
    if html is not None and element.kind == "Figure" and html.get("alt") == "":
        return True
    while html is not None:
        if html.get("aria-hidden") == "true" or html.get("role") == "presentation":
            return True
        html = parents.get(html)
    return False
