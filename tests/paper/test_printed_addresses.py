"""Links on paper: they lead somewhere, or an address is printed that one can type."""

from __future__ import annotations

import re
from dataclasses import replace

import lxml.html
import pytest

from policypack.paper.edition import A5
from policypack.paper.pages import compose
from policypack.paper.sheet import short_address
from tests.paper.addresses import code_of, only_to_tap
from tests.paper.composed import HOUSE, Document, Meta, lines, printed, words
from tests.paper.content import Code
from tests.paper.reading import Reading
from tests.paper.source import Source


def test_links_lead_somewhere_or_are_words() -> None:
    """Paper has no dead links; the address of a resource is printed for those who only have the paper."""
    inside = "[the staff agreement](../agreements/staff-agreement.md#x)"
    text = f"- [Childline](https://www.childline.org.uk/)\n- {inside}\n"
    page = compose(Document(text, replace(Meta(), kind="resource")), HOUSE)
    assert "childline.org.uk the staff agreement" in words(page)
    entry = "- [Council](https://a-council.example/) (see [a-council.example](https://a-council.example/))\n"
    assert words(compose(Document(entry, replace(Meta(), kind="resource")), HOUSE)).count("a-council") == 1
    assert "staff-agreement.md" not in page
    linked = compose(Document(text), HOUSE, address_of=lambda href: "doc/staff-agreement#x")
    assert 'href="doc/staff-agreement#x"' in linked
    assert (
        short_address("http://www.kent-school.example/policies/index.html") == "kent-school.example/policies"
    )


LONG = f"https://www.gov.uk/{'long-' * 16}"
LAW = "https://www.legislation.gov.uk/ukpga/1978/37/contents"


def test_a_single_sheet_prints_each_address_that_one_can_type_once() -> None:
    """On a fridge door nobody can tap: the card of help has its addresses, and long ones have a code."""
    text = (
        f"Use [Report Remove](https://www.childline.org.uk/remove), or read [the guidance]({LONG}).\n\n"
        '<ul class="help-card"><li><a href="https://www.childline.org.uk/remove">Report Remove</a>'
        "</li></ul>\n"
    )
    meta = replace(Meta(), kind="guide", budget=1, numbered=False)
    page = compose(Document(text, meta), HOUSE, danger="<p>Adults ring here.</p>")
    said = words(page).replace("/ ", "/")
    assert said.count("(childline.org.uk/remove)") == 1
    assert "Report Remove (childline.org.uk/remove)" in said.partition("the guidance")[2]
    assert "long-" not in said
    assert said.endswith("the guidance gov.uk")
    twice = (
        "[Ring them](https://www.kirklees.gov.uk/) (on [kirklees.gov.uk](https://www.kirklees.gov.uk/)).\n"
    )
    assert words(compose(Document(twice, meta), HOUSE)).count("kirklees.gov.uk") == 1
    long = words(compose(Document(text, replace(meta, budget=3)), HOUSE)).replace("/ ", "/")
    assert long.count("childline.org.uk/remove") == 1, "below its entry on the card, not in the text as well"
    assert "Adults ring here" not in said, "a young person's card says it for young people"


def test_no_paragraph_ends_with_one_short_word_on_a_line() -> None:
    """The last two words stay together, but in a table's cell, which may be too narrow for both."""
    long = "words enough that this can't be one line, and then "
    text = f"{long}lock it away.\n\n| Where |\n| --- |\n| {long}not here |\n\n- {long} *two* three four\n"
    page = compose(Document(text), HOUSE)
    assert "it\u00a0away." in page
    assert "three\u00a0four" in page
    assert "not here" in page


def test_a_text_that_addresses_would_interrupt_lists_them_at_its_end() -> None:
    """A law's is a row of numbers. Each is there once, by its title; one alone stands beside its link."""
    text = f"[The law]({LAW}), [Help](https://help.example/now), [Advice]({LONG}); again [a law]({LAW}).\n"
    guide = replace(Meta(), kind="guide", budget=3, numbered=False)
    for meta, helped, listed in (
        (guide, "Help (help.example/now),", ""),
        (replace(guide, budget=8), "Help,", " Help help.example/now"),
    ):
        said = re.sub(r"(?<=/) | (?=[,;])", "", words(compose(Document(text, meta), HOUSE)))
        assert f"The law, {helped} Advice; again a law." in said
        end = "Advice gov.uk{} The law legislation.gov.uk/ukpga/1978/37"
        assert said.endswith(end.format(listed))
    alone = words(compose(Document(f"[The law]({LAW}) counts.\n", guide), HOUSE)).replace("/ ", "/")
    assert "The law (legislation.gov.uk/ukpga/1978/37) counts." in alone
    assert "named here" not in alone
    assert "named here" not in words(compose(Document(), HOUSE))


@pytest.mark.parametrize("budget", [1, 3, 12])
def test_who_has_only_the_paper_finds_each_web_page_of_a_text(budget: int) -> None:
    """By an address that one can read, or a code to scan, where the PDF is read and not how it was made."""
    document = Document(
        f"Read [Advice]({LONG}), [The law]({LAW}) and [Help](https://help.example/now).\n",
        replace(Meta(), kind="guide", budget=budget, numbered=False),
    )
    source, page = Source.of(document.html, on_the_web=False), compose(document, HOUSE)
    for shown, missing in (
        (page, []),
        (re.sub(r'<img src="data:image/svg[^>]*>', "", page), [LONG]),
        (re.sub(r"help\.example/?|1978|37(?=[/<])", "", page), [LAW, "https://help.example/now"]),
    ):
        reading = Reading(printed(shown).pdf)
        told = list(only_to_tap(reading, reading.root, source, short_address))
        assert [short_address(each) in said for each, said in zip(missing, told, strict=True)] == (
            [True] * len(missing)
        )


def test_the_contents_of_a_long_text_say_where_its_web_pages_are() -> None:
    """A budget counts what is read; whoever looks an address up is led to the list by its page."""
    text = (
        "".join(f"## {n} Part {{#p{n}}}\n\n{'Words. ' * 200}\n\n" for n in range(1, 9))
        + f"[Advice]({LONG})\n"
    )
    laid = printed(compose(Document(text), HOUSE, contents=True))
    reading = Reading(laid.pdf)
    assert reading.text(reading.elements("TOCI")[-1]) == f"Web pages named here {laid.anchors['web-pages']}"


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


def test_a_reference_to_an_appendix_tells_a_listener_which_document_that_is() -> None:
    """The words stay as they are; who goes from link to link hears more than a number."""
    page = compose(
        Document(text="See [appendix 1](staff.md).\n"),
        HOUSE,
        appendices=[("Appendix 1", "Staff agreement")],
        address_of=lambda _: "doc/staff-agreement",
    )
    (link,) = lxml.html.document_fromstring(page).xpath("//main//a")
    assert (link.text, link.get("aria-label")) == (
        "appendix\u00a01",
        "appendix 1: Staff agreement",
    )


def test_a_short_document_has_the_code_of_its_page_beside_its_foot() -> None:
    """For a phone, on the first page; where there is no website, or no room in the margin, there is none."""
    live = "https://kent-school.example/agreements/learner-agreement/"
    document = Document("Text.\n", replace(Meta(), kind="form", budget=1))

    def codes(page: str) -> set[Code]:
        return Reading(printed(page).pdf).codes[0]

    assert codes(compose(document, HOUSE, address=live)) == {code_of(live)}
    assert codes(compose(document, HOUSE)) == set()
    assert codes(compose(document, HOUSE, address=live, edition=A5)) == set()
