"""Easy read and the photo form on paper: large letters stay large, and a machine can read both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import lxml.html
import pytest

from macros.render import Pack
from policypack.paper.binding import bind_document
from policypack.paper.press import Press
from tests.paper.reading import Reading
from tests.paper.structure import findings

ROOT = Path(__file__).resolve().parents[2]
TWIN = "learner-agreement-easy-read"
SMALLEST = 15.99  # points; sizes are rounded


@pytest.fixture(scope="module", params=["b2-mentoring", "example-kent-school", "nursery"])
def press(request: pytest.FixtureRequest, packs: Mapping[str, Pack], nursery: Pack) -> Press:
    """The press of each setting that has learners of its own, and of a primary."""
    return Press.of(nursery if request.param == "nursery" else packs[request.param], ROOT)


def bare(text: str) -> str:
    """Return `text` without its spaces."""
    return re.sub(r"\s", "", text)


def test_a_child_reads_nothing_smaller_than_16_points(press: Press) -> None:
    """All of the text and the words of its fields, on two sides, with as many pictures as on the screen."""
    document = press.pack.documents[TWIN]
    content, pages, notes = bind_document(press, document)
    assert (pages, notes) == (2, ())
    reading = Reading(content)
    large = bare("".join(piece.text for piece in reading.pieces if piece.size >= SMALLEST))
    text = lxml.html.fragment_fromstring(document.html, create_parent="div")
    for hint in text.find_class("form-hint"):
        hint.drop_tree()
    for element in text.xpath(".//h1 | .//h2 | .//p[not(*)] | .//li/p | .//*[@class='form-label']"):
        assert bare(element.text_content()) in large, element.text_content()
    assert len(list(text.iter("img"))) == len(reading.elements("Figure")), "the logo is silent"


@pytest.mark.parametrize("name", [TWIN, "photo-permission"])
def test_it_is_sound_and_keeps_to_its_sides(press: Press, name: str) -> None:
    """Its structure has no fault, and its fields are told apart."""
    content, _, notes = bind_document(press, press.pack.documents[name])
    assert notes == ()
    assert findings(content) == []
    labels = [str(field.TU) for field in Reading(content).fields().values()]
    assert len(set(labels)) == len(labels) > 3
