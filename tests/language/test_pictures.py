"""Drawings beside the words: which there are, how they are drawn, and how a page places one."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import lxml.html
import pytest
from lxml import etree

from macros.library import Library
from macros.markdown import to_html
from macros.pictures import picture_calls, pictures

ROOT = Path(__file__).resolve().parents[2]
SVG = "{http://www.w3.org/2000/svg}"
PICTURES = pictures(ROOT)
DRAWING = {"d", "x", "y", "width", "height", "cx", "cy", "r", "rx", "transform", "fill", "viewBox"}
DRAWING |= {"stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"}


def placed(path: str, name: str, shows: str) -> str:
    """Return what the call prints in the page at `path`."""
    page = {"page": SimpleNamespace(file=SimpleNamespace(src_uri=path))}
    return str(picture_calls(ROOT)["picture"](page, name, shows))


@pytest.mark.parametrize(
    ("path", "address"),
    [("index.md", "pictures/kind.svg"), ("agreements/easy.md", "../pictures/kind.svg")],
)
def test_a_picture_has_its_address_and_its_description(path: str, address: str) -> None:
    """The address is relative to the page; the description is text to the last character."""
    shows = 'A "hand" [that] holds <a> *heart* {#x}'
    (found,) = lxml.html.fragment_fromstring(to_html(placed(path, "kind", shows)), create_parent="div").iter(
        "img"
    )
    assert dict(found.attrib) == {"src": address, "alt": shows, "class": "picture"}


def test_a_wrong_name_says_what_would_be_right() -> None:
    """A picture that there isn't, and one that says nothing to whom can't see it."""
    with pytest.raises(LookupError, match="no picture phone-of; did you mean phone-off"):
        placed("index.md", "phone-of", "A phone")
    with pytest.raises(ValueError, match="say what the picture shows"):
        placed("index.md", "phone-off", " ")


def test_every_picture_is_placed_somewhere() -> None:
    """A drawing that no page shows is forgotten, or waits for a page that isn't written."""
    text = "".join(page.body for page in Library.load(ROOT).pages.values())
    assert [name for name in PICTURES if f"picture('{name}'" not in text] == []


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_lines_of_the_one_style_and_nothing_else(name: str) -> None:
    """Dark thick lines on a white ground of its own, so that it stands in the dark and in grey; no text,
    script, style or address."""
    root = etree.fromstring(PICTURES[name].read_bytes())
    assert dict(root.attrib) == {
        "viewBox": "0 0 96 96",
        "fill": "none",
        "stroke": "#1c1c1c",
        "stroke-width": "5",
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
    }
    assert dict(root[0].attrib) == {
        "width": "96",
        "height": "96",
        "rx": "10",
        "fill": "#fff",
        "stroke": "none",
    }
    for element in root.iter():
        assert element.tag in {f"{SVG}{tag}" for tag in ("svg", "g", "rect", "circle", "path")}
        assert set(element.attrib) <= DRAWING, element.attrib
        assert {element.get("fill"), element.get("stroke")} <= {None, "none", "#fff", "#1c1c1c"}
    assert PICTURES[name].stat().st_size < 2_000
