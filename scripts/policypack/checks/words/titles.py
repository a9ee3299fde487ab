"""Official titles and names: words in them are nobody's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.register import GONE
from macros.setting import Setting, ToConfirm
from policypack.checks.sources import Sources
from policypack.checks.words.phrases import Phrases


class Titles:
    """The titles of the register, of documents and of the policies that settings keep elsewhere."""

    def __init__(self, sources: Sources) -> None:
        """Collect them once."""
        self.official = tuple(_official(sources))
        """The titles of the register in full, and what else they are called."""
        self.current = tuple(_official(sources, gone=False))
        """The same without what is gone."""
        self._full = {title.casefold() for title in self.official}
        self.register = (*self.official, *_short_and_publishers(sources))
        """The same, with titles as far as their colon, and who publishes them."""
        own = {title for setting in sources.settings.values() for title in _of_setting(setting)}
        # A document's own title can be as wrong as its text; but its question mark ends no sentence.
        asking = {
            document.meta.title
            for pack in sources.packs.values()
            for document in pack.documents.values()
            if document.meta.title.endswith("?")
        }
        long = {title for title in {*own, *asking} if " " in title}
        self.phrases = Phrases(sorted({*self.register, *long}))
        """Finds any of them, in any capitals."""

    def exact(self, text: str) -> list[tuple[int, int]]:
        """Return where titles of several words stand in a text with the capitals that they have."""
        return [
            found.span
            for found in self.phrases.find(text)
            if " " in found.phrase and " ".join(found.said.split()) == found.phrase
        ]

    def whole(self, text: str) -> list[tuple[int, int]]:
        """Return where titles stand whole: one that goes on behind its colon has its own second half."""
        return [
            (start, end)
            for start, end in self.spans(text)
            if text[end : end + 1] != ":" or text[start:end].casefold() in self._full
        ]

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where titles stand in a text."""
        return [found.span for found in self.phrases.find(text)]


def _official(sources: Sources, *, gone: bool = True) -> Iterator[str]:
    for entry in sources.register.entries if sources.register else ():
        if entry.status in GONE and not gone:
            continue
        yield entry.title
        yield from entry.also_called


def _short_and_publishers(sources: Sources) -> Iterator[str]:
    for entry in sources.register.entries if sources.register else ():
        if ": " in entry.title:
            yield entry.title.partition(": ")[0]
        if entry.title.endswith(")"):
            yield entry.title.rpartition(" (")[0]
        if " " in entry.publisher:
            yield entry.publisher


def _of_setting(setting: Setting) -> Iterator[str]:
    for policy in setting.our_policies.values():
        if policy.title and not isinstance(policy.title, ToConfirm):
            yield str(policy.title)


def inside(at: int, spans: list[tuple[int, int]]) -> bool:
    """Return whether a place lies in one of the spans."""
    return any(start <= at < end for start, end in spans)


def without(text: str, spans: list[tuple[int, int]], sign: str) -> str:
    """Return the text with each span made of `sign`, as long as before."""
    for start, end in spans:
        text = text[:start] + re.sub(r"[^\n]", sign, text[start:end]) + text[end:]
    return text
