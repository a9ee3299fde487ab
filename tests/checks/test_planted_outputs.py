"""Each check finds what was planted in a real website or PDF, and nothing before it was planted."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from macros.render import Pack
from policypack.build import Job, build_setting
from policypack.checks.outputs.look import look_through
from policypack.checks.outputs.outputs import Outputs
from policypack.cli import main
from policypack.paper.binding import bind_document
from policypack.paper.press import Press
from tests.checks.conftest import ROOT, TODAY

SLUG = "b2-mentoring"
HOME = "site/index.html"
PAGE = "site/guides/parents-summary/index.html"
PDF = "site/pdf/parents-summary.pdf"
INDEX = "site/search/search_index.json"
Spoil = Callable[[Path], None]


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory, packs: Mapping[str, Pack]) -> Path:
    """A real website without PDFs, one printed page of it, and one that is for staff."""
    output = tmp_path_factory.mktemp("real")
    outcome = build_setting(Job(ROOT, SLUG, output, TODAY.isoformat(), with_pdf=False))
    assert (outcome.failure, outcome.notes) == ("", [])
    folder = (output / SLUG).resolve()
    press = Press.of(packs[SLUG], ROOT)
    for name, path in (("parents-summary", PDF), ("working-away", "private/working-away.pdf")):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(bind_document(press, packs[SLUG].documents[name])[0])
    change(
        '<article class="page">',
        '<article class="page"><p class="pdf-line"><a href="../../pdf/parents-summary.pdf">PDF</a></p>',
    )(folder)
    return folder


@pytest.fixture
def copy(real: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may spoil, where a build would leave it."""
    shutil.copytree(real, tmp_path / SLUG)
    return tmp_path / SLUG


