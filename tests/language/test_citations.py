"""What pages print of the register, and what stops them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from macros.citations import citation_calls
from macros.markdown import to_html
from macros.register import Entry, Register
from macros.setting import load_setting

ROOT = Path(__file__).parents[2]
REGISTER = Register.load(ROOT)
SCHOOL = load_setting(ROOT, "example-kent-school")
CALLS: dict[str, Callable[..., Any]] = citation_calls(SCHOOL, REGISTER)
HOSTILE = [
    "A *title* with [brackets](x) & <b>tags</b>",
    "#1: {{ facts }} {%raw%} {#id}",
    "1. Not a list",
    "Pipes | and `ticks` and __lines__ \\",
    '&#42; &amp; it\'s "quoted"',
]


def entry(**facts: object) -> Entry:
    """Return a guidance in force, with other facts put in."""
    given_facts = {
        "key": "x",
        "title": "A title",
        "publisher": "Somebody",
        "kind": "statutory-guidance",
        "status": "in-force",
        "url": "https://example.org/a",
        "use": "Says something.",
        "confidence": "confirmed",
        **facts,
    }
    return Entry.model_validate(given_facts)


def calls_with(one: Entry) -> dict[str, Callable[..., Any]]:
    """Return the calls on a register that holds this entry alone."""
    return citation_calls(SCHOOL, Register({one.key: one}, {}, REGISTER.as_at))


def read(markdown: str) -> html.HtmlElement:
    """Return Markdown as a reader's browser gets it."""
    return html.fragment_fromstring(to_html(markdown), create_parent="div")


@pytest.mark.parametrize("call", ["cite", "link"])
@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("kcsie-2016", "has been superseded; cite kcsie instead"),
        ("data-protection-act-1998", "has been superseded; cite data-protection-act-2018 instead"),
        ("disrespect-nobody", "has closed; cite childline instead"),
        ("uksic-issues", "has moved; cite uksic instead"),
        ("yhgfl-esafety-guidance", "has been withdrawn; take it out"),
        ("kcsi", "did you mean kcsie?"),
    ],
)
def test_a_page_cannot_cite_what_is_gone(call: str, key: str, says: str) -> None:
    """An author who cites an old edition or a closed service is told what to cite instead."""
    with pytest.raises(LookupError) as caught:
        CALLS[call](key)
    assert says in str(caught.value)
    assert not str(caught.value).startswith("'")


def test_a_passage_about_the_past_may_name_an_old_edition_but_never_links_it() -> None:
    """The old edition's address shows the new one today, and a closed service's shows anything."""
    old = read(CALLS["cite"]("kcsie-2016", history=True))
    assert old.text_content() == "Keeping children safe in education 2016"
    assert old.xpath("//a") == []
    assert "](" not in CALLS["cite"]("disrespect-nobody", history=True)
    assert CALLS["cite"]("kcsie", history=True) == CALLS["cite"]("kcsie")


def test_a_citation_is_a_link_with_title_and_year() -> None:
    """A reader sees which edition counts; an Act, whose title has its year, has none added."""
    assert read(CALLS["cite"]("kcsie")).text_content() == "Keeping children safe in education (2026)"
    assert read(CALLS["cite"]("education-act-1996")).text_content() == "Education Act 1996"
    assert read(CALLS["link"]("childline")).xpath("//a/@href") == ["https://www.childline.org.uk/"]


def test_a_helpline_is_a_link_that_says_whom_it_rings() -> None:
    """A phone dials it with one tap, and a screen reader hears who answers; or else it is a website."""
    (link,) = read(CALLS["helpline"]("posh")).xpath("//a")
    assert link.get("href") == "tel:+443443814772"
    assert link.text == "Professionals Online Safety Helpline (POSH), 0344\u00a0381\u00a04772"
    assert CALLS["helpline"]("posh").endswith("(Monday to Friday, 10am to 4pm)")
    assert read(CALLS["helpline"]("childline")).xpath("//a/@href") == ["tel:08001111"]
    assert read(CALLS["helpline"]("report-remove")).xpath("//a/@href") == [
        "https://www.childline.org.uk/remove"
    ]


@pytest.mark.parametrize("audience", ["parents", "learners", "staff", "mentors"])
def test_a_list_of_help_says_what_for_whom_and_how(audience: str) -> None:
    """Each service has a linked name, one sentence on what it does, whom it is for, and a way to reach it."""
    body = read(CALLS["resources"](audience))
    terms, services = body.xpath("//dt"), body.xpath("//dd")
    assert len(terms) == len(services) == len(body.xpath("//dt/a[@href]"))
    assert len(body.xpath("//dl")) == 1
    assert all(link.text_content().strip() for link in body.xpath("//a"))
    for service in services:
        assert "It is for " in service.text_content()
        assert "Website: " in service.text_content() or service.xpath(".//a[starts-with(@href, 'tel:')]")


def test_helplines_and_the_rest_are_the_whole_list() -> None:
    """A page may put a heading between the two parts without losing anybody."""
    both = [CALLS["resources"]("staff", part) for part in ("helplines", "others")]
    assert "\n\n".join(both) == CALLS["resources"]("staff")
    with pytest.raises(LookupError, match="helplines, others or all"):
        CALLS["resources"]("staff", "helpline")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_title_is_shown_as_it_is(text: str) -> None:
    """No official title can become markup, wherever a page puts it."""
    shown = calls_with(entry(title=text, year="2026"))["cite"]("x")
    for context in ("{}", "- see {} here", "| a |\n|---|\n| {} |", "## About {} {{#x}}"):
        body = read(context.format(shown))
        assert f"{text} (2026)" in body.text_content()
        assert [link.get("href") for link in body.xpath("//a")] == ["https://example.org/a"]


ANY_LETTER = st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_categories=("Cc", "Zs"))


@hypothesis.settings(deadline=None)
@given(st.text(ANY_LETTER, min_size=1))
def test_any_title_is_shown_as_it_is(text: str) -> None:
    """The same for titles that nobody thought of."""
    assert read(f"see {calls_with(entry(title=text))['cite']('x')}").text_content() == f"see {text}"


@pytest.mark.parametrize("url", ["https://example.org/a_(b)_c", "https://example.org/*a*?x=1&y=__2__#f(1)"])
def test_an_address_with_brackets_still_leads_there(url: str) -> None:
    """Brackets and stars in an address end neither the link nor begin italics."""
    (link,) = read(calls_with(entry(url=url))["link"]("x")).xpath("//a")
    assert link.get("href").replace("%28", "(").replace("%29", ")").replace("%2A", "*") == url
