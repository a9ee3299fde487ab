"""What a reader finds on a printed page: looked for in the page as composed and as laid out."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import lxml.html
import pikepdf
import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from macros.forms import Column, FieldSpec, form_calls
from macros.markdown import to_html
from policypack.paper.engine import LaidOut, lay_out
from policypack.paper.facts_sheet import Ask, FactRow, compose_confirm_list, compose_facts_sheet
from policypack.paper.fitting import SNUGGEST, Fit, compose_to_fit, pages_allowed
from policypack.paper.pack_pages import PackEntry, compose_pack_front, compose_read_and_sign
from policypack.paper.pages import Letterhead, compose, has_own_leaf, stamp_rectangle
from policypack.paper.sheet import css_string, short_address

ROOT = Path(__file__).parents[2]
MM = 96 / 25.4
HOUSE = Letterhead(
    name="St Cuthbert’s C of E (VA) Primary & Nursery, Tŷ Dŵr “The \\ Lane”; }",
    short_name="St Cuthbert’s & Co",
    heading="#4a1d6b",
    other_formats="Large print, other languages: ask the office.",
)
DAY = datetime.date(2026, 11, 22)


@dataclass(frozen=True)
class Note:
    version: str = "1"
    date: datetime.date = DAY
    text: str = "This text is new."
    sign_again: bool = True


@dataclass(frozen=True)
class Meta:
    title: str = "Online safety policy"
    short: str = "online safety policy"
    kind: str = "policy"
    audience: Sequence[str] = ("everyone",)
    publish: str = "public"
    summary: str = "How we keep pupils safe online."
    numbered: bool = True
    budget: int | None = 12
    returns: bool = False
    landscape: bool = False
    easy_read: bool = False
    changes: Sequence[Note] = (Note(),)


@dataclass(frozen=True)
class Status:
    state: str = "draft"
    words: str = "Draft: not yet approved"
    version: str = "3"
    owner: str = "Designated Safeguarding Lead (DSL)"
    approved_by: str = "governing body"
    approved_on: datetime.date | None = None
    minute: str = ""
    next_review: datetime.date | None = None
    overdue: bool = False
    review_words: str = "yearly, by the governors"
    replaces: str = "version 2 of 1 December 2022"
    what_changed: Sequence[str] = ("Rewritten for 2026",)
    text_date: datetime.date = DAY


@dataclass(frozen=True)
class Document:
    text: str = "## 1 Phones {#phones}\n\nPut them away.\n"
    meta: Meta = field(default_factory=Meta)
    status: Status = field(default_factory=Status)
    id: str = "online-safety-policy"

    @property
    def html(self) -> str:
        return to_html(f"# {self.meta.title}\n\n{self.text}")


APPROVED = Status(
    "approved",
    "Approved",
    approved_on=datetime.date(2024, 9, 3),
    minute="12/24",
    next_review=datetime.date(2025, 9, 3),
    overdue=True,
)
AGREEMENT = Meta(
    "Pupil agreement",
    "pupil agreement",
    "agreement",
    ("learners",),
    numbered=False,
    budget=1,
    returns=True,
)
GOES_BACK = "Return it to our DSL. We keep it until a new version is signed."
FORM = replace(AGREEMENT, title="Photo permission", kind="form", returns=False)


def signature(who: str) -> str:
    """Return a block to sign as a page's call prints it."""
    return str(form_calls("learner-agreement", {}, lambda text: text.strip("{ }"))["signature"](who))


def words(page: str) -> str:
    """Return what stands in a page, word by word."""
    root = lxml.html.document_fromstring(page)
    for style in root.findall(".//style"):
        style.drop_tree()
    return " ".join(" ".join(root.itertext()).split()).replace(" .", ".")


def printed(page: str) -> LaidOut:
    """Lay a page out with the real engine, which refuses whatever WeasyPrint warns of."""
    return lay_out(
        page,
        document_id="x",
        sources={"assets/": ROOT / "overrides" / "assets"},
        title="T",
        author="A",
        live_address=lambda document, anchor: f"https://st-cuthberts.example/{document}/",
    )


