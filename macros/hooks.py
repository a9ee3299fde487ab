"""The only file that knows MkDocs: it feeds the finished texts to the site and refuses any difference."""

from __future__ import annotations

import html
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from macros.jinja import escape_markdown
from macros.language import learn
from macros.news import INDEX as NEWS
from macros.news_pages import Category, Listed, about_category, about_news, about_post, category_title
from macros.pictures import FOLDER as PICTURES
from macros.problems import Problems
from macros.render import Document, Pack, render_speech
from macros.site import BRAND, about_document, about_site, brand_css, menu, printed_files
from macros.tables import labelled
from macros.today import today

# Never loaded by an English site (half of Material's weight: notes/speed.md), or for paper only.
_UNUSED = (
    "assets/javascripts/lunr/",
    "assets/css/paper-fonts.css",
    "assets/fonts/atkinson-hyperlegible-mono-",
    "print/",
)


@dataclass
class _Build:
    """One run's state, made anew by `on_config`: nothing of one setting survives into another's build."""

    pack: Pack
    by_path: dict[str, Document]
    site: dict[str, Any]
    printed: dict[str, dict[str, Any]]

    @property
    def news(self) -> Document | None:
        """The page that lists the posts, if this setting has any."""
        return self.pack.documents.get(NEWS)


_build: _Build


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load, check and render the whole setting before any plugin does anything."""
    global _build
    root = Path(config.config_file_path).parent
    try:
        day = today()
        speech = learn(root, config.extra["setting_slug"], today=day)
        pack = render_speech(speech, root, today=day)
    except Problems as problems:
        raise PluginError(f"policypack found what must be put right first:\n{problems}") from None
    printed = printed_files(os.environ.get("POLICYPACK_PDFS"))
    site = about_site(pack, printed)
    public = {document.path: document for document in pack.documents.values() if document.meta.public}
    _build = _Build(pack, public, site, printed)
    # Material prints these raw.
    config.site_name = html.escape(site["name"])
    website = pack.setting.who_we_are.website
    config.site_url = f"{str(website).rstrip('/')}/" if website else ""
    config.nav = menu(pack)
    # Without a post there is no news at all; the plugin would make an empty page.
    config.plugins["material/blog"].config.enabled = _build.news is not None
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Keep only this setting's public documents and their pictures, and add its logo and colours."""
    for file in list(files):
        sitemap = file.src_uri.startswith("sitemap.xml") and not config.site_url
        if sitemap or not _belongs(file):
            files.remove(file)
    logo = _build.pack.setting.logo
    if logo:
        files.append(File.generated(config, f"{BRAND}/{logo.name}", content=logo.read_bytes()))
    files.append(File.generated(config, f"{BRAND}/brand.css", content=brand_css(_build.pack)))
    return files


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """Forget what the news plugin read from a post's front matter: its keys aren't words of the language."""
    page.meta = {}
    return page


def _belongs(file: File) -> bool:
    """Say whether a file is this setting's: a public page, a picture in one, or the site's frame."""
    address = file.src_uri
    if file.is_documentation_page():
        return address in _build.by_path
    if address.startswith(f"{PICTURES}/"):
        return any(address in document.text for document in _build.by_path.values())
    return not address.endswith(".map") and not address.startswith(_UNUSED)


@event_priority(-100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Stop if mkdocs-macros made another text than the renderer; then hand on the canonical one."""
    document = _build.by_path.get(page.file.src_uri)
    if document is None:
        return _category_markdown(page)
    if markdown.strip() != document.raw.strip():
        raise PluginError(
            f"docs/{page.file.src_uri}: mkdocs-macros and policypack render this page differently; "
            "don't build the site until that is put right"
        )
    page.title = html.escape(document.meta.title)
    page.meta = {"title": page.title, "description": html.escape(document.meta.summary)}
    # The sitemap says when the text changed, not when somebody built it.
    page.update_date = document.status.text_date.isoformat()
    return document.text


def _category_markdown(view: Any) -> str:
    """Return the text of a page that the news plugin made: the posts of one category stand below it."""
    assert _build.news
    title = category_title(view.name)
    view.title = html.escape(title)
    description = html.escape(_build.news.meta.categories[view.name])
    # What it lists is found by the posts' own pages.
    view.meta = {"title": view.title, "description": description, "search": {"exclude": True}}
    days = [_build.by_path[post.file.src_uri].status.text_date for post in view.posts]
    view.update_date = max(days).isoformat()
    return f"# {escape_markdown(title)}\n"


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Label the cells of wide tables for phones."""
    return labelled(content)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give the templates what they need to know of the site."""
    news = files.get_file_from_path(_build.news.path) if _build.news else None
    env.globals["pack"] = {**_build.site, "news": news.url if news else ""}
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Give the template what it needs to know of the page's document, or of a category of the news."""
    document = _build.by_path.get(page.file.src_uri)
    context["doc"] = about_document(document, _build.printed) if document else _about_category(page)
    if document and document.meta.post:
        context["doc"] |= about_post(_listed(page))
    elif document and document is _build.news:
        context["doc"] |= _about_news(page)
    return context


def _about_news(view: Any) -> dict[str, Any]:
    categories = [Category(below.name, below.url, len(below.posts)) for below in view.views]
    return about_news(list(map(_listed, view.posts)), categories)


def _about_category(view: Any) -> dict[str, Any]:
    assert _build.news
    return about_category(view.name, _build.news.meta.categories[view.name], map(_listed, view.posts))


def _listed(post: Any) -> Listed:
    """Return a post with the addresses that the news plugin gave it and its categories."""
    categories = [Category(view.name, view.url, len(view.posts)) for view in post.categories]
    return Listed(_build.by_path[post.file.src_uri].meta, post.url, categories)
