"""Whoever fills a form in on a screen: with PDFium, as Chrome and Edge do, or with pdf.js, as Firefox does.

Both click and type as a person does; neither sets a value from within.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping
from typing import Any, Protocol

from tests.paper.widgets import Widget, widgets

Entries = Mapping[str, str | bool]
"""What goes into each field, by its full name: a text, an option's label, or True for a tick."""


class Typist(Protocol):
    """Fills a form in and returns the file as the program saves it."""

    def fill(self, pdf: bytes, entries: Entries) -> bytes: ...


def filled_widgets(pdf: bytes, entries: Entries) -> dict[str, Widget]:
    """Return the widget that each entry goes to: of a group, the button with the option's label."""
    found: dict[str, Widget] = {}
    for widget in widgets(pdf):
        entry = entries.get(widget.name)
        if entry is not None and (widget.kind != "Btn" or entry is True or entry == widget.label):
            found[widget.name] = widget
    assert set(found) == set(entries), set(entries) - set(found)
    return found


class Pdfium:
    """PDFium's own form code, fed with the clicks and keys of Chrome."""

    def fill(self, pdf: bytes, entries: Entries) -> bytes:
        """Click into each field and type; save as "Save with your changes" does."""
        import pypdfium2
        import pypdfium2.raw as raw

        document = pypdfium2.PdfDocument(pdf)
        document.init_forms()
        form = document.formenv
        pages = [document[number] for number in range(len(document))]
        for name, widget in filled_widgets(pdf, entries).items():
            page = pages[widget.page - 1]
            raw.FORM_OnMouseMove(form, page, 0, *widget.middle)
            raw.FORM_OnLButtonDown(form, page, 0, *widget.middle)
            raw.FORM_OnLButtonUp(form, page, 0, *widget.middle)
            if widget.kind == "Tx":
                for sign in str(entries[name]):
                    raw.FORM_OnChar(form, page, 13 if sign == "\n" else ord(sign), 0)
            raw.FORM_ForceToKillFocus(form)
        saved = io.BytesIO()
        document.save(saved)
        document.close()
        return saved.getvalue()


class Pdfjs:
    """pdf.js in a browser's page that shows `pdfjs/fill.html`."""

    def __init__(self, page: Any) -> None:
        self._page = page

    def fill(self, pdf: bytes, entries: Entries) -> bytes:
        """Type into the inputs that pdf.js lays over each page; save as its download button does."""
        page = self._page
        page.evaluate("base64 => show(base64)", base64.b64encode(pdf).decode())
        for name, widget in filled_widgets(pdf, entries).items():
            page.evaluate("number => turnTo(number)", widget.page)
            field = page.locator(f"[data-page-number='{widget.page}'] [name='{name}']")
            if widget.kind == "Tx":
                field.fill(str(entries[name]))
            else:
                field.nth(widget.number).check()
        return base64.b64decode(page.evaluate("save()"))
