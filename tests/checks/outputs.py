"""Outputs small enough for a test: one public page with its PDF, a page for staff, a file for the office."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import yaml
from pikepdf import Array, Dictionary, Name, String

from macros.render import Pack, render
from macros.setting import Setting, load_setting
from policypack.checks.outputs.outputs import Outputs, everybody
from tests.checks.conftest import ROOT, SMALL, TODAY, page

SLUG = "b2-mentoring"
NAME = "B2 Mentoring"
TRIED = "site/policies/tried/index.html"
BEFORE = """<!DOCTYPE html>
<html lang="en"><head><title>Tried page – B2 Mentoring</title></head>
<body><header><a href="../../">B2 Mentoring</a></header><article>
<h1 id="tried-page">Tried page</h1><p class="pdf-line"><a href="../../pdf/tried.pdf">PDF</a></p>
"""
AFTER = '\n</article><footer><a href="#tried-page">To the top</a></footer></body></html>\n'
HOME = '<!DOCTYPE html>\n<html lang="en"><title>B2 Mentoring</title><body><h1>Home</h1></body></html>'
STAFF = {"title": "How we audit ourselves", "short": "self-audit", "publish": "staff", "kind": "guide"}
DOCS = {
    "docs/policies/tried.md": page(
        'Ring <a href="tel:999">999</a>. See [](#rules).\n\n## Rules {#rules}\n\nText.\n'
    ),
    "docs/guides/self-audit.md": page(
        "Every autumn two of us sit down with this list and ask each mentor in turn what went wrong.\n", STAFF
    ),
    "docs/_packs.yml": "{}\n",
}
LINKED = ("tel:999",)
PLACES = ("tried:rules",)


class Project(NamedTuple):
    """A small project: where it is, its first setting's texts, and all its settings."""

    root: Path
    pack: Pack
    everybody: Sequence[Setting]


def project(root: Path, lines: str = "", people: Any = None, neighbour: Any = None) -> Project:
    """Write a project with a small setting beside our other settings, and render it; `lines` stand at the
    setting's end, `people` in place of its own; `neighbour` is who one setting more is."""
    shutil.copytree(ROOT / "settings", root / "settings")
    for path in (root / "settings").glob("*/setting.yml"):
        # What follows names documents and packs of the real project.
        facts, _, _ = path.read_text(encoding="utf-8").partition("\napproval:")
        path.write_text(f"{facts}\n", encoding="utf-8")
    own = "".join(line for line in SMALL.splitlines(True) if not (people and line.startswith("people:")))
    own += yaml.safe_dump({"people": people}, allow_unicode=True) if people else ""
    (root / "settings" / SLUG / "setting.yml").write_text(own + lines, encoding="utf-8")
    if neighbour:
        (root / "settings" / "neighbour").mkdir()
        other = yaml.safe_load(SMALL) | {"who_we_are": {**yaml.safe_load(SMALL)["who_we_are"], **neighbour}}
        (root / "settings" / "neighbour" / "setting.yml").write_text(yaml.safe_dump(other), encoding="utf-8")
    for name, text in DOCS.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    (root / "docs" / "_register").symlink_to(ROOT / "docs" / "_register", target_is_directory=True)
    return Project(root, render(load_setting(root, SLUG), root, today=TODAY), everybody(root))


def outputs(made: Project, folder: Path, files: Mapping[str, Any]) -> Outputs:
    """Write outputs with these files: pages are pieces that are framed, a PDF is what `pdf` takes."""
    everything: dict[str, Any] = {"site/index.html": HOME, TRIED: "", "site/pdf/tried.pdf": {}, **files}
    for name, content in everything.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".pdf"):
            pdf(path, **content)
        elif name.endswith(".html") and not content.startswith("<!DOCTYPE"):
            path.write_text(f"{BEFORE}{content}{AFTER}", encoding="utf-8")
        else:
            path.write_text(content, encoding="utf-8")
    return Outputs(made.pack, made.root, folder, made.everybody)


def pdf(
    path: Path,
    text: str = "Text.",
    links: Sequence[str] = LINKED,
    places: Sequence[str] = PLACES,
    about: Mapping[str, str] | None = None,
    tooltip: str = "",
    action: str = "",
) -> None:
    """Write a PDF of one page that says `text`, a line a string, with these links and properties."""
    made = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    drawn = "".join(
        f"BT /F1 12 Tf 72 {700 - 20 * n} Td ({line}) Tj ET\n" for n, line in enumerate(text.split("\n"))
    )
    made.add_blank_page(page_size=(595, 842))
    sheet = made.pages[0].obj
    sheet.Resources = Dictionary(Font=Dictionary(F1=made.make_indirect(font)))
    sheet.Contents = made.make_stream(drawn.encode("latin-1"))
    link = {"Type": Name.Annot, "Subtype": Name.Link, "Rect": Array([0, 0, 9, 9])}
    notes = [Dictionary(**link, A=Dictionary(S=Name.URI, URI=String(target))) for target in links]
    notes += [Dictionary(**link, Dest=String(place)) for place in places]
    if tooltip:
        notes.append(Dictionary(**link, TU=String(tooltip)))
    if action:
        notes.append(Dictionary(**link, A=Dictionary(S=Name(f"/{action}"))))
    sheet.Annots = Array([made.make_indirect(note) for note in notes])
    facts = {"Title": f"Tried page · {NAME}", "Author": NAME, "Producer": "policypack", **(about or {})}
    for key, value in facts.items():
        made.docinfo[f"/{key}"] = value
    made.save(path)
