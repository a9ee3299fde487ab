"""The web pages that a text names, listed at its end for who has only the paper: addresses to type, or codes.

What is printed beside its link already (`addresses`) isn't listed. The list takes the room that the last page
has left, else a page of its own. It is looked up, not read, so it doesn't count towards the pages that a
document may have: they end at `TEXT_ENDS`.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement
from markupsafe import Markup

from .addresses import printed_addresses
from .sheet import Code, environment, short_address, site_of, small_code

WEB_PAGES, TEXT_ENDS = "web-pages", "text-ends"
TITLE = "Web pages named here"
SCAN = "Scan a code with a phone, or look for the title on the site below it."
_TYPED_OFF_A_LIST = 55
"""Who looks an address up types so many signs, but no more."""


@dataclass(frozen=True)
class WebPage:
    """A page on the web: what the text calls it first, its address, and that address as one types it."""

    words: str
    address: str

    @property
    def short(self) -> str:
        """Return the address to type."""
        return short_address(self.address)

    @property
    def site(self) -> str:
        """Return where the page is: enough for whoever scans its code, or looks for its title there."""
        return site_of(self.address)

    @property
    def code(self) -> Code | None:
        """Return the code of an address that nobody types; the paper around it is its white edge."""
        return small_code(self.address) if len(self.short) > _TYPED_OFF_A_LIST else None


def named_only(root: HtmlElement) -> list[WebPage]:
    """Return the pages that a text links to without saying where they are, each once, by their names."""
    printed = printed_addresses(root)
    found: dict[str, WebPage] = {}
    for link in root.iter("a"):
        page = WebPage(" ".join(link.text_content().split()), link.get("href", ""))
        if page.address.startswith("http") and page.short not in printed and not _says_its_site(link, page):
            found.setdefault(page.short, page)
    return sorted(found.values(), key=lambda page: page.words.casefold().removeprefix("the "))


def _says_its_site(link: HtmlElement, page: WebPage) -> bool:
    """Say whether a link is called by its site ("kelsi.org.uk") or has it below: "Website: nspcc.org.uk"."""
    name = next(link.iterancestors("dt"), None)
    explained = name.itersiblings() if name is not None else ()
    below = itertools.takewhile(lambda each: each.tag == "dd", explained)
    said = {word.rstrip(".,;") for each in below for word in each.text_content().split()}
    return page.words == page.site or not said.isdisjoint({page.site, page.short})


def listed(pages: Sequence[WebPage], *, in_a_line: bool) -> Markup:
    """Return the list of `pages` as HTML, or nothing; `in_a_line` its title takes no line of its own."""
    if not pages:
        return Markup("")
    page = environment().get_template("web_pages.html.j2")
    return Markup(
        page.render(
            title=TITLE,
            how=SCAN,
            pages=pages,
            in_a_line=in_a_line,
            web_pages=WEB_PAGES,
            text_ends=TEXT_ENDS,
        )
    )
