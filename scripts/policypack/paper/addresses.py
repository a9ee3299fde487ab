"""Web addresses in print, for those who have only the paper and can't tap a link."""

from __future__ import annotations

from collections.abc import Iterable

import lxml.html
from lxml.html import HtmlElement

from .sheet import short_address

_TYPED = 50
"""Nobody types an address with more signs; its page is named in words."""
_WEB = ("http://", "https://")


def print_below(root: HtmlElement, everywhere: bool) -> None:
    """Print the address small below each entry of a list of resources, or (everywhere) of any list."""
    boxes = [*root.find_class("resources"), *root.find_class("help-card")]
    lists: Iterable[HtmlElement] = (
        root.iter("ul", "ol") if everywhere else (found for box in boxes for found in box.iter("ul", "ol"))
    )
    for entry in [child for found in lists for child in found if child.tag == "li"]:
        link = next((a for a in entry.iter("a") if a.get("href", "").startswith(_WEB)), None)
        if link is None or entry.find_class("address"):
            continue
        words = short_address(link.get("href", ""))
        if words == link.text_content().strip():
            continue
        address = lxml.html.Element("span", {"class": "address"})
        address.text = words
        nested = next((child for child in entry if child.tag in ("ul", "ol")), None)
        if nested is not None:
            nested.addprevious(address)
        else:
            holder = entry.find("p")
            (entry if holder is None else holder).append(address)


def print_beside(root: HtmlElement) -> None:
    """Print each address that one can type behind its link, once; one on a card of help stands on the card.

    An address that the text itself says isn't printed again. For single sheets, which hang on a wall or
    lie on a table.
    """
    cards = [link for card in root.find_class("help-card") for link in card.iter("a")]
    links = list(root.iter("a"))
    seen = {words for link in links if (words := _address(link)) == link.text_content().strip()}
    for link in [*cards, *(link for link in links if link not in cards)]:
        words = _address(link)
        if not link.get("href", "").startswith(_WEB) or words in seen or len(words) > _TYPED:
            continue
        seen.add(words)
        address = lxml.html.Element("span", {"class": "address beside"})
        address.text = f"({words})"
        address.tail, link.tail = link.tail, " "
        link.addnext(address)


def _address(link: HtmlElement) -> str:
    return short_address(link.get("href", ""))
