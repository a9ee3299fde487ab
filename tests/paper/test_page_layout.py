"""How a document fills its pages: what stays together, how small letters get, what a table does."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace

import lxml.html
import pikepdf
import pytest

from macros.forms import Column, FieldSpec, form_calls
from policypack.paper.fitting import SNUGGEST, Fit, compose_to_fit
from policypack.paper.pages import compose
from tests.paper.composed import (
    AGREEMENT,
    FORM,
    GOES_BACK,
    HOUSE,
    Document,
    Meta,
    fields_by_page,
    letters,
    printed,
    signature,
    words,
)


@pytest.mark.parametrize("lines", [26, 27, 28, 29, 30, 31])
def test_headings_and_signatures_stay_with_what_belongs_to_them(lines: int) -> None:
    """However long the text before: no heading at a page's foot, no block to sign cut or alone on a page."""
    text = (
        "- a rule to keep\n" * lines
        + "\n## Next {#next}\n\nA line.\n{: #below }\n\n"
        + "## Sign here {#sign}\n\nI have read this.\n{: #lead }\n\n"
        + signature("learner")
        + "\n"
    )
    meta = replace(AGREEMENT, returns=False)
    laid = printed(compose(Document(text, meta), HOUSE, fillable=True))
    at = laid.anchors
    assert at["next"] == at["below"]
    assert at["sign"] == at["lead"]
    assert fields_by_page(laid) == {at["sign"]: ["learner_signature", "learner_name", "learner_date"]}


@pytest.mark.parametrize("snug", range(SNUGGEST + 1))
@pytest.mark.parametrize("kind", ["agreement", "form", "guide"])
def test_one_side_of_one_leaf_keeps_letters_that_families_can_read(kind: str, snug: int) -> None:
    """However close it is set: 10.5 pt for what is read, 9 pt for what is around it."""
    text = "Read this.\n\n- And this.\n\n| A | B |\n| - | - |\n| c | d |\n\n" + signature("learner") + "\n"
    page = compose(Document(text, replace(FORM, kind=kind)), HOUSE, snug=snug, goes_back=GOES_BACK)
    sizes = letters(page)
    assert min(sizes["Read this."], sizes["And this."]) >= 10.5
    assert sizes["c"] >= 10
    assert min(sizes.values()) >= 9


def test_a_short_document_is_set_closer_before_it_runs_over_its_sides() -> None:
    """One side stays one side, in letters no smaller than needed; a text far too long keeps its size."""
    seen: list[dict[str, object]] = []

    def laid(pages: int | tuple[int, int]) -> SimpleNamespace:
        whole, text = pages if isinstance(pages, tuple) else (pages, pages)
        return SimpleNamespace(pages=whole, anchors={"text-ends": text})

    def fit(
        budget: int,
        pages: Sequence[int | tuple[int, int]],
        kind: str = "agreement",
        begin: Fit | None = None,
        easy_read: bool = False,
    ) -> int:
        seen.clear()
        document = Document(meta=replace(AGREEMENT, budget=budget, kind=kind, easy_read=easy_read))
        queue = iter(pages)
        found, _ = compose_to_fit(
            document, lambda _: laid(next(queue)), lambda **options: (seen.append(options), "")[1], begin
        )
        return found.pages

    assert fit(1, [1]) == 1
    assert len(seen) == 1
    assert fit(1, [2, 2, 1]) == 1
    assert [options["snug"] for options in seen] == [0, 1, 2]
    assert fit(1, [3, 3, 3, 3, 3]) == 3
    assert fit(2, [3], easy_read=True) == 3, "who needs large letters keeps them"
    assert fit(12, [14, 15, 12], kind="policy") == 12
    assert seen[1:] == [{"contents": True, "snug": 0}, {"contents": True, "snug": 1}]

    assert fit(12, [10, 11, 9, 8], kind="guide") == 8, "set closer, it needs no contents"
    assert seen[2:] == [{"contents": True, "snug": 1}, {"contents": False, "snug": 1}]

    assert fit(4, [4, 3], kind="guide") == 3, "a page with three lines on it is saved"
    assert fit(4, [4, 4], kind="guide") == 4
    assert [options["snug"] for options in seen] == [0, 1]

    assert fit(12, [(9, 8)], kind="policy") == 9, "the web pages that it names don't count"
    assert fit(2, [(3, 2), (3, 2), (2, 2)], kind="guide") == 2, "nor do a few stand on a leaf of their own"

    assert fit(12, [12], kind="policy", begin=Fit(contents=True, snug=1)) == 12
    assert seen == [{"contents": True, "snug": 1}], "a fit that is known is not tried again"
    assert fit(12, [9, 8], kind="policy", begin=Fit(contents=True)) == 8
    assert seen[1:] == [{"contents": False, "snug": 0}], "a text that turned out short has no contents"


