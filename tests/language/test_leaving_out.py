"""A setting can leave out any document but the few that everything else leans on."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

import pytest

from macros.library import Library
from macros.problems import Problems
from macros.render import Pack, render
from macros.setting import load_setting
from macros.setting.control import Documents

ROOT = Path(__file__).resolve().parents[2]
TODAY = datetime.date(2026, 11, 22)
ESSENTIAL = {"index", "online-safety-policy", "whom-to-tell", "staff-agreement", "trainee-agreement"}


def with_exclude(tmp_path: Path, slug: str, documents: list[str]) -> Path:
    """Return a project whose setting leaves `documents` out."""
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    (tmp_path / "settings").mkdir()
    (tmp_path / "settings" / "families").symlink_to(ROOT / "settings" / "families")
    own = tmp_path / "settings" / slug
    own.mkdir()
    for path in (ROOT / "settings" / slug).iterdir():
        (own / path.name).write_bytes(path.read_bytes())
    with (own / "setting.yml").open("a", encoding="utf-8") as file:
        file.write(f"\ndocuments: {{exclude: [{', '.join(documents)}]}}\n")
    return tmp_path


@pytest.mark.parametrize("slug", ["b2-mentoring", "scitt-partnership", "example-kent-school"])
def test_every_other_document_can_be_left_out(tmp_path: Path, slug: str) -> None:
    """No page sends a reader to a document that the setting left out: what is left still renders."""
    optional = sorted(set(Library.load(ROOT).pages) - ESSENTIAL)
    root = with_exclude(tmp_path, slug, optional)
    pack = render(load_setting(root, slug), root, today=TODAY)
    assert set(pack.documents) <= ESSENTIAL


@pytest.mark.parametrize("slug", ["b2-mentoring", "scitt-partnership", "example-kent-school"])
def test_any_one_document_can_be_left_out(tmp_path: Path, slug: str, packs: Mapping[str, Pack]) -> None:
    """Each optional document alone: no other page still refers to it outside a guard."""
    setting = packs[slug].setting
    wrong = []
    for name in sorted(set(packs[slug].documents) - ESSENTIAL):
        without = setting.model_copy(update={"documents": Documents(include=(), exclude=(name,))})
        try:
            render(without.placed(slug, setting.folder, setting.origins, setting.families), ROOT, today=TODAY)
        except Problems as problems:
            wrong.append(str(problems))
    assert wrong == []


def test_what_everything_leans_on_cannot_be_left_out(tmp_path: Path) -> None:
    """The message is at the line of the setting, not in a page that others share."""
    root = with_exclude(tmp_path, "b2-mentoring", ["whom-to-tell"])
    with pytest.raises(Problems, match=r"setting.yml:\d+:\d+: whom-to-tell can't be left out"):
        render(load_setting(root, "b2-mentoring"), root, today=TODAY)
