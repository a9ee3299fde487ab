"""The planted faults fit our texts; `scripts/bench check` counts how many of them the checks find."""

from __future__ import annotations

from collections import Counter

from tests.checks.planting import CLASSES, CannotPlantError, faults, planted


def test_every_fault_can_be_planted() -> None:
    """Each fault's text stands exactly once where it says, so that exactly one thing is wrong in its copy.

    If an edit of the texts has moved one away: plant the same mistake in the text that is there now.
    """
    moved = []
    for fault in faults():
        try:
            planted(fault)
        except CannotPlantError as error:
            moved.append(str(error))
    assert not moved, "\n".join(moved)


def test_the_corpus_is_large_enough() -> None:
    """At least 120 faults, 8 in each class, 30 of them defects of the old policies, each with its own id."""
    every = faults()
    assert len(every) >= 120
    assert len({fault.id for fault in every}) == len(every)
    by_class = Counter(fault.cls for fault in every)
    assert set(by_class) == set(CLASSES)
    assert min(by_class.values()) >= 8
    assert sum(bool(fault.point) for fault in every) >= 30