def change(old: str, new: str, file: str = PAGE) -> Spoil:
    """Return what changes a text of a file that must be there."""

    def spoil(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


def before_the_end(piece: str, file: str = PAGE) -> Spoil:
    """Return what adds a piece to a page."""
    return change("</article>", f"{piece}</article>", file)


def in_pdf(spoil: Callable[[pikepdf.Pdf], None], file: str = PDF) -> Spoil:
    """Return what changes a PDF."""

    def open_and_spoil(folder: Path) -> None:
        with pikepdf.open(folder / file, allow_overwriting_input=True) as pdf:
            spoil(pdf)
            pdf.save()

    return open_and_spoil


def set_fact(key: str, value: str) -> Callable[[pikepdf.Pdf], None]:
    """Return what sets one property of a PDF."""
    return lambda pdf: pdf.docinfo.__setitem__(f"/{key}", value)


def write(words: str) -> Callable[[pikepdf.Pdf], None]:
    """Return what writes words on the first page of a PDF, in another font."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.add_resource(font, pikepdf.Name.Font, pikepdf.Name("/Planted"))
        page.contents_add(f"BT /Planted 9 Tf 9 9 Td ({words}) Tj ET".encode())

    return spoil


def lose_a_link(pdf: pikepdf.Pdf) -> None:
    """Take an address out of a PDF; its words stay."""
    for page in pdf.pages:
        for number, note in enumerate(page.obj.get("/Annots", [])):
            if str(note.get("/A", {}).get("/URI", "")).startswith("https:"):
                del page.obj.Annots[number]
                return
    raise AssertionError("no link to lose")


def add(file: str, source: str = PDF) -> Spoil:
    """Return what puts a file where it doesn't belong."""
    return lambda folder: shutil.copy(folder / source, folder / file) and None


def with_logo_of(slug: str) -> Spoil:
    """Return what puts another setting's logo on the website."""
    return lambda folder: (
        shutil.copy(ROOT / "settings" / slug / "logo.svg", folder / "site/assets/brand") and None
    )


PLANTED: Sequence[tuple[str, str, str, Spoil]] = (
    ("E701", HOME, "a neighbour's name", before_the_end("<p>Oast Lane School</p>", HOME)),
    ("E701", INDEX, "a neighbour's number in the index", change('"text":"', '"text":"01632 960101 ', INDEX)),
    (
        "E701",
        "site/sitemap.xml",
        "its domain in the sitemap",
        change("</urlset>", "<!-- kent-school.example --></urlset>", "site/sitemap.xml"),
    ),
    ("E701", PDF, "its name on paper", in_pdf(write("Oast Lane School"))),
    (
        "E701",
        PDF,
        "its name in a PDF's properties",
        in_pdf(set_fact("Subject", "Rules of the SCITT Partnership")),
    ),
    (
        "E701",
        "private/working-away.pdf",
        "its name on a private sheet",
        in_pdf(write("Oast Lane"), "private/working-away.pdf"),
    ),
    ("E701", "site/assets/brand/logo.svg", "its logo", with_logo_of("example-kent-school")),
    ("W702", PAGE, "a school's word", before_the_end("<p>Our governors agreed.</p>")),
    ("W702", PDF, "a school's word on paper", in_pdf(write("All pupils keep these rules."))),
    ("E703", "site/pdf/self-audit.pdf", "a staff form in public", add("site/pdf/self-audit.pdf")),
    (
        "E703",
        "site/pdf/working-away-large-print.pdf",
        "a guide for staff in large print",
        add("site/pdf/working-away-large-print.pdf", "private/working-away.pdf"),
    ),
    ("E703", PAGE, "a link to one", before_the_end('<a href="../../guides/working-away/">Working away</a>')),
    (
        "E703",
        PAGE,
        "the note for staff",
        before_the_end("<p>All have SEND and some have been harmed or exploited.</p>"),
    ),
    ("E704", PAGE, "a fact not filled", before_the_end("<p>Ring {{ facts.people.it_help.phone }}.</p>")),
    ("E704", PDF, "a fact not filled on paper", in_pdf(write("Ring {{ facts.people.it_help.phone }}."))),
    ("E705", PAGE, "a link to nowhere", before_the_end('<a href="#">Our rules</a>')),
    ("E705", PAGE, "an empty link", before_the_end('<a href="../../"> </a>')),
    ("E706", PDF, "a link that is lost", in_pdf(lose_a_link)),
    ("E706", PDF, "a link of the page only", before_the_end('<a href="https://www.example.org/a">A</a>')),
    ("E707", PAGE, "a picture from elsewhere", before_the_end('<img src="//example.org/a.png" alt="A">')),
    (
        "E707",
        "site/assets/css/site.css",
        "a font from elsewhere",
        lambda folder: (
            (folder / "site/assets/css/site.css").write_text("@import url(https://example.org/a.css);")
            and None
        ),
    ),
    ("E708", PAGE, "a path of this machine", before_the_end(f"<!-- {ROOT}/docs -->")),
    ("E708", PDF, "a person's name", in_pdf(set_fact("Author", "Jo Smith"))),
    ("E708", PDF, "the hour", in_pdf(set_fact("CreationDate", "D:20261122094107+00'00'"))),
    ("W709", PAGE, "a place that isn't there", before_the_end('<a href="#not-here">Below</a>')),
    ("W709", "site/pdf/old.pdf", "an old PDF", add("site/pdf/old.pdf")),
    ("W709", PAGE, "a PDF that was taken away", lambda folder: (folder / PDF).unlink()),
    ("E700", PDF, "half a PDF", lambda folder: (folder / PDF).write_bytes(b"%PDF-1.7\nhalf") and None),
)


def told(folder: Path, packs: Mapping[str, Pack]) -> list[tuple[str, str]]:
    """Return code and file of what is found."""
    findings = look_through(Outputs(packs[SLUG], ROOT, folder, [pack.setting for pack in packs.values()]))
    return [(finding.code, finding.file) for finding in findings]


def test_nothing_is_found_in_what_nobody_spoiled(real: Path, packs: Mapping[str, Pack]) -> None:
    """The real website and its printed pages are clean."""
    assert told(real, packs) == []


@pytest.mark.parametrize(("code", "file", "what", "spoil"), PLANTED, ids=[f"{p[0]}: {p[2]}" for p in PLANTED])
def test_what_was_planted_is_found(
    code: str, file: str, what: str, spoil: Spoil, copy: Path, packs: Mapping[str, Pack]
) -> None:
    """By its check, in its file; nothing else is told of another file but the links that it broke."""
    spoil(copy)
    found = told(copy, packs)
    assert (code, file) in found, found
    assert {other for other, where in found if where != file} <= {"W709"}, found


def test_outputs_are_checked_by_hand(copy: Path) -> None:
    """`policypack check --built`: the same findings at paths that can be opened, exit code 1 for errors."""
    run = CliRunner().invoke
    dist = str(copy.parent)
    clean = run(main, ["check", "--built", dist, SLUG, "--today", TODAY.isoformat()])
    assert (clean.exit_code, clean.output) == (0, "0 errors, 0 warnings.\n")
    before_the_end("<p>\nOast Lane</p>")(copy)
    before_the_end('<a href="#not-here">Below</a>')(copy)
    spoiled = run(main, ["check", "--built", dist, "--today", TODAY.isoformat()])
    assert spoiled.exit_code == 1
    assert re.search(rf"(?m)^{re.escape(str(copy / PAGE))}:\d+:\d+: E701 ", spoiled.output)
    assert spoiled.output.endswith("1 error, 1 warning.\n")
    warned = run(
        main, ["check", "--built", dist, "--only", "W709", "--format", "json", "--today", TODAY.isoformat()]
    )
    assert (warned.exit_code, '"code": "W709"' in warned.output) == (0, True)
    assert "E701" not in warned.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["--built", "{dist}", "example-kent-school"],
            "holds no website of example-kent-school; build it first",
        ),
        (["--built", "{dist}/" + SLUG], "holds nothing that policypack built"),
        (["--built", "{dist}", "--only", "W211"], "W211 looks at the sources; leave --built out"),
        (["--only", "E701"], "E701 looks at what was built; say where with --built"),
        (["--built", "{dist}", "--only", "E711"], "there is no check E711"),
    ],
)
def test_what_cannot_be_looked_at_is_said(arguments: list[str], words: str, tmp_path: Path) -> None:
    """Each with what to do instead."""
    (tmp_path / SLUG / "site").mkdir(parents=True)
    done = CliRunner().invoke(main, ["check", *(part.format(dist=tmp_path) for part in arguments)])
    assert done.exit_code == 1
    assert words in done.output


def test_a_check_of_outputs_explains_itself() -> None:
    """With the same words as those of the sources."""
    done = CliRunner().invoke(main, ["check", "--explain", "E701"])
    assert done.exit_code == 0
    assert done.output.startswith("E701: what belongs to another setting\n")
    assert "Wrong (on a page that was built):" in done.output
