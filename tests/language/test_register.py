"""The register says what is in force, whom it binds and whom it helps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.library import Library
from macros.problems import Problems
from macros.register import AS_AT, FOLDER, Register
from macros.register_uses import uses
from macros.setting import Kind, LegalForm, Setting, ToConfirm, load_setting
from macros.setting.source import read_source
from policypack.register_command import listing

ROOT = Path(__file__).parents[2]
REGISTER = Register.load(ROOT)
AUDIENCES = ("parents", "learners", "staff", "mentors")
SETTINGS = ("b2-mentoring", "scitt-partnership", "example-kent-school")
ENTRY = """\
  title: A law
  publisher: UK Parliament
  kind: act
  status: in-force
  url: https://www.legislation.gov.uk/ukpga/1996/56/contents
  use: Says something.
  confidence: confirmed
"""


def setting(kind: Kind, legal_form: LegalForm | None = None) -> Setting:
    """Return a setting of this kind whose legal form is known, or to confirm."""
    school = load_setting(ROOT, "example-kent-school")
    form = legal_form or ToConfirm("who_we_are.legal_form")
    return school.model_copy(
        update={"who_we_are": school.who_we_are.model_copy(update={"kind": kind, "legal_form": form})}
    )


def written(folder: Path, **files: str) -> Path:
    """Write a register of these files below `folder` and return it."""
    (folder / FOLDER).mkdir(parents=True)
    (folder / AS_AT).write_text("2026-11-22\n", encoding="utf-8")
    for name, text in files.items():
        (folder / FOLDER / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder


def wrong(folder: Path, text: str) -> list[str]:
    """Return what is wrong with a register of one file."""
    with pytest.raises(Problems) as caught:
        Register.load(written(folder, acts=text))
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("key", "bound", "free"),
    [
        (
            "kcsie",
            [Kind.SECONDARY_SCHOOL, Kind.COLLEGE],
            [Kind.ALTERNATIVE_PROVIDER, Kind.TRAINING_PARTNERSHIP],
        ),
        ("mobile-phones-in-schools", [Kind.PUPIL_REFERRAL_UNIT, Kind.INDEPENDENT_SCHOOL], [Kind.COLLEGE]),
        ("searching-screening-confiscation", [Kind.PRIMARY_SCHOOL], [Kind.ALTERNATIVE_PROVIDER]),
        ("rshe-guidance", [Kind.SPECIAL_SCHOOL], [Kind.ALTERNATIVE_PROVIDER, Kind.TRAINING_PARTNERSHIP]),
        ("itt-criteria", [Kind.TRAINING_PARTNERSHIP], [Kind.SECONDARY_SCHOOL]),
        ("uk-gdpr", list(Kind), []),
        ("equality-act-2010", list(Kind), []),
        ("non-school-ap-standards", [], list(Kind)),
        ("online-safety-act-2023", [], list(Kind)),
        ("independent-school-standards-2014", [Kind.INDEPENDENT_SCHOOL], [Kind.ALTERNATIVE_PROVIDER]),
    ],
)
def test_a_law_binds_kinds_of_setting(key: str, bound: list[Kind], free: list[Kind]) -> None:
    """KCSIE binds a school and a college whatever body stands behind them; an alternative provider never."""
    entry = REGISTER[key]
    assert [kind for kind in bound if not entry.binds_setting(setting(kind))] == []
    assert [kind for kind in free if entry.binds_setting(setting(kind, LegalForm.PRIVATE_COMPANY))] == []


def test_a_law_that_hangs_on_the_legal_body_binds_nobody_whose_body_is_to_confirm() -> None:
    """The accessibility regulations and the national curriculum are claimed only where the body is known."""
    company = setting(Kind.ALTERNATIVE_PROVIDER, LegalForm.PRIVATE_COMPANY)
    maintained = setting(Kind.SECONDARY_SCHOOL, LegalForm.COUNCIL)
    academy = setting(Kind.SECONDARY_SCHOOL, LegalForm.ACADEMY_TRUST)
    unknown = setting(Kind.SECONDARY_SCHOOL)
    curriculum, access = REGISTER["national-curriculum-computing"], REGISTER["psbar-2018"]
    assert [access.binds_setting(one) for one in (maintained, academy, company, unknown)] == [
        True,
        True,
        False,
        False,
    ]
    assert [curriculum.binds_setting(one) for one in (maintained, academy, unknown)] == [True, False, False]
    assert REGISTER["independent-school-standards-2014"].binds_setting(academy)


def test_every_file_is_in_the_order_of_the_alphabet() -> None:
    """An editor finds an entry where its key belongs."""
    for path in sorted((ROOT / FOLDER).glob("*.yml")):
        keys = list(read_source(path, path.name).tree)
        assert keys == sorted(keys), path.name


def test_nothing_is_printed_that_the_sources_disagree_on() -> None:
    """Readers see no paragraph number of KCSIE and no starting date of the 2025 Act."""
    for entry in REGISTER.entries:
        printed = f"{entry.title} {entry.use} {entry.who} {entry.how} {entry.hours}"
        assert not re.search(r"(?i)\bpara(graph)?s?\b", printed), entry.key
    act = REGISTER["data-use-and-access-act-2025"]
    assert not re.search(r"2026|February|June|July", f"{act.title} {act.year} {act.use} {act.edition}")


def test_everything_that_binds_says_where_we_know_it_from() -> None:
    """No duty is put on a setting without a source."""
    assert [e.key for e in REGISTER.entries for binding in e.binds if len(binding.source.split()) < 3] == []


@pytest.mark.parametrize("slug", SETTINGS)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_each_reader_meets_a_helpline_first(slug: str, audience: str) -> None:
    """Whoever opens a list of help sees 999, then somebody to talk to, before any organisation."""
    shown = REGISTER.for_readers(audience, load_setting(ROOT, slug))
    kinds = [entry.kind == "helpline" for entry in shown]
    assert shown[0].key == "emergency"
    assert shown[1].phone
    assert kinds == sorted(kinds, reverse=True)


@pytest.mark.parametrize("slug", SETTINGS)
def test_readers_are_sent_only_where_somebody_is(slug: str) -> None:
    """Nothing closed, uncertain or unconfirmed, and no other council's service, is shown to readers."""
    one = load_setting(ROOT, slug)
    shown = {entry for audience in AUDIENCES for entry in REGISTER.for_readers(audience, one)}
    assert all(entry.current and entry.confidence != "unconfirmed" for entry in shown)
    assert {entry.area for entry in shown} <= {"", {"scitt-partnership": "Kirklees"}.get(slug, "Kent")}


