"""Every document keeps to the reading grade of its readers, in every setting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from click.testing import CliRunner

from macros.render import Pack
from policypack.cli import main
from policypack.readability.grade import Reading, budget_of
from policypack.readability.report import readings

BUDGETS = {
    "learner-agreement-easy-read": 4,
    "learner-agreement": 6,
    "learner-summary": 6,
    "parents-summary": 8,
    "photo-permission": 8,
    "for-parents": 8,
    "whom-to-tell": 8,
    "index": 8,
    "online-safety-policy": 10,
    "staff-agreement": 10,
    "mentor-guide": 10,
}


def test_each_kind_of_reader_has_a_budget(packs: Mapping[str, Pack]) -> None:
    """Easy read 4, learners 6, families 8, policies, guides and adults' agreements 10 (issue 3)."""
    documents = {name: document for pack in packs.values() for name, document in pack.documents.items()}
    assert {name: budget_of(documents[name].meta) for name in BUDGETS} == BUDGETS


@pytest.mark.parametrize("slug", ["b2-mentoring", "scitt-partnership", "example-kent-school"])
def test_texts_keep_to_their_readers(slug: str, packs: Mapping[str, Pack]) -> None:
    """No document is above its grade, has a sentence over 30 words, or more than 5 % over 25."""
    assert {reading.meta.id: reading.faults for reading in readings(packs[slug]) if reading.faults} == {}


def test_a_primary_schools_texts_keep_to_theirs(nursery: Pack) -> None:
    """What only younger children's settings print is measured too."""
    assert {reading.meta.id: reading.faults for reading in readings(nursery) if reading.faults} == {}


def test_hard_words_and_long_sentences_are_found(packs: Mapping[str, Pack]) -> None:
    """A text that breaks each budget is told so: the measure can fail."""
    reading = readings(packs["b2-mentoring"])[0]
    long = replace(reading.sentences[0], words=("responsibility",) * 31)
    broken = Reading(reading.meta, (long,))
    assert len(broken.faults) == 3


def test_the_command_lists_documents_and_the_worst_sentences() -> None:
    """A person sees the grade of each document and where to begin."""
    result = CliRunner().invoke(main, ["readability", "b2-mentoring", "--worst", "3"])
    assert result.exit_code == 0, result.output
    assert "online-safety-policy" in result.output
    places = [line for line in result.output.splitlines() if line.startswith("docs/")]
    assert len(places) == 3
    assert "Every document keeps" in result.output
