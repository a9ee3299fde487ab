"""The project's own words, and what the checks of words learn from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from policypack.checks.sources import Sources
from policypack.checks.words.literal_word import CHECK as LITERAL
from policypack.checks.words.spelling import OWN_WORDS, Dictionary
from policypack.checks.words.vocabulary import Vocabulary
from tests.checks.conftest import TODAY, page

ROOT = Path(__file__).resolve().parents[2]


def test_our_own_words_are_sorted_and_needed() -> None:
    """One word a line in the order of the alphabet, none of them in the British list already."""
    words = (ROOT / OWN_WORDS).read_text(encoding="utf-8").splitlines()
    assert words == sorted(words, key=str.casefold)
    dictionary = Dictionary(Sources(ROOT, (), TODAY))
    assert [word for word in words if dictionary.ordinary(word)] == []


def test_words_are_learnt_from_a_new_setting(tiny: Callable[[Mapping[str, str]], Path]) -> None:
    """What a setting calls itself, its learners and its board is forbidden in shared pages from then on."""
    root = tiny({"docs/policies/tried.md": page("The apprentices ask the Senate of the Elms.\n")})
    before = Sources(root, ["b2-mentoring"], TODAY)
    assert list(LITERAL.look(before)) == []
    path = root / "settings" / "example-kent-school" / "setting.yml"
    facts = path.read_text(encoding="utf-8").replace("name: Oast Lane School", "name: The Elms", 1)
    path.write_text(
        facts.replace("adult_learner:", "learner: apprentice\n  board: Senate\n  adult_learner:"), "utf-8"
    )
    after = Sources(root, ["b2-mentoring"], TODAY)
    assert "apprentices" in after.once(Vocabulary).by_word
    said = [finding.message.split(" is ")[0] for finding in LITERAL.look(after)]
    assert said == ['"apprentices"', '"Senate"', '"the Elms"']
