"""Images that say nothing to who can't see them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources
from policypack.checks.texts import Text

_IMAGE_TAG = re.compile(r"<img\b(?P<attributes>[^>]*)>", re.IGNORECASE | re.DOTALL)
_ALT = re.compile(r"""\balt\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))""", re.I)
_SRC = re.compile(r"""\bsrc\s*=\s*["']?(?P<src>[^\s"'>]+)""", re.IGNORECASE)
# What is only there to look at may be silent, if it says so.
_DECORATION = re.compile(r"""\b(?:role\s*=\s*["']?(?:presentation|none)|aria-hidden\s*=\s*["']?true)""", re.I)
_EMPTY_WORDS = frozenset({"image", "picture", "photo", "photograph", "logo", "icon", "img", "graphic"})


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each image without words in its place, or with words that say nothing."""
    for text in sources.texts:
        for line, source, alternative, near in _images(text):
            name = posixpath.basename(source)
            said = alternative.strip().casefold()
            if not said:
                message = f"the image {name} has no words for who can't see it; write ![what it shows](...)"
            elif said in _EMPTY_WORDS or said in (name.casefold(), posixpath.splitext(name)[0].casefold()):
                message = f'"{alternative}" doesn\'t say what the image shows; write that'
            else:
                continue
            yield sources.at(text, line, CHECK.code, message, near)


def _images(text: Text) -> Iterator[tuple[int, str, str, str]]:
    """Yield line, address, words and spelling of each image, Markdown's and raw HTML's."""
    for token in text.tokens:
        if token.map is None:
            continue
        if token.type == "html_block":
            for tag in _IMAGE_TAG.finditer(token.content):
                yield from _tag(tag, token.map[0] + token.content.count("\n", 0, tag.start()))
        elif token.type == "inline":
            line = token.map[0]
            for child in token.children or ():
                if child.type in ("softbreak", "hardbreak"):
                    line += 1
                elif child.type == "image":
                    source = str(child.attrGet("src") or "")
                    yield line, source, child.content, f"![{child.content}]({source}"
                elif child.type == "html_inline":
                    for tag in _IMAGE_TAG.finditer(child.content):
                        yield from _tag(tag, line)


def _tag(tag: re.Match[str], line: int) -> Iterator[tuple[int, str, str, str]]:
    if _DECORATION.search(tag["attributes"]):
        return
    source, alternative = _SRC.search(tag["attributes"]), _ALT.search(tag["attributes"])
    words = next((part for part in alternative.groups() if part is not None), "") if alternative else ""
    yield line, source["src"] if source else "", words, tag[0].split("\n")[0]


CHECK = Check(
    code="E214",
    name="an image without words",
    why="""Who can't see a picture hears its words instead, and paper that can't print it shows them. Without
    them a screen reader says a file's name or nothing, and the law on accessibility is broken.""",
    bad="![](steps.png)",
    good="![Three steps: stop, tell somebody you trust, report it](steps.png)",
    look=look,
)
