"""What every printed sheet has: the house's name, the page boxes with head and foot, the templates.

A page is composed as one HTML text that asks for two things beside itself: the fonts (`FONTS`) and the
logo. Whoever lays it out serves `overrides/assets` as `assets/`, and the setting's folder under the
prefix that `Letterhead.logo` begins with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from macros.jinja import in_words

from .edition import A4, Edition

FONTS = "assets/css/paper-fonts.css"
TEMPLATES = Path(__file__).resolve().parents[3] / "overrides" / "print"

LAWS = "legislation.gov.uk/"

_LONGEST_FOOT = 100  # signs that fit the width of a page
_LONGEST_ADDRESS = 90
_LONGEST_HEAD = 150  # signs that fit two lines beside the mark
_LONGEST_END = 24  # signs that surely fit one line of a title

_MODULE_MM = 0.33  # four dots of an office printer

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_PLAIN = re.compile(r"[A-Za-z0-9 ]")


@dataclass(frozen=True)
class Letterhead:
    """Whose paper it is.

    `logo` is an address that the layout may load, or empty. `heading` (contrast with white at least 7:1)
    and `line` (3:1) are `#rrggbb`; ValueError is raised for anything else. `other_formats` says who sends
    large print, other languages and paper copies: a sentence, as text or as Markup.
    """

    name: str
    short_name: str
    logo: str = ""
    heading: str = "#1f4e79"
    line: str = "#1f4e79"
    example: bool = False
    other_formats: str = ""
    language: str = "en-GB"

    def __post_init__(self) -> None:
        for colour in (self.heading, self.line):
            if not _COLOUR.fullmatch(colour):
                raise ValueError(f"{colour} is not a colour such as #1f4e79")


@dataclass(frozen=True)
class PageBoxes:
    """What stands in a page's margins: `head` and `mark` above, the lines of `foot` below."""

    head: str
    mark: str
    foot: Sequence[str]


def stamp_rectangle(
    page: int, size_mm: tuple[float, float] | None = None, edition: Edition = A4
) -> tuple[float, float, float, float]:
    """Return where a pack may stamp its own page number: left, bottom, right, top in mm from the lower left.

    `page` counts from 1 in the document itself; its margins are mirrored, so the rectangle is too; `size_mm`
    is an upright page's of the edition unless given. Nothing that is composed here draws there: on A4 it is
    30 x 5 mm, flush with the right edge of the text. A page on its side has the outer margin on both sides.
    """
    width, height = size_mm or edition.size_mm
    upright_left = height > width and page % 2 == 0
    right = width - (edition.inner_mm if upright_left else edition.outer_mm)
    wide, high = edition.stamp_mm
    return right - wide, edition.stamp_bottom_mm, right, edition.stamp_bottom_mm + high


def print_sheet(
    template: str,
    letterhead: Letterhead,
    boxes: PageBoxes,
    title: str,
    *,
    edition: Edition = A4,
    classes: str = "",
    **more: Any,
) -> str:
    """Return a whole HTML page from a template of `overrides/print`; texts are escaped, Markup is not."""
    foot = edition.foot(boxes.foot)
    given: dict[str, Any] = {
        "landscape": False,
        "foot_code": "",
        "description": "",
        "dated": "",
        **more,
        "letterhead": letterhead,
        "title": title,
        "classes": f"{classes} {edition.key}".strip(),
        "head": boxes.head,
        "mark": boxes.mark,
        "foot": [line if len(line) <= _LONGEST_FOOT else _address_below(line) for line in foot],
        # A line of the foot may run on below the page's number: an address isn't cut.
        "foot_whole": max(map(len, foot)) <= _LONGEST_FOOT,
        "fonts": FONTS,
        "styles": styles(edition.key),
    }
    return environment().get_template(template).render(given)


def running_head(letterhead: Letterhead, title: str) -> str:
    """Return what stands above each page but the first: whose and which; only which, if that fills it."""
    head = f"{letterhead.short_name} · {title}"
    return head if len(head) <= _LONGEST_HEAD else title


