"""What a page declares as a field, and what its calls print."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from pydantic import ValidationError

from macros.documents import About
from macros.form_labels import label_lone_fields
from macros.forms import FieldSpec, check_names, form_calls
from macros.library import Library
from macros.markdown import to_html

NASTY = 'St Cuthbert\'s C of E (VA) | *a* _b_ [x](y) <b> "q" {#id} `c` \\ ![i](j) ^1 ~ & &amp; £5'
TABLE = {
    "type": "table",
    "label": "Incidents",
    "columns": [
        {"name": "what", "label": "What happened", "width": "60"},
        {"name": "on", "label": "When", "type": "date", "width": "30"},
        {"name": "told", "label": "Told", "type": "tick"},
    ],
    "rows": ["Online safety is part of safeguarding", ["{{ Learner }} rules", "", ""]],
}


def call(name: str, *arguments: object, fields: dict[str, object], **options: object) -> Markup:
    """Return what a page's call prints, where `fields` is its front matter and a learner is a pupil."""
    specs = {field: FieldSpec.model_validate(spec) for field, spec in fields.items()}
    calls = form_calls("incident-log", specs, lambda text: text.replace("{{ Learner }}", "Pupil"))
    return calls[name](*arguments, **options)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("I, {}, have read this.", id="in a sentence"),
        pytest.param("| Name | Space |\n| --- | --- |\n| Yours | {} |", id="in a cell"),
        pytest.param("- first\n- {}", id="in a list"),
    ],
)
@pytest.mark.parametrize("kind", ["text", "lines", "date", "tick", "yes-no-notsure"])
def test_a_field_comes_through_markdown_unchanged(page: str, kind: str) -> None:
    """Whatever a label holds, it is shown as it was written, and the fillable PDF reads the same."""
    printed = call("field", "one", fields={"one": {"label": NASTY, "type": kind, "required": "yes"}})
    root = lxml.html.fragment_fromstring(to_html(page.format(printed)), create_parent="div")
    (field,) = root.find_class("form-field")
    (label,) = field.find_class("form-label")
    assert label.text_content() == NASTY
    assert field.get("data-label") == NASTY
    assert dict(field.items()).items() >= {
        ("data-form", "incident-log"),
        ("data-field", "one"),
        ("data-type", kind),
        ("data-required", "yes"),
    }
    assert not root.findall(".//b"), "a label became markup"


@given(st.text(min_size=1).filter(str.strip))
def test_no_label_can_end_its_field(label: str) -> None:
    """A label is text to the last character."""
    page = str(call("field", "one", fields={"one": {"label": label}}))
    assert page.count("<span") == page.count("</span>") == 3
    assert "\n" not in page


def test_a_field_alone_shows_its_label_and_beside_words_it_does_not() -> None:
    """Authors write the label once; the reader sees it once."""
    name = call("field", "one", fields={"one": {"label": "Your name"}})
    tick = call("field", "one", fields={"one": {"label": "I have read it", "type": "tick"}})
    text = f"{name}\n{tick}\n\n- {tick}\n- {tick} I agree\n\nYour name:\n{name}\n\n"
    text += f"| a | b |\n| - | - |\n| x | {name} |\n"
    shown = label_lone_fields(text).split("\n")
    assert [index for index, line in enumerate(shown) if "form-labelled" in line] == [0, 1, 3]
    assert label_lone_fields("\n".join(shown)) == "\n".join(shown), "a second time changes nothing"


def test_a_table_prints_what_is_known_and_room_for_the_rest() -> None:
    """Rows declared come first with their words, then blank ones; every blank cell is a field of its own."""
    root = lxml.html.fragment_fromstring(
        to_html(call("rows", "log", 2, fields={"log": TABLE})), create_parent="div"
    )
    rows = root.findall(".//tbody/tr")
    assert [row[0].text_content() for row in rows] == [
        "Online safety is part of safeguarding",
        "Pupil rules",
        "",
        "",
    ]
    assert rows[0][0].tag == "th"
    cells = [cell for cell in root.iter("td") if cell.get("data-field")]
    assert len({cell.get("data-field") for cell in cells}) == len(cells) == 4 * 3 - 2
    assert cells[0].get("data-label") == "Online safety is part of safeguarding: When"
    assert cells[-1].get("data-label") == "Incidents, row 4: Told"
    assert "day / month / year" in root.findall(".//thead//th")[1].text_content()


def test_a_row_that_says_nothing_in_a_setting_is_left_out() -> None:
    """A condition around a row leaves no empty row behind, and the rows after it are counted on."""
    rows = [["{{ none }}"], "A", ["", "noted already"]]
    specs = {"log": FieldSpec.model_validate({**TABLE, "rows": rows})}
    printed = form_calls("log", specs, lambda text: text.replace("{{ none }}", " "))["rows"]("log")
    found = lxml.html.fragment_fromstring(printed).findall(".//tbody/tr")
    assert [row[0].text_content() for row in found] == ["A", ""]
    assert found[1][0].get("data-label") == "Incidents, row 2: What happened"


