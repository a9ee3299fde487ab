"""Every check of the first stage, in the order of the codes, and the codes of what can't be read at all."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from policypack.checks.check import Check

# A folder for each subject, a module for each check: a test compares this list with the folders.
_MODULES = (
    "references.vague_link",
    "references.heading_jump",
    "words.literal_word",
    "words.mixed_terms",
    "words.terms",
    "words.abbreviations",
    "words.residue",
    "words.official_title",
    "words.spelling",
)

CHECKS: Mapping[str, Check] = dict(
    sorted(
        (check.code, check)
        for check in (import_module(f"policypack.checks.{name}").CHECK for name in _MODULES)
    )
)
"""Code -> check."""

UNREADABLE: Mapping[str, str] = {
    "E100": "an exception that isn't written as one",
    "E101": "a setting's file, or a family's, that can't be used",
    "E102": "the front matter of a page that can't be used",
    "E103": "a word, fact or call that the language doesn't have, or a tag that isn't finished",
    "E104": "a reference that leads nowhere, or to a document that this setting hasn't got",
    "E105": "the register, or the list of packs, that can't be used",
    "E106": "law or guidance that is out of force, cited as if it weren't",
}
"""Codes of what stops a build before any check can look: the room that reads the file says what is wrong."""
