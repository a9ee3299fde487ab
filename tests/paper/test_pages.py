"""What every printed page says of itself: whose it is, its standing, what it belongs to."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st

from policypack.paper.edition import A4, A5, Edition
from policypack.paper.pages import compose, stamp_rectangle
from policypack.paper.sheet import css_string
from tests.paper.composed import (
    AGREEMENT,
    APPROVED,
    HOUSE,
    MM,
    ROOT,
    Document,
    margins,
    printed,
    words,
)


def test_a_draft_never_looks_approved() -> None:
    """Who will approve is no approval: neither the first page, nor a head or foot, says otherwise."""
    page = compose(Document(), HOUSE)
    said = words(page)
    assert "DRAFT, NOT YET APPROVED" in said
    assert "To be approved by Governing body" in said
    assert "Text approved by" not in said
    assert "Approved" not in said.replace("NOT YET APPROVED", "")
    assert "DRAFT" in margins(page)
    assert "Version 3 · Draft: not yet approved" in margins(page)


def test_an_old_approval_is_overdue_in_words() -> None:
    """Date, minute and the review that was missed stand on the first page and at every foot."""
    page = compose(Document(status=APPROVED), HOUSE)
    assert "Approved by the governing body on 3 September 2024. Its review is overdue." in words(page)
    assert "OVERDUE since 3 September 2025" in words(page)
    assert "Minute 12/24" in words(page)
    assert "Approved 3 September 2024, review overdue" in margins(page)
    changed = replace(APPROVED, state="changed", words="Draft: changed since it was approved", overdue=False)
    said = words(compose(Document(status=changed), HOUSE))
    assert "Older text approved by Governing body, 3 September 2024, minute 12/24" in said


@given(st.text())
def test_no_name_can_end_a_css_string(text: str) -> None:
    """What a name holds is printed at the head of the page, to the character."""
    (token,) = tinycss2.parse_component_value_list(css_string(text))
    assert token.type == "string"
    clean = text.replace("\0", "\ufffd")
    assert re.sub(r"[\ud800-\udfff]", "\ufffd", clean) == token.value


def test_an_awkward_name_is_laid_out_without_a_complaint() -> None:
    """Brackets, quotes, Welsh letters and a missing logo stop nothing, and every page has its furniture."""
    text = "".join(
        f"## {n} Section {n} {{#s{n}}}\n\n" + "We look after each other.\n" * 30 for n in range(1, 9)
    )
    document = Document(text + "See [section 1](#s1).\n\n| A | B |\n| - | - |\n| 1 | 2 |\n")
    page = compose(document, HOUSE, address="https://www.st-cuthberts.example/policy/", contents=True)
    assert HOUSE.short_name + " · Online safety policy" in margins(page)
    assert "Printed copies may be out of date: st-cuthberts.example/policy" in margins(page)
    laid = printed(page)
    assert laid.pages > 3
    assert [bookmark.title for bookmark in laid.outline[0].children][:2] == ["1 Section 1", "2 Section 2"]
    assert "Contents" not in [bookmark.title for bookmark in laid.outline[0].children]


@pytest.mark.parametrize(("edition", "corner"), [(A4, (30, 5)), (A5, (40, 4))])
def test_nothing_is_drawn_where_a_pack_stamps_its_number(edition: Edition, corner: tuple[int, int]) -> None:
    """A corner at the right foot of each page stays empty, upright or not, with a long address too."""
    from policypack.paper.engine import weasy
    from policypack.paper.engine.fetcher import Shelf

    wide = "".join(
        f"| {' | '.join('abcdefgh')} |\n" + ("| - " * 8 + "|\n" if n == 0 else "") for n in range(9)
    )
    document = Document("Lines.\n\n" * 60 + wide + "\n" + "More lines.\n\n" * 160)
    page = compose(
        document, HOUSE, address=f"https://st-cuthberts.example/{'very-long/' * 9}", edition=edition
    )
    with weasy.only_pack_fonts():
        laid, _ = weasy.render(page, Shelf({"assets/": ROOT / "overrides" / "assets"}), "pdf/ua-1")
    shapes = set()
    for number, sheet in enumerate(laid.pages, 1):
        width, height = sheet.width / MM, sheet.height / MM
        shapes.add(width > height)
        left, bottom, right, top = stamp_rectangle(number, (width, height), edition)
        assert (round(right - left, 3), round(top - bottom, 3)) == corner
        for box in sheet._page_box.descendants():
            if box.__class__.__name__ != "TextBox" or not box.text.strip():
                continue
            x, y = box.position_x / MM, height - box.position_y / MM
            beside = x + box.width / MM <= left or x >= right
            assert beside or y - box.height / MM >= top or y <= bottom, (number, box.text)
    # On A5 a wide table of the text is printed row by row.
    assert shapes == ({True, False} if edition is A4 else {False})


def test_an_appendix_says_what_it_belongs_to_on_every_page() -> None:
    """A loose sheet of an appendix can be put back."""
    page = compose(Document(), HOUSE, label="Appendix 2", belongs_to="Online safety policy")
    assert "Appendix 2 of the online safety policy" in words(page)
    assert "Appendix 2 · DRAFT" in margins(page)


def test_policies_tell_what_changed_and_agreements_stay_short() -> None:
    """The version table ends a policy; an agreement has no room for it."""
    assert "1 22 November 2026 This text is new. Yes, please" in words(compose(Document(), HOUSE))
    assert "This text is new" not in words(compose(Document(meta=AGREEMENT), HOUSE))


def test_an_example_says_that_it_is_none() -> None:
    """An invented school can't be taken for a real one, on the first page or on a loose sheet."""
    page = compose(Document(), replace(HOUSE, example=True))
    assert "is not a real organisation" in words(page)
    assert "EXAMPLE" in margins(page)
