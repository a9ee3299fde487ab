"""Web addresses in print, for those who have only the paper and can't tap a link.

What is named in a long text, and what nobody would type, is listed at the end instead (`web_pages`). An
address is never cut at one of its hyphens: nobody could tell whether it has to be typed. A long
one goes on below behind a slash.
"""

from __future__ import annotations

from collections.abc import Iterable

import lxml.html
from lxml.html import HtmlElement

from .sheet import LAWS, in_pieces, short_address, site_of

TYPED_OFF_A_SHEET, TYPED_OUT_OF_A_TEXT = 75, 30
"""Nobody types an address with more signs, off a sheet or out of a text that it would interrupt."""
_LONG_PIECE = 44
"""A piece with more signs may be cut: no edition surely has room for it in one line."""
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
        if any(words == other.text_content().strip() for other in entry.iter("a")):
            continue
        address = _address(words, "address")
        nested = next((child for child in entry if child.tag in ("ul", "ol")), None)
        if nested is not None:
            nested.addprevious(address)
        else:
            holder = entry.find("p")
            (entry if holder is None else holder).append(address)


def print_beside(root: HtmlElement, longest: int) -> None:
    """Print each address of at most so many signs behind its link, once; one on a card of help on the card.

    An address that the text itself says, or a list below its entry, isn't printed again; nor is that of a
    link which is called by its site. A law's is a row of numbers: it interrupts a text.
    """
    cards = [link for card in root.find_class("help-card") for link in card.iter("a")]
    seen = printed_addresses(root)
    for link in [*cards, *(link for link in list(root.iter("a")) if link not in cards)]:
        target = link.get("href", "")
        words = short_address(target)
        if not target.startswith(_WEB) or words in seen or len(words) > longest:
            continue
        if link.text_content() == site_of(target) or (words.startswith(LAWS) and longest < TYPED_OFF_A_SHEET):
            continue
        seen.add(words)
        address = _address(f"({words})", "address beside")
        address.tail, link.tail = link.tail, " "
        link.addnext(address)


def printed_addresses(root: HtmlElement) -> set[str]:
    """Return the addresses that stand in a text, as one types them: as words of a link, or printed."""
    shown = {link.text_content().strip() for link in root.iter("a")}
    said = {words for words in shown if "." in words and " " not in words}
    return said | {address.text_content().strip("()") for address in root.find_class("address")}


def keep_whole(root: HtmlElement) -> None:
    """Keep the pieces of each link whose words are its address on one line each: web or e-mail."""
    for link in root.iter("a"):
        target = link.get("href", "")
        if (
            len(link) == 0
            and target.startswith(_WEB)
            and link.text
            and link.text in (target, short_address(target))
        ):
            _fill(link, *in_pieces(link.text))
        elif target == f"mailto:{link.text}":
            name, _, host = target.removeprefix("mailto:").partition("@")
            _fill(link, name, f"@{host}")


def _address(words: str, classes: str) -> HtmlElement:
    address = lxml.html.Element("span", {"class": classes})
    _fill(address, *in_pieces(words))
    return address


def _fill(element: HtmlElement, *pieces: str) -> None:
    element.text = None
    for piece in pieces:
        part = lxml.html.Element("span", {"class": "whole long" if len(piece) > _LONG_PIECE else "whole"})
        part.text = piece
        element.append(part)
