"""News: posts with a date, subjects and tags, each with the day on which it leaves the site."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import Field, ValidationInfo, field_validator

from macros.owner import Owner
from macros.problems import Problem, did_you_mean
from macros.scope import Scope
from macros.setting.tree import Branch, Items
from macros.written_model import Text

POSTS = "news/posts/"
"""Where posts live below `docs/`; what stands in this folder is a post."""

INDEX = "news"
"""The document that lists the posts; its front matter names the categories there are."""

KINDS = ("news", "post")
"""The kinds of documents that are news: on screen only, in no pack and in no list of documents."""

# Addresses below news/ that are somebody else's.
_TAKEN = ("category", "posts")
_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_YEAR = re.compile(r"(19|20)\d\d")


class Post(Scope):
    """A post's front matter; title and summary may hold words of the language.

    It is on the site up to and including the day `expires`. `slug` is its address below `news/`.
    """

    title: Text
    summary: Text
    date: datetime.date
    expires: datetime.date
    categories: tuple[str, ...] = Field(min_length=1)
    tags: tuple[str, ...] = ()
    slug: str
    owner: Owner = "safeguarding_lead"

    @field_validator("expires")
    @classmethod
    def _after_its_date(cls, value: datetime.date, info: ValidationInfo) -> datetime.date:
        date = info.data.get("date")
        if date and value <= date:
            raise ValueError("this day is not after the post's date, so nobody would ever see the post")
        return value

    @field_validator("slug")
    @classmethod
    def _can_stay(cls, value: str) -> str:
        if not _SLUG.fullmatch(value):
            raise ValueError("write it in small letters, figures and hyphens, such as phone-free-day")
        if _YEAR.search(value):
            raise ValueError("take the year out: an address stays when the text is renewed")
        return value

    def expired(self, today: datetime.date) -> bool:
        """Return whether the post has left the site."""
        return today > self.expires

    def front_matter(self) -> dict[str, Any]:
        """Return what a post says of itself in the keys of every other document."""
        return {
            "title": self.title,
            "short": f"news item “{self.title}”",
            "kind": "post",
            "audience": ("everyone",),
            "publish": "public",
            "summary": self.summary,
            "owner": self.owner,
            "for": self.needs,
            "families": self.families,
            "settings": self.settings,
            "changes": ({"version": "1", "date": self.date, "text": self.summary},),
        }


@dataclass(frozen=True)
class WrittenPost:
    """A post with its file and its front matter as it was written, to say where a fault is."""

    file: str
    post: Post
    written: Branch


def faults(
    posts: Sequence[WrittenPost], categories: Mapping[str, str] | None, pages: Collection[str]
) -> Iterator[Problem]:
    """Yield what is wrong between the posts and the rest: categories, and addresses used twice.

    `categories` are those of the news page, None where there is no such page; `pages` are the names of
    the other pages in `docs/news/`.
    """
    if posts and categories is None:
        yield Problem("docs/news/index.md", 0, 0, "is missing: the page that lists the posts")
    taken = {**dict.fromkeys(_TAKEN, "the site"), **dict.fromkeys(pages, "another page")}
    for each in posts:
        slug = each.post.slug
        if slug in taken:
            place = each.written["slug"].origin
            message = f"slug: {taken[slug]} has the address news/{slug}/ already; choose another"
            yield Problem(each.file, place.line, place.column, message)
        taken[slug] = each.file
        if categories is not None:
            yield from _unknown_categories(each, categories)


def _unknown_categories(each: WrittenPost, categories: Mapping[str, str]) -> Iterator[Problem]:
    items = each.written["categories"]
    for item in items if isinstance(items, Items) else ():
        if str(item) not in categories:
            hint = did_you_mean(str(item), categories) or f"; there are {', '.join(categories)}"
            place = item.origin
            message = f"categories: {item} is not a category of docs/news/index.md{hint}"
            yield Problem(each.file, place.line, place.column, message)
