"""The photo permission form: a paper of its own, use by use, that can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import lxml.html
import pytest

from macros.render import Document, Pack, render
from macros.setting.control import Documents
from tests.conftest import TODAY

ROOT = Path(__file__).resolve().parents[2]
FORM = "photo-permission"


@pytest.fixture(params=["b2-mentoring", "example-kent-school", "nursery"])
def pack(request: pytest.FixtureRequest, packs: Mapping[str, Pack], nursery: Pack) -> Pack:
    """The texts of each setting that has learners of its own, and of a primary."""
    return nursery if request.param == "nursery" else packs[request.param]


def page(document: Document) -> lxml.html.HtmlElement:
    """Return a document's finished text as a tree."""
    return lxml.html.fragment_fromstring(document.html, create_parent="div")


def words(document: Document) -> str:
    """Return a document's text with one space between words."""
    return " ".join(page(document).text_content().split())


def test_each_use_has_a_yes_and_a_no_of_its_own(pack: Pack) -> None:
    """No box says yes to several uses, and a listener hears which use a box belongs to."""
    answers = page(pack.documents[FORM]).xpath(".//td[@data-type='choice']")
    uses = [row.get("data-label").removesuffix(": Your answer") for row in answers]
    assert len(uses) == len(set(uses)) >= 4
    assert {answer.get("data-options") for answer in answers} == {"Yes|No"}
    assert any("website" in use for use in uses)
    assert any("social media" in use for use in uses)
    # Whoever is placed is never named or shown where they are: nobody asks about the press.
    assert any("television" in use for use in uses) == (pack.setting.slug != "b2-mentoring")


def test_it_can_be_taken_back_and_costs_nothing_to_refuse(pack: Pack) -> None:
    """Silence is no; the child has a say; the list is checked; a child at risk isn't described on it."""
    text = words(pack.documents[FORM])
    for said in (
        "You can change your mind at any time.",
        "No is a fine answer, and it changes nothing for your child.",
        "Where you give no answer, we take it as no.",
        "We ask your child as well",
        "check it each time before we publish",
        "write nothing about it here",
    ):
        assert said in text


def test_nobody_is_named_beside_a_picture(pack: Pack) -> None:
    """Where others place learners, none is named or located at all."""
    text = words(pack.documents[FORM])
    if pack.setting.slug == "b2-mentoring":
        assert "We never name a student in public, or say where one is" in text
    else:
        assert "We never put a full name beside a picture." in text


def test_a_setting_with_a_form_of_its_own_names_that_one_only(pack: Pack) -> None:
    """Our form left out, the policy says which one counts; with ours, no second form is named."""
    policy = "online-safety-policy"
    assert "at any time: the photo permission form." in words(pack.documents[policy])
    assert "The form:" not in words(pack.documents[policy])
    documents = Documents(include=(), exclude=(*pack.setting.documents.exclude, FORM))
    rules = pack.setting.rules.model_copy(update={"photo_permission": "the yellow card"})
    without = pack.setting.model_copy(update={"documents": documents, "rules": rules})
    without = without.placed(pack.setting.slug, pack.setting.folder, pack.setting.origins)
    made = render(without, ROOT, today=TODAY).documents
    assert FORM not in made
    assert "The form: the yellow card." in words(made[policy])


def test_a_form_of_permission_is_no_part_of_an_agreement(pack: Pack) -> None:
    """Who signs an agreement has said nothing about photos."""
    for name in ("learner-agreement", "learner-agreement-easy-read"):
        assert "not a yes to photos" in words(pack.documents[name])
