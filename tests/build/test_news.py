"""News on a built site: in order, by category, and without a trace of what is over or somebody else's."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from policypack.build import Job, build_setting

ROOT = Path(__file__).resolve().parents[2]
B2, KENT = "b2-mentoring", "example-kent-school"
POST = """---
title: "{title}"
summary: "{summary}"
date: {date}
expires: {expires}
categories: [{categories}]
tags: [{tags}]
slug: {slug}
for: [{needs}]
---
See [](../../policies/online-safety-policy.md#phones).
Written on {{{{ date(text_date()) }}}}.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project without a post."""
    for name in ("docs", "macros", "overrides", "settings", "scripts/policypack"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path / name)
    for post in (tmp_path / "docs/news/posts").glob("*.md"):
        post.unlink()
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), str(tmp_path / "scripts")]))
    return tmp_path


def write(project: Path, title: str, **facts: str) -> None:
    """Write a post about one animal, which stands in its title, summary, slug and tag."""
    animal = title.split()[0].lower().removesuffix("s")
    texts = {
        "title": title,
        "summary": f"A sentence about the {animal}s.",
        "date": "2026-11-01",
        "expires": "2027-01-31",
        "categories": "AI",
        "tags": f"{animal}s",
        "slug": animal,
        "needs": "everyone",
    }
    path = project / "docs/news/posts" / f"{animal}.md"
    path.write_text(POST.format(**{**texts, **facts}), encoding="utf-8")


def build(project: Path, slug: str, today: str) -> Path:
    """Build a setting's website on a day and return its folder."""
    outcome = build_setting(Job(project, slug, project / "dist", today, with_pdf=False))
    assert outcome.failure == ""
    return project / "dist" / slug / "site"


def page(site: Path, address: str) -> html.HtmlElement:
    """Return a page of the site."""
    return html.document_fromstring((site / address / "index.html").read_text(encoding="utf-8"))


def titles(site: Path, address: str) -> list[str]:
    """Return the titles of the posts that a page lists, in order."""
    found = page(site, address).xpath("//ul[@class='news-list']/li/h2")
    return [element.text_content().strip() for element in found]


def traces(site: Path, word: str) -> Iterator[str]:
    """Yield every file of a site that has the word in its name or its text."""
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        text = path.suffix in (".html", ".json", ".xml", ".txt", ".css") and path.is_file()
        if word in name.lower() or (text and word in path.read_text(encoding="utf-8").lower()):
            yield name


def test_posts_are_listed_newest_first_and_by_category(project: Path) -> None:
    """Each links to itself and its categories; no link of the section is dead or without words."""
    write(project, "Aardvarks & <b>ants</b>")
    write(project, "Baboons for {{ learners }}", date="2026-11-03", categories="AI, Personal data")
    write(project, "Camels", date="2026-11-02", categories="Personal data")
    site = build(project, KENT, "2026-11-22")
    assert titles(site, "news") == ["Baboons for pupils", "Camels", "Aardvarks & <b>ants</b>"]
    assert titles(site, "news/category/ai") == ["Baboons for pupils", "Aardvarks & <b>ants</b>"]
    assert titles(site, "news/category/personal-data") == ["Baboons for pupils", "Camels"]
    assert {path.name for path in (site / "news/category").iterdir()} == {"ai", "personal-data"}
    post = page(site, "news/baboon")
    assert "section 9 of the online safety policy" in post.text_content()
    assert "Written on 3 November 2026." in post.text_content()
    for path in (site / "news").rglob("index.html"):
        document = html.document_fromstring(path.read_text(encoding="utf-8"))
        for link in document.xpath("//article//a | //nav//a"):
            target, _, anchor = link.get("href").partition("#")
            assert link.text_content().strip(), path
            if not target.startswith(("https:", "tel:")):
                found = (path.parent / target).resolve() / "index.html" if target else path
                assert found.is_file(), f"{path}: {link.get('href')}"
                assert not anchor or f'id="{anchor}"' in found.read_text(encoding="utf-8")
    assert page(site, "").xpath("//nav[@id='menu']//a[normalize-space()='News']")


def test_what_is_over_or_for_others_leaves_no_trace(project: Path) -> None:
    """Not in a page, the search index, the sitemap or a name; nothing is built anew before a post expires."""
    write(project, "Aardvarks")
    write(project, "Zebras", expires="2026-11-22", categories="Phones and social media", date="2026-10-01")
    write(project, "Okapis", needs="alternative_provider", categories="Teaching and training")
    site = build(project, KENT, "2026-11-22")
    assert titles(site, "news") == ["Aardvarks", "Zebras"]
    assert len(set(traces(site, "zebra"))) >= 4
    for word in ("okapi", "teaching-and-training"):
        assert list(traces(site, word)) == [], word
    first = site.resolve()
    assert build(project, KENT, "2026-11-21").resolve() == first, "another day, the same posts"
    site = build(project, KENT, "2026-11-23")
    assert titles(site, "news") == ["Aardvarks"]
    for word in ("okapi", "zebra", "phones-and-social-media"):
        assert list(traces(site, word)) == [], word
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "news/aardvark/</loc>" in sitemap
    assert "news/category/ai/</loc>" in sitemap


def test_without_a_post_there_is_no_news(project: Path) -> None:
    """No page, no menu entry, no archive, nothing that leads there."""
    write(project, "Zebras", expires="2026-11-21")
    write(project, "Okapis", needs="school")
    site = build(project, B2, "2026-11-22")
    assert not (site / "news").exists()
    assert not page(site, "").xpath("//a[contains(@href, 'news/')]")
    assert list(traces(site, "news/")) == []
