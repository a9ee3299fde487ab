"""Where paper says how to find a web page that a text names: its address, its site, or a code to scan."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import segno

from tests.paper.content import Code
from tests.paper.reading import Reading
from tests.paper.source import Source, bare

# A longer address isn't the beginning of another, and may be cut anywhere.
_SURELY_WHOLE = 30


def only_to_tap(reading: Reading, part: Any, source: Source, short: Callable[[str], str]) -> Iterator[str]:
    """Yield each address of the text that who has only the paper can neither read nor scan.

    `short` turns an address into how it is printed. A link that is called by its site says where it leads,
    and so does an entry of a list of resources that says its website.
    """
    said = reading.text(part)
    in_words, whole = said.replace("/ ", "/"), bare(said)
    codes = {code for page in reading.pages(part) for code in reading.codes[page]}
    for link in source.links:
        if not link.href.startswith("http"):
            continue
        printed = short(link.href)
        site = printed.partition("/")[0]
        read = re.search(rf"(?<![\w./@-]){re.escape(printed)}(?![\w/-]|\.\w)", in_words)
        cut = len(printed) > _SURELY_WHOLE and bare(printed) in whole
        named = link.words == site or bare(f"Website: {site}") in whole
        if not (read or cut or named or code_of(link.href) in codes):
            yield f"only who can tap finds {link.words!r}: {printed}"


@cache
def code_of(address: str) -> Code:
    """Return the code that opens an address, as rows of black from one module to another."""
    found: set[tuple[int, int, int]] = set()
    for row, modules in enumerate(segno.make(address, error="l", micro=False).matrix):
        for black in re.finditer(r"1+", "".join("1" if module else "0" for module in modules)):
            found.add((row, black.start(), black.end()))
    return frozenset(found)
