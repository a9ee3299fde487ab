"""A made-up document and its letterhead, and what is read of the page that is composed of them."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import lxml.html
import pikepdf
import tinycss2

from macros.forms import form_calls
from macros.markdown import to_html
from policypack.paper.engine import LaidOut, lay_out
from policypack.paper.pages import Letterhead

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
    confidential: bool = False
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
