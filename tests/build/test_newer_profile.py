"""`pdf: {profile: pdf-ua-2}`: PDF/A-4f and PDF/UA-2, on documents, a pack and a sheet of B2 Mentoring."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pytest

from macros.render import Pack, render
from macros.setting import load_setting
from policypack.paper.binding import bind_document, bind_pack
from policypack.paper.edition import LARGE_PRINT
from policypack.paper.press import Press
from policypack.paper.proof import lay_out_facts
from tests.conftest import ROOT, TODAY
from tests.paper.conformance import PDF_UA_2
from tests.paper.structure import findings

B2 = "b2-mentoring"
# With contents and appendices, with fields, with pictures; the pack has a cover and contents.
DOCUMENTS = ("online-safety-policy", "incident-log", "learner-agreement-easy-read")


@pytest.fixture(scope="session")
def newer_pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """B2 Mentoring, with one more value in its file."""
    root = tmp_path_factory.mktemp("newer-setting")
    for name in ("families", B2):
        shutil.copytree(ROOT / "settings" / name, root / "settings" / name)
    file = root / "settings" / B2 / "setting.yml"
    text = file.read_text(encoding="utf-8")
    assert "\npdf: {" in text
    file.write_text(text.replace("\npdf: {", "\npdf: {profile: pdf-ua-2, "), encoding="utf-8")
    return render(load_setting(root, B2), ROOT, today=TODAY)


@pytest.fixture(scope="session")
def newer(
    newer_pack: Pack,
    tmp_path_factory: pytest.TempPathFactory,
    begin_to_validate: Callable[[Path], None],
) -> Path:
    """The folder of its PDFs."""
    folder = tmp_path_factory.mktemp("newer")
    press = Press.of(newer_pack, ROOT)
    for name in DOCUMENTS:
        (folder / f"{name}.pdf").write_bytes(bind_document(press, newer_pack.documents[name])[0])
    agreement = newer_pack.documents["learner-agreement"]
    (folder / "learner-agreement-large-print.pdf").write_bytes(
        bind_document(press, agreement, LARGE_PRINT)[0]
    )
    plan = next(plan for plan in newer_pack.packs if plan.key == "learners")
    (folder / "pack-learners.pdf").write_bytes(bind_pack(press, plan)[0])
    (folder / "facts.pdf").write_bytes(lay_out_facts(press).pdf)
    begin_to_validate(folder)
    return folder


def test_it_keeps_the_newer_standards(
    newer: Path, broken_rules: Callable[[Path, Sequence[str]], list[str]]
) -> None:
    """0 failed rules of PDF/A-4f and PDF/UA-2."""
    assert broken_rules(newer, PDF_UA_2) == []


def test_its_structure_is_as_sound(newer: Path) -> None:
    """What no validator sees is right there too."""
    for path in sorted(newer.glob("*.pdf")):
        assert findings(path) == [], path.name


def test_each_pdf_carries_its_own_text(newer: Path, newer_pack: Pack) -> None:
    """The text in Markdown, for whoever reads it in another form: every link in it leads somewhere."""
    plan = next(plan for plan in newer_pack.packs if plan.key == "learners")
    policy = newer_pack.documents["online-safety-policy"]
    carried = {
        "pack-learners": plan.documents,
        policy.id: (policy.id, *(n for n in policy.meta.appendices if newer_pack.documents[n].meta.public)),
        "incident-log": ("incident-log",),
    }
    for key, names in carried.items():
        with pikepdf.open(newer / f"{key}.pdf") as pdf:
            assert set(pdf.attachments) == {f"{name}.md" for name in names}, key
            assert all(file.AFRelationship == pikepdf.Name.Source for file in pdf.Root.AF), key
            for name in pdf.attachments:
                text = pdf.attachments[name].get_file().read_bytes().decode()
                assert text.startswith("# "), name
                assert not re.search(r"\]\((?!#|https?:|mailto:|tel:)", text), name
    with pikepdf.open(newer / "pack-learners.pdf") as pdf:
        text = pdf.attachments["learner-agreement.md"].get_file().read_bytes().decode()
        assert "I will" in text
