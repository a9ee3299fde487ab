"""Contacts that reach nobody: allowed in an example, never under a real name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.setting.phone import is_drama, is_placeholder

_NUMBER = re.compile(r"(?<![\d#])(?:\+44\s?(?:\(0\)\s?)?|0)(?:\d[ ()-]?){8,10}(?!\d)")
_DOMAIN = re.compile(r"(?:@|https?://)([A-Za-z0-9.-]+\.[A-Za-z]{2,})")
# Names that the internet keeps free for examples (RFC 2606).
_RESERVED = re.compile(r"(?:.*\.)?(?:example|test|invalid|localhost|example\.(?:com|org|net))", re.IGNORECASE)


def contacts(text: str) -> Iterator[tuple[str, bool, bool]]:
    """Yield each telephone number and host in `text`: as written, kept free for examples, made up.

    A made-up one is a number such as 01234 567890 that somebody typed to fill the line.
    """
    for match in _NUMBER.finditer(text):
        digits = re.sub(r"^\+44(?:0)?", "0", re.sub(r"[ ()-]", "", match[0]))
        yield match[0].strip(), is_drama(digits), is_placeholder(digits)
    for match in _DOMAIN.finditer(text):
        yield match[1], _RESERVED.fullmatch(match[1]) is not None, False
