"""A project small enough for a test: our settings and register, and only the case's own pages."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from policypack.checks.run import Outcome, check

ROOT = Path(__file__).resolve().parents[2]
TODAY = datetime.date(2026, 11, 22)
ABOUT: Mapping[str, Any] = {
    "owner": "safeguarding_lead",
    "title": "Tried page",
    "short": "tried page",
    "kind": "policy",
    "audience": ["everyone"],
    "publish": "public",
    "for": ["everyone"],
    "summary": "A page to try a check on.",
    "numbered": "yes",
    "changes": [{"version": "1", "date": "2026-11-22", "text": "This page is new."}],
}
# A setting with nothing that a page would have to use; a case's own lines follow, from line 6.
SMALL = """\
who_we_are: {name: B2 Mentoring, short_name: B2 Mentoring, kind: "alternative provider, not a school"}
our_words: {learner: student, place: base, practitioner: mentor, leader: CEO, board: Board of Directors,
            board_member: Director, session: session, community: everybody here}
people: {safeguarding_lead: {post: Designated Safeguarding Lead (DSL)}}

"""


def page(body: str, about: Mapping[str, Any] | None = None) -> str:
    """Return a page's file: front matter that is right but for what `about` changes, then `body`."""
    front = {**ABOUT, **(about or {})}
    written = yaml.safe_dump(front, sort_keys=False, allow_unicode=True).replace("'2026-11-22'", "2026-11-22")
    return f"---\n{written}---\n{body}"


def body_line(text: str) -> int:
    """Return how many lines of front matter stand before a page's body."""
    return text.split("\n---\n", 1)[0].count("\n") + 2


@pytest.fixture
def tiny(tmp_path: Path) -> Callable[[Mapping[str, str]], Path]:
    """Return a function that writes a project with these files and gives its root."""

    def write(files: Mapping[str, str]) -> Path:
        shutil.copytree(ROOT / "settings", tmp_path / "settings", dirs_exist_ok=True)
        for path in (tmp_path / "settings").glob("*/setting.yml"):
            # What follows names documents and packs of the real project.
            facts, _, _ = path.read_text(encoding="utf-8").partition("\napproval:")
            path.write_text(f"{facts}\n", encoding="utf-8")
        (tmp_path / "docs").mkdir(exist_ok=True)
        register = tmp_path / "docs" / "_register"
        if not register.exists():
            # A copy where the case writes into it: a link would lead into the real one.
            if any(name.startswith("docs/_register/") for name in files):
                shutil.copytree(ROOT / "docs" / "_register", register)
            else:
                register.symlink_to(ROOT / "docs" / "_register", target_is_directory=True)
        shutil.copy(ROOT / "docs" / "_words.txt", tmp_path / "docs")
        (tmp_path / "docs" / "_packs.yml").write_text("{}\n", encoding="utf-8")
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def looked(tiny: Callable[[Mapping[str, str]], Path]) -> Callable[..., Outcome]:
    """Return a function that checks a project made of these files, for these settings."""

    def look(
        files: Mapping[str, str], slugs: Sequence[str] = ("b2-mentoring",), only: Sequence[str] = ()
    ) -> Outcome:
        return check(tiny(files), slugs, TODAY, only)

    return look
