"""What stands in each section of the built texts, as it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import lxml.html
from jinja2 import Environment, StrictUndefined

from macros.features import features
from macros.jinja import Language
from macros.linked_policies import without_marks
from macros.markdown import headings, to_html
from macros.problems import did_you_mean
from macros.render import Document, Pack
from macros.standing import control_rows, state_in_words
from macros.words import words

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass
class Texts:
    """The built texts of every setting, section by section."""

    packs: Mapping[str, Pack]

    @cached_property
    def _sections(self) -> dict[tuple[str, str], dict[str, str]]:
        return {}

    def section(self, slug: str, at: str) -> str:
        """Return the plain text of `document#anchor` in one setting; raise LookupError where it isn't.

        A section runs to the next heading of its own rank or above. Without an anchor it is all that
        stands before the first heading. `document!control` and `document!contents` are what is printed
        around the text.
        """
        name, mark, anchor = parts_of(at)
        documents = self.packs[slug].documents
        if name not in documents:
            raise LookupError(f"{slug} has no document {name}{did_you_mean(name, documents)}")
        if mark == _AROUND_IT:
            if anchor not in _AROUND:
                raise LookupError(f"nothing is called !{anchor}{did_you_mean(anchor, _AROUND)}")
            return one_line(_AROUND[anchor](documents[name]))
        if (slug, name) not in self._sections:
            self._sections[slug, name] = dict(_sections_of(documents[name]))
        found = self._sections[slug, name]
        if anchor not in found:
            raise LookupError(f"{name} has no heading #{anchor} in {slug}{did_you_mean(anchor, found)}")
        return found[anchor]

    def plain(self, slug: str) -> Callable[[str], str]:
        """Return the function that fills a setting's words, facts and calls into a text, as it is read."""
        pack = self.packs[slug]
        environment = Environment(undefined=StrictUndefined, extensions=[Language])
        known = {**words(pack.setting), "facts": pack.setting, "has": features(pack.setting), **pack.calls}

        def fill(text: str) -> str:
            if "{" not in text:
                return text
            html = to_html(without_marks(environment.from_string(text).render(known)))
            return lxml.html.fragment_fromstring(html, create_parent="div").text_content()

        return fill


_AROUND_IT = "!"


def parts_of(at: str) -> tuple[str, str, str]:
    """Return document, mark and anchor of `document#anchor`; mark and anchor may be empty."""
    name = re.split("[#!]", at, maxsplit=1)[0]
    return name, at[len(name) : len(name) + 1], at[len(name) + 1 :]


def _control(document: Document) -> str:
    rows = (f"{name}: {text}" for name, text in control_rows(document.status))
    return "\n".join((document.meta.title, state_in_words(document.status), *rows))


def _contents(document: Document) -> str:
    return "\n".join(entry.text for entry in headings(document.text))


_AROUND: Mapping[str, Callable[[Document], str]] = {"control": _control, "contents": _contents}


def _sections_of(document: Document) -> Iterator[tuple[str, str]]:
    root = lxml.html.fragment_fromstring(document.html, create_parent="div")
    open_: list[tuple[int, str, list[str]]] = [(99, "", [])]
    for element in root:
        text = one_line(element.text_content())
        if element.tag in _HEADINGS and element.tag != "h1":
            level = int(element.tag[1])
            while open_ and open_[-1][0] >= level:
                _, anchor, texts = open_.pop()
                yield anchor, " ".join(texts)
            open_.append((level, element.get("id", ""), []))
        for _, _, texts in open_:
            texts.append(text)
    for _, anchor, texts in open_:
        yield anchor, " ".join(texts)


def one_line(text: str) -> str:
    """Return `text` as it is compared: one space between words, typed apostrophes, no case."""
    return " ".join(text.replace("’", "'").split()).casefold()
