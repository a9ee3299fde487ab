"""What stops a document from becoming a PDF."""

from __future__ import annotations

from collections.abc import Iterable


class PaperError(Exception):
    """A document or pack that can't be printed as it should be.

    `document` is the document's id (or the pack's title), `messages` everything that is wrong with it,
    each said once, in the order in which it was met.
    """

    def __init__(self, document: str, messages: Iterable[str]) -> None:
        self.document = document
        self.messages = tuple(dict.fromkeys(messages))
        super().__init__("\n".join(f"{document}: {message}" for message in self.messages))
