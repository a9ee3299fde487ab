"""Who signs what a learner signs: a child with a parent, an adult alone."""

from __future__ import annotations

from collections.abc import Mapping

import lxml.html
import pytest

from macros.render import Pack
from policypack.paper.fields import fillable

SIGNED = ("learner-agreement", "learner-agreement-easy-read", "photo-permission")


def to_fill_in(pack: Pack, document: str) -> dict[str, bool]:
    """Return the fields of the fillable PDF that are signed, and whether it may go back without each."""
    root = lxml.html.document_fromstring(fillable(pack.documents[document].html))
    named = {field.get("name"): field.get("required") is not None for field in root.iter("input")}
    return {name: must for name, must in named.items() if name.startswith(("learner_", "parent_"))}


@pytest.mark.parametrize("document", SIGNED)
@pytest.mark.parametrize("slug", ["b2-mentoring", "example-kent-school"])
def test_a_learner_of_18_signs_alone(packs: Mapping[str, Pack], slug: str, document: str) -> None:
    """No PDF asks an adult for a parent's signature, and the page says who leaves those lines empty."""
    fields = to_fill_in(packs[slug], document)
    assert {name for name, must in fields.items() if not must} == {
        "parent_signature",
        "parent_name",
        "parent_date",
    }
    assert fields["learner_signature"]
    text = lxml.html.fromstring(packs[slug].documents[document].html).text_content()
    assert "18 or over" in text
    assert "sign alone" in text


@pytest.mark.parametrize("document", SIGNED)
def test_a_childs_parent_always_signs(nursery: Pack, document: str) -> None:
    """Where nobody is 18, nothing is said of it, and the parent's lines must be filled in."""
    fields = to_fill_in(nursery, document)
    assert fields["parent_signature"]
    assert all(fields.values())
    assert "18 or over" not in nursery.documents[document].html


def test_a_trainee_signs_alone(packs: Mapping[str, Pack]) -> None:
    """Trainees are adults: nobody else signs for them."""
    assert "learner-agreement" not in packs["scitt-partnership"].documents
    root = lxml.html.document_fromstring(packs["scitt-partnership"].documents["trainee-agreement"].html)
    assert {block.get("data-signature") for block in root.find_class("form-signature")} == {"trainee"}
