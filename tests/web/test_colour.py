"""A brand colour never makes a page hard to read."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.colour import Shades, palette
from macros.contrast import HEADING, SHAPE, TEXT, contrast, text_colour

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white is 21:1, and #767676 is the palest grey that passes for text on white."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") >= TEXT > contrast("#777777", "#ffffff")


@given(colours, colours)
@example("#ffff00", "#ffffff")
@example("#000000", "#808080")
def test_any_colour_can_be_read_on_any_ground(brand: str, background: str) -> None:
    """Whatever is asked for, what comes out has 4.5:1, and is left alone when it had it already."""
    colour = text_colour(brand, background, TEXT)
    assert contrast(colour.value, background) >= TEXT
    assert colour.changed == (contrast(brand, background) < TEXT)


@given(colours, colours)
@example("#ffffff", "#ffffff")
@example("#000000", "#000000")
@example("#ffff00", "#00ffff")
def test_a_palette_can_be_read_in_light_in_dark_and_on_paper(main: str, second: str) -> None:
    """Text, links, headings, buttons and lines pass on the page and in boxes, for every pair of colours."""
    made = palette(main, second)
    for shades in (made.light, made.dark):
        for ground in (shades.page, shades.tint):
            _readable(shades, ground)
        assert contrast(shades.button_text, shades.button) >= TEXT
        assert contrast(shades.button, shades.page) >= SHAPE
    assert contrast(made.paper_heading, "#ffffff") >= HEADING
    assert contrast(made.paper_line, "#ffffff") >= SHAPE


def _readable(shades: Shades, ground: str) -> None:
    assert contrast(shades.text, ground) >= HEADING
    assert contrast(shades.muted, ground) >= TEXT
    assert contrast(shades.link, ground) >= TEXT
    assert contrast(shades.heading, ground) >= HEADING
    assert contrast(shades.accent, ground) >= SHAPE


def test_a_pale_brand_keeps_its_hue_and_the_build_says_so() -> None:
    """A yellow that nobody could read as a link becomes a dark yellow, not black, and a sentence tells."""
    made = palette("#ffd400", "#1f4e79")
    red, green, blue = (int(made.light.link[i : i + 2], 16) for i in (1, 3, 5))
    assert red > green > blue
    assert "#ffd400 is too pale to read" in made.adjusted[0]
    assert made.light.link in made.adjusted[0]
    assert palette("#1f4e79", "#1f4e79").adjusted == ()


def test_a_text_that_is_no_colour_is_refused() -> None:
    """`blue`, a short form or a trailing letter doesn't become a colour by accident."""
    for text in ("blue", "#fff", "#1f4e799", ""):
        with pytest.raises(ValueError, match="is not a colour"):
            contrast(text, "#ffffff")
