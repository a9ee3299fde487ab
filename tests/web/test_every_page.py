"""What holds of every page of every site, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

SLUGS = ("b2-mentoring", "scitt-partnership", "example-kent-school")
PHONE: Any = {"width": 360, "height": 640}
DESK: Any = {"width": 1280, "height": 900}
EXAMPLE = "example-kent-school"
# One page of each kind.
KINDS = (
    "",
    "policies/online-safety-policy/",
    "agreements/staff-agreement/",
    "guides/whom-to-tell/",
    "resources/for-staff/",
    "news/",
    "news/category/ai/",
    "news/safe-ai-products/",
    "404.html",
)


@pytest.mark.parametrize(
    ("slug", "device", "scheme"),
    [
        *[(slug, DESK, "light") for slug in SLUGS],
        *[(slug, PHONE, "dark") for slug in SLUGS],
        (EXAMPLE, DESK, "dark"),
        (EXAMPLE, PHONE, "light"),
    ],
)
def test_axe_finds_nothing(
    browser: Browser, addresses: Mapping[str, str], slug: str, device: Any, scheme: Any
) -> None:
    """axe-core has no finding on any kind of page, in light and dark, on phone and desk."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = browser.new_page(viewport=device, color_scheme=scheme)
    for kind in KINDS:
        page.goto(addresses[slug] + kind)
        results = axe.run(page)
        assert results.violations_count == 0, f"{kind}: {results.generate_report()}"
    page.close()


def _search(page: Page, words: str) -> Locator:
    """Type as a person does, and return the first result's link."""
    page.locator("html.js").wait_for()
    field = page.get_by_label("Search", exact=True)
    field.click()
    field.press_sequentially(words, delay=60)
    first = page.locator(".md-search-result__link").first
    first.wait_for()
    return first


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_is_asked_of_another_host(browser: Browser, addresses: Mapping[str, str], slug: str) -> None:
    """Pages, searches included, load from this site only, and nothing that they load is missing."""
    page = browser.new_page()
    asked: list[tuple[str, int]] = []
    page.on("response", lambda response: asked.append((response.url, response.status)))
    page.on("requestfailed", lambda request: asked.append((request.url, 0)))
    for kind in KINDS:
        page.goto(addresses[slug] + kind, wait_until="networkidle")
    _search(page, "phones")
    page.close()
    assert asked
    assert [url for url, _ in asked if not url.startswith((addresses[slug], "data:"))] == []
    assert [url for url, status in asked if status not in (200, 304)] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_search_finds_what_parents_type(browser: Browser, addresses: Mapping[str, str], slug: str) -> None:
    """ "phones" and "tell" lead to a page; the result can be opened."""
    page = browser.new_page(viewport=DESK)
    for words in ("phones", "tell"):
        page.goto(addresses[slug])
        _search(page, words).click()
        page.wait_for_url(re.compile(r"/\w+/[\w-]+/"))
        assert page.locator("h1").count() == 1
    page.close()


@pytest.mark.parametrize("slug", SLUGS)
def test_each_page_says_what_it_is(built_sites: Mapping[str, Path], slug: str) -> None:
    """One h1, a title and a meta description of its own; only an example is kept from search engines."""
    described: dict[str, Path] = {}
    for path in sorted(built_sites[slug].rglob("index.html")):
        html = path.read_text(encoding="utf-8")
        assert len(re.findall(r"<h1[ >]", html)) == 1, path
        titles = re.findall(r"<title>([^<]+)</title>", html)
        assert len(titles) == 1, path
        descriptions = re.findall(r'<meta name="description" content="([^"]{20,})">', html)
        assert len(descriptions) == 1, path
        for words in (titles[0], descriptions[0]):
            assert words not in described, f"{path} says the same as {described.get(words)}: {words}"
            described[words] = path
        assert ('content="noindex"' in html) == (slug == EXAMPLE), path
        assert ("Not a real organisation" in html) == (slug == EXAMPLE), path


@pytest.mark.parametrize("slug", SLUGS)
def test_no_page_is_wider_than_a_small_phone(
    browser: Browser, addresses: Mapping[str, str], built_sites: Mapping[str, Path], slug: str
) -> None:
    """At 320 pixels (400 % zoom on a desk) nothing has to be scrolled sideways."""
    page = browser.new_page(viewport={"width": 320, "height": 256})
    for path in sorted(built_sites[slug].rglob("index.html")):
        page.goto(addresses[slug] + path.relative_to(built_sites[slug]).as_posix())
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 320, f"{path}: {width}"
    page.close()


