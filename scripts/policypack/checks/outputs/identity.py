"""What tells one setting from another: its names, people, contacts and providers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from macros.register import Register
from macros.setting import Email, Phone, Setting, ToConfirm
from macros.setting.group import Group
from macros.setting.typed import FrozenMap
from policypack.checks.outputs.outputs import Outputs
from policypack.checks.outputs.passages import Hit, Passages, digits, plain, single_spaced

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
_NUMBER = re.compile(r"(?<![\w+])(?:\+44|0)[\d ()-]{8,16}\d(?!\w)")
# Anybody may have a mailbox there.
_MAILBOXES = (
    *(
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "hotmail.com",
        "hotmail.co.uk",
        "live.co.uk",
        "icloud.com",
    ),
    *("yahoo.com", "yahoo.co.uk", "btinternet.com", "aol.com", "proton.me", "nhs.net"),
)
_ORDINARY = re.compile(r"[A-Z][a-z]+")
_IN_SENTENCE = re.compile(r"[a-z],?\s+$")
# Shorter ones are for everybody: 999, 0800 1111.
_OWN_NUMBER = 10


@dataclass(frozen=True)
class Identifier:
    """Something that only one setting has: `what` it is, `words` as written (a number's digits)."""

    slug: str
    what: str
    words: str
    exact: bool = False

    def hits(self, said: Passages) -> Iterator[Hit]:
        """Yield each place that says it."""
        if self.what == "telephone number":
            yield from (hit for number, hit in said.numbers if number == self.words)
        elif _ORDINARY.fullmatch(self.words):
            # "Hope" begins a sentence as well; a school of that name stands in the middle of one too.
            found = said.hits(self.words, exact=True)
            yield from (hit for hit in found if _IN_SENTENCE.search(hit.piece.text[: hit.start]))
        else:
            yield from said.hits(self.words, exact=self.exact)


def identifiers(setting: Setting) -> Sequence[Identifier]:
    """Return what tells this setting from others, names first."""
    slug, who = setting.slug, setting.who_we_are
    found = [Identifier(slug, "name", plain(name), _alone(name)) for name in (who.name, who.short_name)]
    if "-" in slug:
        found.append(Identifier(slug, "folder", slug, exact=True))
    for path, value in facts(setting):
        last = path.rpartition(".")[2]
        if path.startswith("people.") and last == "name" and " " in value:
            found.append(Identifier(slug, "person", value, exact=True))
        elif last == "filtering_by" and not value.islower():
            found.append(Identifier(slug, "provider", value, _alone(value)))
        elif last in ("council", "adviser"):
            found.append(Identifier(slug, "council", value, _alone(value)))
        elif last == "public_address" and (street := _NUMBER.sub("", value).strip(" ,;")).count(" ") > 1:
            found.append(Identifier(slug, "address", street))
        found += _contacts(slug, value)
    return list(dict.fromkeys(found))


def _contacts(slug: str, value: str) -> Iterator[Identifier]:
    for number in [value] if isinstance(value, Phone) else _NUMBER.findall(value):
        # A text for an extension is no part of the number.
        bare = Phone(number).digits if isinstance(value, Phone) else number
        if len(digits(bare)) >= _OWN_NUMBER:
            yield Identifier(slug, "telephone number", digits(bare))
    for mail in _MAIL.findall(value):
        yield Identifier(slug, "e-mail address", mail)
        domain = Email(mail).domain
        if domain not in _MAILBOXES:
            yield Identifier(slug, "domain", domain)
    for address in _ADDRESS.findall(value):
        yield Identifier(slug, "domain", web_place(address))


def web_place(address: str) -> str:
    """Return an address without what is the same for most: trust.example/oast-lane."""
    return re.sub(r"^https?://(?:www\.)?", "", address.rstrip("/.,;)"))


def _alone(name: str) -> bool:
    """Whether only its capitals tell a name from a word."""
    return " " not in plain(name)


def facts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text that is known of a setting, with its path."""
    if isinstance(value, ToConfirm | Enum) or value is None:
        return
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Group):
        for name in type(value).model_fields:
            yield from facts(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for member in value:
            yield from facts(member, path)
    elif isinstance(value, FrozenMap):
        for name, member in value.items():
            yield from facts(member, f"{path}.{name}")


def own_texts(outputs: Outputs) -> Sequence[str]:
    """Return the texts that may hold another's words by right, in small letters: the setting's own facts,
    and what the register prints for everybody, official titles first of all."""
    found = [plain(value).lower() for _, value in facts(outputs.setting)]
    found += [outputs.setting.slug, *(web_place(value).lower() for value in found if "://" in value)]
    return [*found, *_printed(outputs.pack.register, outputs.setting)]


def _printed(register: Register, setting: Setting) -> Iterator[str]:
    here = register.areas(setting)
    for entry in register.entries:
        if not entry.area or entry.area in here:
            texts = (entry.title, *entry.also_called, *entry.formerly, entry.use, entry.who, entry.how)
            yield from (plain(text).lower() for text in (*texts, entry.hours, entry.email) if text)
            yield web_place(entry.url).lower()
            if entry.phone:
                yield digits(entry.phone)


def covered(hit: Hit, texts: Sequence[str]) -> bool:
    """Return whether words stand inside one of `texts`, which hold them by right."""
    words = hit.words.lower()
    before = single_spaced(hit.piece.text[: hit.start]).lower()
    around = f"{before}{words}{single_spaced(hit.piece.text[hit.end :]).lower()}"
    return any(_covers(text, around, len(before), len(words)) for text in texts if words in text)


def _covers(text: str, around: str, start: int, length: int) -> bool:
    at = around.find(text, max(0, start - len(text)))
    while at != -1 and at <= start:
        if at + len(text) >= start + length:
            return True
        at = around.find(text, at + 1)
    return False
