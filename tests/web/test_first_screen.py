"""What a worried parent meets on a phone: danger, a person, and no obstacle before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE: Any = {"width": 360, "height": 640}
ONE_SWIPE = 2 * PHONE["height"]
THUMB = 44
SLUGS = ("b2-mentoring", "scitt-partnership", "example-kent-school")


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def phone(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A phone of 360 by 640, with JavaScript and without."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=request.param, has_touch=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("slug", SLUGS)
def test_help_is_on_the_first_screen(phone: Page, addresses: Mapping[str, str], slug: str) -> None:
    """999 is visible without scrolling, whatever is to confirm; all of the block within one swipe."""
    phone.goto(addresses[slug])
    danger = phone.locator(".worried a[href='tel:999']")
    assert _bottom(danger) <= PHONE["height"]
    for line in phone.locator(".worried li").all():
        assert _bottom(line) <= ONE_SWIPE, line.inner_text()
    assert {"tel:+448088005000", "tel:08001111"} <= _numbers(phone.content())


def test_the_safeguarding_lead_is_on_the_first_screen(phone: Page, addresses: Mapping[str, str]) -> None:
    """Where the number is known, it can be tapped without scrolling, and the link says whom it rings."""
    phone.goto(addresses["example-kent-school"])
    link = phone.locator(".worried a", has_text="Designated Safeguarding Lead")
    assert _bottom(link) <= PHONE["height"]
    assert link.get_attribute("href") == "tel:+441632960101"


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("page", ["guides/whom-to-tell/", "guides/parents-summary/"])
def test_whoever_was_sent_to_a_page_of_help_needs_not_scroll(
    phone: Page, addresses: Mapping[str, str], built_sites: Mapping[str, Path], slug: str, page: str
) -> None:
    """Straight after the title: 999, and whom to tell, by number or, while it is to confirm, by name."""
    if not (built_sites[slug] / page).exists():
        pytest.skip("a partnership has no families of its own")
    phone.goto(addresses[slug] + page)
    bar = _box(phone.locator(".site-header__worried"))["y"]
    lines = phone.locator(".worried li").all()
    assert _bottom(lines[0].locator("a[href='tel:999']")) <= bar
    assert "afeguarding" in lines[1].inner_text()
    told = lines[1].locator("a").first if lines[1].locator("a").count() else lines[1]
    assert _bottom(told) <= bar
    assert phone.locator("h1 + .worried").count() == 1


def test_news_begins_with_news(phone: Page, addresses: Mapping[str, str]) -> None:
    """The bar at the foot leads to help; the first post's title and day are on the first screen."""
    phone.goto(addresses["example-kent-school"] + "news/")
    assert phone.locator(".danger-line").count() == 0
    assert _bottom(phone.locator(".news-list .news-date").first) <= PHONE["height"] - 48
    assert phone.locator(".site-header__worried").is_visible()


@pytest.mark.parametrize("slug", SLUGS)
def test_each_number_in_the_table_can_be_tapped(phone: Page, addresses: Mapping[str, str], slug: str) -> None:
    """Each piece of a link that rings is 24 pixels high or more, and none lies over another."""
    phone.goto(addresses[slug] + "guides/whom-to-tell/")
    links = phone.locator(".whom-to-tell td a[href^='tel:']").all()
    assert links
    for link in links:
        heights = link.evaluate("link => [...link.getClientRects()].map(rect => rect.height)")
        assert min(heights) >= 24, link.inner_text()


def test_danger_stands_apart_from_what_is_around_it(phone: Page, addresses: Mapping[str, str]) -> None:
    """ "Call 999" touches neither the heading above it nor the words before it."""
    phone.goto(addresses["example-kent-school"])
    button, heading = phone.locator(".worried a[href='tel:999']"), phone.locator(".worried h2")
    assert _box(button)["y"] - _bottom(heading) >= 4
    words = _box(phone.locator(".worried li strong").first)
    assert _box(button)["x"] - words["x"] - words["width"] >= 8


@pytest.mark.parametrize("slug", SLUGS)
def test_every_number_is_as_high_as_a_thumb(phone: Page, addresses: Mapping[str, str], slug: str) -> None:
    """Each phone link of the block is at least 44 pixels high."""
    phone.goto(addresses[slug])
    links = phone.locator(".worried a[href^='tel:']").all()
    assert len(links) >= 3
    for link in links:
        assert _box(link)["height"] >= THUMB, link.inner_text()


def test_help_comes_first_without_a_mouse(browser: Browser, addresses: Mapping[str, str]) -> None:
    """Behind the skip link the next stop is 999, and the stops after it are the rest of the block."""
    for slug in SLUGS:
        page = browser.new_page(viewport=PHONE)
        page.goto(addresses[slug])
        page.keyboard.press("Tab")
        assert "Skip to content" in page.evaluate("document.activeElement.innerText")
        page.keyboard.press("Enter")
        stops = []
        for _ in page.locator(".worried a").all():
            page.keyboard.press("Tab")
            assert page.evaluate("!!document.activeElement.closest('.worried')"), slug
            stops.append(page.evaluate("document.activeElement.getAttribute('href')"))
        assert stops[0] == "tel:999"
        page.close()


def test_worried_is_one_tap_from_every_page(
    phone: Page, addresses: Mapping[str, str], built_sites: Mapping[str, Path]
) -> None:
    """From any page but home a visible link leads to the block: the page's own, or the home page's."""
    slug = "example-kent-school"
    for path in sorted(built_sites[slug].rglob("index.html")):
        page = path.relative_to(built_sites[slug]).parent.as_posix()
        if page == ".":
            continue
        phone.goto(f"{addresses[slug]}{page}/", wait_until="domcontentloaded")
        link = phone.get_by_role("link", name="Worried about a child?", exact=True)
        assert link.is_visible(), page
        assert _bottom(link) <= PHONE["height"], page
        own = phone.locator("article #worried").count()
        target = f"{addresses[slug]}{page}/#worried" if own else f"{addresses[slug]}#worried"
        assert link.evaluate("link => link.href") == target, page
    link.tap()
    phone.wait_for_url("**/#worried")
    assert phone.locator("#worried").is_visible()


def test_a_page_is_light(built_sites: Mapping[str, Path]) -> None:
    """The home page's own HTML is at most 60 kB, and our style sheets 40 kB (Material's come on top)."""
    for site in built_sites.values():
        assert (site / "index.html").stat().st_size <= 60_000
        sheets = [*(site / "assets/css").glob("*.css"), site / "assets/brand/brand.css"]
        assert sum(sheet.stat().st_size for sheet in sheets) <= 40_000


def _numbers(html: str) -> set[str]:
    return set(re.findall(r'href="(tel:[^"]+)"', html))


def _box(locator: Any) -> Any:
    box = locator.bounding_box()
    assert box is not None
    return box


def _bottom(locator: Any) -> float:
    box = _box(locator)
    return float(box["y"] + box["height"])
