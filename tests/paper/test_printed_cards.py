"""A sheet of cards to cut out: many for the eye, one for the ear."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from policypack.paper.fitting import compose_to_fit
from policypack.paper.pages import compose
from tests.paper.composed import HOUSE, Document, Meta, letters, printed
from tests.paper.reading import Reading
from tests.paper.structure import findings

META = replace(Meta(), kind="guide", budget=1, numbered=False)


def cards(entries: int) -> Document:
    """Return a document with a card of so many entries."""
    entry = '<li><strong>A worry:</strong> <a href="tel:+441632960101">our DSL, 01632 960101</a></li>'
    head = '<p class="card-head"><strong>Whom do I tell?</strong> <span>St Cuthbert’s</span></p>'
    return Document(
        f'Cut along the lines.\n\n<div class="pocket-card">{head}<ul>{entry * entries}</ul></div>\n', META
    )


@pytest.mark.parametrize(("entries", "on_the_sheet"), [(8, 6), (16, 4)])
def test_a_sheet_is_filled_with_whole_cards(entries: int, on_the_sheet: int) -> None:
    """Much to say makes fewer cards, never smaller letters and never a second page."""
    document = cards(entries)
    laid, fit = compose_to_fit(document, printed, partial(compose, document, HOUSE))
    assert laid.pages == 1
    shown = compose(document, HOUSE, snug=fit.snug)
    assert shown.count('<div class="pocket-card"') == on_the_sheet
    assert letters(shown)["our DSL, 01632\u00a0960101"] >= 9


def test_a_listener_hears_the_card_once() -> None:
    """The copies are no text and have no links: nobody listens to six cards."""
    laid = printed(compose(cards(3), HOUSE))
    assert findings(laid.pdf) == []
    assert Reading(laid.pdf).text().count("Whom do I tell?") == 1
