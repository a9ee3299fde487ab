"""Every learner agreement has an easy-read twin that says the same from the same facts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import lxml.html
import pytest

from macros.library import Library
from macros.render import Document, Pack, render
from macros.setting.choices import PhonesRule
from tests.conftest import TODAY

ROOT = Path(__file__).resolve().parents[2]
PAGES = Library.load(ROOT).pages
TWIN, AGREEMENT = "learner-agreement-easy-read", "learner-agreement"
MOST_PROMISES = 10
LONGEST_SENTENCE = 18


@pytest.fixture(params=["b2-mentoring", "example-kent-school", "nursery"])
def pack(request: pytest.FixtureRequest, packs: Mapping[str, Pack], nursery: Pack) -> Pack:
    """The texts of each setting that has learners of its own, and of a primary."""
    return nursery if request.param == "nursery" else packs[request.param]


def page(document: Document) -> lxml.html.HtmlElement:
    """Return a document's finished text as a tree."""
    return lxml.html.fragment_fromstring(document.html, create_parent="div")


def under(document: Document, heading: str) -> list[lxml.html.HtmlElement]:
    """Return the entries of the list below a heading."""
    (found,) = page(document).xpath(f".//h2[@id='{heading}']/following-sibling::ul[1]")
    return list(found)


def words(document: Document) -> str:
    """Return a document's text with one space between words."""
    return " ".join(page(document).text_content().split())


def test_every_agreement_for_learners_is_easy_read_or_has_a_twin() -> None:
    """For the same settings and in the same packs."""
    agreements = [
        each
        for each in PAGES.values()
        if each.about.kind == "agreement" and "learners" in each.about.audience
    ]
    twins = {each.about.easy_read_of: each for each in agreements if each.about.easy_read_of}
    for each in agreements:
        if not each.about.easy_read_of:
            assert each.id in twins, f"{each.file} has no easy-read twin"
            assert twins[each.id].about.needs == each.about.needs


def test_who_signs_gets_both_and_is_told_that_one_is_enough(pack: Pack) -> None:
    """The agreement names its twin; a pack to sign holds both, one behind the other."""
    assert f"Or sign the {pack.documents[TWIN].meta.short} instead." in words(pack.documents[AGREEMENT])
    for plan in pack.packs:
        if AGREEMENT in plan.documents and plan.key != "commissioners":
            at = plan.documents.index(AGREEMENT)
            assert plan.documents[at + 1] == TWIN


def test_ten_promises_at_most_each_with_one_picture(pack: Pack) -> None:
    """One idea in a short sentence, one picture that is described in a few words."""
    twin = pack.documents[TWIN]
    assert 5 <= len(under(twin, "promises")) <= MOST_PROMISES
    for entry in [*under(twin, "promises"), *under(twin, "good-to-know")]:
        (picture,) = entry.iter("img")
        assert 1 <= len(picture.get("alt", "").split()) <= 10
        sentences = [each for each in re.split(r"(?<=[.?!])\s+", entry.text_content().strip()) if each]
        assert 1 <= len(sentences) <= 2, sentences
        for sentence in sentences:
            assert len(sentence.split()) <= LONGEST_SENTENCE, sentence
    shown = [picture.get("src") for picture in page(twin).iter("img")]
    assert len(set(shown)) == len(shown), "two sentences share a picture"


def test_it_says_what_a_signature_is_and_is_not(pack: Pack) -> None:
    """A mark is enough, whoever read it aloud has a line, photos are another matter, help comes anyway."""
    twin = pack.documents[TWIN]
    for said in ("I can write my name or make my mark.", "This was read to me by", "even if I do not sign"):
        assert said in words(twin)
    assert "My name here is not a yes to photos." in words(twin)
    assert "0800 1111" in words(twin)
    assert list(twin.meta.fields) == ["read_by"]
    signers = [block.get("data-signature") for block in page(twin).find_class("form-signature")]
    assert signers == ["learner", "parent"]


def test_a_primary_speaks_to_young_children(nursery: Pack) -> None:
    """Nude pictures aren't named to them, and an adult is a grown-up."""
    text = words(nursery.documents[TWIN])
    assert "nude" not in text
    assert "grown-up" in text


@pytest.mark.parametrize("rule", ["phone-free", "handed in", "locker", "at agreed times set by the office"])
@pytest.mark.parametrize("tools", [None, (), ("Robot One",)], ids=["to confirm", "none", "one"])
def test_the_twins_agree_whatever_the_rules(pack: Pack, rule: str, tools: Sequence[str] | None) -> None:
    """One rule for phones, in one sentence; AI is used by leave in both, or left alone in both."""
    rules = pack.setting.rules
    ai_tools = rules.ai_tools.model_copy(update={} if tools is None else {"learners": tools})
    changed = rules.model_copy(update={"learners_phones": PhonesRule.parse(rule), "ai_tools": ai_tools})
    setting = pack.setting.model_copy(update={"rules": changed})
    setting = setting.placed(pack.setting.slug, pack.setting.folder, pack.setting.origins)
    made = render(setting, ROOT, today=TODAY).documents
    long, easy = words(made[AGREEMENT]), words(made[TWIN])
    (promise,) = [each for each in under(made[TWIN], "promises") if "phone" in each.text_content()]
    sentence = promise.text_content().strip().partition(".")[0]
    assert f"{sentence}." in long
    allowed = bool(ai_tools.learners)
    away = pack.setting.slug == "b2-mentoring"
    assert ("use AI only when" in long, "use AI only when" in easy) == (allowed, allowed)
    left_alone = ("leave AI tools alone" in long, "I do not use AI" in easy)
    assert left_alone == (not allowed, not allowed)
    # In a kitchen at home, "here" would be the learner's own.
    assert ("alone here" in long, "AI here" in easy) == (not away and not allowed,) * 2
