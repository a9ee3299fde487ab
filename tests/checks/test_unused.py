"""What code reads by itself is written down where W601 and W602 look for it."""

from __future__ import annotations

import re

import pytest

from macros.register import Register
from macros.setting.describe import keys
from policypack.checks.unused.reads import PEOPLE_READ_BY_CODE, READ_BY_CODE, READ_OF_A_PERSON
from policypack.checks.unused.register_entry import NAMED_BY_CODE
from tests.checks.conftest import ROOT

KEYS = {key.path.replace("[]", "") for key in keys()}
BY_CODE = {**READ_BY_CODE, **{f"people.{key}": file for key, file in PEOPLE_READ_BY_CODE.items()}}


@pytest.mark.parametrize(("path", "file"), BY_CODE.items())
def test_code_reads_what_the_list_says(path: str, file: str) -> None:
    """The file names the fact, as an attribute or as a key."""
    text = (ROOT / file).read_text(encoding="utf-8")
    name = path.rpartition(".")[2]
    assert re.search(rf"""\.{name}\b|["']{name}["']|\b{name} = """, text), f"{file} doesn't read {path}"


def test_the_list_names_facts_that_there_are() -> None:
    """A key that was renamed would let its new name be told as unused."""
    free = {path for path in BY_CODE if path.startswith("our_policies.")}
    assert set(BY_CODE) - free <= KEYS
    assert {f"people.safeguarding_lead.{field}" for field in READ_OF_A_PERSON} <= KEYS


def test_helplines_that_code_names_are_all_listed() -> None:
    """Each call of a helpline in Python is on the list, and the list names entries that there are."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "macros").rglob("*.py")]
    named = {key for text in texts for key in re.findall(r"""helpline\("([a-z0-9-]+)"\)""", text)}
    assert named == NAMED_BY_CODE
    assert set(Register.load(ROOT).by_key) >= NAMED_BY_CODE
