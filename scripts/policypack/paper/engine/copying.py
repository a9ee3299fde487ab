"""A document's pages and what its catalogue holds, copied into a pack."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

from pikepdf import Name, PageCopyWarning, Pdf


class Copy:
    """One document's pages and catalogue entries in the pack."""

    def __init__(self, pdf: Pdf, source: Pdf, title: str, first: int) -> None:
        """Copy the pages of `source` into `pdf`, the first of them as page `first`, behind blank ones."""
        self._pdf, self._source = pdf, source
        self.title = title
        while len(pdf.pages) < first - 1:
            left, bottom, right, top = (float(edge) for edge in pdf.pages[-1].obj.MediaBox)
            pdf.add_blank_page(page_size=(right - left, top - bottom)).obj.Tabs = Name.S
        with warnings.catch_warnings():
            # "does not preserve interactive form fields": they are joined below, without renaming.
            warnings.simplefilter("ignore", PageCopyWarning)
            pdf.pages.extend(source.pages)
        self.pages: list[Any] = [pdf.pages[number].obj for number in range(first - 1, len(pdf.pages))]

    def entry(self, key: str) -> Any:
        """An entry of the document's catalogue, copied into the pack, or None."""
        entry = self._source.Root.get(key)
        if entry is None:
            return None
        return self._pdf.copy_foreign(entry if entry.is_indirect else self._source.make_indirect(entry))

    @property
    def annotations(self) -> Iterator[Any]:
        """The links and fields of its pages."""
        for page in self.pages:
            yield from page.get("/Annots", [])
