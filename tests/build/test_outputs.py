"""What a build leaves behind: nothing half-filled, nothing of another setting, nothing for staff."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from lxml import html

from macros.render import Pack

B2, SCITT, KENT = "b2-mentoring", "scitt-partnership", "example-kent-school"
SETTINGS = (B2, SCITT, KENT)
# What must never stand in a setting's outputs: names of others, and role words that only others use.
FOREIGN = {
    B2: r"Oast Lane|SCITT|Kirklees|Kent\b|pupils?\b|governors?\b|governing body|trainees?\b",
    SCITT: r"B2\b|Oast Lane|Kent\b|mentoring (?:provision|session)|Board of Directors|CEO\b|governors?",
    KENT: r"B2\b|SCITT\b|Kirklees|mentoring (?:provision|session)|Board of Directors|CEO\b|strategic board",
}
# Official names hold such words by right.
OFFICIAL = re.compile(
    r"(?i)audit (?:tool )?for trainee[^.]{0,40}|trainee and early career teachers?|of pupils' parents"
    r"|governors or trust|Pupil Referral Unit|pupil premium|governing board|teacher training"
)
INVENTED = re.compile(r"(?:01632 ?960|496 ?0\d{3}|7946 ?0\d{3}|07700 ?900)")
VERSIONED = re.compile(r"(?:19|20)\d\d|[-_.]v\d|version", re.IGNORECASE)


def pages(dist: Path, slug: str) -> Iterator[tuple[str, html.HtmlElement]]:
    """Yield every page of a public site, by its path."""
    site = dist / slug / "site"
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), html.document_fromstring(path.read_text(encoding="utf-8"))


@cache
def text_of(path: Path) -> str:
    """Return the text of a PDF as poppler reads it."""
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True)
    return done.stdout


def pdfs(dist: Path, slug: str) -> list[Path]:
    """Return every PDF of a setting, public and private."""
    return sorted((dist / slug).rglob("*.pdf"))


def said(page: html.HtmlElement) -> str:
    """Return what a reader sees of a page, and what a search engine is told."""
    for element in page.xpath("//script | //style"):
        element.drop_tree()
    described = " ".join(page.xpath("//meta/@content"))
    return " ".join((page.text_content() + " " + described).split())


needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils (pdftotext)")


@pytest.mark.parametrize("slug", SETTINGS)
def test_no_page_is_half_filled(dist: Path, slug: str) -> None:
    """No template's braces, no link without words or without a target."""
    for name, page in pages(dist, slug):
        assert not re.search(r"\{\{|\{%", said(page)), name
        for link in page.iter("a"):
            words = "".join(link.itertext()).strip() or link.get("aria-label") or link.get("title")
            assert words or link.xpath(".//img[@alt!='']"), f"{name}: no words for {link.get('href')}"
            assert link.get("href") != "#", f"{name}: {words} leads nowhere"
            assert not re.fullmatch(r"(?i)(click )?here|more|read more|link", words or ""), f"{name}: {words}"


@pytest.mark.parametrize("slug", SETTINGS)
def test_no_other_settings_name_or_words_on_the_site(dist: Path, slug: str) -> None:
    """One source, and nothing leaks from one setting to another, not in the search index either."""
    texts = {name: said(page) for name, page in pages(dist, slug)}
    index = json.loads((dist / slug / "site" / "search" / "search_index.json").read_text(encoding="utf-8"))
    texts |= {f"search index: {entry['location']}": entry["text"] + entry["title"] for entry in index["docs"]}
    for name, text in texts.items():
        found = re.search(rf"(?i)\b(?:{FOREIGN[slug]})", OFFICIAL.sub(" ", text))
        assert found is None, f"{name}: {text[max(0, found.start() - 80) : found.end() + 40]}"


@needs_poppler
@pytest.mark.parametrize("slug", SETTINGS)
def test_no_other_settings_name_or_words_on_paper(dist: Path, slug: str) -> None:
    """The same on paper, and in the files' properties."""
    assert pdfs(dist, slug)
    for path in pdfs(dist, slug):
        with pikepdf.open(path) as pdf:
            text = " ".join([*map(str, pdf.docinfo.values()), text_of(path)])
        found = re.search(rf"(?i)\b(?:{FOREIGN[slug]})", OFFICIAL.sub(" ", " ".join(text.split())))
        assert found is None, f"{path.name}: {found[0] if found else ''}"


@pytest.mark.parametrize("slug", SETTINGS)
def test_the_site_holds_public_documents_only(dist: Path, slug: str, packs: Mapping[str, Pack]) -> None:
    """Staff and office documents are in the private folder, and nothing on the site points there."""
    private = [document for document in packs[slug].documents.values() if not document.meta.public]
    assert private
    site = dist / slug / "site"
    names = [path.relative_to(site).as_posix() for path in site.rglob("*")]
    index = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    for document in private:
        assert not [name for name in names if document.id in name]
        assert f"{document.id}/" not in index
        assert (dist / slug / "private" / f"{document.id}.pdf").is_file()
    for name, page in pages(dist, slug):
        for link in page.iter("a"):
            assert not any(document.id in (link.get("href") or "") for document in private), name
    for plan in packs[slug].packs:
        assert (site / "pdf" / f"pack-{plan.key}.pdf").is_file() == plan.public
        assert (dist / slug / "private" / f"pack-{plan.key}.pdf").is_file() != plan.public


