"""Every PDF that was built is opened once; what was found is kept in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from macros.render import Pack
from policypack.paper.edition import BOOKLET
from tests.paper.bound import Look, Shelf


@pytest.fixture(scope="session")
def shelves(packs: Mapping[str, Pack], root: Path) -> Mapping[str, Shelf]:
    """What each setting's PDFs must say, by slug."""
    return {slug: Shelf(pack, root) for slug, pack in packs.items()}


@pytest.fixture(scope="session")
def looks(dist: Path, shelves: Mapping[str, Shelf]) -> Mapping[str, Sequence[Look]]:
    """What was found in each PDF of each setting, by slug."""
    found = {
        slug: [
            shelf.look_at(path)
            for path in sorted((dist / slug).rglob("*.pdf"))
            # A printer's file of folded sheets is read by nobody.
            if not path.stem.endswith(f"-{BOOKLET}")
        ]
        for slug, shelf in shelves.items()
    }
    assert all(found.values())
    return found
