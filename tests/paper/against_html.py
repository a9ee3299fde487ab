"""What the PDF of a page has lost or split of its HTML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html

from tests.paper.reading import Reading


def against_html(pdf: bytes | Path, html: str) -> list[str]:
    """Return what the PDF has lost or split of its HTML: words, links, tables, headings.

    What stands in an element of a class with "running" in it, or is `aria-hidden`, isn't looked for.
    """
    reading, page = Reading(pdf), lxml.html.document_fromstring(html)
    body: Any = page.find("body")
    for hidden in body.xpath(".//*[contains(@class, 'running') or @aria-hidden='true']"):
        hidden.drop_tree()
    found = list(_lost_words(reading, body))
    wanted = [_words(link) for link in body.iter("a") if link.get("href")]
    there = [
        {str(item.Contents) for item in reading.content(element) if not isinstance(item, tuple)}
        for element in reading.elements("Link")
    ]
    if len(wanted) != len(there):
        found.append(f"{len(wanted)} links became {len(there)}")
    for words, said in zip(wanted, there, strict=False):
        if not all(words in each for each in said):
            found.append(f"the link {words!r} is described as {said}")
    for tag, name in {"table": "Table", **{f"h{level}": f"H{level}" for level in range(1, 7)}}.items():
        wants, has = len(list(body.iter(tag))), len(reading.elements(name))
        if wants != has:
            found.append(f"{wants} <{tag}> became {has} {name}")
    return found


def _lost_words(reading: Reading, body: Any) -> Iterator[str]:
    """Each run of words between the edges of blocks must be in the tree, in the order of the page."""
    whole, place = _bare(reading.text()), 0
    for run in _runs(body):
        at = whole.find(_bare(run), place)
        if at < 0:
            yield f"lost, or not in its place: {run.strip()[:80]!r}"
        else:
            place = at + len(_bare(run))


_INLINE = {"strong", "em", "b", "i", "code", "span", "abbr", "small", "sup", "sub", "mark", "time", "br", "q"}


def _runs(element: Any) -> list[str]:
    runs = [""]

    def visit(node: Any) -> None:
        if not isinstance(node.tag, str) or node.tag in ("select", "textarea", "script", "style"):
            return
        edge = node.tag not in _INLINE
        if edge:
            runs.append("")
        runs[-1] += node.text or ""
        for child in node:
            visit(child)
            runs[-1] += child.tail or ""
        if edge:
            runs.append("")

    visit(element)
    return [run for run in runs if _bare(run)]


def _bare(text: str) -> str:
    """Text as compared: compatible forms made one, no soft hyphens, no space."""
    return re.sub(r"[\s\xad]", "", unicodedata.normalize("NFKC", text))


def _words(element: Any) -> str:
    said = element.get("aria-label") or re.sub(r"\s+", " ", element.text_content()).strip()
    return said or " ".join(picture.get("alt", "") for picture in element.iter("img"))
