from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from policypack.paper.engine import PaperError
from tests.paper import hostile

OUTSIDE = "outside.css"


def refused(body: str, folder: Path, style: str = "") -> tuple[str, ...]:
    """Lay out a page that must not become a PDF and return what is said about it."""
    (folder.parent / OUTSIDE).write_text("p { color: red }", encoding="utf-8")
    with pytest.raises(PaperError) as raised:
        hostile.laid_out(hostile.page("<h1>Refused</h1>" + body, style), folder, "refused-page")
    assert raised.value.document == "refused-page"
    assert all(line.startswith("refused-page: ") for line in str(raised.value).splitlines())
    return raised.value.messages


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The setting's folder, with a file beside it that no page may load."""
    setting = tmp_path / "setting"
    setting.mkdir()
    return setting


@pytest.mark.parametrize(
    "body",
    [
        '<img src="file:///etc/hostname" alt="x">',
        '<img src="../outside.css" alt="x">',
        '<img src="setting/../../outside.css" alt="x">',
        '<img src="setting/%2e%2e/outside.css" alt="x">',
        '<img src="http://127.0.0.1:9/x.png" alt="x">',
        '<img src="https://example.org/x.png" alt="x">',
        '<img src="setting/link.svg" alt="x">',
        '<link rel="stylesheet" href="file:///etc/passwd">',
        '<link rel="stylesheet" href="elsewhere/x.css">',
        '<style>@import url("https://example.org/x.css");</style>',
        "<style>@font-face { font-family: F; src: url(file:///usr/share/fonts/x.ttf) }</style>",
        '<p style="background: url(//example.org/x.png)">x</p>',
        '<object data="file:///etc/hostname">x</object>',
        '<base href="https://example.org/"><img src="x.png" alt="x">',
    ],
)
def test_nothing_is_loaded_from_outside_the_pack(body: str, folder: Path) -> None:
    """Files outside, other hosts and links out of a folder stop the document."""
    (folder / "link.svg").symlink_to(folder.parent / OUTSIDE)
    assert refused(body, folder)


def test_a_warning_of_the_layout_stops_the_document(folder: Path) -> None:
    """A property that WeasyPrint doesn't know is a message, with the document's name."""
    assert any(
        "no-such-property" in message for message in refused("<p>x</p>", folder, "p { no-such-property: 1 }")
    )


def test_all_messages_come_at_once(folder: Path) -> None:
    """A missing picture, a dead anchor, an undescribed picture: one error tells all three."""
    said = refused(
        '<img src="setting/no.svg" alt="x"><a href="#gone">x</a><img src="setting/logo.svg">', folder
    )
    assert any("setting/no.svg isn't there" in message for message in said)
    assert any("#gone" in message for message in said)
    assert any("setting/logo.svg needs alt" in message for message in said)


def test_a_character_that_no_font_has_is_named_with_its_page(folder: Path) -> None:
    """An empty box never reaches the printer."""
    body = '<p>fine</p><p style="break-before: page">tick ✓</p>'
    assert refused(body, folder) == ('no font of the pack has "✓" (U+2713) on page 2',)


def test_fonts_of_the_machine_are_not_used_even_when_weasyprint_was_there_first(folder: Path) -> None:
    """The machine's fonts are hidden each time, and only while a page is laid out."""
    script = (
        "import sys, warnings\n"
        "import weasyprint, os\n"
        "from pathlib import Path\n"
        "from tests.paper import hostile\n"
        "from policypack.paper.engine import PaperError\n"
        "weasyprint.HTML(string='<p>x').write_pdf()\n"
        "try:\n"
        "    hostile.laid_out(hostile.page('<h1>x</h1><p>→'), Path(sys.argv[1]), 'late')\n"
        "except PaperError as error:\n"
        "    print(error.messages[0], os.environ.get('FONTCONFIG_FILE'))\n"
    )
    root = Path(__file__).resolve().parents[2]
    environment = {
        **os.environ,
        "PYTHONPATH": f"{root}{os.pathsep}{root / 'scripts'}",
        "PYTHONIOENCODING": "utf-8",
    }
    environment.pop("FONTCONFIG_FILE", None)
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert done.stdout.strip() == 'no font of the pack has "→" (U+2192) on page 1 None', done.stderr


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<div style="display: flex"><a href="https://example.org/">lost</a></div>', "lost"),
        ('<p><a href="https://example.org/"></a>x</p>', "has no words"),
        ('<p><a href="other-page.html">x</a></p>', "leads nowhere"),
        ('<p><a rel="attachment" href="setting/logo.svg">x</a></p>', "attach"),
    ],
)
def test_a_link_that_would_fail_its_reader_stops_the_document(body: str, said: str, folder: Path) -> None:
    """Lost, without words, leading nowhere, attaching a file."""
    assert any(said in message for message in refused(body, folder))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<form><input type="text" name="a"></form>', 'the field "a" has no label'),
        ('<form><label>A <input type="text"></label></form>', "needs a name"),
        (
            '<form><label>A <input name="a"></label><label>B <input name="a"></label></form>',
            'two fields are named "a"',
        ),
        ('<form><label>A <input name="a.b"></label></form>', "needs a name"),
        ('<form><label>A <input name="a" value="Жanna"></label></form>', 'no "Ж"'),
    ],
)
def test_a_field_that_would_fail_its_reader_stops_the_document(body: str, said: str, folder: Path) -> None:
    """Without a label or a name, named twice, or with a value that can't be drawn."""
    assert any(said in message for message in refused(body, folder))


def test_an_id_that_could_not_be_a_prefix_is_refused(tmp_path: Path) -> None:
    """Names of fields and destinations begin with the document's id."""
    with pytest.raises(PaperError):
        hostile.laid_out(hostile.page("<h1>x</h1>"), tmp_path, "Not an id")
