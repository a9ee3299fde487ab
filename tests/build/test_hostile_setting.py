"""Long names, Welsh letters, & < > " ' *, no logo, addresses without a place to break: print survives it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml

from macros.render import Pack, render
from macros.setting import load_setting
from policypack.paper.binding import bind_document, bind_pack
from policypack.paper.edition import A5, LARGE_PRINT
from policypack.paper.press import Press
from policypack.paper.proof import lay_out_facts, lay_out_to_confirm
from tests.conftest import ROOT, TODAY
from tests.paper.conformance import PDF_UA_1
from tests.paper.placing import misplaced_words
from tests.paper.structure import findings

SCHOOL, PARTNERSHIP = "example-kent-school", "scitt-partnership"
VALUES = Path(__file__).parent / "hostile.yml"
# Every kind of page, once: the policy brings the agreements of adults, the pack those of learners, the form
# for photographs and a page of help. The other guides and lists are made of the same pieces.
DOCUMENTS = {
    SCHOOL: (
        "online-safety-policy",
        "whom-to-tell",
        "placement-sheet",
        "incident-log",
        "planning-table",
        "read-and-sign",
        "approval-sheet",
        "pocket-card",
    ),
    PARTNERSHIP: ("who-does-what",),
}
PACK = "families"
EDITIONS = (LARGE_PRINT, A5)  # of the agreement that learners sign


def _laid_over(below: Any, above: Any) -> Any:
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    merged = {**below, **{key: _laid_over(below.get(key), value) for key, value in above.items()}}
    return {key: value for key, value in merged.items() if value != ""}


@pytest.fixture(scope="session")
def hostile_packs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pack]:
    """A school and a partnership with the values of hostile.yml."""
    root = tmp_path_factory.mktemp("hostile-settings")
    shutil.copytree(ROOT / "settings" / "families", root / "settings" / "families")
    for slug in DOCUMENTS:
        ours = (ROOT / "settings" / slug / "setting.yml").read_text(encoding="utf-8")
        values = _laid_over(*(yaml.load(text, yaml.BaseLoader) for text in (ours, VALUES.read_text("utf-8"))))
        (root / "settings" / slug).mkdir()
        written = yaml.safe_dump(values, allow_unicode=True, sort_keys=False)
        (root / "settings" / slug / "setting.yml").write_text(written, encoding="utf-8")
    return {slug: render(load_setting(root, slug), ROOT, today=TODAY) for slug in DOCUMENTS}


@pytest.fixture(scope="session")
def prints(
    hostile_packs: dict[str, Pack],
    tmp_path_factory: pytest.TempPathFactory,
    begin_to_validate: Callable[[Path], None],
) -> Path:
    """The folder of their PDFs."""
    folder = tmp_path_factory.mktemp("hostile")
    presses = {slug: Press.of(pack, ROOT) for slug, pack in hostile_packs.items()}
    for slug, names in DOCUMENTS.items():
        for name in names:
            content = bind_document(presses[slug], hostile_packs[slug].documents[name])[0]
            (folder / f"{name}.pdf").write_bytes(content)
    plan = next(plan for plan in hostile_packs[SCHOOL].packs if plan.key == PACK)
    (folder / f"pack-{PACK}.pdf").write_bytes(bind_pack(presses[SCHOOL], plan)[0])
    for edition in EDITIONS:
        agreement = hostile_packs[SCHOOL].documents["learner-agreement"]
        content = bind_document(presses[SCHOOL], agreement, edition)[0]
        (folder / f"learner-agreement-{edition.key}.pdf").write_bytes(content)
    for lay_out in (lay_out_facts, lay_out_to_confirm):
        laid = lay_out(presses[SCHOOL])
        (folder / f"{laid.document_id}.pdf").write_bytes(laid.pdf)
    begin_to_validate(folder)
    return folder


def test_it_conforms(prints: Path, broken_rules: Callable[[Path, Sequence[str]], list[str]]) -> None:
    """0 failed rules of PDF/A-3a and PDF/UA-1."""
    assert broken_rules(prints, PDF_UA_1) == []


def test_its_structure_is_sound(prints: Path) -> None:
    """What no validator sees is right too."""
    for path in sorted(prints.glob("*.pdf")):
        assert findings(path) == [], path.name


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils (pdftotext)")
def test_every_word_stands_in_its_place(prints: Path) -> None:
    """No word leaves its page or is drawn over another."""
    for path in sorted(prints.glob("*.pdf")):
        assert misplaced_words(path) == [], path.name


def test_the_name_is_a_text(prints: Path, hostile_packs: dict[str, Pack]) -> None:
    """Markup, quotes and Welsh letters of a name stand in the properties as they are written."""
    name = str(hostile_packs[SCHOOL].setting.who_we_are.name)
    assert "<St. O'Brien's> *Church in Wales*" in name
    with pikepdf.open(prints / f"pack-{PACK}.pdf") as pdf:
        assert str(pdf.docinfo["/Author"]) == name