def text_boxes(page: str) -> list[Any]:
    """Return the boxes of text of a page that was laid out, page by page from its top."""
    from policypack.paper.engine import weasy
    from policypack.paper.engine.fetcher import Shelf

    with weasy.only_pack_fonts():
        laid, _ = weasy.render(page, Shelf({"assets/": ROOT / "overrides" / "assets"}), "pdf/ua-1")
    boxes = [box for sheet in laid.pages for box in sheet._page_box.descendants()]
    return [box for box in boxes if box.__class__.__name__ == "TextBox" and box.text.strip()]


def letters(page: str) -> dict[str, float]:
    """Return the size of the letters of each piece of text, in points."""
    return {box.text.strip(): box.style["font_size"] * 0.75 for box in text_boxes(page)}


def lines(page: str) -> list[str]:
    """Return the printed lines: the pieces of text that stand beside one another."""
    last: tuple[float, float] | None = None
    result: list[str] = []
    for box in text_boxes(page):
        baseline = round(box.position_y + box.baseline, 1)
        beside = last is not None and last[0] == baseline and box.position_x >= last[1] - 1
        if beside:
            result[-1] += box.text
        else:
            result.append(box.text)
        last = (baseline, box.position_x + box.width)
    return result


def fields_by_page(laid: LaidOut) -> dict[int, list[str]]:
    """Return the names of the fields on each page, in their order."""
    found: dict[int, list[str]] = {}
    with pikepdf.open(io.BytesIO(laid.pdf)) as pdf:
        for number, sheet in enumerate(pdf.pages, 1):
            for mark in sheet.get("/Annots", []):
                if mark.Subtype == "/Widget":
                    found.setdefault(number, []).append(str(mark.T))
    return found


def margins(page: str) -> str:
    """Return the text of all page boxes' `content`."""
    found = []
    for rule in tinycss2.parse_stylesheet(re.findall(r"<style>(.*?)</style>", page, re.S)[0], True, True):
        for block in rule.content or () if rule.type == "at-rule" else ():
            if block.type == "{} block":
                found += [token.value for token in block.content if token.type == "string"]
    return " ".join(found)


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


def test_nothing_is_drawn_where_a_pack_stamps_its_number() -> None:
    """30 by 5 mm at the right foot of each page stay empty, upright or not, with a long address too."""
    from policypack.paper.engine import weasy
    from policypack.paper.engine.fetcher import Shelf

    wide = "".join(
        f"| {' | '.join('abcdefgh')} |\n" + ("| - " * 8 + "|\n" if n == 0 else "") for n in range(9)
    )
    document = Document("Lines.\n\n" * 60 + wide + "\n" + "More lines.\n\n" * 160)
    page = compose(document, HOUSE, address=f"https://st-cuthberts.example/{'very-long/' * 9}")
    with weasy.only_pack_fonts():
        laid, _ = weasy.render(page, Shelf({"assets/": ROOT / "overrides" / "assets"}), "pdf/ua-1")
    shapes = set()
    for number, sheet in enumerate(laid.pages, 1):
        width, height = sheet.width / MM, sheet.height / MM
        shapes.add(width > height)
        left, bottom, right, top = stamp_rectangle(number, (width, height))
        assert (round(right - left, 3), round(top - bottom, 3)) == (30, 5)
        for box in sheet._page_box.descendants():
            if box.__class__.__name__ != "TextBox" or not box.text.strip():
                continue
            x, y = box.position_x / MM, height - box.position_y / MM
            beside = x + box.width / MM <= left or x >= right
            assert beside or y - box.height / MM >= top or y <= bottom, (number, box.text)
    assert shapes == {True, False}


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


