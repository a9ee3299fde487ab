"""The library: every document there is, and which of them a setting has, in order."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros import news
from macros.documents import About, Meta, Page
from macros.news import Post, WrittenPost
from macros.problems import Problem, Problems, did_you_mean
from macros.scope import unknown_scope
from macros.setting import Setting, setting_slugs
from macros.setting.families import family_names
from macros.setting.tree import Branch, Items, Written
from macros.written_model import FrontMatter, typed

_KIND_ORDER = ("home", "policy", "guide", "agreement", "form", "resource", "page", "news", "post")


@dataclass(frozen=True)
class Catalogue:
    """The documents that a setting has, by id, in the order in which a reader meets them."""

    adopted: Mapping[str, Meta]


class Library:
    """Every document there is, before any setting's choice."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self.pages = pages

    @classmethod
    def load(cls, root: Path) -> Library:
        """Read all front matter below `docs/`; raise `Problems` with everything that is wrong in it."""
        pages, problems = cls.read(root)
        if problems:
            raise Problems(problems)
        return cls(pages)

    @staticmethod
    def read(root: Path) -> tuple[dict[str, Page], list[Problem]]:
        """Return the pages below `docs/` whose front matter is right, by id, and what is wrong elsewhere."""
        pages: dict[str, Page] = {}
        written: dict[str, Branch] = {}
        posts: list[WrittenPost] = []
        problems: list[Problem] = []
        docs = root / "docs"
        families, slugs = family_names(root), setting_slugs(root)
        for path in sorted(docs.rglob("*.md")):
            relative = path.relative_to(docs)
            if any(part.startswith("_") for part in relative.parts):
                continue
            file = f"docs/{relative.as_posix()}"
            name = _name(relative)
            source = FrontMatter(path, file)
            written.setdefault(name, source.tree)
            problems += source.problems
            if source.problems:
                continue
            post: Post | None = None
            if relative.as_posix().startswith(news.POSTS):
                post, wrong = typed(Post, source.tree, file)
                about = About.model_validate(post.front_matter()) if post else None
                posts += [WrittenPost(file, post, source.tree)] if post else []
            else:
                about, wrong = typed(About, source.tree, file)
                if about and about.kind == "post":
                    wrong.append(Problem(file, 1, 1, f"a post is a file in docs/{news.POSTS}"))
                elif about and about.kind in news.KINDS and about.publish != "public":
                    wrong.append(Problem(file, 1, 1, "news is for everybody: write  publish: public"))
            problems += wrong
            problems += unknown_scope(source.tree, file, families, slugs)
            if name in pages:
                problems.append(
                    Problem(file, 1, 1, f"{pages[name].file} has this name already; choose another")
                )
            elif about is not None:
                pages[name] = Page(
                    name, relative.as_posix(), file, about, source.body, source.body_line, post
                )
        for page in pages.values():
            problems += _unknown_documents(page, pages, written)
        index = pages.get(news.INDEX)
        beside = [page.id for page in pages.values() if page.about.kind == "news"]
        problems += news.faults(posts, index.about.categories if index else None, beside)
        return pages, problems

    def did_you_mean(self, document: str) -> str:
        """Return a hint at the nearest document's name, or an empty text."""
        return did_you_mean(document, self.pages)

    def catalogue(
        self,
        setting: Setting,
        has: Mapping[str, bool],
        plain: Callable[[str], str],
        *,
        today: datetime.date,
    ) -> Catalogue:
        """Return the documents for what the setting `has`, with its own include and exclude applied.

        `plain` fills the words of a front matter text. Posts that have expired `today` are left out, and
        all news where no post is left.
        """
        chosen = setting.documents
        adopted = {
            page.id
            for page in self.pages.values()
            if (page.about.fits(setting, has) or page.id in chosen.include)
            and page.id not in chosen.exclude
            and not (page.post and page.post.expired(today))
        }
        if news.INDEX not in adopted or not any(self.pages[name].post for name in adopted):
            adopted = {name for name in adopted if self.pages[name].about.kind not in news.KINDS}
        pages = sorted((self.pages[name] for name in adopted), key=_place)
        return Catalogue({page.id: _meta(page, adopted, plain) for page in pages})


def _name(relative: Path) -> str:
    """Return a document's id: its file's name, or its folder's for the page that opens a folder."""
    opens = relative.stem == "index" and relative.parent.name
    return relative.parent.name if opens else relative.stem


def _place(page: Page) -> tuple[int, int, int, str]:
    """Return what decides a document's place: kind, its own order, and the newest post first."""
    age = -page.post.date.toordinal() if page.post else 0
    return _KIND_ORDER.index(page.about.kind), page.about.order, age, page.id


def _meta(page: Page, adopted: set[str], plain: Callable[[str], str]) -> Meta:
    about = page.about
    return Meta(
        id=page.id,
        path=page.path,
        title=plain(about.title),
        short=plain(about.short),
        kind=about.kind,
        audience=about.audience,
        publish=about.publish,
        summary=plain(about.summary),
        owner=about.owner,
        numbered=about.numbered,
        appendices=tuple(name for name in about.appendices if name in adopted),
        budget=about.budget,
        returns=about.returns,
        return_to=about.return_to,
        keep_for=plain(about.keep_for),
        landscape=about.landscape,
        confidential=about.confidential,
        easy_read=bool(about.easy_read_of),
        fields=about.fields,
        changes=tuple(change.model_copy(update={"text": plain(change.text)}) for change in about.changes),
        plain=plain,
        categories={name: plain(text) for name, text in about.categories.items()},
        post=page.post,
    )


def _unknown_documents(
    page: Page, pages: Mapping[str, Page], written: Mapping[str, Branch]
) -> Iterator[Problem]:
    """Yield what a page says of other documents that isn't so; `written` is the front matter of all.

    One that couldn't be read has been told already.
    """
    about, front = page.about, written[page.id]
    items = front.get("appendices")
    named = [*zip(about.appendices, items, strict=True)] if isinstance(items, Items) else []
    seen: set[str] = set()
    for name, place in named:
        yield from _named(page, "appendices", name, place, pages, written)
        if name in seen:
            yield _at(place, page, f"appendices: {name} is here twice; keep one")
        seen.add(name)
    if about.easy_read_of:
        yield from _named(page, "easy_read_of", about.easy_read_of, front["easy_read_of"], pages, written)


def _named(
    page: Page,
    key: str,
    name: str,
    place: Written,
    pages: Mapping[str, Page],
    written: Mapping[str, Branch],
) -> Iterator[Problem]:
    if name not in written:
        yield _at(place, page, f"{key}: there is no document {name}{did_you_mean(name, written)}")
    elif name == page.id:
        yield _at(place, page, f"{key}: {name} is this page itself; name the other one")
    elif name in pages and pages[name].about.kind in news.KINDS:
        yield _at(place, page, f"{key}: {name} is news, which has no place on paper")


def _at(place: Written, page: Page, message: str) -> Problem:
    return Problem(page.file, place.origin.line, place.origin.column, message)
