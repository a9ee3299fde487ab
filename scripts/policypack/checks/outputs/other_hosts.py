"""Requests to other hosts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from policypack.checks.finding import Finding
from policypack.checks.outputs.check import OutputCheck
from policypack.checks.outputs.outputs import Built, Outputs

_LOADED = ("src", "srcset", "poster", "data", "background", "action", "formaction", "xlink:href", "manifest")
# Links that tell and load nothing.
_TELLING = ("canonical", "alternate", "license", "author", "next", "prev", "me", "help", "search", "bookmark")
_DRAWN = ("image", "use", "feimage", "script", "font-face-uri", "base")
_STYLES = re.compile(r"""(?:url\(\s*|@import\s+)["']?(?P<address>(?:https?:)?//[^"')\s;]+)""", re.IGNORECASE)
_IN_SVG = re.compile(
    r"""(?:xlink:href|href|src)\s*=\s*["'](?P<address>(?:https?:)?//[^"']+)""", re.IGNORECASE
)
_REFRESH = re.compile(r"url\s*=\s*['\"]?(?P<address>(?:https?:)?//[^'\"\s]+)", re.IGNORECASE)


def look(outputs: Outputs) -> Iterator[Finding]:
    """Yield each address that a page, style or picture would load from elsewhere, and what a PDF would do."""
    own = urlsplit(str(outputs.setting.who_we_are.website or "")).hostname
    for file in outputs.public:
        for line, address in _asked(file):
            if urlsplit(address).hostname != own or own is None:
                message = f"asks another host for {address}; keep the file among our own, or take it out"
                yield outputs.on(file.name, line, CHECK.code, message)
    for file in outputs.files.values():
        for action in sorted(file.pdf.actions) if file.pdf else ():
            message = f"would do more than show itself and open links ({action})"
            yield outputs.on(file.name, 0, CHECK.code, message)


def _asked(file: Built) -> Iterator[tuple[int, str]]:
    if file.page:
        for element in file.page.tree.iter():
            if isinstance(element, HtmlElement):
                for address in _asked_by(element):
                    yield element.sourceline or 0, address
    elif file.suffix in (".css", ".svg"):
        patterns = (_STYLES, _IN_SVG) if file.suffix == ".svg" else (_STYLES,)
        for pattern in patterns:
            for match in pattern.finditer(file.text):
                yield file.text.count("\n", 0, match.start()) + 1, match["address"]


def _asked_by(element: HtmlElement) -> Iterator[str]:
    for name in _LOADED:
        value = str(element.get(name) or "")
        for part in value.split(",") if name == "srcset" else (value,):
            address = part.split()[0] if part.strip() else ""
            if address.lower().startswith(("http:", "https:", "//")):
                yield address
    target = str(element.get("href") or "").strip()
    if target.lower().startswith(("http:", "https:", "//")):
        kinds = set(str(element.get("rel") or "").lower().split())
        if element.tag in _DRAWN or (element.tag == "link" and not kinds.intersection(_TELLING)):
            yield target
    refreshes = element.tag == "meta" and str(element.get("http-equiv") or "").lower() == "refresh"
    if refreshes and (match := _REFRESH.search(str(element.get("content") or ""))):
        yield match["address"]
    styles = str(element.get("style") or "") + (str(element.text or "") if element.tag == "style" else "")
    yield from (match["address"] for match in _STYLES.finditer(styles))


CHECK = OutputCheck(
    code="E707",
    name="a request to another host",
    why="""A picture, font or script from elsewhere tells that host who reads which page, on a site about
    the abuse of children. It needs consent that nobody asked for, breaks where a filter blocks
    it, and changes when its owner changes it. Links are no requests: the reader decides.""",
    bad='<p><img src="https://pictures.example.org/a.png" alt="A picture"></p>',
    good='<p><img src="../../pictures/a.png" alt="A picture"></p>',
    look=look,
)
