"""Words in every form that a sentence needs."""

from __future__ import annotations

import pytest

from macros.words import Name, Noun, Word, abbreviation, article, plural


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("student", "students"),
        ("pupil", "pupils"),
        ("child", "children"),
        ("member of staff", "members of staff"),
        ("Director", "Directors"),
        ("governing body", "governing bodies"),
        ("mentoring session", "mentoring sessions"),
        ("parent or carer", "parents and carers"),
        ("coach", "coaches"),
        ("chairman", "chairmen"),
    ],
)
def test_plurals_are_regular_english(one: str, many: str) -> None:
    """A setting writes one form; the plural is made from it."""
    assert plural(one) == many


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        ("student", "a"),
        ("apprentice", "an"),
        ("university", "a"),
        ("hour", "an"),
        ("one-to-one tutor", "a"),
        ("SLT member", "an"),
        ("European visitor", "a"),
        ("honorary fellow", "an"),
        ("school", "a"),
        ("MAT", "an"),
        ("user", "a"),
        ("umbrella body", "an"),
    ],
)
def test_articles_follow_the_sound(one: str, expected: str) -> None:
    """`a` or `an` is chosen as the word is spoken."""
    assert article(one) == expected


@pytest.mark.parametrize(
    ("word", "possessive"),
    [
        ("student", "student's"),
        ("students", "students'"),
        ("children", "children's"),
        ("B2 Mentoring", "B2 Mentoring's"),
    ],
)
def test_possessives(word: str, possessive: str) -> None:
    """The possessive of a plural in s has no second s."""
    assert Word(word).s == possessive


def test_a_name_that_is_a_possessive_already_stays_one() -> None:
    """St Cuthbert's has St Cuthbert's own policy, not St Cuthbert's's."""
    name = Name("St Cuthbert's C of E (VA) Primary & Nursery", "St Cuthbert's")
    assert name.short.s == "St Cuthbert's"
    assert name.s == "St Cuthbert's C of E (VA) Primary & Nursery's"


def test_every_form_of_a_noun_can_be_written() -> None:
    """A page may begin a sentence with any form."""
    forms = dict(Noun.of("pupil").forms("learner", "learners"))
    assert forms["a_learner"] == "a pupil"
    assert forms["A_learner"] == "A pupil"
    assert forms["the_learners"] == "the pupils"
    assert forms["Learners"] == "Pupils"


def test_a_setting_may_overrule_any_form() -> None:
    """Forms that are written win over forms that are made."""
    forms = dict(Noun.of("alumnus", "alumni", "one alumnus").forms("learner", "learners"))
    assert (forms["learners"], forms["a_learner"]) == ("alumni", "one alumnus")


def test_a_post_is_abbreviated_by_its_own_brackets() -> None:
    """DSL comes from the post's own words, never from a guess."""
    assert abbreviation("Designated Safeguarding Lead (DSL)") == "DSL"
    assert abbreviation("Safeguarding lead") == "Safeguarding lead"