def test_the_part_that_goes_back_says_which_version_to_whom_and_how_long() -> None:
    """Learners sign where they read; others sign a leaf of their own, so that the rules stay with them."""
    rules = "## Rules {#rules}\n\nBe kind.\n\n## Sign here {#sign}\n\nI have read this.\n\n"
    text = f"{rules}{signature('learner')}\n"
    one_side = Document(text, AGREEMENT)
    page = compose(one_side, HOUSE, goes_back=GOES_BACK)
    assert (
        "Pupil agreement, version 3 · Draft: not yet approved. Return it to our DSL. "
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

    def laid(pages: int) -> SimpleNamespace:
        return SimpleNamespace(pages=pages)

    def fit(
        budget: int,
        pages: list[int],
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

    assert fit(12, [12], kind="policy", begin=Fit(contents=True, snug=1)) == 12
    assert seen == [{"contents": True, "snug": 1}], "a fit that is known is not tried again"
    assert fit(12, [9, 8], kind="policy", begin=Fit(contents=True)) == 8
    assert seen[1:] == [{"contents": False, "snug": 0}], "a text that turned out short has no contents"


def test_links_lead_somewhere_or_are_words() -> None:
    """Paper has no dead links; the address of a resource is printed for those who only have the paper."""
    inside = "[the staff agreement](../agreements/staff-agreement.md#x)"
    text = f"- [Childline](https://www.childline.org.uk/)\n- {inside}\n"
    page = compose(Document(text, replace(Meta(), kind="resource")), HOUSE)
    assert "childline.org.uk the staff agreement" in words(page)
    assert "staff-agreement.md" not in page
    linked = compose(Document(text), HOUSE, address_of=lambda href: "doc/staff-agreement#x")
    assert 'href="doc/staff-agreement#x"' in linked
    assert (
        short_address("http://www.kent-school.example/policies/index.html") == "kent-school.example/policies"
    )


def test_a_single_sheet_prints_each_address_that_one_can_type_once() -> None:
    """On a fridge door nobody can tap: the card of help has its addresses, and long ones are left out."""
    text = (
        "Use [Report Remove](https://www.childline.org.uk/remove), or read "
        f"[the guidance](https://www.gov.uk/{'long-' * 12}).\n\n"
        '<ul class="help-card"><li><a href="https://www.childline.org.uk/remove">Report Remove</a>'
        "</li></ul>\n"
    )
    meta = replace(Meta(), kind="guide", budget=1, numbered=False)
    page = compose(Document(text, meta), HOUSE, danger="<p>Adults ring here.</p>")
    said = words(page).replace("/ ", "/")
    assert said.count("(childline.org.uk/remove)") == 1
    assert "Report Remove (childline.org.uk/remove)" in said.partition("the guidance")[2]
    assert "long-" not in said
    twice = (
        "[Ring them](https://www.kirklees.gov.uk/) (on [kirklees.gov.uk](https://www.kirklees.gov.uk/)).\n"
    )
    assert words(compose(Document(twice, meta), HOUSE)).count("kirklees.gov.uk") == 1
    long = words(compose(Document(text, replace(meta, budget=3)), HOUSE)).replace("/ ", "/")
    assert long.count("childline.org.uk/remove") == 1, "below its entry on the card, not in the text as well"
    law = "[A law](https://www.legislation.gov.uk/ukpga/1978/37) and [Help](https://help.example/now).\n"
    few = words(compose(Document(law, replace(meta, budget=3)), HOUSE)).replace("/ ", "/")
    assert "A law and Help (help.example/now)." in few, "a law is found by its title"
    assert "help.example" not in words(compose(Document(law, replace(meta, budget=8)), HOUSE))
    assert "Adults ring here" not in said, "a young person's card says it for young people"


def test_no_line_ends_within_an_address_or_a_number() -> None:
    """Nobody can tell whether the hyphen at a line's end is to be typed, or ring half a number."""
    here = "https://kent-school.example/agreements/learner-agreement-easy-read/"
    text = "".join(
        f"{'word ' * n}[Council](https://a-council.example/number-{n}) 03000 41 91 91.\n\n"
        for n in range(9, 21)
    )
    danger = f"<p>{'Ring ' * 14}01632 960100.</p>"
    for budget, whole in ((1, "a-council.example/number-"), (None, "kent-school.example/agreements/")):
        meta = replace(Meta(), kind="guide", numbered=False, budget=budget)
        found = lines(compose(Document(text, meta), HOUSE, address=here, danger=danger))
        assert [line for line in found if line.rstrip().endswith("-")] == []
        assert any(whole in line for line in found)
        assert sum("learner-agreement-easy-read" in line for line in found) >= 1
        halves = [line for line in found if "03000" in line and "03000\u00a041\u00a091\u00a091" not in line]
        halves += [line for line in found if "01632" in line and "01632\u00a0960100" not in line]
        assert halves == []


def test_where_there_is_a_website_paper_names_the_page_that_lists_our_pages() -> None:
    """A list of titles can't be tapped on paper. Without a website it says what one can ask for."""
    text = "## Our pages {#our-pages}\n\n- [Whom do I tell?](../guides/whom-to-tell.md)\n\nAsk us.\n"
    document = Document(text, replace(Meta(), kind="resource", numbered=False))
    page = compose(document, HOUSE, address="https://kent-school.example/resources/for-parents/")
    said = words(page).replace("/ ", "/")
    assert "listed, with links to tap, at kent-school.example/resources/for-parents. Ask us." in said
    assert "Whom do I tell?" not in said
    assert "Whom do I tell? Ask us." in words(compose(document, HOUSE))


def test_a_table_to_write_in_goes_on_over_the_page_with_its_head() -> None:
    """Themes of three rows fill the pages; kept whole they leave a third of each empty."""
    column = [Column(name=name, label=name, width=50) for name in "abcde"]
    theme = FieldSpec(
        label="Theme", type="table", columns=tuple(column), rows=(("One?",), ("Two?",), ("Three?",))
    )
    rows = form_calls("log", {f"t{n}": theme for n in range(6)}, str)["rows"]
    text = "".join(f"## Theme {n} {{#t{n}}}\n\n{rows(f't{n}')}\n\n" for n in range(6))
    document = Document(text, replace(FORM, landscape=True, budget=4))
    laid = printed(compose(document, HOUSE))
    assert laid.pages == 3
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


def test_a_pack_says_what_is_in_it_and_where() -> None:
    """Contents count in the pack's own pages; a pack of drafts says so on its cover."""
    plan = SimpleNamespace(key="staff", title="Staff pack", summary="For everyone who works here.")
    entries = [
        PackEntry(
            "Online safety policy", "Version 3 · Draft: not yet approved", 3, 12, "online-safety-policy"
        ),
        PackEntry("Staff agreement", "Version 1 · Approved", 15, 3),
    ]
    page = compose_pack_front(plan, entries, HOUSE, danger=Markup("<p>Ring 999.</p>"))
    assert "2 documents; 1 of them is still a DRAFT." in words(page)
    numbers = [row.text_content() for row in lxml.html.document_fromstring(page).find_class("page")]
    assert numbers == ["3", "15"]
    assert printed(page).pages == 2
    sheet = compose_read_and_sign(plan, entries, HOUSE, return_to="office", role="Role", fillable=True)
    assert [f.get("name") for f in lxml.html.document_fromstring(sheet).iter("input")] == [
        "read_1",
        "read_2",
        "signed_signature",
        "signed_name",
        "signed_role",
        "signed_date",
    ]
    assert "Signed by" in words(sheet)
    assert "Return this sheet to our office." in words(sheet)
    assert printed(sheet).pages == 1


def test_the_proof_sheet_shows_each_fact_with_its_place() -> None:
    """An office can find the line behind each fact, and sees at once what nobody has said yet."""
    file = "settings/kent/setting.yml"
    rows = [
        FactRow("People", "DSL, phone", "01632 960123", f"{file}:41:5", ("policy", "whom to tell")),
        FactRow("People", "DSL, hours", "", f"{file}:42:5", tuple("abcd"), to_confirm=True),
        FactRow("Look", "Logo", "logo.svg", "settings/families/schools.yml:3:1"),
    ]
    said = words(compose_facts_sheet(HOUSE, rows))
    assert "DSL, phone: 01632 960123 line 41 · in policy, whom to tell" in said
    assert "DSL, hours: to confirm line 42 · in 4 documents" in said
    assert "settings/families/schools.yml:3:1" in said
    assert "these 3 facts; 1 of them is still to confirm" in said
    asked = compose_confirm_list(HOUSE, [Ask("Who is the DSL?", f"{file}:41", ("policy",))])
    assert "1 question that nobody has answered yet" in words(asked)
    assert printed(asked).pages == 1
