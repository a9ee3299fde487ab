"""Each point of the source documents is said where it concerns a setting, or left out for a reason."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from macros.render import Pack
from tests.content.coverage import findings
from tests.content.points import ROOT, Coverage, load, point_ids
from tests.content.sections import Texts

POINTS = ROOT.parent / "shared" / "content" / "points.md"


@pytest.fixture(scope="module")
def coverage() -> Coverage:
    """The map."""
    return load()


def test_each_point_stands_where_the_map_says(coverage: Coverage, packs: Mapping[str, Pack]) -> None:
    """Its section exists in each setting that it concerns and holds the words that say it."""
    assert list(findings(coverage, Texts(packs))) == []


@pytest.mark.skipif(not POINTS.is_file(), reason=f"the project's notes aren't beside the checkout: {POINTS}")
def test_no_point_of_the_sources_is_forgotten(coverage: Coverage) -> None:
    """The map speaks of exactly the points that the content map lists."""
    listed = point_ids(POINTS.read_text(encoding="utf-8"))
    assert len(listed) > 450
    assert set(coverage.points) == set(listed)


def test_a_lost_sentence_is_noticed(packs: Mapping[str, Pack], coverage: Coverage) -> None:
    """The map itself is no proof: words that nobody wrote, and anchors that aren't there, are found."""
    key, point = next((key, point) for key, point in coverage.points.items() if point.said)
    said = point.said[0]
    for change, told in (
        ({"words": ("nobody ever wrote this",)}, "doesn't say"),
        ({"at": f"{said.at.partition('#')[0]}#no-such-heading"}, "has no heading"),
        ({"at": "no-such-document#x"}, "has no document"),
    ):
        broken = point.model_copy(update={"said": (said.model_copy(update=change),)})
        wrong = list(
            findings(Coverage.model_construct(sources=coverage.sources, points={key: broken}), Texts(packs))
        )
        assert any(told in line for line in wrong), wrong


def test_numbers_in_short_are_points_too(tmp_path: Path) -> None:
    """`**-03**` after `**KB-10-10-02**` is KB-10-10-03."""
    assert point_ids("- **KB-10-10-02** sexual. **-03** emotional. **B2-3.1-01** V(x)") == [
        "KB-10-10-02",
        "KB-10-10-03",
        "B2-3.1-01",
    ]
