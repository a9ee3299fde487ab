"""Words of the language in the texts of front matter and packs: titles, summaries, labels."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError

from macros.jinja import MARK_TO_CONFIRM, Language
from macros.problems import Problem, did_you_mean
from macros.readings import Compiled
from macros.setting import ToConfirm
from macros.setting.tree import Branch, Items, Leaf, Written

_UNDEFINED = re.compile(r"'(\w+)' is undefined")


class PlainTexts:
    """Fills the words of one setting's texts."""

    def __init__(self, variables: Mapping[str, Any], compiled: Compiled) -> None:
        """`variables` are the words; `compiled` keeps what texts are compiled to, for other settings too."""
        self._variables = variables
        self._environment = Environment(
            # A text is its own name.
            loader=FunctionLoader(lambda text: text),
            undefined=StrictUndefined,
            extensions=[Language],
            autoescape=False,
            bytecode_cache=compiled,
        )
        self._environment.finalize = lambda value: (
            MARK_TO_CONFIRM.striptags() if isinstance(value, ToConfirm) else value
        )
        self._failed: dict[str, TemplateError] = {}
        self._collecting = False

    def fill(self, text: str) -> str:
        """Return a text with its words, without escaping; raise TemplateError if that can't be done."""
        if "{" not in text:
            return text
        try:
            return self._environment.get_template(text).render(self._variables)
        except TemplateError as error:
            if not self._collecting:
                raise
            self._failed[text] = error
            return text

    @contextmanager
    def collecting(self) -> Iterator[None]:
        """Within, what can't be filled is remembered and left as it is, so that all can be told at once."""
        self._collecting = True
        try:
            yield
        finally:
            self._collecting = False

    @property
    def failed(self) -> bool:
        """Whether a text couldn't be filled."""
        return bool(self._failed)

    def problems(self, written: Iterable[Branch], known: Collection[str]) -> Iterator[Problem]:
        """Yield a problem for each text that couldn't be filled, where it stands in the files `written`.

        `known` are the words of all settings, to say which was meant.
        """
        for tree in written:
            for leaf in _texts(tree):
                if error := self._failed.get(str(leaf)):
                    place = leaf.origin
                    message = _message(error, known)
                    yield Problem(place.file, place.line, place.column, message, code="E102")


def _texts(written: Written) -> Iterator[Leaf]:
    if isinstance(written, Leaf):
        yield written
    elif isinstance(written, Branch):
        for below in written.values():
            yield from _texts(below)
    elif isinstance(written, Items):
        for below in written:
            yield from _texts(below)


def _message(error: TemplateError, known: Collection[str]) -> str:
    match = _UNDEFINED.match(error.message or "")
    if match is None:
        return error.message or "this tag is not finished"
    name = match[1]
    if name in known:
        return f"this setting has no word for {name}; ask first, as in {{% if has.trainees %}}"
    return f"{name} is not a word of the language{did_you_mean(name, known)}"
