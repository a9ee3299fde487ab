"""Links on paper: they lead somewhere, or an address is printed that one can type."""

from __future__ import annotations

from dataclasses import replace

import lxml.html

from policypack.paper.pages import compose
from policypack.paper.sheet import short_address
from tests.paper.composed import HOUSE, Document, Meta, lines, words


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


def test_no_paragraph_ends_with_one_short_word_on_a_line() -> None:
    """The last two words stay together, but in a table's cell, which may be too narrow for both."""
    long = "words enough that this can't be one line, and then "
    text = f"{long}lock it away.\n\n| Where |\n| --- |\n| {long}not here |\n\n- {long} *two* three four\n"
    page = compose(Document(text), HOUSE)
    assert "it\u00a0away." in page
    assert "three\u00a0four" in page
    assert "not here" in page


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
