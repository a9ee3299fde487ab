"""A colour that can be read: contrast, mixtures, and the nearest shade that has contrast enough.

Contrast is WCAG 2.2's (success criteria 1.4.3 and 1.4.11): 4.5:1 for text, 3:1 for lines and shapes that
carry meaning; headings get 7:1 (1.4.6), because they are printed too. A colour that falls short keeps its
hue and is made darker or lighter in OKLCH, whose lightness follows the eye, until it passes.
All colours are `#rrggbb`.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

TEXT, HEADING, SHAPE = 4.5, 7.0, 3.0
WHITE, BLACK = "#ffffff", "#000000"

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_STEPS = 24


@dataclass(frozen=True)
class Colour:
    """A colour to write or draw with: `asked` was wished for, `value` can be read on `background`."""

    value: str
    asked: str
    background: str

    @property
    def changed(self) -> bool:
        """Whether the wish had to be made darker or lighter."""
        return self.value != self.asked

    @property
    def ratio(self) -> float:
        """The contrast with the background, 1 to 21."""
        return contrast(self.value, self.background)

    def __str__(self) -> str:
        return self.value


def luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.2) of `#rrggbb`, 0 to 1; raise ValueError for another text."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio (WCAG 2.2) of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def text_colour(brand: str, background: str, ratio: float = TEXT) -> Colour:
    """Return `brand`, or its nearest darker or lighter shade that has at least `ratio` on `background`.

    It moves away from the background's own lightness when that can be enough, else through it.
    Raise ValueError when neither black nor white would do (only above 4.58:1, on a middling background).
    """
    asked, ground = brand.lower(), background.lower()
    if contrast(asked, ground) >= ratio:
        return Colour(asked, asked, ground)
    ends = sorted((BLACK, WHITE), key=lambda end: -contrast(end, ground))
    end = ends[0]
    if contrast(end, ground) < ratio:
        raise ValueError(f"no colour has a contrast of {ratio}:1 on {background}")
    lightness, chroma, hue = _oklch(asked)
    near, far = lightness, 0.0 if end == BLACK else 1.0
    best = end
    for _ in range(_STEPS):
        middle = (near + far) / 2
        candidate = _hex(middle, chroma, hue)
        if contrast(candidate, ground) >= ratio:
            best, far = candidate, middle
        else:
            near = middle
    return Colour(best, asked, ground)


def mix(colour: str, ground: str, share: float) -> str:
    """Return `colour` laid over `ground`, with `share` (0 to 1) of it to be seen."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(over * share + under * (1 - share)):02x}" for over, under in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    if not _HEX.fullmatch(colour):
        raise ValueError(f"{colour} is not a colour; write it as #1f4e79")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(colour: str) -> tuple[float, float, float]:
    red, green, blue = (
        share / 12.92 if (share := channel / 255) <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for channel in _channels(colour)
    )
    return red, green, blue


def _oklch(colour: str) -> tuple[float, float, float]:
    # Matrices: Björn Ottosson, "A perceptual color space for image processing" (2020), as in CSS Color 4.
    red, green, blue = _linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _hex(lightness: float, chroma: float, hue: float) -> str:
    # Less chroma until the screen can show it, so that the hue stays.
    for step in range(_STEPS + 1):
        rgb = _rgb(lightness, chroma * (1 - step / _STEPS), hue)
        if all(-0.0005 <= channel <= 1.0005 for channel in rgb):
            break
    return "#" + "".join(f"{_byte(channel):02x}" for channel in rgb)


def _rgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _byte(channel: float) -> int:
    held = min(max(channel, 0.0), 1.0)
    return round(255 * (12.92 * held if held <= 0.0031308 else 1.055 * held ** (1 / 2.4) - 0.055))