def test_the_keyboard_reaches_everything(browser: Browser, addresses: Mapping[str, str]) -> None:
    """Every visible link and control gets the focus by Tab, and shows it."""
    page = browser.new_page(viewport=DESK)
    page.goto(addresses[EXAMPLE] + "guides/whom-to-tell/")
    wanted = page.evaluate(
        """() => {
            const stops = [...document.querySelectorAll('a[href], input.md-search__input, summary')]
                .filter(stop => stop.checkVisibility({visibilityProperty: true}))
                .filter(stop => stop.getClientRects().length);
            stops.forEach((stop, number) => stop.dataset.stop = number);
            return stops.length;
        }"""
    )
    reached = set()
    for _ in range(wanted + 20):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.dataset.stop"))
    missing = [number for number in range(wanted) if str(number) not in reached]
    assert [page.locator(f"[data-stop='{number}']").inner_text() for number in missing] == []


def test_status_and_control_need_no_javascript(browser: Browser, addresses: Mapping[str, str]) -> None:
    """A document says in words that it is a draft, what changed and when its law was looked at."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(addresses["b2-mentoring"] + "policies/online-safety-policy/")
    assert page.get_by_text("Draft: not yet approved.").is_visible()
    for words in ("About this document", "What changed", "Law and guidance as at"):
        assert page.get_by_text(words).last.is_visible(), words
    page.get_by_text("On this page").first.click()
    assert page.locator("details.contents a").first.is_visible()
    context.close()


@pytest.mark.parametrize("slug", SLUGS)
def test_a_form_says_that_it_is_for_paper(
    browser: Browser, addresses: Mapping[str, str], built_sites: Mapping[str, Path], slug: str
) -> None:
    """It looks as if it could be filled in: it says that it can't, who gets it back and for how long."""
    page = browser.new_page(viewport=PHONE)
    forms = [
        *built_sites[slug].glob("forms/*/index.html"),
        *built_sites[slug].glob("agreements/*/index.html"),
    ]
    assert forms
    for path in forms:
        page.goto(addresses[slug] + path.relative_to(built_sites[slug]).parent.as_posix() + "/")
        assert page.locator(".fill-in").inner_text().startswith("You can't answer on this page: "), path
        if path.parent.name != "planning-table":
            goes_back = page.locator(".goes-back").inner_text()
            assert goes_back.startswith("Return it to our "), path
            assert "We keep it " in goes_back, path
    page.goto(addresses[slug] + "guides/whom-to-tell/")
    assert page.locator(".fill-in, .goes-back").count() == 0
    page.close()


def test_a_table_to_fill_in_ends_where_the_text_ends(browser: Browser, addresses: Mapping[str, str]) -> None:
    """On a desk too, unless it needs the window's whole width."""
    page = browser.new_page(viewport=DESK)
    page.goto(addresses[EXAMPLE] + "forms/photo-permission/")
    right = "element => element.getBoundingClientRect().right"
    text = page.locator(".page > h1").evaluate(right)
    for table in page.locator(".page > .form-table:not(.form-wide)").all():
        assert table.evaluate(right) <= text + 1
    page.close()


def test_the_shared_text_has_a_version_where_it_differs(built_sites: Mapping[str, Path]) -> None:
    """ "Version 1" and "Shared text: version 1" say the same twice."""
    for site in built_sites.values():
        for path in site.rglob("index.html"):
            html = path.read_text(encoding="utf-8")
            said = dict(re.findall(r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", html))
            assert said.get("Shared text") != f"version {said.get('Version')}", path


def test_a_wide_table_becomes_blocks_on_a_phone(browser: Browser, addresses: Mapping[str, str]) -> None:
    """Each cell stands below the one before and begins with its column's words."""
    page = browser.new_page(viewport=PHONE)
    page.goto(addresses[EXAMPLE] + "guides/whom-to-tell/")
    cells = page.locator("table[data-labelled] tbody tr").first.locator("td, th").all()
    boxes = [cell.bounding_box() for cell in cells]
    tops = [box["y"] for box in boxes if box]
    assert len(tops) > 2
    assert tops == sorted(set(tops))
    shown = cells[1].evaluate("cell => getComputedStyle(cell, '::before').content")
    assert "Tell now" in shown
    page.close()
