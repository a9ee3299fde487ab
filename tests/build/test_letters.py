"""A sign that no font of the pack has stops the build, is named with its place, and costs nothing else."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from macros.problems import Problem
from policypack.paper.letters import FONTS, PLAIN, placed
from policypack.store import Store

ROOT = Path(__file__).resolve().parents[2]
SLUG = "example-kent-school"
FOLDER = ROOT / "overrides" / "assets" / "fonts"


def test_a_name_in_other_letters_is_named_at_its_line(tmp_path: Path) -> None:
    """Chinese letters and an emoji: said at once, before minutes of printing; the last good output stays.

    Welsh and Polish letters in the same setting are no reason to stop. What else is wrong, in the setting
    or in a page, is told in the same round.
    """
    for name in ("docs", "macros", "overrides", "settings", "scripts/policypack"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "requirements.lock", tmp_path)
    setting = tmp_path / "settings" / SLUG / "setting.yml"
    text = setting.read_text(encoding="utf-8")
    for old, new in (
        ("post: Headteacher, phone", "post: Headteacher, name: Li \u738b\u82b3 \U0001f389, phone"),
        (
            "post: Chair of governors, phone",
            "post: Chair of governors, name: T\u0177 W\u0302yn \u0141uk, phone",
        ),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    text = text.replace("main_colour:", "main_color:", 1)
    setting.write_text(text, encoding="utf-8")
    page = tmp_path / "docs" / "guides" / "ai-tools.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nAsk \u2192 us.\n", encoding="utf-8")
    row = next(n for n, line in enumerate(text.splitlines(), 1) if "\u738b" in line)
    column = text.splitlines()[row - 1].index("\u738b") + 1

    store = Store(tmp_path / "dist")
    with store.staging(SLUG, "good") as folder:
        (folder / "site").mkdir()
        (folder / "site" / "index.html").write_text("the last good one", encoding="utf-8")
    store.show(SLUG, "good")
    done = subprocess.run(
        [sys.executable, "-m", "policypack.cli", "build", SLUG, "--today", "2026-11-22"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(tmp_path / "scripts")])},
        capture_output=True,
        text=True,
        check=False,
    )
    said = " ".join((done.stdout + done.stderr).split())
    assert done.returncode == 1
    assert f"settings/{SLUG}/setting.yml:{row}:{column}: E222 no font of the pack has" in said
    assert "main_color is not a key here; did you mean main_colour?" in said
    assert "docs/guides/ai-tools.md" in said
    assert '"\u2192" (U+2192)' in said
    assert '"\u738b" (U+738B), "\u82b3" (U+82B3), "\U0001f389" (U+1F389)' in said
    assert "Traceback" not in said
    assert said.count("no font of the pack") == 2
    shown = tmp_path / "dist" / SLUG / "site" / "index.html"
    assert shown.read_text(encoding="utf-8") == "the last good one"


def test_what_is_called_plain_needs_no_look_into_the_fonts() -> None:
    """The signs that are taken for granted are in each of the fonts' tables."""
    plain = re.compile(f"[{PLAIN}]")
    known = set()
    for name in FONTS:
        with TTFont(FOLDER / name) as font:
            known |= font.getBestCmap().keys()
    granted = {sign for sign in range(0x3000) if plain.match(chr(sign)) and not chr(sign).isspace()}
    assert len(granted) > 150
    assert granted <= known


def test_a_sign_in_a_page_is_named_with_its_line_and_its_printed_page(tmp_path: Path) -> None:
    """The layout knows the page of the PDF; whoever writes needs the line of the text."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "x.md").write_text("# A\n\nTick \u2713 it.\n", encoding="utf-8")
    message = 'no font of the pack has "\u2713" (U+2713) on page 2'
    assert str(placed(Problem("docs/x.md", 0, 0, message), tmp_path)) == f"docs/x.md:3:6: {message}"
    assert str(placed(Problem("docs/none.md", 0, 0, message), tmp_path)) == f"docs/none.md: {message}"
