"""One form's words said on another page."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest

from macros.documents import Page
from macros.language import learn, speech_of
from macros.library import Library
from macros.printed_rows import printed_rows_call
from macros.setting import load_setting
from macros.setting.control import Documents

ROOT = Path(__file__).resolve().parents[2]
PAGES: Mapping[str, Page] = Library.load(ROOT).pages


def test_the_first_cell_of_each_row_is_listed_in_the_settings_words() -> None:
    """The list says what the form prints, with a word that this setting chose."""
    for slug, word in (("b2-mentoring", "students"), ("example-kent-school", "pupils")):
        listed = str(learn(ROOT, slug).calls["printed_rows"]("leaders-action-table", "filtering"))
        assert listed.split("\n")[0] == f"- How do {word} get online with us, and on which devices?"


def test_a_row_is_text() -> None:
    """Whatever a row holds, none of it becomes markup, and a row that says nothing is left out."""
    spec = PAGES["leaders-action-table"].about.fields["law"]
    spec = spec.model_copy(update={"rows": (("*a* <b> {#id}", "hint"), ("",), ("", "hint"))})
    page = SimpleNamespace(id="form", about=SimpleNamespace(fields={"law": spec}))
    listed = printed_rows_call({"form": page}, str)("form", "law")  # type: ignore[dict-item]
    assert str(listed) == "- &#42;a&#42; &#60;b&#62; &#123;&#35;id&#125;"


def test_the_words_are_there_when_the_form_is_left_out() -> None:
    """A setting without the form still reads its questions in the checklist."""
    setting = load_setting(ROOT, "b2-mentoring")
    without = setting.model_copy(update={"documents": Documents(exclude=("leaders-action-table",))})
    placed = without.placed("b2-mentoring", setting.folder, setting.origins)
    speech = speech_of(placed, ROOT, today=datetime.date(2026, 11, 22))
    assert "leaders-action-table" not in speech.catalogue.adopted
    assert speech.calls["printed_rows"]("leaders-action-table", "law").startswith("- Do leaders know")


@pytest.mark.parametrize(
    ("document", "table", "said"),
    [
        pytest.param("leader-action-table", "law", "did you mean leaders-action-table", id="document"),
        pytest.param("leaders-action-table", "laws", "did you mean law", id="table"),
        pytest.param("leaders-action-table", "filled_in_by", "tables: lead, policies", id="not a table"),
        pytest.param("whom-to-tell", "law", "tables: none", id="no form"),
        pytest.param("leaders-action-table", "early_years", "ask first with an if", id="no rows here"),
    ],
)
def test_a_wrong_call_says_what_would_be_right(document: str, table: str, said: str) -> None:
    """An author reads what to write instead."""
    with pytest.raises(LookupError, match=said):
        learn(ROOT, "example-kent-school").calls["printed_rows"](document, table)
