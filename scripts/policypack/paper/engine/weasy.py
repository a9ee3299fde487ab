"""The one place that touches WeasyPrint: a narrow, typed seam, imported only when something is laid out.

WeasyPrint has no type hints. What it returns is `Any` here and is given a type by the modules that read it.
Private functions of it are hooked while it works, hence the pin `weasyprint==70.*` and the tests:
`pdf.tags._build_box_tree`, to learn which box each structure element came from, and those that
`mended_layout` names.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
import tempfile
import warnings
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from .fetcher import BASE, Shelf
from .mended_layout import numbers_that_follow, whole_last_lines

ENGINE_CSS = """
::marker { font-variant-numeric: normal }
* { image-rendering: crisp-edges }
"""
# Markers: tabular figures of a font that is also used in a field have no Unicode (PDF/UA 7.21.7).
# Pictures: the only way to have /Interpolate false (PDF/A 6.2.8).

_DECORATIVE_PICTURE = 'Image "%s" has no required alt description'
"""WeasyPrint says this of alt="" too; the engine decides for itself which pictures lack a description."""


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.msg != _DECORATIVE_PICTURE:
            self.messages.append(record.getMessage())


@contextlib.contextmanager
def listening() -> Iterator[list[str]]:
    """Collect what WeasyPrint warns of or calls an error."""
    logger, listener = logging.getLogger("weasyprint"), _Listener()
    level, propagate = logger.level, logger.propagate
    logger.addHandler(listener)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield listener.messages
    finally:
        logger.removeHandler(listener)
        logger.setLevel(level)
        logger.propagate = propagate


@contextlib.contextmanager
def only_pack_fonts() -> Iterator[None]:
    """Hide the machine's fonts, so that a character no pack font has is noticed on every machine.

    Fontconfig reads `FONTCONFIG_FILE` each time a font configuration is made; the variable is put back
    afterwards for the sake of child processes such as a browser.
    """
    before = os.environ.get("FONTCONFIG_FILE")
    with tempfile.TemporaryDirectory(prefix="policypack-") as folder:
        empty = Path(folder, "fonts.conf")
        empty.write_text(f"<fontconfig><cachedir>{folder}</cachedir></fontconfig>", encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(empty)
        try:
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", message=".*FontConfig.*")
                warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves its colour profile open
                yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


def render(html: str, shelf: Shelf, variant: str) -> tuple[Any, Any]:
    """Lay out a complete page; return WeasyPrint's `Document` and the root of the HTML tree."""
    import weasyprint
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__(allowed_protocols={"https", "data"}, allow_redirects=False)

        def fetch(self, url: str, headers: object = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            body, kind = shelf.read(url)
            if kind == "font/woff2":
                body = _unpacked(body)
            return URLFetcherResponse(url, body, {"Content-Type": kind})

    source = weasyprint.HTML(string=html, base_url=BASE, url_fetcher=Fetcher())
    styles = [weasyprint.CSS(string=ENGINE_CSS)]
    with whole_last_lines(), numbers_that_follow():
        document = source.render(stylesheets=styles, pdf_variant=variant, pdf_forms=True)
    return document, source.etree_element


@lru_cache(maxsize=32)
def _unpacked(font: bytes) -> bytes:
    """A WOFF2 font as TrueType. WeasyPrint would unpack all faces anew for each document: 0.3 CPU s."""
    from fontTools.ttLib import woff2  # type: ignore[import-untyped]

    unpacked = io.BytesIO()
    woff2.decompress(io.BytesIO(font), unpacked)
    return unpacked.getvalue()


def has_fonts(document: Any) -> bool:
    """Whether any font of the page was loaded. Pango crashes when it draws text with none."""
    folder = document.font_config._folder
    return folder is not None and any(folder.iterdir())


def write(document: Any, variant: str, finish: Callable[[Any, dict[int, Any]], None]) -> bytes:
    """Draw `document`; call `finish(pdf, boxes)` before it is written, where `boxes` are the boxes that
    structure elements came from, by object number."""
    from weasyprint.layout.absolute import AbsolutePlaceholder
    from weasyprint.pdf import tags

    boxes: dict[int, Any] = {}
    build = tags._build_box_tree

    def recording(box: Any, *arguments: Any) -> Iterator[Any]:
        drawn = box._box if isinstance(box, AbsolutePlaceholder) else box
        for element in build(box, *arguments):
            boxes.setdefault(element.number, drawn)
            yield element

    tags._build_box_tree = recording
    try:
        pdf: bytes = document.write_pdf(
            finisher=lambda _, pdf: finish(pdf, boxes), pdf_variant=variant, pdf_forms=True, pdf_tags=True
        )
    finally:
        tags._build_box_tree = build
    return pdf


def is_anonymous(box: Any) -> bool:
    """Whether the box was made up by CSS, with no HTML element of its own."""
    from weasyprint.css import AnonymousStyle

    return isinstance(box.style, AnonymousStyle)


def is_block(box: Any) -> bool:
    """Whether the box stands on its own, not in a line."""
    from weasyprint.formatting_structure.boxes import BlockLevelBox

    return isinstance(box, BlockLevelBox)


def is_inline_fragment(box: Any) -> bool:
    """Whether the box is a piece of an inline element that lines may break."""
    from weasyprint.formatting_structure.boxes import InlineBox

    return isinstance(box, InlineBox)


def in_margins(page: Any) -> set[int]:
    """The identities of all boxes in a page's margin boxes: its running heads and feet."""
    from weasyprint.formatting_structure.boxes import MarginBox

    return {
        id(box)
        for margin in page._page_box.children
        if isinstance(margin, MarginBox)
        for box in margin.descendants(placeholders=True)
    }


def room_below(page: Any) -> float:
    """How much of a page is empty below its text, in mm."""
    sheet = page._page_box
    text = sheet.children[0]
    end: float = text.position_y + text.margin_height()
    return max(0.0, (float(sheet.content_box_y() + sheet.height) - end) * 25.4 / 96)


def pages_with(document: Any, text: str) -> list[int]:
    """The numbers, from 1, of the pages on which `text` is drawn."""
    return [
        number
        for number, page in enumerate(document.pages, start=1)
        if any(text in getattr(box, "text", "") for box in page._page_box.descendants(placeholders=True))
    ]