def test_a_theme_to_write_in_stands_on_one_page() -> None:
    """Themes of three rows, each with its heading and its head, fill the pages without being cut."""
    column = [Column(name=name, label=name, width=50) for name in "abcde"]
    theme = FieldSpec(
        label="Theme", type="table", columns=tuple(column), rows=(("One?",), ("Two?",), ("Three?",))
    )
    rows = form_calls("log", {f"t{n}": theme for n in range(6)}, str)["rows"]
    text = "".join(f"## Theme {n} {{#t{n}}}\n\n{rows(f't{n}')}\n\n" for n in range(6))
    document = Document(text, replace(FORM, landscape=True, budget=4))
    laid = printed(compose(document, HOUSE, fillable=True))
    assert laid.pages == 3
    for number, names in fields_by_page(laid).items():
        themes = {name.split("_")[0] for name in names}
        assert all(sum(name.startswith(f"{theme}_") for name in names) == 12 for theme in themes), number
        assert all(laid.anchors[theme] == number for theme in themes)
    with pikepdf.open(io.BytesIO(laid.pdf)) as pdf:
        assert all(page.MediaBox[2] > page.MediaBox[3] for page in pdf.pages)


def test_columns_of_sentences_get_the_room_that_a_column_of_words_leaves() -> None:
    """A first column of a word or two isn't a third of the page."""
    row = f"| Never | {'what one may not do ' * 12} | {'what may follow ' * 4} |\n"
    table = "| How | For example | What may follow |\n| - | - | - |\n" + row * 3
    page = compose(Document(table, replace(Meta(), kind="guide", numbered=False)), HOUSE)
    head = lxml.html.document_fromstring(page).findall(".//thead//th")
    widths = [int(re.findall(r"width:(\d+)%", cell.get("style", "width:0%"))[0]) for cell in head]
    assert widths[0] == 0
    assert widths[1] > widths[2] > 25
    assert sum(widths) >= 80


def test_a_wide_table_takes_its_heading_with_it() -> None:
    """A heading never stays behind on an upright page, and a caption that repeats it isn't printed."""
    table = f"<table><caption>Whom to tell</caption><thead><tr>{'<th>A</th>' * 6}</tr></thead><tbody>"
    table += f"<tr>{'<td>b</td>' * 6}</tr>" * 12 + "</tbody></table>"
    text = (
        "A long page.\n\n" * 200
        + f"## Whom to tell {{#table}}\n\nDon't wait.\n{{: #line }}\n\n<div>{table}</div>\n"
    )
    page = compose(Document(text, replace(Meta(), kind="guide", numbered=False)), HOUSE)
    assert words(page).count("Whom to tell") == 1
    laid = printed(page)
    with pikepdf.open(io.BytesIO(laid.pdf)) as pdf:
        for name in ("table", "line"):
            box = pdf.pages[laid.anchors[name] - 1].MediaBox
            assert box[2] > box[3], name
