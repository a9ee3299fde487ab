"""News: a post is for some settings and for some time, and its faults are told at their place."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from macros.language import learn
from macros.problems import Problems
from macros.render import Pack, render
from macros.setting import load_setting

ROOT = Path(__file__).resolve().parents[2]
TODAY = datetime.date(2026, 11, 22)
B2, SCITT, KENT = "b2-mentoring", "scitt-partnership", "example-kent-school"
FACTS = {
    "title": "Lions in the yard",
    "summary": "There are lions in the yard.",
    "date": "2026-11-01",
    "expires": "2026-11-30",
    "categories": "[AI]",
    "slug": "lions",
    "for": "[everyone]",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the pages without a post, with everybody's settings."""
    (tmp_path / "settings").symlink_to(ROOT / "settings")
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    for post in (tmp_path / "docs/news/posts").glob("*.md"):
        post.unlink()
    return tmp_path


def write(project: Path, name: str = "lions", body: str = "Run.\n", **changed: str | None) -> Path:
    """Write a post with these front matter keys changed; None leaves one out."""
    facts = {**FACTS, "slug": name} | {key.rstrip("_"): value for key, value in changed.items()}
    lines = [f"{key}: {value}\n" for key, value in facts.items() if value is not None]
    path = project / "docs/news/posts" / f"{name}.md"
    path.write_text("---\n" + "".join(lines) + "---\n" + body, encoding="utf-8")
    return path


def pack(project: Path, slug: str = B2, today: datetime.date = TODAY) -> Pack:
    """Return the setting's texts on a day."""
    return render(load_setting(project, slug), project, today=today)


def adopted(project: Path, slug: str = B2, today: datetime.date = TODAY) -> set[str]:
    """Return the documents that the setting has on a day."""
    return set(learn(project, slug, today=today).catalogue.adopted)


def test_a_post_is_for_whom_it_says(project: Path) -> None:
    """Features say for whom, families and names narrow it down."""
    cases: list[tuple[dict[str, str], set[str]]] = [
        ({"for_": "[everyone]"}, {B2, SCITT, KENT}),
        ({"for_": "[school, training_partnership]"}, {SCITT, KENT}),
        ({"families": "[kent-schools]"}, {KENT}),
        ({"families": "[Kent schools]"}, {KENT}),
        # The family below the setting's own counts as well.
        ({"families": "[schools, alternative-providers]"}, {B2, KENT}),
        ({"settings": "[b2-mentoring, scitt-partnership]"}, {B2, SCITT}),
        ({"for_": "[school]", "settings": "[b2-mentoring]"}, set()),
        ({"families": "[schools]", "settings": "[b2-mentoring]"}, set()),
    ]
    for number, (keys, _) in enumerate(cases):
        write(project, f"lions-{number}", **keys)
    has = {slug: adopted(project, slug) for slug in (B2, SCITT, KENT)}
    for number, (keys, settings) in enumerate(cases):
        assert {slug for slug, names in has.items() if f"lions-{number}" in names} == settings, keys


def test_a_post_is_there_until_the_end_of_its_last_day(project: Path) -> None:
    """And with the last post goes the whole section, so that nobody meets an empty page."""
    write(project)
    last = datetime.date(2026, 11, 30)
    assert {"news", "lions", "archive"} <= adopted(project, KENT, last)
    assert not {"news", "lions", "archive"} & adopted(project, KENT, last + datetime.timedelta(days=1))


def test_a_setting_can_do_without_news(project: Path) -> None:
    """A setting that leaves the news page out has no posts either."""
    write(project)
    (project / "settings").unlink()
    shutil.copytree(ROOT / "settings", project / "settings")
    with (project / "settings" / B2 / "setting.yml").open("a", encoding="utf-8") as file:
        file.write("\ndocuments: {exclude: [news]}\n")
    assert not {"news", "lions"} & adopted(project)


