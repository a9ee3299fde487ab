"""What rendering stops at and what a check finds are told as one."""

from __future__ import annotations

from collections.abc import Callable

from policypack.checks.finding import Finding
from policypack.checks.run import Outcome
from tests.checks.conftest import SMALL, body_line, page

PAGE = "docs/policies/tried.md"


def on_the_page(outcome: Outcome) -> list[Finding]:
    """Return what was found on the page itself: the small project uses little of the register."""
    return [finding for finding in outcome.findings if finding.file == PAGE]


def test_an_unknown_key_is_told_once_and_with_its_column(looked: Callable[..., Outcome]) -> None:
    """Rendering stops at the first and names no column; the check tells all, and only the check is heard."""
    text = page("Read {{ cite('kcsei') }}.\n\nRing {{ helpline('chidline') }}.\n")
    findings = on_the_page(looked({PAGE: text}))
    assert [(finding.code, finding.column) for finding in findings] == [("E201", 15), ("E201", 19)]


def test_another_fault_of_the_same_line_is_told_too(looked: Callable[..., Outcome]) -> None:
    """A word that there isn't beside a key that there isn't."""
    findings = on_the_page(looked({PAGE: page("{{ Learnres }} read {{ cite('kcsei') }}.\n")}))
    assert [finding.code for finding in findings] == ["E103", "E201"]


def test_asked_for_alone_rendering_says_it_itself(looked: Callable[..., Outcome]) -> None:
    """`--only E103` hides no fault."""
    findings = looked({PAGE: page("Read {{ cite('kcsei') }}.\n")}, only=["E103"]).findings
    assert [finding.code for finding in findings] == ["E103"]


def test_a_page_that_cannot_be_read_leaves_nothing_unused(looked: Callable[..., Outcome]) -> None:
    """What the broken page would have used isn't told as used by nobody."""
    files = {
        PAGE: page("{% include 'more.md' %}\n{{ facts.technology.backups }\n"),
        "docs/_parts/more.md": "Text.\n",
        "settings/b2-mentoring/setting.yml": f"{SMALL}technology: {{backups: every night}}\n",
    }
    assert [str(finding) for finding in looked(files).findings] == [
        f"{PAGE}:{body_line(files[PAGE]) + 2}:1: E103 unexpected '}}' [b2-mentoring]"
    ]


def test_front_matter_that_cannot_be_read_hides_no_document(looked: Callable[..., Outcome]) -> None:
    """Others that name the document aren't wrong as well."""
    files = {
        PAGE: page("Text.\n", {"appendices": ["other"]}),
        "docs/guides/other.md": page("Text.\n", {"kind": "giude"}),
        "docs/guides/third.md": page("{% if adopted('other') %}Text.{% endif %}\n"),
    }
    (finding,) = looked(files).findings
    assert (finding.code, finding.file) == ("E102", "docs/guides/other.md")
    assert "did you mean guide?" in finding.message


def test_signs_of_the_language_in_a_value_are_told_at_the_value(looked: Callable[..., Outcome]) -> None:
    """Not on each page that prints it."""
    setting = "settings/b2-mentoring/setting.yml"
    files = {
        PAGE: page("Text {{ facts.technology.backups }}.\n\nMore {{ facts.technology.backups }}.\n"),
        setting: f"{SMALL}technology: {{backups: 'each {{{{ session }}}} day'}}\n",
    }
    found = [one for one in looked(files).findings if not one.file.startswith("docs/_register/")]
    assert [(finding.code, finding.file) for finding in found] == [("E220", setting)]


def test_a_register_that_cannot_be_read_is_told_alone(looked: Callable[..., Outcome]) -> None:
    """Its other entries are neither misspelt nor unused for that."""
    files = {PAGE: page("Text.\n"), "docs/_register/tried.yml": "tried:\n  titel: Tried\n"}
    found = looked(files).findings
    assert {(finding.code, finding.file) for finding in found} == {("E105", "docs/_register/tried.yml")}


def test_a_setting_with_a_mistake_still_has_its_policies(looked: Callable[..., Outcome]) -> None:
    """A misspelt key elsewhere in the file doesn't make the pages wrong that name one of its policies."""
    setting = "settings/b2-mentoring/setting.yml"
    files = {
        PAGE: page("We follow {{ policy('travel') }}.\n"),
        setting: f"{SMALL}our_policies: {{travel: {{title: Travel policy}}}}\ntecnology: {{}}\n",
    }
    assert {(one.code, one.file) for one in looked(files).findings} == {("E101", setting)}


def test_front_matter_that_cannot_be_read_hides_no_other_page(looked: Callable[..., Outcome]) -> None:
    """A misspelt key on one page and a misspelt word on another are told in the same round, and no more."""
    files = {
        "docs/guides/broken.md": page("Text.\n").replace("short:", "shrt:"),
        PAGE: page("This was recieved.\n"),
    }
    found = [(finding.code, finding.file) for finding in looked(files).findings]
    assert found == [("E102", "docs/guides/broken.md"), ("W307", PAGE)]
