"""Numbered lists whose typed numbers jump."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources


def look(sources: Sources) -> Iterator[Finding]:
    """Yield the first number that jumps in each numbered list."""
    for text in sources.texts:
        last = 0  # The number that the list before ended with, in the same section.
        for token, numbers in _lists(text.tokens):
            if token.type == "heading_open":
                last = 0
                continue
            line, number = numbers[0]
            if number not in (1, last + 1):
                message = f"this list begins with {number}; begin with 1, or go on where the last one ended"
                yield sources.at(text, line, CHECK.code, message, f"{number}{token.markup}")
            if {value for _, value in numbers} != {1}:
                for (_, before), (line, value) in pairwise(numbers):
                    if value != before + 1:
                        message = f"after {before} comes {value}; write {before + 1}, or 1 before every item"
                        yield sources.at(text, line, CHECK.code, message, f"{value}{token.markup}")
                        break
            last = number + len(numbers) - 1


def _lists(tokens: Sequence[Token]) -> Iterator[tuple[Token, list[tuple[int, int]]]]:
    """Yield each heading, and each numbered list with the lines and numbers of its items."""
    open_: list[tuple[Token, list[tuple[int, int]]]] = []
    for token in tokens:
        if token.type == "heading_open":
            yield token, []
        elif token.type in ("ordered_list_open", "bullet_list_open"):
            open_.append((token, []))
        elif token.type == "list_item_open" and token.info.isdigit() and token.map:
            open_[-1][1].append((token.map[0], int(token.info)))
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            found = open_.pop()
            if found[1]:
                yield found


CHECK = Check(
    code="W217",
    name="a numbered list whose numbers jump",
    why="""A reader who misses number 3 thinks that a step is lost, and the page prints other numbers than the
    ones that its author typed. Number the items without a gap, or write 1 before each.""",
    bad="1. Stop.\n2. Tell somebody.\n4. Write it down.",
    good="1. Stop.\n2. Tell somebody.\n3. Write it down.",
    look=look,
)
