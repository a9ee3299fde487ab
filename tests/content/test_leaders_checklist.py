"""The leaders' checklist and its table of actions: one text, four roles, each setting's own inspectors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement

from macros.render import Document, Pack

ROOT = Path(__file__).resolve().parents[2]
SLUGS = ("b2-mentoring", "scitt-partnership", "example-kent-school")
ROLES = ("looked-at", "online", "practice", "action")
LOOKERS = {
    "b2-mentoring": "commissioners and the voluntary standards",
    "scitt-partnership": "ITE inspectors",
    "example-kent-school": "inspectors",
}
ICON = re.compile(r"^\.(?P<role>[a-z-]+) \{ --icon: (?P<url>url\(.*\));? \}$", re.MULTILINE)


def themes(document: Document) -> Iterator[tuple[str, list[HtmlElement]]]:
    """Yield each main heading's text without its number, with what stands below it."""
    root = lxml.html.fragment_fromstring(document.html, create_parent="div")
    for heading in root.iter("h2"):
        below = []
        for element in heading.itersiblings():
            if element.tag == "h2":
                break
            below.append(element)
        yield re.sub(r"^\d+ ", "", heading.text_content()), below


def boxes(below: list[HtmlElement]) -> list[HtmlElement]:
    """Return the boxes among a theme's elements."""
    return [element for element in below if "admonition" in element.get("class", "")]


@pytest.mark.parametrize("slug", SLUGS)
def test_each_theme_has_the_four_roles_in_their_order(slug: str, packs: Mapping[str, Pack]) -> None:
    """Role and label go together, so that nobody has to see a picture or a colour."""
    labels = (f"What {LOOKERS[slug]} look at", "What it means online", "Good practice")
    found = [(name, boxes(below)) for name, below in themes(packs[slug].documents["leaders-checklist"])]
    assert len([name for name, roles in found if roles]) >= 9
    for name, roles in found[1:]:
        assert [box.get("class").split()[-1] for box in roles] == list(ROLES), name
        said = [box.find_class("admonition-title")[0].text_content() for box in roles]
        assert said == [*labels, "Action: how do we evidence it?"], name
        assert roles[2].find("ul") is not None, f"{name}: good practice is a list"


@pytest.mark.parametrize("slug", SLUGS)
def test_the_checklist_asks_what_the_table_asks(slug: str, packs: Mapping[str, Pack]) -> None:
    """Theme by theme, the questions are the table's rows: none lost, none more."""
    documents = packs[slug].documents
    asked = {
        name: [item.text_content().strip() for item in boxes(below)[-1].iter("li")]
        for name, below in themes(documents["leaders-checklist"])
        if boxes(below)
    }
    rows = {
        name: [cell.text_content() for part in below for cell in part.iterfind('.//th[@scope="row"]')]
        for name, below in themes(documents["leaders-action-table"])
    }
    assert rows.pop("Our own actions") == []
    assert asked == rows
    assert all(question.endswith("?") for questions in asked.values() for question in questions)


@pytest.mark.parametrize("slug", SLUGS)
def test_nobody_is_told_of_inspectors_who_do_not_come(slug: str, packs: Mapping[str, Pack]) -> None:
    """Ofsted doesn't inspect a provider that is not a school; a partnership has its own toolkit."""
    document = packs[slug].documents["leaders-checklist"]
    text = " ".join(lxml.html.fromstring(document.html).text_content().split())
    assert document.meta.title.replace("\u00a0", " ").endswith(f"what {LOOKERS[slug]} look at")
    assert ("Ofsted inspects us" in text) == (slug != "b2-mentoring")
    assert ("Ofsted does not inspect a provider" in text) == (slug == "b2-mentoring")
    assert ("teacher education" in text) == (slug == "scitt-partnership")


def test_screen_and_paper_show_the_same_four_pictograms() -> None:
    """Each role has a picture of its own, and it doesn't change between screen and paper."""
    sheets = [
        {match["role"]: match["url"] for match in ICON.finditer((ROOT / path).read_text(encoding="utf-8"))}
        for path in ("overrides/assets/css/documents.css", "overrides/print/print.css")
    ]
    assert sheets[0] == sheets[1]
    assert set(sheets[0]) == set(ROLES)
    assert len(set(sheets[0].values())) == len(ROLES)
