"""Links: one for each `<a>`, described by its own words, leading somewhere.

PDF/UA-1 7.18.1 and 7.18.5: a link's annotation is in a Link element and has a description.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element as HtmlElement

import pydyf  # type: ignore[import-untyped]

from .. import weasy
from ..elements import Handle
from ..fetcher import BASE
from ..tree import Paper
from .link_places import one_annotation_each

LiveAddress = Callable[[str, str], str | None]
DOCUMENTS = f"{BASE}doc/"
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(frozen=True)
class Reference:
    """A link to another document: the annotation's page and place there (from 0), and what it leads to."""

    page: int
    place: int
    document_id: str
    anchor: str
    live: str | None


def words_of(html: HtmlElement) -> str:
    """What a link says: its label, its text, or the description of its picture."""
    text = html.get("aria-label") or re.sub(r"\s+", " ", "".join(html.itertext()))
    return text.strip() or " ".join(picture.get("alt", "") for picture in html.iter("img")).strip()


def keep_one_each(document: Any, html: HtmlElement) -> list[str]:
    """Before drawing: keep only the annotations of `<a>` elements themselves, none in margins.

    WeasyPrint makes one of each box inside a link. Return a message for each visible link that has none
    (it drops links that are children of flex or grid containers), has no words, or attaches a file.
    """
    messages: list[str] = []
    linked: set[HtmlElement] = set()
    for page in document.pages:
        margins = weasy.in_margins(page)
        linked |= {box.element for _, _, _, box in page.links if id(box) in margins}
        page.links[:] = [
            link for link in page.links if link[3].element_tag == "a" and id(link[3]) not in margins
        ]
        for kind, target, _, box in page.links:
            linked.add(box.element)
            if kind == "attachment":
                messages.append(f"the link to {target} would attach a file; link to its address")
            if not words_of(box.element):
                messages.append(f"the link to {target} has no words")
    drawn = {box.element for page in document.pages for box in page._page_box.descendants(placeholders=True)}
    for link in html.iter("a"):
        if link.get("href") and link not in linked and link in drawn:
            messages.append(
                f"the link to {link.get('href')} is lost; "
                "a link in a flex or grid container must be wrapped in a span or displayed as a block"
            )
    return messages


def describe(paper: Paper, html: HtmlElement) -> None:
    """Make one Link of each `<a>`, with its own words as description, and what they leave open."""
    headings = {each.get("id"): words_of(each) for each in html.iter() if each.tag in _HEADINGS}
    for element in paper.root.walk():
        if element.kind == "Link" and element.html is not None:
            said = _described(element.html, headings)
            for child in element.children:
                if isinstance(child, Handle):
                    child.annotation["Contents"] = pydyf.String(said)
                    child.annotation["F"] = 4
    one_annotation_each(paper)


def _described(link: HtmlElement, headings: Mapping[str | None, str]) -> str:
    """What a listener is told who meets a link without the words around it.

    A bare number or address says what it is; "section 5" is followed by the section's title.
    """
    said, target = words_of(link), link.get("href", "")
    if link.get("aria-label"):
        return said
    if target.startswith("tel:") and not any(map(str.isalpha, said)):
        return f"Call {said}"
    if target.startswith("mailto:") and "@" in said:
        return f"Write to {said}"
    if target.startswith(("http:", "https:")) and " " not in said and "." in said:
        return f"Web page {said}"
    title = headings.get(unquote(target.removeprefix("#")), "") if target.startswith("#") else ""
    if title[:1].isdigit():
        title = title.partition(" ")[2]
    return said if not title or title.casefold() in said.casefold() else f"{said}: {title}"


def resolve(paper: Paper, live_address: LiveAddress) -> tuple[list[Reference], list[str]]:
    """Give links to other documents their live address.

    Return those links, and a message for each link into the pack that leads nowhere. A link without a live
    address keeps an address under `pack.invalid`, for `joining.settle` to replace.
    """
    references: list[Reference] = []
    messages: list[str] = []
    for number, page in enumerate(paper.pages):
        for place, reference in enumerate(page.get("Annots", [])):
            action = paper.at(reference).get("A")
            if action is None or "URI" not in action:
                continue
            target = str(action["URI"].string)
            if target.startswith(DOCUMENTS):
                document_id, _, anchor = unquote(target.removeprefix(DOCUMENTS)).partition("#")
                live = live_address(document_id, anchor)
                references.append(Reference(number, place, document_id, anchor, live))
                if live is not None:
                    action["URI"] = pydyf.String(live)
            elif target.startswith(BASE):
                messages.append(f"the link to {target.removeprefix(BASE)!r} leads nowhere outside the pack")
    return references, messages


def name_places(paper: Paper, document_id: str) -> None:
    """Begin the names of all destinations with the document's id, so that packs can hold them all.

    The document's own name leads to the top of its first page.
    """
    names = paper.pdf.catalog.setdefault("Names", pydyf.Dictionary())
    old = names.get("Dests", {}).get("Names", [])
    places = {f"{document_id}:{name.string}": place for name, place in zip(old[::2], old[1::2], strict=True)}
    height = paper.pages[0]["MediaBox"][3]
    places[document_id] = pydyf.Array([paper.pdf.page_references[0], "/XYZ", 0, height, 0])
    by_bytes = sorted(places, key=lambda name: name.encode("ascii" if name.isascii() else "utf-16-be"))
    table = pydyf.Array(item for name in by_bytes for item in (pydyf.String(name), places[name]))
    names["Dests"] = pydyf.Dictionary({"Names": table})
    for page in paper.pages:
        for reference in page.get("Annots", []):
            annotation = paper.at(reference)
            if "Dest" in annotation:
                annotation["Dest"] = pydyf.String(f"{document_id}:{annotation['Dest'].string}")
