"""The canonical texts: one renderer, the same result every time, every finding at its line."""

from __future__ import annotations

import datetime
import hashlib
import os
import posixpath
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import html

from macros.language import speech_of
from macros.problems import Problems
from macros.render import Pack, render, render_speech
from macros.setting import load_setting
from macros.shared import Shared

ROOT = Path(__file__).resolve().parents[2]
TODAY = datetime.date(2026, 11, 22)


def test_every_line_knows_where_it_came_from(packs: Mapping[str, Pack]) -> None:
    """Each line of a finished text has an origin, and a plain line stands there word for word."""
    for document in packs["b2-mentoring"].documents.values():
        lines = document.text.rstrip("\n").split("\n")
        assert len(document.origins) >= len(lines)
    checked = 0
    for document in packs["b2-mentoring"].documents.values():
        for line, origin in zip(document.text.split("\n")[1:], document.origins[1:], strict=False):
            source = (ROOT / origin.file).read_text(encoding="utf-8").split("\n")[origin.line - 1]
            if len(line) > 40 and not {"{", "["} & set(source):
                assert line.strip() == source.strip(), document.path
                checked += 1
    assert checked > 300


def test_every_link_between_documents_leads_to_a_heading(packs: Mapping[str, Pack]) -> None:
    """After filling, each inner link's document and anchor exist in this setting."""
    for pack in packs.values():
        by_path = {document.path: document for document in pack.documents.values()}
        anchors = {path: set(html.fromstring(each.html).xpath("//@id")) for path, each in by_path.items()}
        for document in pack.documents.values():
            for href in html.fromstring(f"<div>{document.html}</div>").xpath("//a/@href"):
                if href.startswith(("http", "tel:", "mailto:")):
                    continue
                path, _, anchor = href.partition("#")
                target = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), path))
                target = target if path else document.path
                assert target in by_path, f"{document.path}: {href}"
                assert not anchor or anchor in anchors[target], f"{document.path}: {href}"


def test_no_reference_is_left_empty_and_none_has_two_articles(packs: Mapping[str, Pack]) -> None:
    """References read as words in a sentence."""
    for pack in packs.values():
        for document in pack.documents.values():
            assert "[](" not in document.text, document.path
            plain = " ".join(html.fromstring(f"<div>{document.html}</div>").text_content().split())
            for wrong in (" the the ", " a the ", " our the ", " the our ", " a a ", " an an ", "’s’s"):
                assert wrong not in plain.lower(), f"{document.path}: {wrong}"


@pytest.mark.parametrize("seed", ["1", "42"])
def test_the_same_inputs_give_the_same_texts(seed: str, packs: Mapping[str, Pack]) -> None:
    """Another hash seed, time zone or locale changes nothing."""
    program = (
        "import datetime, hashlib; from pathlib import Path; from macros.render import render; "
        "from macros.setting import load_setting; root = Path('.'); "
        "pack = render(load_setting(root.resolve(), 'scitt-partnership'), root.resolve(), "
        "today=datetime.date(2026, 11, 22)); "
        "print(hashlib.sha256(''.join(d.text for d in pack.documents.values()).encode()).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    ours = "".join(document.text for document in packs["scitt-partnership"].documents.values())
    assert done.stdout.strip() == hashlib.sha256(ours.encode()).hexdigest()


def test_all_faults_of_all_pages_are_told_at_once(tmp_path: Path) -> None:
    """One run names every fault: a missing word, a dead reference, a superseded law, each at its line."""
    (tmp_path / "settings").symlink_to(ROOT / "settings")
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    guide = tmp_path / "docs" / "guides" / "ai-tools.md"
    lines = guide.read_text(encoding="utf-8").count("\n")
    with guide.open("a", encoding="utf-8") as file:
        file.write("\nSee {{ cite('kcsie-2025') }}.\n")
    home = tmp_path / "docs" / "index.md"
    with home.open("a", encoding="utf-8") as file:
        file.write("\nSee [](policies/online-safety-policy.md#nowhere).\n")
    with pytest.raises(Problems) as caught:
        render(load_setting(tmp_path, "b2-mentoring"), tmp_path, today=TODAY)
    told = str(caught.value)
    assert "no heading #nowhere in policies/online-safety-policy.md" in told
    assert f"docs/guides/ai-tools.md:{lines + 2}:1:" in told
    assert "kcsie" in told
    assert "superseded" in told


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "docs/index.md",
            "summary: ",
            'summary: "{{ learnres }}" #',
            "learnres is not a word of the language; did you mean learners?",
        ),
        (
            "docs/guides/learner-summary.md",
            "summary: ",
            'summary: "{{ adult_learner }}" #',
            "this setting has no word for adult_learner; ask first",
        ),
        ("docs/_packs.yml", "summary: ", 'summary: "{{ learnres }}" #', "learnres is not a word"),
    ],
)
def test_a_wrong_word_above_a_text_is_told_at_its_line(
    tmp_path: Path, file: str, old: str, new: str, told: str
) -> None:
    """In a title, a summary or a pack, which are filled before any page is."""
    (tmp_path / "settings").symlink_to(ROOT / "settings")
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    text = (tmp_path / file).read_text(encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    (tmp_path / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Problems) as caught:
        render(load_setting(tmp_path, "b2-mentoring"), tmp_path, today=TODAY)
    assert len(caught.value.problems) == 1
    assert str(caught.value).startswith(f"{file}:{line}:")
    assert told in str(caught.value)


def test_a_wrong_word_in_a_label_of_a_form_is_told_at_its_line(tmp_path: Path) -> None:
    """As in a title; and all of them at once."""
    (tmp_path / "settings").symlink_to(ROOT / "settings")
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    log = tmp_path / "docs" / "forms" / "incident-log.md"
    text = log.read_text(encoding="utf-8")
    changed = text.replace("label: ", 'label: "{{ learnres }}" #', 1).replace(
        "summary: ", "summary: '{{ x' #"
    )
    log.write_text(changed, encoding="utf-8")
    with pytest.raises(Problems) as caught:
        render(load_setting(tmp_path, "b2-mentoring"), tmp_path, today=TODAY)
    lines = [changed[: changed.index(what)].count("\n") + 1 for what in ("'{{ x'", "{{ learnres")]
    assert [(problem.file, problem.line) for problem in caught.value.problems] == [
        ("docs/forms/incident-log.md", line) for line in lines
    ]


def test_what_settings_share_changes_no_text(packs: Mapping[str, Pack]) -> None:
    """Read, parsed and compiled once for all settings, as the checks do it, each page says the same."""
    shared = Shared.load(ROOT)
    for slug, pack in packs.items():
        speech = speech_of(load_setting(ROOT, slug), ROOT, today=TODAY, shared=shared)
        again = render_speech(speech, ROOT, today=TODAY)
        assert list(again.documents) == list(pack.documents)
        for name, document in pack.documents.items():
            other = again.documents[name]
            assert (other.meta.title, other.text) == (document.meta.title, document.text)
            assert other.origins == document.origins
