from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.setting.choices import Choice, Kind, LearnersPhones, PhonesRule
from macros.setting.invented import contacts
from macros.setting.phone import Phone
from macros.setting.tree import Leaf
from macros.setting.typed import Wrong
from macros.setting.values import Colour, Email, Url, day, number, text, yes_no

SEEN = st.text(st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn", "Cf", "Zs", "Zl", "Zp")), min_size=1)


@settings(max_examples=50)
@given(st.lists(SEEN, min_size=1, max_size=5))
def test_a_text_is_kept_letter_for_letter(words: list[str]) -> None:
    """Only runs of white space change; {{ and {% and < are letters like others."""
    said = " ".join(words)[:600].strip()
    assert text(f"  {said}\n") == said
    assert text("{{ 7 * 7 }} {% if %} <b>") == "{{ 7 * 7 }} {% if %} <b>"


@settings(max_examples=50)
@given(st.sampled_from("\u202e\u2066\u200b\ufeff\x00\x07\x1b\ud800"), SEEN)
def test_what_cannot_be_seen_is_refused(mark: str, around: str) -> None:
    """A text that turns round or hides letters never reaches a page."""
    with pytest.raises(Wrong):
        text(around[:50] + mark + around[:50])


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 12, 31)))
def test_a_date_comes_back(date: datetime.date) -> None:
    """ISO in, the same date out; written the English way, the message says the ISO date, day first."""
    assert day(date.isoformat()) == date
    with pytest.raises(Wrong) as caught:
        day(f"{date.day}/{date.month}/{date.year}")
    assert caught.value.instead == date.isoformat()


@given(
    st.sampled_from(["01484", "01632", "020", "0113", "0300", "0808", "07700"]),
    st.integers(0, 999_999),
    st.sampled_from(["", " ", "-", ") "]),
    st.sampled_from(["", " ext 5", " x 204"]),
)
def test_a_phone_keeps_its_digits_and_its_zero(area: str, rest: int, between: str, extension: str) -> None:
    """However it is grouped, a number keeps its digits; what is printed is read back as itself."""
    tail = f"{rest:0{11 - len(area)}d}"
    phone = Phone.parse(("(" if between == ") " else "") + area + between + tail + extension)
    assert phone.digits == area + tail
    assert Phone.parse(phone) == phone
    assert phone.tel.startswith("+44" + (area + tail)[1:])
    assert Phone.parse("+44 (0)" + (area + tail)[1:]).digits == phone.digits


@pytest.mark.parametrize(
    ("written", "printed", "tel"),
    [
        ("01632720123", "01632 720123", "+441632720123"),
        ("0113 4960000", "0113 4960000", "+441134960000"),
        ("02079460000", "020 7946 0000", "+442079460000"),
        ("03000 41 11 11", "03000 41 11 11", "+443000411111"),
        ("08001111", "0800 1111", "08001111"),
        ("999", "999", "999"),
        ("+44 1484 221000 ext. 12", "01484 221000 ext 12", "+441484221000;ext=12"),
    ],
)
def test_how_phones_are_printed_and_rung(written: str, printed: str, tel: str) -> None:
    """Grouped as the writer grouped it, or as the area code asks; E.164 behind the link."""
    assert (str(Phone.parse(written)), Phone.parse(written).tel) == (printed, tel)


@pytest.mark.parametrize(
    "number",
    ["01632 960123", "020 7946 0999", "0113 496 0000", "07700 900461", "+44 7700 900461", "01234 567890"],
)
def test_invented_numbers_are_known(number: str) -> None:
    """Ofcom's drama numbers and the usual fillers are found inside any text; Kent's front door isn't one."""
    [(said, free, made_up)] = contacts(f"Ring {number}, or write")
    assert said == number
    assert free or made_up
    [(_, free, made_up)] = contacts("Ring 03000 41 11 11")
    assert not free
    assert not made_up


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https://user@x.org",
        "//x.org",
        "https://x.org/a b",
    ],
)
def test_only_plain_web_addresses(address: str) -> None:
    """Nothing but a complete http or https address ever becomes a link."""
    with pytest.raises(Wrong):
        Url.parse(address)


def test_other_plain_values() -> None:
    """E-mail, colour, yes and no, and small numbers read as people write them."""
    assert Email.parse("mailto:dsl@our-school.sch.uk") == "dsl@our-school.sch.uk"
    assert Url.parse("https://www.our-school.sch.uk/safe?x=1#y").domain == "www.our-school.sch.uk"
    assert Colour.parse("#1F4E79") == "#1f4e79"
    assert yes_no("Yes") is True
    assert yes_no("NO") is False
    assert number("2") == 2


@pytest.mark.parametrize("choice", Choice.__subclasses__())
def test_every_answer_is_read_in_words_and_as_its_code(choice: type[Choice]) -> None:
    """The plain words, the code and the code with spaces mean the same; the words are printed."""
    for member in choice:
        for written in (member.words, member.words.upper(), member.value, member.value.replace("_", " ")):
            assert choice.parse(written) is member
        assert str(member) == f"{member}" == member.words
        assert member == member.value


def test_the_phones_rule_keeps_the_settings_words() -> None:
    """Agreed times equal the code in a template and print with who agrees them."""
    rule = PhonesRule.parse("at agreed times set by the mentor")
    assert rule == "agreed_times"
    assert rule.value == LearnersPhones.AGREED_TIMES.value
    assert str(rule) == rule.words == "at agreed times set by the mentor"
    assert str(PhonesRule.parse("phone free")) == "phone-free"


@given(
    st.sampled_from(
        ["to confirm", "To Confirm", "TO-CONFIRM", "to_confirm", "to be confirmed", " to  confirm "]
    )
)
def test_to_confirm_is_read_in_any_dress(written: str) -> None:
    """Case, hyphens and underscores don't matter."""
    assert Leaf(written).to_confirm


def test_what_law_counts_as_a_school() -> None:
    """A pupil referral unit is one; an alternative provider, a partnership, a college, a nursery aren't."""
    assert {kind.value for kind in Kind if not kind.is_school} == {
        "alternative_provider",
        "training_partnership",
        "college",
        "early_years",
    }
