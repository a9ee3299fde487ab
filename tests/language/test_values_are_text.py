"""A setting's values are text: no Markdown, HTML or template in them ever takes effect."""

from __future__ import annotations

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from macros.jinja import Language, escape_markdown
from macros.markdown import to_html
from macros.words import Word

NASTY = [
    "A&B <b>bold</b>",
    "*star* _under_ `code`",
    "[link](http://x.example)",
    "![picture](x.png)",
    "1. one",
    "- dash",
    "+ plus",
    "# heading",
    "> quote",
    "{#id} {.class}",
    "{{ name }} {% raw %}",
    "a | b",
    "back\\slash",
    "&amp; &#38;",
    "Tŷ'r Dŵr",
    "http://x.example and x@y.example",
    "one: two",
    ": definition",
    "[^1]",
    "!!! note",
    "<!-- comment -->",
    "~~~",
    "***",
    "=====",
]


def shown(template: str, **variables: object) -> str:
    """Return the text that a reader sees of a page."""
    environment = jinja2.Environment(extensions=[Language], undefined=jinja2.StrictUndefined)
    fragment = to_html(environment.from_string(template).render(**variables))
    return " ".join(html.fromstring(f"<div>{fragment}</div>").text_content().split())


@pytest.mark.parametrize("value", NASTY)
@pytest.mark.parametrize(
    "template",
    [
        "{{ v }}",
        "We are {{ v }}.",
        "- {{ v }}",
        "| A | B |\n| --- | --- |\n| {{ v }} | x |",
        "## {{ v }} {#an-id}",
    ],
    ids=["alone", "sentence", "list", "table", "heading"],
)
def test_a_value_shows_as_it_was_written(template: str, value: str) -> None:
    """What a reader sees is what the setting's file says, wherever the value stands."""
    assert value in shown(template, v=Word(value))


@given(st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), min_size=1, max_size=40))
def test_any_text_shows_as_it_was_written(value: str) -> None:
    """No text of any script can break out of its place."""
    plain = " ".join(value.split())
    assert shown("x {{ v }} y", v=value) == " ".join(f"x {plain} y".split())


def test_a_heading_keeps_its_id_beside_a_hostile_value() -> None:
    """`{#id}` is a heading's id, not the start of a comment."""
    page = jinja2.Environment(extensions=[Language]).from_string("## {{ v }} {#rules}").render(v="{#other} x")
    assert '<h2 id="rules">' in to_html(page)


def test_lists_and_groups_are_refused_in_a_sentence() -> None:
    """A list printed as Python shows it would be read by a parent; the author is told instead."""
    environment = jinja2.Environment(extensions=[Language])
    with pytest.raises(TypeError, match="listed"):
        environment.from_string("{{ v }}").render(v=["a"])
    with pytest.raises(TypeError, match="with an if"):
        environment.from_string("{{ v }}").render(v=True)


def test_escaping_leaves_ordinary_words_readable() -> None:
    """Names and sentences stay as they are in the finished Markdown."""
    assert escape_markdown("Oak School, Kent (part of St Mary's)") == "Oak School, Kent (part of St Mary's)"
