"""What is filled in, signed and given back: its fields, and what it says of its way back."""

from __future__ import annotations

from dataclasses import replace

import lxml.html

from macros.forms import FieldSpec, form_calls
from policypack.paper.fitting import pages_allowed
from policypack.paper.pages import compose, has_own_leaf
from tests.paper.composed import AGREEMENT, FORM, GOES_BACK, HOUSE, Document, printed, signature, words


def test_the_part_that_goes_back_says_which_version_to_whom_and_how_long() -> None:
    """Learners sign where they read; others sign a leaf of their own, so that the rules stay with them."""
    rules = "## Rules {#rules}\n\nBe kind.\n\n## Sign here {#sign}\n\nI have read this.\n\n"
    text = f"{rules}{signature('learner')}\n"
    one_side = Document(text, AGREEMENT)
    page = compose(one_side, HOUSE, goes_back=GOES_BACK)
    assert (
        "Pupil agreement, version 3. Draft: not yet approved. Return it to our DSL. "
        "We keep it until a new version is signed." in words(page)
    )
    assert printed(page).pages == 1
    staff = Document(text, replace(AGREEMENT, audience=("staff",), budget=2))
    laid = printed(compose(staff, HOUSE, goes_back=GOES_BACK))
    assert (laid.anchors["rules"], laid.anchors["sign"]) == (1, 2)
    assert has_own_leaf(staff.meta)
    assert pages_allowed(staff.meta) == 3


def test_a_form_says_at_its_end_who_gets_it_back_and_how_long_it_is_kept() -> None:
    """Below the signature, on the same leaf: whoever has filled it in needn't ask."""
    form = Document(f"## Sign here {{#sign}}\n\n{signature('parent')}\n", FORM)
    page = compose(form, HOUSE, goes_back=GOES_BACK)
    assert words(page).endswith(f"Date day / month / year {GOES_BACK}")
    assert printed(page).pages == 1


def test_lines_become_fields_with_names_and_labels() -> None:
    """The fillable form asks the same questions in the same order, and every field says what goes in."""
    fields = {
        "name": FieldSpec(label="Your name", required=True),
        "story": FieldSpec(label="What happened", type="lines"),
        "told": FieldSpec(label="Was the DSL told?", type="yes-no-notsure"),
        "read": FieldSpec(label="I have read it", type="tick"),
    }
    call = form_calls("log", fields, str)["field"]
    text = "\n\n".join(str(call(name, label=True)) for name in fields) + "\n\n" + signature("learner") + "\n"
    page = compose(Document(text, replace(AGREEMENT, kind="form", returns=False)), HOUSE, fillable=True)
    root = lxml.html.document_fromstring(page)
    named = [(f.tag, f.get("type"), f.get("name")) for f in root.iter("input", "textarea")]
    assert named == [
        ("input", "text", "name"),
        ("textarea", None, "story"),
        ("input", "radio", "told"),
        ("input", "radio", "told"),
        ("input", "radio", "told"),
        ("input", "checkbox", "read"),
        ("input", "text", "learner_signature"),
        ("input", "text", "learner_name"),
        ("input", "text", "learner_date"),
    ]
    assert all(f.get("title") for f in root.iter("input", "textarea"))
    assert root.find_class("form-box")[0].tag == "input"
    assert printed(page).pages == 1
