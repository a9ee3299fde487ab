"""Names count as one plain word: nobody can write an official title more plainly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from macros.render import Pack
from macros.setting import ToConfirm

_FIRST, _LAST = 0xE000, 0xF8FF
NAMES = f"{chr(_FIRST)}-{chr(_LAST)}"
"""The range of characters that each stand for one name (Unicode's private use area)."""

_ABBREVIATION = re.compile(r"\b(?:[A-Z]{2,}[0-9]?(?:'s|s)?|KS[1-5]|PDFs?|[A-Z][a-z]?[A-Z]+)\b(?!-)")
_ADDRESS = re.compile(r"\b(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/[\w./-]*)?\b")
_NUMBER = re.compile(r"\b\d(?:[\d ]*\d)?\b")


class Names:
    """The names of one setting's texts, and what stands for each while words are counted."""

    def __init__(self, known: Iterable[str]) -> None:
        """`known` are the titles, organisations and posts that count as one word."""
        self._marks: dict[str, str] = {}
        phrases = sorted({name for name in known if " " in name or name[1:] != name[1:].lower()}, key=len)
        self._known = re.compile(
            rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in reversed(phrases))})(?!\w)"
            if phrases
            else r"(?!)"
        )

    @classmethod
    def of(cls, pack: Pack) -> Names:
        """Return the names that the texts of a setting use."""
        return cls(_names(pack))

    def one_word(self, text: str) -> str:
        """Return the one character that stands for `text`."""
        return self._marks.setdefault(text, chr(_FIRST + len(self._marks) % (_LAST - _FIRST)))

    def marked(self, text: str) -> str:
        """Return `text` with every name, abbreviation, number and address as one character."""
        for pattern in (self._known, _ADDRESS, _ABBREVIATION, _NUMBER):
            text = pattern.sub(lambda match: self.one_word(match[0]), text)
        return text

    def shown(self, text: str) -> str:
        """Return `text` as it is printed."""
        back = {mark: name for name, mark in self._marks.items()}
        # A name may hold others that were marked before it.
        while any(character in back for character in text):
            text = "".join(back.get(character, character) for character in text)
        return text


def _names(pack: Pack) -> Iterator[str]:
    setting = pack.setting
    yield str(setting.who_we_are.name)
    yield str(setting.who_we_are.short_name)
    for entry in pack.register.entries:
        yield entry.title
        yield from entry.also_called
        yield from entry.formerly
    for document in pack.documents.values():
        yield document.meta.title
    for policy in setting.our_policies.values():
        if not isinstance(policy.title, ToConfirm) and policy.title:
            yield str(policy.title)
    for field in type(setting.people).model_fields:
        post = getattr(getattr(setting.people, field), "post", None)
        if post and not isinstance(post, ToConfirm):
            yield str(post)
    for area in setting.our_areas or ():
        if area.council and not isinstance(area.council, ToConfirm):
            yield str(area.council)
