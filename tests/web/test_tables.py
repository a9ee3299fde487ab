"""Wide tables know their columns' words."""

from __future__ import annotations

from macros.tables import labelled

ROWS = "<tbody><tr><td>999</td><td>DSL &amp; deputy</td><td><b>CEO</b></td></tr></tbody>"
HEADS = "<tr><th>Who</th><th>If <em>not</em> there</th><th>A &amp; B</th></tr>"
WIDE = f"<table><thead>{HEADS}</thead>{ROWS}</table>"


def test_each_cell_has_its_columns_words() -> None:
    """Words come from the head, tags left out, escaped again; the text itself stays to the character."""
    html = labelled(f"<p>Before</p>\n{WIDE}\n<p>After</p>")
    assert '<td role="cell" data-label="If not there">DSL &amp; deputy</td>' in html
    assert 'data-label="A &amp; B"' in html
    assert html.startswith("<p>Before</p>\n<table data-labelled")
    assert html.endswith("</table>\n<p>After</p>")


def test_a_narrow_table_is_left_alone() -> None:
    """Two columns fit a phone."""
    narrow = "<table><thead><tr><th>A</th><th>B</th></tr></thead><tr><td>1</td><td>2</td></tr></table>"
    assert labelled(narrow) == narrow


def test_a_row_may_begin_with_its_own_heading() -> None:
    """A row's heading is no column, and later cells keep theirs."""
    html = labelled(WIDE.replace("<td>999</td>", '<th scope="row">999</th>'))
    assert '<th scope="row" role="rowheader" data-label="Who">999</th>' in html
    assert 'data-label="If not there">DSL' in html


def test_a_form_keeps_its_shape_and_can_be_scrolled_by_keyboard() -> None:
    """A table to fill in isn't taken apart; the box around it takes the focus and has a name."""
    html = labelled(f'<div class="form-table form-wide">{WIDE}</div>')
    assert "data-labelled" not in html
    assert html.startswith('<div class="form-table form-wide" tabindex="0" role="region" aria-label=')
