"""Building: a mistake costs nothing but a message, and plain MkDocs shows the same site."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from policypack.build import Job, build_setting

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("docs", "macros", "overrides", "settings", "scripts/policypack")
B2 = "b2-mentoring"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may spoil."""
    for name in SOURCES:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.fixture(autouse=True)
def _own_modules(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs runs in a process of its own, on the copy's modules."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(project), str(project / "scripts")]))


def job(project: Path, slug: str = B2) -> Job:
    """Return a job that builds a website without PDFs."""
    return Job(project, slug, project / "dist", "2026-11-22", with_pdf=False)


def change(path: Path, old: str, new: str) -> None:
    """Change a text that must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_mistake_leaves_the_last_good_site_and_says_where_it_is(project: Path) -> None:
    """Misspelt key, unknown word, unknown fact: file, line, what would be right; the old site stays."""
    assert build_setting(job(project)).failure == ""
    home = project / "dist" / B2 / "site" / "index.html"
    before = home.read_bytes()

    setting = project / "settings" / B2 / "setting.yml"
    good = setting.read_text(encoding="utf-8")
    change(setting, "    email: to confirm", "    emial: to confirm")
    failure = build_setting(job(project)).failure
    assert f"settings/{B2}/setting.yml:" in failure
    assert "people.safeguarding_lead.emial is not a key here; did you mean email?" in failure
    setting.write_text(good, encoding="utf-8")

    page = project / "docs" / "guides" / "parents-summary.md"
    lines = page.read_text(encoding="utf-8").count("\n")
    with page.open("a", encoding="utf-8") as file:
        file.write("\n{{ learnres }} and {{ facts.rules.learner_phones }}.\n")
    failure = build_setting(job(project)).failure
    assert f"docs/guides/parents-summary.md:{lines + 2}:4: learnres is not a word" in failure
    assert "did you mean learners?" in failure
    assert "facts.rules.learner_phones is not a fact of a setting; did you mean learners_phones?" in failure

    assert home.read_bytes() == before
    assert not list((project / "dist").rglob(".web")), "a half-made site was left behind"


def test_nothing_changed_means_nothing_done(project: Path) -> None:
    """The second build of the same inputs is known by its digest; a changed word makes a new one."""
    assert not build_setting(job(project)).unchanged
    assert build_setting(job(project)).unchanged
    change(project / "settings" / B2 / "setting.yml", "  leader: CEO", "  leader: Chief Executive")
    again = build_setting(job(project))
    assert not again.failure
    assert not again.unchanged


def test_plain_mkdocs_shows_the_same_site(project: Path) -> None:
    """`SETTING=... mkdocs build --strict` gives, file for file, what policypack publishes without PDFs."""
    slug = "scitt-partnership"
    assert build_setting(job(project, slug)).failure == ""
    environment = {
        **os.environ,
        "SETTING": slug,
        "NO_MKDOCS_2_WARNING": "1",
        "POLICYPACK_TODAY": "2026-11-22",
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(project / "plain")]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    ours, plain = project / "dist" / slug / "site", project / "plain"
    names = {path.relative_to(plain) for path in plain.rglob("*") if path.is_file()}
    assert names == {path.relative_to(ours) for path in ours.rglob("*") if path.is_file()}
    different = [
        name.as_posix()
        for name in names
        if name.suffix != ".gz" and (plain / name).read_bytes() != (ours / name).read_bytes()
    ]
    assert different == []


def test_a_difference_between_the_two_renderers_stops_the_site(project: Path) -> None:
    """If mkdocs-macros and policypack disagree by a character, nothing is published."""
    change(
        project / "macros" / "__init__.py",
        ".define(env)",
        ".define(env); env.macro(lambda key: 'other', 'person')",
    )
    failure = build_setting(job(project)).failure
    assert "render this page differently" in failure
    assert "Traceback" not in failure


def test_a_fourth_setting_needs_facts_only(project: Path) -> None:
    """A primary with an awkward name, other words, rules, packs and board: nothing else is touched.

    Made by a newcomer from the README alone; `tests/build/st-cuthberts` is her folder.
    """
    slug = "st-cuthberts"
    shutil.copytree(ROOT / "tests" / "build" / slug, project / "settings" / slug)
    assert build_setting(job(project, slug)).failure == ""
    site = project / "dist" / slug / "site"
    texts = {
        path.relative_to(site).as_posix(): " ".join(
            html.document_fromstring(path.read_text(encoding="utf-8")).find("body").text_content().split()
        )
        for path in site.rglob("*.html")
    }
    everything = " ".join(texts.values())
    assert "Keeping children safe online" in texts["index.html"]
    assert "St Cuthbert's C of E (VA) Primary & Nursery" in texts["index.html"]
    everything = everything.replace("audit for trainees and early career teachers", "")
    for foreign in ("pupils", "students", "trainees?", "governing body", "Oast Lane", "Kent", "B2", "SCITT"):
        assert not re.search(rf"\b{foreign}\b", everything), foreign
    assert "Governing Board" in texts["policies/online-safety-policy/index.html"]
    assert "Approved" in texts["policies/online-safety-policy/index.html"]
    assert not (site / "agreements" / "visitor-agreement").exists()
    agreements = ("agreements/learner-agreement", "agreements/learner-agreement-easy-read")
    for page in ("resources/for-learners", "guides/learner-summary", *agreements):
        assert not re.search(r"(?i)\bnude|sexual|pornograph", texts[f"{page}/index.html"]), page


def test_a_hostile_name_does_no_harm(project: Path) -> None:
    """Markup, quotes and Welsh letters in a name are text everywhere on the site."""
    setting = project / "settings" / B2 / "setting.yml"
    change(setting, "  name: B2 Mentoring", '  name: "<b>Tŷ\'r</b> & \\"Sons\\" *{{ x }}*"')
    outcome = build_setting(job(project))
    # The braces look like words to be filled in, which is what stops it, not what they would do.
    assert "only pages can fill words in" in outcome.failure
    change(setting, "*{{ x }}*", "*x*")
    assert build_setting(job(project)).failure == ""
    home = (project / "dist" / B2 / "site" / "index.html").read_text(encoding="utf-8")
    assert "<b>Tŷ" not in home
    assert "&lt;b&gt;Tŷ" in home
