"""Data flows one way: who may import whom (design.md)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MACROS = sorted((ROOT / "macros").rglob("*.py"))
PROGRAM = sorted((ROOT / "scripts" / "policypack").rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Yield the top-level name of everything that a file imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def importers(files: list[Path], *names: str) -> set[str]:
    """Return which of `files` import one of `names`, relative to the project."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in files
        if any(module.split(".")[0] in names for module in imported(path))
    }


def test_the_language_never_imports_the_program() -> None:
    """`macros` stands without `scripts`."""
    assert importers(MACROS, "policypack", "scripts") == set()


def test_only_the_hook_knows_mkdocs() -> None:
    """The engine can be changed: one file imports it, and the program runs it as a process."""
    assert importers(MACROS + PROGRAM, "mkdocs", "material", "mkdocs_macros") == {"macros/hooks.py"}


def test_only_the_paper_room_knows_weasyprint() -> None:
    """A website alone needs no Pango."""
    found = importers(MACROS + PROGRAM, "weasyprint", "pydyf", "pikepdf")
    assert found
    assert all(path.startswith("scripts/policypack/paper/") for path in found)


@pytest.mark.parametrize("folder", ["settings", "docs", "overrides"])
def test_facts_words_and_templates_hold_no_code(folder: str) -> None:
    """No Python where policy officers and designers work."""
    assert list((ROOT / folder).rglob("*.py")) == []


def test_web_and_paper_speak_the_same_markdown() -> None:
    """mkdocs.yml names exactly the extensions that paper uses."""
    from macros.markdown import EXTENSIONS

    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    block = text.split("markdown_extensions:\n")[1].split("\n\n")[0]
    named = [line.strip("- ").split(":")[0] for line in block.splitlines() if line.startswith("  - ")]
    assert named == list(EXTENSIONS)


def test_no_word_of_the_language_hides_behind_front_matter() -> None:
    """mkdocs-macros makes variables of front matter keys: none may shadow a word or call."""
    from macros.documents import About
    from macros.language import learn
    from macros.words import vocabulary

    keys = {field.alias or name for name, field in About.model_fields.items()}
    speech = learn(ROOT, "b2-mentoring")
    own = {
        "extra",
        "config",
        "environment",
        "plugin",
        "git",
        "page",
        "files",
        "navigation",
        "macros",
        "filters",
    }
    own |= {"macros_info", "context", "now", "fix_url", "pretty", "relative_url"}
    language = {*speech.variables, *speech.calls, *vocabulary()}
    assert keys & language == set()
    assert language & own == set()
