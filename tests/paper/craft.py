"""How pages are set: no line, heading or row left alone, and nothing told by colour alone. For tests.

`findings(pdf)` is empty when all is well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from tests.paper.typeset import Block, Typeset

_FEW = 7
_HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


def findings(pdf: Typeset, titles: Sequence[str] | None = None, *, bare_pages: bool = True) -> list[str]:
    """Return what is badly set, in words; in a pack only in the documents of these `titles`, if given.

    With `bare_pages` a last page with next to nothing on it is told as well.
    """
    wanted = [title for title in pdf.titles if titles is None or title in titles]
    found = [
        f"{check.__name__.lstrip('_')}: {said}"
        for part in map(pdf.part, wanted)
        for check in (*CHECKS, *([_bare_page] if bare_pages else []))
        for said in check(part)
    ]
    return found + [f"pale_text: {said}" for said in _pale_text(pdf)]


def _stranded(part: Block) -> Iterator[str]:
    """A heading, or words that lead in to a list or table, on a page without what they announce."""
    blocks = [block for block in part.walk() if block.lines]
    for block, following in pairwise(blocks):
        leads = block.kind in _HEADINGS or (block.kind == "P" and block.text.rstrip().endswith(":"))
        if leads and min(following.lines) > max(block.lines):
            yield f"page {max(block.lines) + 1}: {_said(block)} stands at the foot, what follows overleaf"


def _lone_line(part: Block) -> Iterator[str]:
    """A paragraph or an entry of a list that has one line of several on a page."""
    for block in part.walk():
        for page in _ends(block.lines):
            if len(block.lines) > 1 and len(block.lines[page]) < 2:
                yield f"page {page + 1}: one line of {_said(block)} stands alone"


def _lone_entry(part: Block) -> Iterator[str]:
    """A list of which a single line stands on a page."""
    for block in part.walk():
        if block.kind == "L":
            whole = block.whole
            for page in _ends(whole):
                if len(whole) > 1 and len(whole[page]) < 2:
                    yield f"page {page + 1}: one line of the list {_said(block)} stands alone"


def _lone_row(part: Block) -> Iterator[str]:
    """A table's head with a single row at the foot of a page, or a single line of it on top of one.

    A row to write in may stand alone: it is filled in alone.
    """
    tables = (block for block in part.walk() if block.kind == "Table")
    for table in (each for each in tables if not any(block.fields for block in each.walk())):
        rows = [
            row.whole
            for group in table.below
            if group.kind != "THead"
            for row in (group.walk() if group.kind != "TR" else [group])
            if row.kind == "TR"
        ]
        pages = [min(row) for row in rows if row]
        if pages and pages[0] != pages[-1] and len(pages) > 2:
            if pages.count(pages[0]) < 2:
                yield f"page {pages[0] + 1}: one row of the table {_said(table)} stands at the foot"
            if pages.count(pages[-1]) < 2 and len(rows[-1][pages[-1]]) < 2:
                yield f"page {pages[-1] + 1}: one row of the table {_said(table)} stands alone"


def _bare_page(part: Block) -> Iterator[str]:
    """A last page with a few lines and nothing to fill in, which were better saved."""
    whole = part.whole
    filled_in = any(block.fields and max(whole) in block.lines for block in part.walk())
    if not filled_in and len(whole) > 1 and len(whole[max(whole)]) < _FEW:
        yield f"page {max(whole) + 1}: only {len(whole[max(whole)])} lines"


def _pale_text(pdf: Typeset) -> Iterator[str]:
    """Text with less than 4.5:1 against white paper, in colour or printed grey (WCAG 2.2, 1.4.3)."""
    pages_of: dict[tuple[float, ...], set[int]] = {}
    for word in pdf.read:
        if word.text.strip():
            pages_of.setdefault(word.colour, set()).add(word.page + 1)
    for colour, found in pages_of.items():
        if (ratio := 1.05 / (_luminance(colour) + 0.05)) < 4.5:
            pages = ", ".join(map(str, sorted(found)))
            yield f"page {pages}: text of {ratio:.1f}:1"


def _luminance(colour: Sequence[float]) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour * (3 // len(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _ends(pages: dict[int, list[float]]) -> list[int]:
    return [min(pages), max(pages)] if pages else []


def _said(block: Block) -> str:
    text = " ".join("".join(below.text for below in block.walk()).split())
    return f"{block.kind} {text[:60]!r}"


CHECKS: tuple[Callable[[Block], Iterator[str]], ...] = (
    _stranded,
    _lone_line,
    _lone_entry,
    _lone_row,
)
