"""A last look at what was built, before anybody else can see it: nothing half-filled, nobody else's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import html

from macros.problems import Problem, Problems
from macros.render import Pack
from macros.setting import setting_slugs

# Not the closing braces: JSON and style sheets end with two of them as well.
_TAG = re.compile(r"\{\{|\{%")
_TEXT_FILES = {".html", ".json", ".xml", ".txt"}


def look_at(pack: Pack, root: Path, folder: Path) -> None:
    """Look through the public and private outputs in `folder`; raise `Problems` with everything found."""
    private = [document for document in pack.documents.values() if not document.meta.public]
    foreign = {
        name: slug for slug in setting_slugs(root) if slug != pack.setting.slug for name in _names(root, slug)
    }
    own = str(pack.setting.who_we_are.name)
    foreign = {name: slug for name, slug in foreign.items() if name not in own}
    problems: list[Problem] = []
    for path in sorted((folder / "site").rglob("*")):
        if path.suffix in _TEXT_FILES and path.is_file():
            text = path.read_text(encoding="utf-8")
            name = path.relative_to(folder).as_posix()
            problems += [Problem(name, 0, 0, message) for message in _findings(text, path.suffix, foreign)]
            problems += [
                Problem(name, 0, 0, f"links to {document.id}, which is for {document.meta.publish} only")
                for document in private
                if f"/{document.id}/" in text or f"{document.id}.pdf" in text
            ]
    if problems:
        raise Problems(problems)


def _findings(text: str, suffix: str, foreign: dict[str, str]) -> Iterator[str]:
    if match := _TAG.search(text):
        near = " ".join(text[max(0, match.start() - 30) : match.end() + 30].split())
        yield f"holds a piece of a template: {near}"
    for name, slug in foreign.items():
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            yield f"holds the name of another setting ({slug}): {name}"
    if suffix == ".html":
        for link in html.document_fromstring(text).iter("a"):
            if link.get("href") is None:
                continue
            said = "".join(map(str, link.itertext())).strip() or link.get("aria-label") or link.get("title")
            if not said and not link.xpath(".//img[@alt]|.//svg"):
                yield f"holds a link without words, to {link.get('href')}"
            if link.get("href") == "#":
                yield f"holds a link that leads nowhere: {said}"


def _names(root: Path, slug: str) -> Iterator[str]:
    from macros.setting import load_setting

    try:
        names = load_setting(root, slug).who_we_are
    except Problems:
        return  # It is told where that setting is built.
    for name in {str(names.name), str(names.short_name)}:
        if len(name) > 3 and name[:1].isupper():
            yield name
