"""Links that lead nowhere: empty ones, and typed ones to what isn't there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

from macros.problems import did_you_mean
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.references.addresses import addresses
from policypack.checks.references.links import Link
from policypack.checks.sources import Sources
from policypack.checks.texts import Text

_ANCHOR_TAG = re.compile(r"<a\b(?P<attributes>[^>]*)>", re.IGNORECASE)
_HREF = re.compile(r"""\bhref\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))""")
# What was meant as a link and is none to Markdown: an address that it refuses, a space before the bracket,
# a name that no address stands behind.
_OURS = r"(?:\.\.?/|#|[\w-]+\.md)"
_TARGET = rf"(?:https?:|{_OURS})"
_BROKEN = re.compile(
    rf"\[[^\[\]]+\](?:\([^()\s]*\)?|\s\({_TARGET}[^()]*\)|\[[\w -]*\])"
    # A bracket that is missing, one of the wrong shape, a footnote without its text.
    rf"|\[\]?\s?\(?{_TARGET}[\w./#-]*[)\]]?|\({_OURS}[\w./#-]*[)\]]?|\[\^[^\]\s]+\]"
    r"|(?<![\w/])(?:(?:\.\.?/)?[\w-]+/)*[\w-]+\.md\b(?:#[\w-]+)?"
)
_MAY_BE = re.compile(r"\[|\(#|\.md\b|\(\.\.?/")
_NOWHERE = "this link leads nowhere; write the page or the address between the brackets"


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each link without a target, and each whose target isn't there for this setting's readers."""
    for _, group in groupby(sources.texts, key=lambda text: text.slug):
        site = _Site(sources, {text.document.path: text for text in group})
        for text in site.texts.values():
            for link in text.links:
                message = _NOWHERE if link.target in ("", "#") else site.fault(text, link)
                if not message and not link.words:
                    message = "this link has no words to follow; write some, or use an empty reference alone"
                if message:
                    yield sources.at_link(text, link, CHECK.code, message)
            yield from _not_links(sources, text)
            yield from _images(sources, text)
            yield from _tags(sources, text, site)


class _Site:
    """One setting's texts, as links see them."""

    def __init__(self, sources: Sources, texts: Mapping[str, Text]) -> None:
        self.texts = texts
        self._root = sources.root
        self._pack = sources.packs[next(iter(texts.values())).slug]
        self._pages = {page.path: page for page in sources.library.pages.values()} if sources.library else {}
        self._ids: dict[str, frozenset[str]] = {}

    def fault(self, text: Text, link: Link) -> str:
        """Return why a link that isn't empty leads nowhere, or an empty text."""
        if link.outside:
            return _outside_fault(link.target)
        page, anchor = link.place(text.document.path)
        if page not in self._pages:
            return _missing(self._root, page, link.target, self._pages)
        target = self.texts.get(page)
        known = self._pages[page]
        if target is None:
            if self._pack.calls["adopted"](known.id):
                return ""  # It couldn't be rendered, which is told already.
            return (
                f"this setting doesn't have {page}; write {{% if adopted('{known.id}') %}} around the passage"
            )
        if text.document.meta.public and not target.document.meta.public:
            return (
                f"a public page can't link to {page}, which is for {_whom(target)} only;"
                " leave the words empty and they are printed without a link"
            )
        if anchor and anchor not in self._addresses(target):
            return f"there is no heading #{anchor} in {page}{did_you_mean(anchor, self._addresses(target))}"
        return ""

    def _addresses(self, target: Text) -> frozenset[str]:
        path = target.document.path
        if path not in self._ids:
            self._ids[path] = frozenset(address.id for address in addresses(target))
        return self._ids[path]


def _whom(target: Text) -> str:
    return "the office" if target.document.meta.publish == "office" else "staff"


