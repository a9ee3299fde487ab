"""macros/README.md describes the language as it is."""

from __future__ import annotations

import re
from pathlib import Path

from macros.features import NAMES
from macros.language import learn
from macros.news import Post
from macros.words import NOUNS, PHRASES
from policypack.checks.catalogue import CHECKS
from policypack.checks.outputs.catalogue import OUTPUT_CHECKS

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "macros" / "README.md").read_text(encoding="utf-8")


def test_every_call_is_described_and_no_other() -> None:
    """An author finds each call, and nothing that isn't there."""
    calls = set(learn(ROOT, "example-kent-school").calls)
    described = set(re.findall(r"`(\w+)\(", GUIDE.split("## Calls")[1].split("## Boxes")[0]))
    assert described == calls


def test_every_word_and_feature_is_described() -> None:
    """Words, their plurals, and what a setting can have."""
    for name in (*NOUNS, *NOUNS.values(), *PHRASES, *NAMES):
        assert f"`{name}`" in GUIDE, name


def test_for_whom_a_feature_is_true_is_said_the_same_everywhere() -> None:
    """The table is the program's own words."""
    for name, words in NAMES.items():
        assert f"| `{name}` | {words} |" in GUIDE


def test_the_words_of_the_three_settings_are_the_ones_they_print() -> None:
    """The table's examples are checked against the settings themselves."""
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", GUIDE, re.MULTILINE)
    slugs = ("b2-mentoring", "scitt-partnership", "example-kent-school")
    words = [learn(ROOT, slug).variables for slug in slugs]
    assert len(rows) == len(NOUNS) + len(PHRASES)
    for name, *printed in rows:
        said = [str(variables.get(name, "(none)")) for variables in words]
        assert said == [text.strip() for text in printed]


def test_every_key_of_a_post_is_described() -> None:
    """And no other; the owner of a post is as good as always the safeguarding lead."""
    table = GUIDE.split("## News")[1]
    described = {key for row in re.findall(r"^\| (`.+?`) \|", table, re.MULTILINE) for key in row.split(", ")}
    keys = {field.alias or name for name, field in Post.model_fields.items()} - {"owner"}
    assert {key.strip("`") for key in described} == keys


def test_every_check_is_listed() -> None:
    """Each code with what it finds, in the order of the codes."""
    section = GUIDE.split("\n## Checks\n", 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"^\| ([EW]\d{3}) \| (.+) \|$", section, re.MULTILINE)
    assert rows == [(code, check.name) for code, check in {**CHECKS, **OUTPUT_CHECKS}.items()]
