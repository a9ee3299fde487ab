"""What a pack's sheet to sign asks, besides the documents that are in the pack."""

from __future__ import annotations

from collections.abc import Mapping

from macros.render import Pack
from policypack.paper.binding import read_besides


def test_a_trainee_signs_for_what_staff_sign_for(packs: Mapping[str, Pack]) -> None:
    """Part One, child protection and conduct are asked of trainees too; on placement also the school's."""
    asked = {
        (slug, agreement): [entry.title for entry in read_besides(packs[slug].setting, [agreement])]
        for slug in ("scitt-partnership", "example-kent-school")
        for agreement in ("staff-agreement", "trainee-agreement", "visitor-agreement")
    }
    part_one = "Keeping children safe in education, Part One"
    assert asked["example-kent-school", "trainee-agreement"] == [
        "Safeguarding and child protection policy",
        "Staff code of conduct",
        part_one,
    ]
    assert asked["scitt-partnership", "staff-agreement"][-1] == part_one
    assert asked["scitt-partnership", "trainee-agreement"] == [
        "Child protection policy (ours)",
        "Staff code of conduct (ours)",
        part_one,
        "The policies of each host school",
    ]
    assert asked["example-kent-school", "visitor-agreement"] == []
