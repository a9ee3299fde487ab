"""What is filled in, signed and given back: its fields, and what it says of its way back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import lxml.html

from macros.forms import Column, FieldSpec, form_calls
from policypack.paper.blank_rows import add_rows
from policypack.paper.fitting import compose_to_fit, pages_allowed
from policypack.paper.pages import compose, has_own_leaf
from tests.paper.composed import (
    AGREEMENT,
    FORM,
    GOES_BACK,
    HOUSE,
    Document,
    fields_by_page,
    printed,
    signature,
    words,
)
from tests.paper.reading import Reading


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
    assert (laid.anchors["rules"], laid.anchors["sign"]) == (1, 3), "not on the back of the rules"
    assert has_own_leaf(staff.meta)
    assert pages_allowed(staff.meta) == 3


def test_a_form_says_at_its_end_who_gets_it_back_and_how_long_it_is_kept() -> None:
    """Below the signature, on the same leaf: whoever has filled it in needn't ask."""
    form = Document(f"## Sign here {{#sign}}\n\n{signature('parent')}\n", FORM)
    page = compose(form, HOUSE, goes_back=GOES_BACK)
    assert words(page).endswith(f"Date * day / month / year {GOES_BACK} We need what is marked *.")
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


def test_blank_rows_at_the_end_fill_the_last_page_and_go_on_counting() -> None:
    """A log of three rows has as many as its paper has room for; each field has a name of its own."""
    columns = (Column(name="who", label="Who", width=50), Column(name="done", label="Done", type="tick"))
    log = FieldSpec(label="Log", type="table", columns=columns, row_height=20)
    text = f"Write.\n\n{form_calls('log', {'log': log}, str)['rows']('log', 3)}\n"
    document = Document(text, replace(FORM, title="Log"))
    laid, fit = compose_to_fit(document, printed, partial(compose, document, HOUSE, fillable=True))
    assert laid.pages == 1
    assert fit.rows > 5
    assert laid.room < 20.5
    names = fields_by_page(laid)[1]
    assert names == [f"log_{n}_{column}" for n in range(1, fit.rows + 4) for column in ("who", "done")]
    followed = replace(document, text=f"{text}\nAnd more.\n")
    _, fit = compose_to_fit(followed, printed, partial(compose, followed, HOUSE, fillable=True))
    assert fit.rows == 0


def test_a_row_that_paper_adds_is_called_by_its_own_number() -> None:
    """A listener who fills in the fifth incident isn't told that it is the fourth."""
    spec = FieldSpec.model_validate(
        {"label": "Incidents", "type": "table", "columns": [{"name": "who", "label": "Who"}]}
    )
    rows = form_calls("log", {"incidents": spec}, str)["rows"]("incidents", 2)
    root = lxml.html.fragment_fromstring(str(rows), create_parent="div")
    add_rows(root, 2)
    cells = [(cell.get("data-field"), cell.get("data-label")) for cell in root.iter("td")]
    assert cells == [(f"incidents_{n}_who", f"Incidents, row {n}: Who") for n in range(1, 5)]


def test_what_is_said_of_stars_is_for_the_eye() -> None:
    """A screen reader says "required" at each field and nothing of stars that it doesn't read."""
    form = Document(f"## Sign here {{#sign}}\n\n{signature('parent')}\n", FORM)
    laid = printed(compose(form, HOUSE, goes_back=GOES_BACK, fillable=True))
    assert "*" not in Reading(laid.pdf).text()
    assert any("*" in piece.text for piece in Reading(laid.pdf).pieces)
