"""What counts as a sentence, a word and a syllable."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.origins import Origin
from macros.render import Document, render
from macros.setting import load_setting
from policypack.readability.grade import flesch_kincaid, spoken
from policypack.readability.names import Names
from policypack.readability.sentences import Sentence, sentences
from policypack.readability.syllables import syllables

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "counted.yml").read_text(encoding="utf-8"))
OFFICIAL = ("Keeping children safe in education",)

# By ear, in British English.
BY_EAR = {
    1: "school used phone phones rules staff through makes asked friend",
    2: "safe-ly people able children images-x report wanted happened account police upset being going little",
    3: "policy agreement safety photograph serious images idea area radio personal social-ly governor",
    4: "information technology confidential society experience monitoring",
    5: "immediately university misinformation",
}


def read(text: str, names: Sequence[str] = ()) -> list[Sentence]:
    """Return the sentences of a finished text."""
    origins = [Origin("docs/x.md", number) for number in range(1, text.count("\n") + 2)]
    document = cast(Document, SimpleNamespace(text=text, origins=origins))
    return list(sentences(document, Names([*OFFICIAL, *names])))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_sentences_and_words_are_counted_as_by_hand(case: dict[str, Any]) -> None:
    """Blocks, sentences, words and syllables of small texts, counted by a person."""
    found = read(case["text"], case.get("names", ()))
    assert [[len(one.words), spoken(one)] for one in found] == case["sentences"], [one.text for one in found]


def test_syllables_are_neither_flattered_nor_inflated() -> None:
    """Over common words of these texts the count is within a twentieth of what one hears."""
    heard = counted = 0
    for number, words in BY_EAR.items():
        for word in words.split():
            if "-" not in word:
                heard += number
                counted += syllables(word)
    assert 0.95 <= counted / heard <= 1.05


def test_the_formula_is_kincaids() -> None:
    """100 words in 5 sentences with 140 syllables: 0.39 x 20 + 11.8 x 1.4 - 15.59 = 8.73."""
    assert flesch_kincaid(5, 100, 140) == pytest.approx(8.73)
    assert flesch_kincaid(0, 0, 0) == 0


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), max_size=80))
def test_no_text_is_too_strange_to_count(text: str) -> None:
    """Whatever a setting writes, each sentence has words, and each word a syllable or more."""
    for one in read(text):
        assert one.words
        assert spoken(one) >= len(one.words)


def test_a_sentence_knows_its_line() -> None:
    """Through macros and includes, to the file that a person can change."""
    pack = render(load_setting(ROOT, "b2-mentoring"), ROOT, today=datetime.date(2026, 11, 22))
    policy = pack.documents["online-safety-policy"]
    found = {one.text: one.origin for one in sentences(policy, Names.of(pack))}
    for text in (
        "Filtering blocks harmful material.",
        "Nobody asks a child or young person to send, show or delete one.",
    ):
        origin = found[text]
        line = (ROOT / origin.file).read_text(encoding="utf-8").splitlines()[origin.line - 1]
        assert text in line