def test_younger_children_are_not_shown_services_for_teenagers() -> None:
    """A primary school's page for its children names Childline, and no service about sexual images."""
    secondary = load_setting(ROOT, "example-kent-school")
    primary = secondary.model_copy(
        update={"learners": secondary.learners.model_copy(update={"key_stages": ()})}
    )
    older = {entry.key for entry in REGISTER.for_readers("learners", secondary)}
    younger = {entry.key for entry in REGISTER.for_readers("learners", primary)}
    assert older - younger == {"report-remove", "report-harmful-content", "shore-space"}
    assert "childline" in younger


def test_an_unknown_key_or_audience_is_named_with_its_nearest() -> None:
    """A slip of the pen, an abbreviation and an old name all lead to the key that was meant."""
    for written, meant in (("kcsi", "kcsie"), ("KCSIE", "kcsie"), ("Kirklees LSCB", "kirklees-scp")):
        with pytest.raises(KeyError, match=f"did you mean {meant}"):
            REGISTER[written]
    with pytest.raises(LookupError, match="did you mean parents"):
        REGISTER.for_readers("parent", load_setting(ROOT, "b2-mentoring"))


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        (ENTRY.replace("use:", "usse:"), "7:3", "usse is not a key here; did you mean use?"),
        (ENTRY.replace("https://www.legislation", "javascript:alert(1)//www"), "6:8", "web address"),
        (ENTRY.replace("in-force", "in force"), "5:11", "status must be 'in-force'"),
        (ENTRY.replace("in-force", "superseded"), "1:1", "law: superseded by what?"),
        (
            ENTRY.replace("in-force", "closed\n  superseded_by: lawful"),
            "6:18",
            "lawful is not in the register",
        ),
        (ENTRY + "  superseded_by: law\n", "1:1", "can't both be true"),
        (
            ENTRY + "  binds: [{kinds: [scool], source: x}]\n",
            "9:11",
            "scool is not a kind of setting or feature; did",
        ),
        (ENTRY + "  binds: [{source: x}]\n", "9:11", "names nobody"),
        (ENTRY + "  binds: [{kinds: [school]}]\n", "9:11", "source is missing"),
        (ENTRY + "  phone: 0800 11\n", "9:10", "is one missing or too many?"),
        (ENTRY + "  year: 26\n", "9:9", "a year, such as 2026"),
        (ENTRY + "  audiences: [parents]\n", "1:1", "say who: it is for"),
        (ENTRY + "  key: law\n", "9:3", "take this line out"),
        (ENTRY + "  title: Another\n", "9:3", "title is here twice"),
        (f"{ENTRY}law:\n{ENTRY}", "9:1", "law is here twice"),
        ("law: something\n", "1:1", "has nothing below it"),
    ],
)
def test_a_mistake_in_the_register_is_shown_at_its_place(
    tmp_path: Path, text: str, place: str, says: str
) -> None:
    """Whoever edits the register reads file, line, column, what is wrong and what would be right."""
    found = wrong(tmp_path, text if text.startswith("law") else f"law:\n{text}")
    assert any(f"{FOLDER}/acts.yml:{place}: " in problem and says in problem for problem in found), found


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """Three mistakes in two entries are three lines, not three builds; a misspelt key isn't missing too."""
    first = ENTRY.replace("use:", "usse:")
    second = ENTRY.replace("kind: act", "kind: law").replace("confirmed", "sure")
    assert len(wrong(tmp_path, f"law:\n{first}other:\n{second}")) == 3


