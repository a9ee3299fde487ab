"""Forms filled in on a screen, with the two programs that nearly everyone has, and drawn by a third.

Known, and not ours to mend: what a browser saves is no longer PDF/A, only the blank form is; and a signature
field is for certificates, which neither browser has: who has none types a name in the field beside it.
"""

from __future__ import annotations

import functools
import hashlib
import http.server
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.paper.typists import Entries, Pdfium, Pdfjs, Typist, filled_widgets
from tests.paper.widgets import cut_out, ink, pictures, text_in, widgets

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.skipif(
    not (shutil.which("pdftoppm") and shutil.which("pdftotext")), reason="needs poppler-utils (pdftoppm)"
)
PDFJS = Path(__file__).with_name("pdfjs")
SIGNED: Entries = {
    "learner-agreement.learner_name": "Siân O’Neil – Tŷ",
    "learner-agreement.learner_date": "26 / 11 / 2026",
    "learner-agreement.parent_name": "D’Arcy Llewelyn-Pritchard – Ŵyn",
    "learner-agreement.parent_date": "3 Rhagfyr",
}
REVIEWED: Entries = {
    "filtering-review.review_date": "26 / 11 / 2026",
    "filtering-review.reason": "New AI tool",
    "filtering-review.board_member": "Siân O’Neil – Tŷ Dŵr",
    "filtering-review.checks_1_device": "Heledd’s iPad – ŵ",
    "filtering-review.q1": "Partly",
    "filtering-review.q2": "No",
    "filtering-review.e1": "It’s written down – page 4\nTŷ Dŵr: seen & read “today”",
    "filtering-review.actions_1_by_when": "1 / 2 / 2027",
    "filtering-review.actions_1_done": True,
    "filtering-review.board_name": "Ŵyn O’Brien–Jones",
    "filtering-review.board_role": "Chair",
}
FORMS = [
    pytest.param("site/pdf/learner-agreement.pdf", SIGNED, id="agreement"),
    pytest.param("private/filtering-review.pdf", REVIEWED, id="form with all kinds of fields"),
    pytest.param("site/pdf/pack-learners.pdf", SIGNED, id="pack with the agreement"),
]


@pytest.fixture(scope="module")
def pdfjs(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Pdfjs]:
    """pdf.js in the browser, from npm as its lock says, fetched once a machine."""
    folder = _fetched(request.config.cache)
    shutil.copy(PDFJS / "fill.html", folder)
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    failed: list[object] = []
    page.on("pageerror", lambda error: failed.append(error))
    page.goto(f"http://127.0.0.1:{server.server_port}/fill.html")
    page.wait_for_function("globalThis.isReady")
    yield Pdfjs(page)
    page.close()
    server.shutdown()
    server.server_close()
    assert failed == []


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def _fetched(cache: pytest.Cache | None) -> Path:
    """Return a folder with `node_modules`; in CI it must be had, elsewhere its tests are skipped."""
    assert cache is not None
    lock = (PDFJS / "package-lock.json").read_bytes()
    folder = cache.mkdir(f"pdfjs-{hashlib.sha256(lock).hexdigest()[:12]}")
    if (folder / "complete").exists():
        return folder
    must = os.environ.get("CI") == "true"
    if not shutil.which("npm"):
        (pytest.fail if must else pytest.skip)("needs npm, which brings pdf.js: apt install npm")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(PDFJS / name, folder)
    command = ["npm", "ci", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        (pytest.fail if must else pytest.skip)(f"npm could not bring pdf.js: {done.stderr[-400:]}")
    (folder / "complete").touch()
    return folder


@pytest.fixture(params=["PDFium", "pdf.js"])
def typist(request: pytest.FixtureRequest) -> Typist:
    """Each of the two."""
    if request.param == "PDFium":
        return Pdfium()
    found: Pdfjs = request.getfixturevalue("pdfjs")
    return found


@pytest.mark.parametrize(("file", "entries"), FORMS)
def test_what_is_typed_is_seen(
    dist: Path, tmp_path: Path, typist: Typist, file: str, entries: Entries
) -> None:
    """Each text is read where it was typed, to the letter; ticks are seen; nothing else changes."""
    blank, filled = tmp_path / "blank.pdf", tmp_path / "filled.pdf"
    shutil.copy(dist / "b2-mentoring" / file, blank)
    before = blank.read_bytes()
    filled.write_bytes(typist.fill(before, entries))
    empty_pages, pages = pictures(blank), pictures(filled)
    chosen = filled_widgets(before, entries)
    after = {(widget.name, widget.number): widget for widget in widgets(filled.read_bytes())}
    for widget in widgets(before):
        empty, drawn = (cut_out(pages[widget.page - 1], widget) for pages in (empty_pages, pages))
        if widget != chosen.get(widget.name):
            assert drawn == empty, f"{widget.name} {widget.label} was left alone"
            continue
        assert ink(drawn) >= ink(empty) + 10, f"{widget.name}: nothing is seen"
        text = entries[widget.name]
        if widget.kind == "Tx":
            assert " ".join(text_in(filled, widget).split()) == " ".join(text.split())
            assert after[widget.name, 0].value.replace("\r\n", "\n").replace("\r", "\n") == text
        else:
            assert after[widget.name, widget.number].value not in ("", "/Off")
    signatures = [widget for widget in after.values() if widget.kind == "Sig"]
    assert signatures
    assert {widget.value for widget in signatures} == {""}, "still to be signed"


def test_a_field_can_show_every_letter_of_the_pack(root: Path) -> None:
    """Whoever types Welsh, Polish or Turkish names has one font, which holds what the text's two hold."""
    from fontTools.ttLib import TTFont

    fonts = root / "overrides" / "assets" / "fonts"

    def letters(part: str) -> set[int]:
        return set(TTFont(fonts / f"atkinson-hyperlegible-next-{part}-400-normal.woff2").getBestCmap())

    assert letters("fields") == letters("latin") | letters("latin-ext")