def test_a_post_speaks_the_language(project: Path) -> None:
    """Title, summary and text are in the setting's own words; keys of its front matter hide no call."""
    body = "{{ Learners }} by {{ date(facts.approval['online-safety-policy'].replaces.approved) }}: "
    body += "[](../../policies/online-safety-policy.md#phones).\n"
    write(project, body=body, title='"Lions and {{ learners }}"', summary='"{{ Learners }} run."')
    post = pack(project).documents["lions"]
    assert post.meta.title == "Lions and students"
    assert post.meta.summary == "Students run."
    text = "Students by 1 December 2022: [section 9 of the online safety policy]"
    assert text in post.text


def test_the_newest_post_comes_first(project: Path) -> None:
    """Whatever their names."""
    write(project, "a", date="2026-11-01")
    write(project, "b", date="2026-11-03")
    write(project, "c", date="2026-11-02")
    metas = learn(project, B2, today=TODAY).catalogue.adopted.values()
    posts = [meta.id for meta in metas if meta.kind == "post"]
    assert posts == ["b", "c", "a"]


def test_news_stands_in_no_list_of_documents(packs: Mapping[str, Pack]) -> None:
    """Nor in a pack, which is paper."""
    for each in packs.values():
        news = {name for name, document in each.documents.items() if document.meta.kind in ("news", "post")}
        assert news
        assert "news/" not in each.documents["index"].text
        assert not any(news & set(plan.documents) for plan in each.packs)


def test_all_faults_of_posts_are_told_at_once_at_their_place(project: Path) -> None:
    """File, line, column, what is wrong and what would be right."""
    write(project, "a", for_="[scool]", families="[kent-shools]", settings="[b2-mentorin]")
    write(project, "b", expires=None, title=None)
    write(project, "c", expires="2026-11-01")
    write(project, "d", categories="[Law and guidence, AI]")
    write(project, "e", slug="lions-of-2026")
    write(project, "f", slug="archive")
    write(project, "g", slug="d")
    write(project, "h", date="1 November 2026", tagz="[zoo]")
    with pytest.raises(Problems) as caught:
        adopted(project)
    told = str(caught.value)
    place = "docs/news/posts"
    for expected in (
        f"{place}/a.md:8:7: for: scool is nothing that a setting can have; did you mean school?",
        f"{place}/a.md:9:12: families: there is no family kent-shools; did you mean kent schools?",
        f"{place}/a.md:10:12: settings: there is no setting b2-mentorin; did you mean b2-mentoring?",
        f"{place}/b.md:2:1: title is missing",
        f"{place}/b.md:2:1: expires is missing",
        f"{place}/c.md:5:10: expires: this day is not after the post's date",
        f"{place}/d.md:6:14: categories: Law and guidence is not a category of docs/news/index.md; "
        "did you mean Law and guidance?",
        f"{place}/e.md:7:7: slug: take the year out",
        f"{place}/f.md:7:7: slug: another page has the address news/archive/ already",
        f"{place}/g.md:7:7: slug: docs/news/posts/d.md has the address news/d/ already",
        f"{place}/h.md:4:7: date must be a date such as 2026-11-22",
        f"{place}/h.md:9:1: tagz is not a key here; did you mean tags?",
    ):
        assert expected in told, told


def test_news_is_refused_on_paper(project: Path) -> None:
    """A pack or an appendix is printed and stays; a post goes."""
    write(project)
    shelf = project / "docs/_packs.yml"
    text = shelf.read_text(encoding="utf-8")
    shelf.write_text(text.replace("documents: [", "documents: [lions, ", 1), encoding="utf-8")
    with pytest.raises(Problems, match="holds lions, which is news and has no place on paper"):
        adopted(project)
    shelf.write_text(text, encoding="utf-8")
    policy = project / "docs/policies/online-safety-policy.md"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(text.replace("appendices: [", "appendices: [lions, ", 1), encoding="utf-8")
    with pytest.raises(Problems, match="appendices: lions is news, which has no place on paper"):
        adopted(project)