def out_of_date(address: str) -> str:
    """Return what the foot of each page says of printed copies: where the latest is, if it has an address.

    Nobody types one that fills lines; it is behind the code on the first page, and here is the website's.
    """
    short = short_address(address)
    if len(short) > _LONGEST_ADDRESS:
        short = short.partition("/")[0]
    return f"Printed copies may be out of date: {short or 'ask us for the latest'}"


def _address_below(line: str) -> str:
    """Put an address that is too long for a line on the next: there it isn't cut at its first hyphen."""
    return ":\n".join(line.rsplit(": ", 1))


@cache
def styles(edition: str = "") -> Markup:
    """Return the stylesheets of the printed page as one text, an edition's own behind the others."""
    names = ["print.css", "forms.css", *([f"{edition}.css"] if edition else [])]
    return Markup("\n".join((TEMPLATES / name).read_text("utf-8") for name in names))


@cache
def environment() -> Environment:
    """Return the environment of the print templates: escaping on, unknown names refused."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["css"] = css_string
    found.filters["date"] = in_words
    found.filters["as_title"] = as_title
    found.filters["pieces"] = in_pieces
    return found


def css_string(text: str | Sequence[str]) -> Markup:
    """Return a text, or lines of it, as a CSS string that no character in it can end."""
    lines = [text] if isinstance(text, str) else text
    escaped = ("".join(c if _PLAIN.match(c) else f"\\{ord(c):X} " for c in line) for line in lines)
    return Markup('"' + "\\A ".join(escaped) + '"')


def short_address(address: str) -> str:
    """Return a web address as one reads it out and types it: no scheme, no www., no closing slash.

    A law has its list of contents behind the address that it is cited by.

    >>> short_address("https://www.kent-school.example/policies/")
    'kent-school.example/policies'
    >>> short_address("https://www.legislation.gov.uk/ukpga/2018/12/contents")
    'legislation.gov.uk/ukpga/2018/12'
    """
    short = re.sub(r"^https?://(?:www\.)?|/+(?=$)|(?<=/)index\.html$", "", address.strip()).rstrip("/")
    return short.removesuffix("/contents") if short.startswith(LAWS) else short


def site_of(address: str) -> str:
    """Return the site that an address is on.

    >>> site_of("https://www.kent-school.example/policies/")
    'kent-school.example'
    """
    return short_address(address).partition("/")[0]


def as_title(title: str) -> Markup:
    """Return a title whose last word doesn't stand alone on its second line.

    Its spaces stay plain: it is a bookmark too.

    >>> as_title("Agreement for visitors and community users")
    Markup('Agreement for visitors and <span class="whole">community users</span>')
    """
    before, _, end = title.rpartition(" ")
    before, _, start = before.rpartition(" ")
    last = f"{start} {end}"
    if not before or len(last) > _LONGEST_END:
        return escape(title)
    return Markup('{} <span class="whole">{}</span>').format(before, last)


def in_pieces(address: str) -> list[str]:
    """Return an address in the pieces between which a line may end, each with its slash.

    >>> in_pieces("kent-school.example/guides/whom-to-tell")
    ['kent-school.example/', 'guides/', 'whom-to-tell']
    """
    return re.findall(r"[^/]*/|[^/]+", address)


def qr_code(address: str) -> str:
    """Return a QR code for `address` as the address of a picture (vector, 4 modules of white around it)."""
    return segno.make(address, error="m", micro=False).svg_data_uri(border=4, omitsize=True)


@dataclass(frozen=True)
class Code:
    """A small QR code: the address of its picture, and its width in mm. What it stands in keeps an edge of
    white around it."""

    picture: str
    width: float


def sized_code(address: str) -> str:
    """Return a QR code as small as a phone reads it, as the address of a picture that has its size in mm."""
    return segno.make(address, error="l", micro=False).svg_data_uri(border=0, scale=_MODULE_MM, unit="mm")


@cache
def small_code(address: str) -> Code:
    """Return the QR code with the fewest modules for `address`, each as small as a phone reads it."""
    code = segno.make(address, error="l", micro=False)
    return Code(
        code.svg_data_uri(border=0, omitsize=True), round(code.symbol_size(border=0)[0] * _MODULE_MM, 2)
    )
