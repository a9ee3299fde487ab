"""Numbers and references, in the words of a reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from macros.markdown import empty_links
from macros.numbering import Section, number
from macros.references import Dangling, Filling, fill


@dataclass
class Doc:
    """A document as references see it."""

    id: str
    path: str
    short: str = ""
    public: bool = True
    appendices: Sequence[str] = ()
    sections: Mapping[str, Section] = field(default_factory=dict)


POLICY_TEXT = """## Aims {#aims}

## Training {#training}

### Refresher {#refresher}

## Old text {#old .unnumbered}

## Review {#review}
"""


def filled(text: str, **changes: object) -> Filling:
    """Return `text` filled as a part of a policy with two appendices."""
    policy = Doc("policy", "policies/policy.md", "online safety policy", appendices=("staff", "log"))
    policy.sections = number(POLICY_TEXT, numbered=True).sections
    staff = Doc("staff", "agreements/staff.md", "staff agreement")
    staff.sections = number("## Signatures {#signatures}\n", numbered=False).sections
    log = Doc("log", "forms/log.md", "incident log", public=False)
    pack = {doc.id: doc for doc in (policy, staff, log)}
    known = {doc.path: doc.id for doc in pack.values()} | {"guides/mentor.md": "mentor"}
    source = pack[str(changes.get("source", "policy"))]
    return fill(text, source, pack, known)


def test_sections_are_counted_and_subsections_below_them() -> None:
    """Sections are numbered 1, 2, 2.1 ...; an unnumbered one takes no number away."""
    sections = number(POLICY_TEXT, numbered=True).sections
    assert [sections[key].number for key in ("aims", "training", "refresher", "old", "review")] == [
        "1",
        "2",
        "2.1",
        "",
        "3",
    ]


def test_numbers_stand_in_the_heading_and_its_id_stays() -> None:
    """A heading's address doesn't change with its number."""
    assert "## 2 Training {#training}" in number(POLICY_TEXT, numbered=True).text


def test_code_is_neither_numbered_nor_filled() -> None:
    """An example in a code block stays as the author wrote it."""
    text = "```\n## Not a heading {#x}\n[](#x)\n```\n\nAnd `[](#y)` here.\n"
    assert number(text, numbered=True).text == text
    assert empty_links(text) == []


def test_a_section_is_called_by_its_number() -> None:
    """Inside a document an author's empty link becomes "section 2"."""
    assert filled("See [](#training).").text == "See [section 2](#training)."


def test_a_sentence_begins_with_a_capital() -> None:
    """At the start of a sentence the reference has a capital."""
    assert filled("[](#aims) says so.\n\n- [](#aims)").text.count("[Section 1]") == 2


def test_an_appendix_is_called_by_its_place_in_this_setting() -> None:
    """In the policy that adopts it, an agreement is "appendix 1"."""
    assert filled("Sign [](../agreements/staff.md).").text == "Sign [appendix 1](../agreements/staff.md)."


def test_elsewhere_the_same_document_is_called_by_its_name() -> None:
    """Another document says "the online safety policy" and names the section's number."""
    text = filled("As in [](../policies/policy.md#refresher).", source="staff").text
    assert text == "As in [section 2.1 of the online safety policy](../policies/policy.md#refresher)."


def test_a_heading_without_number_is_called_by_its_words() -> None:
    """An unnumbered heading is quoted."""
    text = filled("Sign in [](../agreements/staff.md#signatures).").text
    assert "[“Signatures” in appendix 1]" in text


def test_a_public_page_has_no_link_to_a_staff_document() -> None:
    """The words stay, the link goes."""
    assert filled("Use [](../forms/log.md).").text == "Use appendix 2."


def test_what_leads_nowhere_is_told_with_the_nearest_right_answer() -> None:
    """Dangling references name what was probably meant."""
    said = [
        d.message
        for d in filled("See [](#trainning), [](../agreements/staf.md), [](../guides/mentor.md).").dangling
    ]
    assert "did you mean training?" in said[0]
    assert "did you mean agreements/staff.md?" in said[1]
    assert "adopted('mentor')" in said[2]


def test_every_reference_is_found_where_it_stands() -> None:
    """Tables, lists, quotations, boxes: line and column are the author's own."""
    text = "\n".join(
        [
            "| A | B |",
            "| --- | --- |",
            r"| x \| y [](#a) | [](#a) and [](#b) |",
            "",
            '!!! note "Do [](#c)"',
            "    - nested [](#d)",
            "        - deeper [](#e)",
            "",
            "> quoted [](#f)",
        ]
    )
    lines = text.split("\n")
    found = empty_links(text)
    assert [reference.target for reference in found] == ["#a", "#a", "#b", "#c", "#d", "#e", "#f"]
    assert all(lines[r.line][r.start : r.end] == f"[]({r.target})" for r in found)


def test_a_reference_to_nothing_is_dangling() -> None:
    """`[]()` can't be filled."""
    assert isinstance(filled("Look [](#)").dangling[0], Dangling)