def test_one_key_stands_in_one_file_only(tmp_path: Path) -> None:
    """An entry that two files hold is named with the place of the first."""
    law = f"law:\n{ENTRY}"
    with pytest.raises(Problems, match=r"guidance\.yml:1:1: law is in docs/_register/acts\.yml:1:1 already"):
        Register.load(written(tmp_path, acts=law, guidance=law))


def test_nothing_that_nobody_confirmed_is_named_in_a_page() -> None:
    """Each key that a page names has been looked up, in part at least; what hasn't is listed to be."""
    named = uses(Library.load(ROOT), ROOT)
    assert "kcsie" in named
    assert [key for key in named if REGISTER[key].current and REGISTER[key].confidence == "unconfirmed"] == []


def test_the_command_lists_what_is_to_be_looked_up() -> None:
    """`policypack register --unconfirmed`: each at its line, with the pages that name it."""
    lines = list(listing(ROOT, unconfirmed=True))
    open_ = [entry for entry in REGISTER.entries if entry.confidence == "unconfirmed"]
    assert len(lines) == len(open_) + 1
    assert all(re.match(r"docs/_register/[\w-]+\.yml:\d+:\d+: [a-z0-9-]+: ", line) for line in lines[:-1])
    assert lines[-1].startswith(f"{len(REGISTER.entries)} entries as at ")
    everything = "\n".join(listing(ROOT, unconfirmed=False))
    assert re.search(r": kcsie: .*; named in docs/", everything)
