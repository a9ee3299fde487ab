"""Each news post as its readers meet it: short, current, and of use."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import lxml.html

from macros.render import Pack


def test_a_post_is_short_and_says_what_to_do_and_whom_to_ask(packs: Mapping[str, Pack]) -> None:
    """80 to 150 words, read in a minute; then it goes, within a year."""
    for slug, pack in packs.items():
        posts = [document for document in pack.documents.values() if document.meta.post]
        assert posts, slug
        for document in posts:
            root = lxml.html.fromstring(f"<div>{document.html}</div>")
            words = len(" ".join(map(str, root.xpath(".//text()[not(parent::h1 or parent::h2)]"))).split())
            assert 80 <= words <= 150, f"{document.path} in {slug}: {words} words"
            assert list(document.sections) == ["now", "ask"], document.path
            post = document.meta.post
            assert post
            assert post.expires - post.date <= datetime.timedelta(days=366), document.path


def test_the_archive_belongs_to_kent(packs: Mapping[str, Pack]) -> None:
    """The council's old news is for its own schools; what is gone is named there and never linked."""
    assert {slug for slug, pack in packs.items() if "archive" in pack.documents} == {"example-kent-school"}
    pack = packs["example-kent-school"]
    root = lxml.html.fromstring(f"<div>{pack.documents['archive'].html}</div>")
    for key in ("parent-info", "digital-parenting-magazine", "kent-templates", "sexting-in-schools-2016"):
        title = pack.register[key].title
        assert title in root.text_content()
        assert not [link for link in root.iter("a") if title in link.text_content()], title
