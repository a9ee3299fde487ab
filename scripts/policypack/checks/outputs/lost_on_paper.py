"""A link of a text that its PDF doesn't have."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from lxml.html import HtmlElement

from macros.render import Document
from policypack.checks.finding import Finding
from policypack.checks.outputs.check import OutputCheck
from policypack.checks.outputs.outputs import PRIVATE, SITE, Built, Outputs
from policypack.checks.outputs.page import HtmlPage
from policypack.paper.edition import EDITIONS

_OUTSIDE = ("http://", "https://", "mailto:", "tel:")
# What a page has around its text: paper has its own.
_FRAME = ("danger-line", "pdf-line", "news-more", "headerlink", "footnote-backref")


def look(outputs: Outputs) -> Iterator[Finding]:
    """Yield each link of a document that fewer annotations of a PDF lead to, and of a pack's documents."""
    for document in outputs.pack.documents.values():
        names = [document.id, *(f"{document.id}-{edition.key}" for edition in EDITIONS)]
        found = (_pdf(outputs, name, public=document.meta.public) for name in names)
        editions = [file for file in found if file and file.pdf]
        wanted = _links(outputs, document) if editions else Counter()
        for file in editions:
            for target, number in wanted.items():
                there = _there(file, document.id, target)
                if there < number:
                    few = "none" if not there else "too few"
                    message = f"{target} is a link of the text, and {few} of this PDF; print it again"
                    yield outputs.on(file.name, 0, CHECK.code, message)
    for plan in outputs.pack.packs:
        bound = _pdf(outputs, f"pack-{plan.key}", public=plan.public)
        if bound is None or bound.pdf is None:
            continue
        for name in plan.documents:
            for target in _links(outputs, outputs.pack.documents[name]):
                if not _there(bound, name, target):
                    message = f"{target} is a link of {name}, and none of this PDF; print it again"
                    yield outputs.on(bound.name, 0, CHECK.code, message)


def _pdf(outputs: Outputs, name: str, *, public: bool) -> Built | None:
    return outputs.files.get(f"{SITE}/pdf/{name}.pdf" if public else f"{PRIVATE}/{name}.pdf")


def _there(file: Built, document: str, target: str) -> int:
    assert file.pdf
    if target.startswith("#"):
        return file.pdf.places.get(f"{document}:{target[1:]}", 0)
    return outside(file.pdf.links)[_alike(target)]


def outside(links: Mapping[str, int]) -> Counter[str]:
    """Return how often each address is linked, however it is written."""
    found: Counter[str] = Counter()
    for address, number in links.items():
        found[_alike(address)] += number
    return found


def _alike(address: str) -> str:
    return unquote(address).rstrip("/")


def _links(outputs: Outputs, document: Document) -> Counter[str]:
    """Return how often a text links to each address outside, and to each place of its own."""
    text = HtmlPage(f"<div>{document.html}</div>")
    found = Counter(
        str(link.get("href"))
        for link in text.links
        if not _framed(link) and str(link.get("href") or "").startswith(("#", *_OUTSIDE))
    )
    found.pop("#", None)
    page = outputs.pages.get(posixpath.join(SITE, _address(document)))
    if page is not None:
        for article in page.tree.iter("article"):
            shown = Counter(
                str(link.get("href"))
                for link in article.iter("a")
                if not _framed(link) and str(link.get("href") or "").startswith(_OUTSIDE)
            )
            found |= shown
    return found


def _address(document: Document) -> str:
    path = document.path.removesuffix(".md")
    return f"{path}.html" if posixpath.basename(path) == "index" else f"{path}/index.html"


def _framed(link: HtmlElement) -> bool:
    return any(
        set(str(element.get("class") or "").split()).intersection(_FRAME)
        for element in (link, *link.iterancestors())
    )


CHECK = OutputCheck(
    code="E706",
    name="a link that its PDF has lost",
    why="""Most schools publish the PDF, and many readers see nothing else. A link that looks like one and
    opens nothing is worse than none: it holds the helpline, the form, the law. Each link of a document's text
    must be an annotation of its PDF and of each pack that holds it.""",
    bad='<p><a href="https://www.example.org/not-in-the-pdf">A page that the PDF doesn\'t link</a></p>',
    good="<p>A page that nobody links.</p>",
    look=look,
)