def _missing(root: Path, page: str, written: str, pages: Mapping[str, object]) -> str:
    if written.startswith("www."):
        return f"write https:// before {written}"
    if not page.endswith(".md") and _there(root, page):
        return ""
    meant = did_you_mean(page if page.endswith(".md") else f"{page.rstrip('/')}.md", pages)
    return f"there is no page {page}{meant or '; write its path from this page, such as ../guides/a.md'}"


def _outside_fault(target: str) -> str:
    scheme, _, rest = target.partition(":")
    if scheme.lower() in ("http", "https"):
        return "" if "." in urlsplit(target).netloc else f"{target} is no address of a website"
    if scheme.lower() == "mailto":
        return "" if "@" in rest else f"{target} is no e-mail address"
    if scheme.lower() == "tel":
        return "" if any(digit.isdigit() for digit in rest) else f"{target} is no telephone number"
    return f"{target} is no address that a page can open; write https://, mailto: or a page's path"


def _not_links(sources: Sources, text: Text) -> Iterator[Finding]:
    for token in text.tokens:
        if token.type != "inline" or token.map is None or not _MAY_BE.search(token.content):
            continue
        line = token.map[0]
        for child in token.children or ():
            if child.type in ("softbreak", "hardbreak"):
                line += 1
            elif child.type == "text":
                for match in _BROKEN.finditer(child.content):
                    # A value's own brackets are written as references to characters, and aren't meant.
                    if match[0] in text.lines[line]:
                        message = (
                            f"{match[0]} is no link that a page can show; write [](#an-id), [](../a/page.md)"
                            " or [words](https://...)"
                        )
                        yield sources.at(text, line, CHECK.code, message, match[0])


def _images(sources: Sources, text: Text) -> Iterator[Finding]:
    """Yield each picture whose file isn't there."""
    for token in text.tokens:
        if token.type != "inline" or token.map is None or "](" not in token.content:
            continue
        line = token.map[0]
        for child in token.children or ():
            line += child.type in ("softbreak", "hardbreak")
            if child.type == "image":
                written = str(child.attrGet("src") or "")
                link = Link(line, "", written, 0)
                file, _ = link.place(text.document.path)
                if not link.outside and not _there(sources.root, file):
                    message = f"there is no picture {file} in docs; put the file there, or mend its name"
                    yield sources.at(text, line, CHECK.code, message, written)


def _there(root: Path, file: str) -> bool:
    return any((root / folder / file).is_file() for folder in ("docs", "overrides"))


def _tags(sources: Sources, text: Text, site: _Site) -> Iterator[Finding]:
    for token in text.tokens:
        if token.map is None:
            continue
        if token.type == "html_block":
            yield from _tags_in(sources, text, site, token.content, token.map[0])
        elif token.type == "inline":
            line = token.map[0]
            for child in token.children or ():
                line += child.type in ("softbreak", "hardbreak")
                if child.type == "html_inline":
                    yield from _tags_in(sources, text, site, child.content, line)


def _tags_in(sources: Sources, text: Text, site: _Site, content: str, first: int) -> Iterator[Finding]:
    for tag in _ANCHOR_TAG.finditer(content):
        href = _HREF.search(tag["attributes"])
        target = next((part for part in href.groups() if part is not None), "") if href else ""
        line = first + content.count("\n", 0, tag.start())
        empty = target.strip() in ("", "#") and not re.search(r"\sid\s*=", tag["attributes"])
        message = _NOWHERE if empty else site.fault(text, Link(line, "", target, 0)) if target else ""
        if message:
            yield sources.at(text, line, CHECK.code, message, tag[0])


CHECK = Check(
    code="E204",
    name="a link that leads nowhere",
    why="""In one real policy 29 of 29 links led nowhere: the words looked like a link, and behind them was
    nothing, or a page that had gone. A reader in need of help presses it and is left alone. Most references
    need no words: leave them empty, and they are filled and checked for every setting.""",
    bad="Read [our rules for phones](#phons).\n\n## Phones {#phones}\n\nText.",
    good="Read [our rules for phones](#phones).\n\n## Phones {#phones}\n\nText.",
    look=look,
)
