"""A setting's two colours, readable: links, headings, buttons and lines, in light, in dark and on paper."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields

from macros.contrast import BLACK, HEADING, SHAPE, TEXT, WHITE, Colour, contrast, mix, text_colour

DEFAULT = "#1f4e79"
"""The colour of a setting that has none."""

_DARK_PAGE, _DARK_TEXT = "#15191d", "#e8ebee"
_LIGHT_TEXT = "#1d2328"


@dataclass(frozen=True)
class Shades:
    """What a light or a dark page needs. `tint` is the ground of boxes; every colour passes on it too."""

    page: str
    tint: str
    line: str
    text: str
    muted: str
    link: str
    heading: str
    accent: str
    button: str
    button_text: str


@dataclass(frozen=True)
class Palette:
    """Everything that the stylesheets need of a setting's colours.

    `adjusted` says in sentences what was changed so that everybody can read it: the build prints them.
    """

    main: str
    second: str
    light: Shades
    dark: Shades
    paper_heading: str
    paper_line: str
    adjusted: tuple[str, ...]

    def css(self) -> str:
        """Return the text of the setting's stylesheet: custom properties only, `--brand-*`.

        Dark follows the reader's device, without JavaScript, and never goes to the printer.
        """
        return (
            f":root {{\n{_properties(self.light)}"
            f"  --brand-paper-heading: {self.paper_heading};\n  --brand-paper-line: {self.paper_line};\n}}\n"
            f"@media screen and (prefers-color-scheme: dark) {{\n:root {{\n{_properties(self.dark)}}}\n}}\n"
        )


def palette(main: str | None = None, second: str | None = None) -> Palette:
    """Return the palette of a setting's main and second colour; the second follows the main one when missing.

    Raise ValueError for a text that is no `#rrggbb`.
    """
    first = (main or DEFAULT).lower()
    other = (second or first).lower()
    on_paper = text_colour(first, WHITE, HEADING)
    light = _shades(first, other, WHITE, _LIGHT_TEXT, tint=0.06, link=TEXT)
    # Light letters on dark look thinner than they are.
    dark = _shades(first, other, _DARK_PAGE, _DARK_TEXT, tint=0.1, link=HEADING)
    return Palette(
        main=first,
        second=other,
        light=light,
        dark=dark,
        paper_heading=on_paper.value,
        paper_line=text_colour(other, WHITE, SHAPE).value,
        adjusted=tuple(_adjusted(first, other, light, on_paper)),
    )


def _shades(main: str, second: str, page: str, text: str, tint: float, link: float) -> Shades:
    ground = mix(main, page, tint)
    # A pale brand colour tints a dark page too much to read on: less of it then.
    while contrast(text, ground) < 2 * HEADING * 0.85 and tint > 0.01:
        tint /= 2
        ground = mix(main, page, tint)
    # Of page and box the one nearer to the text is the harder one to read on.
    hard = min((page, ground), key=lambda each: contrast(text, each))
    return Shades(
        page=page,
        tint=ground,
        line=mix(text, page, 0.18),
        text=text,
        muted=text_colour(mix(text, page, 0.7), hard, TEXT + 0.5).value,
        link=text_colour(main, hard, link).value,
        heading=text_colour(main, hard, HEADING).value,
        accent=text_colour(second, hard, SHAPE).value,
        button=(button := text_colour(main, page, SHAPE).value),
        button_text=max((WHITE, BLACK), key=lambda each: contrast(each, button)),
    )


def _adjusted(main: str, second: str, light: Shades, on_paper: Colour) -> list[str]:
    said = []
    if light.link != main:
        short = _too_pale("main", main, "to read", light.tint, TEXT)
        said.append(f"{short}; links are written in {light.link}.")
    if on_paper.changed:
        short = _too_pale("main", main, "for headings", WHITE, HEADING)
        said.append(f"{short}; they are printed in {on_paper}.")
    if light.accent != second:
        short = _too_pale("second", second, "for lines", light.tint, SHAPE)
        said.append(f"{short}; they are drawn in {light.accent}.")
    return said


def _too_pale(which: str, colour: str, purpose: str, ground: str, needed: float) -> str:
    has = _ratio(colour, ground)
    return f"The {which} colour {colour} is too pale {purpose} (contrast {has}, needed {needed:g}:1)"


def _ratio(colour: str, ground: str) -> str:
    # Rounded down: a ratio is never said to pass when it doesn't.
    return f"{math.floor(contrast(colour, ground) * 10) / 10:.1f}:1"


def _properties(shades: Shades) -> str:
    names = [field.name for field in fields(shades)]
    return "".join(f"  --brand-{name.replace('_', '-')}: {getattr(shades, name)};\n" for name in names)
