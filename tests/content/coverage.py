"""Where the pack says each point that the source documents made, and why it leaves some out.

`coverage.yml` is the map. A point is kept by the words that say it: they must stand in the named section
of the built text of every setting that the point concerns, so a sentence can't get lost unnoticed.

`python -m tests.content.coverage [FILE]` prints what is wrong with a map, then the table of verdicts.
"""

from __future__ import annotations

import datetime
import re
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

import lxml.html
from jinja2 import Environment, StrictUndefined
from pydantic import BaseModel, ConfigDict, Field

from macros.features import features
from macros.jinja import Language
from macros.linked_policies import without_marks
from macros.markdown import headings, to_html
from macros.problems import Problems, did_you_mean
from macros.render import Document, Pack, render
from macros.setting import load_setting, setting_slugs
from macros.setting.source import Source
from macros.standing import control_rows, state_in_words
from macros.words import words
from macros.written_model import typed

ROOT = Path(__file__).resolve().parents[2]
FILE = "tests/content/coverage.yml"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_GUIDES = ("guide", "resource", "home", "news")

Why = Literal["obsolete", "not binding", "not concerned", "open"]


class Said(BaseModel):
    """One place that says a point, for some settings: `at` is `document#anchor`.

    What a page prints around its text has a mark of its own: `document!control` is title, standing and
    control block, `document!contents` the list of its headings.

    `words` are what must stand in that section, in order of no account; each may hold words, facts and
    calls of the language (`{{ learners }}`, `{{ policy('behaviour') }}`): one line serves every setting.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    settings: tuple[str, ...] = Field(alias="for")
    at: str
    words: tuple[str, ...] = Field(min_length=1)


class LeftOut(BaseModel):
    """Settings for which a point isn't said, and the reason."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    settings: tuple[str, ...] = Field(alias="for")
    why: Why
    because: str = Field(min_length=8)


class Point(BaseModel):
    """One point of a source: `gist` says it in our own words, so that it stands alone."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    gist: str = Field(min_length=12)
    said: tuple[Said, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


class SourceText(BaseModel):
    """A source document: what it is, and whom none of it concerns unless a point says otherwise."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    left_out: tuple[LeftOut, ...] = ()


class Coverage(BaseModel):
    """The whole map."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sources: dict[str, SourceText]
    points: dict[str, Point]


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
        name, mark, anchor = _parts_of(at)
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


def _parts_of(at: str) -> tuple[str, str, str]:
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


def load(path: Path = ROOT / FILE) -> Coverage:
    """Read a map; raise `Problems` with everything that is wrong in its form."""
    source = Source(path, path.name)
    coverage, problems = typed(Coverage, source.tree, path.name)
    if source.problems or problems or coverage is None:
        raise Problems([*source.problems, *problems])
    return coverage


def packs_of(root: Path = ROOT) -> dict[str, Pack]:
    """Return the finished texts of every setting."""
    today = datetime.date(2026, 11, 22)
    return {slug: render(load_setting(root, slug), root, today=today) for slug in setting_slugs(root)}


def expand(settings: Sequence[str], slugs: Sequence[str]) -> tuple[str, ...]:
    """Return the settings that a list names; `all` stands for every one."""
    return tuple(slugs) if "all" in settings else tuple(settings)


def findings(coverage: Coverage, texts: Texts) -> Iterator[str]:
    """Yield what is wrong: an anchor or words that aren't there, a setting that no verdict speaks of."""
    slugs = tuple(texts.packs)
    for key, point in coverage.points.items():
        source = coverage.sources.get(source_of(key, coverage.sources))
        if source is None:
            yield f"{key}: begins with none of the sources {', '.join(coverage.sources)}"
            continue
        spoken: set[str] = set()
        for said in point.said:
            spoken.update(expand(said.settings, slugs))
            yield from (f"{key}: {fault}" for fault in _faults(said, texts, slugs))
        for left in point.left_out:
            named = set(expand(left.settings, slugs))
            if clash := spoken & named:
                yield f"{key}: said for {', '.join(sorted(clash))}, and left out as well"
            spoken |= named
        for left in source.left_out:
            spoken.update(expand(left.settings, slugs))
        if missing := sorted(set(slugs) - spoken):
            yield f"{key}: nothing is said of {', '.join(missing)}"
        if unknown := sorted(spoken - set(slugs)):
            yield f"{key}: there is no setting {', '.join(unknown)}"


def _faults(said: Said, texts: Texts, slugs: Sequence[str]) -> Iterator[str]:
    for slug in expand(said.settings, slugs):
        if slug not in slugs:
            continue
        try:
            section = texts.section(slug, said.at)
            plain = texts.plain(slug)
            wanted = [one_line(plain(piece)) for piece in said.words]
        except Exception as error:
            yield f"{said.at}: {error}"
            continue
        for piece in wanted:
            if piece not in section:
                yield f'{said.at} in {slug} doesn\'t say "{piece}"'


def source_of(key: str, sources: Collection[str]) -> str:
    """Return the source that a point belongs to: the longest name that its id begins with, or nothing."""
    return max((name for name in sources if key.startswith(f"{name}-")), key=len, default="")


def verdicts(coverage: Coverage, texts: Texts) -> dict[str, Counter[str]]:
    """Return, for each source, how many points came to which end."""
    kinds = {
        name: document.meta.kind for pack in texts.packs.values() for name, document in pack.documents.items()
    }
    table: dict[str, Counter[str]] = {name: Counter() for name in coverage.sources}
    for key, point in coverage.points.items():
        name = source_of(key, coverage.sources)
        places = {kinds.get(_parts_of(said.at)[0]) for said in point.said}
        if not places:
            verdict = point.left_out[0].why if point.left_out else "not concerned"
        elif name in ("B2", "SC") and places <= set(_GUIDES):
            verdict = "moved to a guide"
        else:
            verdict = "said"
        table[name][verdict] += 1
    return table


def point_ids(text: str) -> list[str]:
    """Return the ids of all points in the content map (`points.md`), short forms ("**-03**") written out."""
    found: list[str] = []
    for mark in re.finditer(r"\*\*(?:(?P<whole>[A-Z][A-Z0-9]-[\d.A-Z-]+\d)|-(?P<last>\d\d))\*\*", text):
        if mark["whole"]:
            found.append(mark["whole"])
        elif found:
            found.append(f"{found[-1].rpartition('-')[0]}-{mark['last']}")
    return found


def main(path: Path) -> int:
    """Print what is wrong with the map at `path`, and its table; return the exit code."""
    texts = Texts(packs_of())
    coverage = load(path)
    wrong = list(findings(coverage, texts))
    print("\n".join(wrong) or "nothing is wrong")
    for name, counts in verdicts(coverage, texts).items():
        print(name, sum(counts.values()), dict(counts))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / FILE))
