"""The parts of a page that are filled in, signed and handed in."""

from __future__ import annotations

from collections.abc import Mapping

import lxml.html
from lxml.html import HtmlElement

from .trees import HEADINGS, outermost

NEEDED = "We need what is marked\u00a0*."
"""What a form says of the stars of `mark_needed`: like them, for the eye."""


def fill_in(root: HtmlElement, values: Mapping[str, str]) -> None:
    """Put texts into fields, by the fields' names."""
    for place in root.xpath(".//*[@data-field]"):
        if value := values.get(place.get("data-field")):
            place.set("data-value", value)


def mark_needed(root: HtmlElement) -> bool:
    """Put a star beside each field that is needed; say whether there is one.

    It is for the eye: a screen reader is told by the field itself.
    """
    needed = root.xpath(".//*[@data-required]")
    for place in needed:
        star = lxml.html.Element("span", {"class": "form-needed", "aria-hidden": "true"})
        star.text = "*"
        classes = place.get("class", "").split()
        if "form-part" in classes or "form-labelled" in classes:
            label = place.find_class("form-label")[0]
            label.text, star.tail = (label.text or "").rstrip(), " " if len(label) else None
            label.insert(0, star)
        else:
            place.append(star)
    return bool(needed)


def part_to_return(root: HtmlElement, sentence: str, *, needed: str, own_leaf: bool, head: str) -> None:
    """Wrap the part to be signed: from the heading before the first signature to the end.

    `sentence` says below it which version this is, whom it goes to and how long it is kept; `head` says
    above it, on a leaf of its own, what is signed. `needed` is said behind all that, for the eye.
    """
    signatures = root.find_class("form-signature")
    if not signatures:
        return
    start = outermost(root, signatures[0])
    while start.tag not in HEADINGS:
        before = start.getprevious()
        if before is None:
            break
        start = before
    part = lxml.html.Element("section", {"class": "return-part own-leaf" if own_leaf else "return-part"})
    start.addprevious(part)
    moving = [part.getnext()]
    while (following := moving[-1].getnext()) is not None:
        moving.append(following)
    for element in moving:
        part.append(element)
    if own_leaf and head:
        above = lxml.html.Element("p", {"class": "leaf-head"})
        above.text = head
        position = 1 if part[0].tag in HEADINGS else 0
        part.insert(position, above)
    _append_note(part, sentence, needed)


def note_at_the_end(root: HtmlElement, sentence: str, *, needed: str) -> None:
    """Print below a form who gets it back, how long it is kept and, for the eye, what is `needed`."""
    _append_note(root, sentence, needed)


def _append_note(element: HtmlElement, sentence: str, needed: str) -> None:
    note = lxml.html.Element("p", {"class": "goes-back"})
    note.text = sentence
    if needed:
        seen = lxml.html.Element("span", {"aria-hidden": "true"})
        seen.text = f" {needed}" if sentence else needed
        note.append(seen)
    element.append(note)
