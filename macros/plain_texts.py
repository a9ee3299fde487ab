"""Words of the language in the texts of front matter and packs: titles, summaries, labels."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from jinja2 import Environment, StrictUndefined, TemplateError

from macros.jinja import MARK_TO_CONFIRM, Language
from macros.problems import Problem, did_you_mean
from macros.setting import ToConfirm
from macros.setting.tree import Branch, Items, Leaf, Written

_UNDEFINED = re.compile(r"'(\w+)' is undefined")


def plain_texts(variables: Mapping[str, Any]) -> Callable[[str], str]:
    """Return a function that fills the words of a text, as plain text without escaping.

    It raises jinja2's TemplateError for a word that this setting hasn't got, and for an unfinished tag.
    """
    environment = Environment(undefined=StrictUndefined, extensions=[Language], autoescape=False)
    environment.finalize = lambda value: (
        MARK_TO_CONFIRM.striptags() if isinstance(value, ToConfirm) else value
    )
    return lambda text: environment.from_string(text).render(variables) if "{" in text else text


def texts_of(written: Written) -> Iterator[Leaf]:
    """Yield every text of a tree, from first to last."""
    if isinstance(written, Leaf):
        yield written
    elif isinstance(written, Branch):
        for below in written.values():
            yield from texts_of(below)
    elif isinstance(written, Items):
        for below in written:
            yield from texts_of(below)


def faults(tree: Branch, plain: Callable[[str], str], known: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each text of `tree` that `plain` can't fill; `known` are all words."""
    for leaf in texts_of(tree):
        try:
            plain(str(leaf))
        except TemplateError as error:
            yield Problem(
                leaf.origin.file,
                leaf.origin.line,
                leaf.origin.column,
                _message(error, known),
                code="E102",
            )


def _message(error: TemplateError, known: Collection[str]) -> str:
    match = _UNDEFINED.match(error.message or "")
    if match is None:
        return error.message or "this tag is not finished"
    name = match[1]
    if name in known:
        return f"this setting has no word for {name}; ask first, as in {{% if has.trainees %}}"
    return f"{name} is not a word of the language{did_you_mean(name, known)}"