def test_a_table_too_wide_for_a_page_says_so() -> None:
    """Widths are millimetres of paper: more than fit between the margins need a page on its side."""
    narrow, wide = (
        {**TABLE, "columns": [{"name": "a", "label": "A", "width": width}]} for width in (165, 166)
    )
    assert "form-wide" not in call("rows", "log", 1, fields={"log": {**narrow, "rows": []}})
    assert "form-wide" in call("rows", "log", 1, fields={"log": {**wide, "rows": []}})


def test_a_signature_asks_for_name_role_and_date_in_the_settings_words() -> None:
    """A line to sign is never alone: who signs, the printed name and the date stand with it."""
    root = lxml.html.fragment_fromstring(
        to_html(call("signature", "learner", fields={})), create_parent="div"
    )
    assert root.find_class("form-who")[0].text == "Pupil"
    assert [part.get("data-type") for part in root.find_class("form-part")] == ["signature", "text", "date"]
    staff = call("signature", "staff", fields={})
    assert [word in staff for word in ("Printed name", "Role", "day / month / year")] == [True] * 3
    assert "Role" not in call("signature", "staff", fields={}, role=False)


def test_a_place_to_sign_makes_sense_without_what_stands_around_it() -> None:
    """A listener who comes to it by the tab key is told who does what; no word is echoed."""
    for who, signer in (("learner", "Pupil"), ("staff", "Whoever signs")):
        root = lxml.html.fragment_fromstring(call("signature", who, fields={}, role="Role"))
        assert [part.get("data-label") for part in root.find_class("form-part")] == [
            f"{signer}: {asked}" for asked in ("sign here", "name", "Role", "date of signing")
        ]


@pytest.mark.parametrize(
    ("name", "arguments", "error", "said"),
    [
        pytest.param("field", ["ful_name"], LookupError, "did you mean full_name", id="misspelt"),
        pytest.param("signature", ["learners"], LookupError, "did you mean learner", id="nobody"),
        pytest.param("field", ["log"], TypeError, "write rows('log', 10)", id="a table in a sentence"),
        pytest.param("rows", ["full_name", 3], TypeError, "type: table", id="rows of a line"),
        pytest.param("choice", ["full_name"], TypeError, "yes-no-notsure", id="choice of a line"),
        pytest.param("rows", ["empty"], TypeError, "how many empty rows", id="no rows at all"),
    ],
)
def test_a_wrong_call_says_what_would_be_right(
    name: str, arguments: list[object], error: type[Exception], said: str
) -> None:
    """An author reads what to write instead."""
    fields = {"full_name": {"label": "Your name"}, "log": TABLE, "empty": {**TABLE, "rows": []}}
    with pytest.raises(error, match=said.replace("(", r"\(").replace(")", r"\)")):
        call(name, *arguments, fields=fields)


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        pytest.param({"label": "A", "type": "txt"}, "did you mean text", id="type"),
        pytest.param({"label": " "}, "needs a label", id="no label"),
        pytest.param({"label": "A", "width": "600"}, "from 5 to 250", id="width"),
        pytest.param({"label": "A", "type": "choice"}, "needs options", id="no options"),
        pytest.param({"label": "A", "type": "table"}, "needs columns", id="no columns"),
        pytest.param(
            {"label": "A", "rows": ["x"]}, "only a field of the type table", id="rows without a table"
        ),
        pytest.param({**TABLE, "rows": [["a", "b", "c", "d"]]}, "row 1 has 4 cells", id="too many cells"),
        pytest.param({"label": "A", "colour": "red"}, "Extra inputs", id="unknown key"),
    ],
)
def test_a_field_that_cannot_be_is_refused_with_a_reason(spec: dict[str, object], said: str) -> None:
    """Front matter is checked before anything is printed."""
    with pytest.raises(ValidationError, match=said):
        FieldSpec.model_validate(spec)


def test_names_are_fit_for_a_pdf() -> None:
    """A name that a PDF field can't have comes back as one that it can."""
    with pytest.raises(ValueError, match="full_name"):
        check_names({"Full name": FieldSpec(label="A")})


def test_a_record_about_children_is_the_offices(root: Path) -> None:
    """A page that is confidential when it is filled in can't be put on the website by a slip."""
    written = Library.load(root).pages["incident-log"].about.model_dump(by_alias=True)
    with pytest.raises(ValidationError, match="publish: office"):
        About.model_validate({**written, "publish": "staff"})
