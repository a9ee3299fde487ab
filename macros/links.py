"""Inline HTML for people and numbers, fit for a Markdown sentence and for a table's cell alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from markupsafe import Markup

from macros.jinja import escape_markdown
from macros.setting import Phone, ToConfirm
from macros.setting.typed import Wrong
from macros.whole_numbers import NUMBER

T = TypeVar("T")
_DETERMINED = re.compile(r"(?i)(?:an?|any|each|our|the|your)\s")
_FIRST_LETTER = re.compile(r"^((?:<[^>]*>)*)([a-z])")


def known(value: T | ToConfirm | None) -> T | None:
    """Return a fact, or None while it is absent or to confirm."""
    return None if isinstance(value, ToConfirm) else value


def with_article(name: str, article: str) -> str:
    """Return "the CEO", "our DSL"; a name that brings a word of this kind ("a Director") stays as it is."""
    return name if _DETERMINED.match(name) else f"{article} {name}"


def ring(text: str, phone: Phone | str | None) -> Markup:
    """Return `text` as a link that rings `phone` (RFC 3966), or as it is when there is no number."""
    shown = escape_markdown(text)
    if not phone:
        return shown
    number = phone if isinstance(phone, Phone) else Phone.parse(phone)
    return Markup('<a href="tel:{}">{}</a>').format(number.tel, shown)


def ring_within(text: str) -> Markup:
    """Return a setting's own words; the first telephone number in them is a link that rings it."""
    shown = escape_markdown(text)
    found = NUMBER.search(shown)
    if found is None:
        return shown
    try:
        phone = Phone.parse(Markup(found[0]).unescape())
    except Wrong:
        return shown
    return shown[: found.start()] + ring(phone, phone) + shown[found.end() :]


def site(text: str, address: str | None) -> Markup:
    """Return `text` as a link to `address` (a checked http or mailto address), or as it is without one."""
    shown = escape_markdown(text)
    return Markup('<a href="{}">{}</a>').format(address, shown) if address else shown


def say(text: str, **parts: Markup) -> Markup:
    """Return a sentence of ours with `{parts}` filled in; the parts are finished HTML."""
    return Markup(text).format(**parts)


def capital(text: Markup) -> Markup:
    """Return `text` with the capital that a sentence or a cell begins with, behind any tag."""
    return Markup(_FIRST_LETTER.sub(lambda match: match[1] + match[2].upper(), text))


def joined(parts: Iterable[Markup], joint: str = " or ") -> Markup:
    """Return "a, b or c"."""
    found = list(parts)
    head, last = found[:-1], found[-1]
    return Markup(", ").join(head) + joint + last if head else last


def items(lines: Iterable[Markup]) -> Markup:
    """Return the items of an HTML list."""
    return Markup("").join(say("<li>{line}</li>", line=line) for line in lines)


def headed_items(lines: Iterable[tuple[str, Markup]]) -> Markup:
    """Return the items of an HTML list, each a bold question of ours and its answer."""
    return items(say("<strong>{head}</strong> {body}", head=Markup(head), body=body) for head, body in lines)
