"""What the website's templates are told of news, as plain data (the contract: top of overrides/main.html).

The engine knows the addresses of posts and categories, so it hands them in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from macros.documents import Meta
from macros.jinja import in_words


@dataclass(frozen=True)
class Category:
    """A category that has posts in this setting: its name, its page's address and how many there are."""

    name: str
    href: str
    posts: int


@dataclass(frozen=True)
class Listed:
    """A post with its address and its categories."""

    meta: Meta
    href: str
    categories: Sequence[Category]


def about_news(posts: Sequence[Listed], categories: Sequence[Category]) -> dict[str, Any]:
    """Return what the page of all posts adds to `doc`: the posts, every category and every tag."""
    tags: dict[str, list[Listed]] = {}
    for post in posts:
        for tag in _tags(post):
            tags.setdefault(tag, []).append(post)
    return {
        "posts": [_line(post) for post in posts],
        "categories": [{"name": one.name, "href": one.href, "posts": one.posts} for one in categories],
        "tags": [
            {
                "name": tag,
                "id": _anchor(tag),
                "posts": [{"title": post.meta.title, "href": post.href} for post in tags[tag]],
            }
            for tag in sorted(tags, key=str.casefold)
            if lists_tags(one.meta for one in posts)
        ],
    }


def lists_tags(posts: Iterable[Meta]) -> bool:
    """Say whether the page of all posts lists their tags: one longer than the posts helps nobody."""
    tags = [post.post.tags for post in posts if post.post]
    return len(set().union(*tags)) <= len(tags)


def about_post(post: Listed, all_posts: Iterable[Meta]) -> dict[str, Any]:
    """Return what a post's own page adds to `doc`: itself, with the tags' places on the page of all posts."""
    listed = lists_tags(all_posts)
    tags = [{"name": tag, "id": _anchor(tag) if listed else ""} for tag in _tags(post)]
    return {"post": {**_line(post), "tags": tags}}


def about_category(name: str, summary: str, posts: Iterable[Listed]) -> dict[str, Any]:
    """Return `doc` of a category's page, which is no document of its own."""
    return {
        "id": "",
        "kind": "news",
        "title": category_title(name),
        "summary": summary,
        "status": None,
        "status_line": "",
        "pdf": None,
        "control": [],
        "changes": [],
        "goes_back": "",
        "posts": [_line(post) for post in posts],
    }


def category_title(name: str) -> str:
    """Return what a category's page is called: its name alone may be a document's title as well."""
    return f"News: {name}"


def _line(post: Listed) -> dict[str, Any]:
    assert post.meta.post is not None
    return {
        "title": post.meta.title,
        "href": post.href,
        "summary": post.meta.summary,
        "date": in_words(post.meta.post.date),
        "iso": post.meta.post.date.isoformat(),
        "categories": [{"name": one.name, "href": one.href} for one in post.categories],
    }


def _tags(post: Listed) -> tuple[str, ...]:
    return post.meta.post.tags if post.meta.post else ()


def _anchor(tag: str) -> str:
    return "tag-" + re.sub(r"[^a-z0-9]+", "-", tag.lower()).strip("-")
