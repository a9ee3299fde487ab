"""A card to cut out: one of them in the text, a sheet full of them on paper."""

from __future__ import annotations

from copy import deepcopy

import lxml.html
from lxml.html import HtmlElement

_IN_A_ROW, _MOST_ROWS = 2, 3
_CARD = "pocket-card"


def has_cards(html: str) -> bool:
    """Say whether a document is cut into pieces: nothing that one keeps stands on its back."""
    return f'class="{_CARD}"' in html


def fill_a_sheet(root: HtmlElement, closer: int) -> None:
    """Repeat each card of a text, side by side; a row less for each step that the page is set `closer`.

    A listener hears the card once: its copies are there for the eye and for scissors alone.
    """
    for card in root.find_class(_CARD):
        sheet = lxml.html.Element("div", {"class": "card-sheet"})
        sheet.tail, card.tail = card.tail, None
        card.addprevious(sheet)
        for place in range(max(1, _MOST_ROWS - closer)):
            row = lxml.html.Element("div", {"class": "card-row"})
            sheet.append(row)
            row.extend(_copy(card) for _ in range(_IN_A_ROW - (place == 0)))
        sheet[0].insert(0, card)


def _copy(card: HtmlElement) -> HtmlElement:
    copy = deepcopy(card)
    copy.set("aria-hidden", "true")
    for link in list(copy.iter("a")):
        link.tag = "span"
        link.attrib.clear()
    return copy
