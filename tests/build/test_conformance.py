"""veraPDF finds nothing: every PDF keeps PDF/A and PDF/UA in one file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pytest

from tests.conftest import SLUGS
from tests.paper.conformance import PDF_UA_1

BrokenRules = Callable[[Path, Sequence[str]], list[str]]


@pytest.fixture(scope="session")
def spoilt(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four PDFs that nobody should publish."""
    folder = tmp_path_factory.mktemp("spoilt")
    ours = dist / SLUGS[0] / "site" / "pdf" / "visitor-agreement.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(folder / "claims-nothing.pdf")
    with pikepdf.open(ours) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(folder / "has-no-tags.pdf")
    with pikepdf.open(ours) as pdf:
        pdf.Root.ViewerPreferences.DisplayDocTitle = False
        pdf.save(folder / "shows-its-file-name.pdf")
    (folder / "torn.pdf").write_bytes(ours.read_bytes()[:9000])
    return folder


def test_every_pdf_of_every_setting_conforms(dist: Path, broken_rules: BrokenRules) -> None:
    """PDF/A-3a and PDF/UA-1, 0 failed rules: documents in each edition, forms, packs, the office's sheets.

    A booklet is a file for the printer, which has no order to be read in.
    """
    told = broken_rules(dist, PDF_UA_1)
    assert [line for line in told if "-booklet.pdf: " not in line] == []


def test_what_does_not_conform_is_told(spoilt: Path, broken_rules: BrokenRules) -> None:
    """A PDF without tags, one with a broken rule, one that claims nothing and half a file are all named."""
    told = broken_rules(spoilt, PDF_UA_1)
    for file, start in {
        "claims-nothing.pdf": "doesn't claim PDF/UA-1; checked as PDF/A-1b",
        "has-no-tags.pdf": "ISO 14289-1:2014, clause 7.1, rule 11, 1 times: The logical structure of the",
        "shows-its-file-name.pdf": "ISO 14289-1:2014, clause 7.1, rule 10, 1 times: The document catalog",
        "torn.pdf": "Exception: Couldn't parse stream",
    }.items():
        assert any(line.startswith(f"{file}: {start}") for line in told), told
