from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf

from tests.paper import hostile

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = r"""
import hashlib, sys
from datetime import date
from pathlib import Path
from policypack.paper.engine import Part, Stamp, join, lay_out
from tests.paper import hostile
folder = Path(sys.argv[1])
sources = {"assets/": folder / "assets", "setting/": folder}
options = dict(sources=sources, title="T", author="T\u0177", created=date(2026, 1, 2))
first = lay_out(hostile.page(), document_id="first", **options)
body = '<h1>x</h1><p><a href="doc/first">y</a><img src="setting/logo.svg" alt="z"></p>'
second = lay_out(hostile.page(body), document_id="second", **options)
font = folder / "assets" / "fonts" / hostile.STAMP_FONT.name
pack = join([Part(first), Part(second)], title="P", author="T\u0177", stamp=Stamp(font))
print([hashlib.sha256(pdf).hexdigest() for pdf in (first.pdf, second.pdf, pack)])
"""


def digests(folder: Path, **environment: str) -> str:
    """Lay out and join in another process, with the files in `folder`, and return what came out."""
    shutil.copytree(hostile.ASSETS, folder / "assets")
    (folder / "logo.svg").write_text(hostile.LOGO, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder)],
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'scripts'}", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_same_input_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    """Another folder, time zone, locale, hash seed, home and set of system fonts change nothing."""
    here, there = tmp_path / "here", tmp_path / "a" / "longer path" / "there"
    here.mkdir()
    there.mkdir(parents=True)
    first = digests(here, TZ="Europe/London", PYTHONHASHSEED="1", LC_ALL="C.UTF-8")
    second = digests(
        there,
        TZ="Pacific/Auckland",
        PYTHONHASHSEED="2",
        LC_ALL="C",
        PYTHONUTF8="0",
        HOME=str(tmp_path),
        FONTCONFIG_FILE=str(tmp_path / "none"),
    )
    assert first == second


def test_no_trace_of_the_machine(tmp_path: Path) -> None:
    """Neither paths nor the virtual address are in the file."""
    pdf = hostile.laid_out(hostile.page('<h1>x</h1><img src="setting/logo.svg" alt="y">'), tmp_path).pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(tmp_path / "plain.pdf", qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    plain = (tmp_path / "plain.pdf").read_bytes()
    assert str(tmp_path).encode() not in plain
    assert b"pack.invalid" not in plain