@pytest.mark.parametrize("slug", SETTINGS)
def test_names_and_notes_for_staff_stay_inside(dist: Path, slug: str, packs: Mapping[str, Pack]) -> None:
    """A name is public only where the setting says so; the note about learners never is."""
    setting = packs[slug].setting
    secret = [str(setting.learners.note_for_staff_only or "")]
    for key in type(setting.people).model_fields:
        person = getattr(setting.people, key)
        if getattr(person, "name", None) and not person.public:
            secret.append(str(person.name))
    for name, page in pages(dist, slug):
        for value in filter(None, secret):
            assert value not in said(page), f"{name}: {value}"


@pytest.mark.parametrize("slug", SETTINGS)
def test_what_only_authors_need_is_not_published(dist: Path, slug: str) -> None:
    """Parts, the register, word lists and records of versions begin with an underscore."""
    assert list((dist / slug / "site").rglob("_*")) == []


@pytest.mark.parametrize("slug", SETTINGS)
def test_addresses_never_hold_a_version_or_a_date(dist: Path, slug: str) -> None:
    """A link on a school's website stays right next year."""
    site = dist / slug / "site"
    own = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.suffix in (".html", ".pdf")]
    assert [name for name in own if VERSIONED.search(name)] == []


@pytest.mark.parametrize("slug", [B2, SCITT])
def test_a_real_setting_has_no_invented_number(dist: Path, slug: str) -> None:
    """A parent may ring it."""
    for name, page in pages(dist, slug):
        assert not INVENTED.search(said(page)), name


def test_the_example_says_on_every_page_that_it_is_one(dist: Path) -> None:
    """Banner, and no search engine lists it."""
    for name, page in pages(dist, KENT):
        assert "Not a real organisation" in said(page), name
        assert page.xpath("//meta[@name='robots'][contains(@content, 'noindex')]"), name


@pytest.mark.parametrize("slug", SETTINGS)
def test_every_document_is_a_draft_until_somebody_approves_it(dist: Path, slug: str) -> None:
    """Nobody has approved this text: each controlled page says so in words."""
    policy = dict(pages(dist, slug))["policies/online-safety-policy/index.html"]
    assert "not yet approved" in said(policy)
    if slug == B2:
        assert "version 2 of 1 December 2022" in said(policy)


@pytest.mark.parametrize("slug", SETTINGS)
def test_a_fact_to_confirm_is_marked_and_listed(dist: Path, slug: str, packs: Mapping[str, Pack]) -> None:
    """Unknown facts are visible as such, and the office gets the list of them."""
    unknown = packs[slug].setting.to_confirm()
    assert (dist / slug / "private" / "to-confirm.pdf").is_file()
    assert (dist / slug / "private" / "facts.pdf").is_file()
    if slug != KENT:
        assert len(unknown) > 20
        home = dict(pages(dist, slug))["index.html"]
        assert home.find_class("to-confirm")
        for number in ("999", "0808 800 5000", "0800 1111"):
            assert number in said(home)


@pytest.mark.parametrize("slug", SETTINGS)
def test_the_site_asks_no_other_host_for_anything(dist: Path, slug: str) -> None:
    """Scripts, styles, fonts and pictures are the site's own."""
    for name, page in pages(dist, slug):
        loaded = page.xpath("//script/@src | //img/@src | //iframe/@src")
        loaded += page.xpath("//link[not(@rel='canonical')]/@href")
        assert not [address for address in loaded if address.startswith(("http:", "https:", "//"))], name


@pytest.mark.parametrize("slug", SETTINGS)
def test_the_pdf_link_tells_its_pages_and_size(dist: Path, slug: str) -> None:
    """A parent on a phone knows what a tap costs; the number of pages is the file's own."""
    for name, page in pages(dist, slug):
        for link in page.xpath("//a[contains(@href, '.pdf')]"):
            words = " ".join(link.text_content().split())
            match = re.search(r"\(PDF, (\d+) pages?, [\d.]+ [kM]B\)", words)
            assert match, f"{name}: {words}"
            target = (dist / slug / "site" / name).parent / link.get("href")
            with pikepdf.open(target.resolve()) as pdf:
                assert len(pdf.pages) == int(match[1])


@pytest.mark.parametrize("slug", SETTINGS)
def test_a_site_carries_nothing_that_nobody_loads(dist: Path, slug: str) -> None:
    """Source maps and foreign search languages are half of Material's weight."""
    site = dist / slug / "site"
    assert not list(site.rglob("*.map"))
    assert not (site / "assets" / "javascripts" / "lunr").exists()
