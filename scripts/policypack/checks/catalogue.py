"""Every check of the first stage, in the order of the codes, and the codes of what can't be read at all."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from policypack.checks.check import Check

# A folder for each subject, a module for each check: a test compares this list with the folders.
_MODULES = (
    "references.alt_text",
    "references.dead_link",
    "references.double_address",
    "references.empty_section",
    "references.heading_id",
    "references.heading_jump",
    "references.language_in_value",
    "references.list_numbers",
    "references.never_true",
    "references.no_box",
    "references.no_heading",
    "references.said_twice",
    "references.same_words",
    "references.self_reference",
    "references.table",
    "references.two_names",
    "references.typed_address",
    "references.typed_number",
    "references.typed_words",
    "references.unknown_key",
    "references.vague_link",
    "law.gone_in_prose",
    "law.uncited",
    "law.not_bound",
    "law.confidence",
    "law.unclear",
    "law.register_age",
    "control.approval_facts",
    "control.review_due",
    "control.version_not_raised",
    "control.change_list",
    "control.nowhere_to_sign",
    "control.no_owner",
    "control.not_newer",
    "unused.setting_value",
    "unused.register_entry",
    "unused.appendix",
    "unused.unplaced",
    "words.literal_word",
    "words.mixed_terms",
    "words.terms",
    "words.abbreviations",
    "words.residue",
    "words.official_title",
    "words.spelling",
    "words.mistaken",
    "words.no_font",
    "words.unfinished",
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
    "W605": "an exception that covers nothing any more",
}
"""Codes of what stops a build before any check can look (the room that reads the file says what is wrong),
and of exceptions."""
