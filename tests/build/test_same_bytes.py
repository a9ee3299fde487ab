"""What is printed depends on nothing but what is read: the same bytes on any machine like this, any day."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SLUG = "example-kent-school"
PRINTED = (
    "site/pdf/learner-agreement.pdf",
    "site/pdf/online-safety-policy.pdf",
    "site/pdf/pack-families.pdf",
)
A_SUMMER_DAY = 1_750_000_000
SCRIPT = r"""
import sys
from datetime import date
from pathlib import Path
from macros.render import render
from macros.setting import load_setting
from policypack.paper.binding import bind_document, bind_pack
from policypack.paper.press import Press
root, target, slug = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
pack = render(load_setting(root, slug), root, today=date(2026, 11, 23))
press = Press.of(pack, root)
for name in sys.argv[4:]:
    stem = Path(name).stem
    plan = next((plan for plan in pack.packs if f"pack-{plan.key}" == stem), None)
    content, _, _ = bind_pack(press, plan) if plan else bind_document(press, pack.documents[stem])
    (target / Path(name).name).write_bytes(content)
"""


def test_the_same_inputs_give_the_same_pdfs_anywhere_and_on_any_day(dist: Path, tmp_path: Path) -> None:
    """An agreement, a policy with its appendices and a pack: bytes for bytes as they were built here.

    In another folder, process, hour, time zone, locale and home, with another hash seed, other days of the
    files and of the review, and without the machine's fonts.
    """
    there = tmp_path / "another folder" / "ŷ & co"
    for name in ("docs", "macros", "overrides", "settings", "scripts/policypack"):
        shutil.copytree(ROOT / name, there / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in there.rglob("*"):
        os.utime(path, (A_SUMMER_DAY, A_SUMMER_DAY))
    no_fonts = tmp_path / "fonts.conf"
    no_fonts.write_text("<fontconfig/>", encoding="utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(there), str(there / "scripts")]),
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C",
        "LANG": "tr_TR.UTF-8",
        "PYTHONUTF8": "0",
        "PYTHONHASHSEED": "4711",
        "HOME": str(tmp_path),
        "FONTCONFIG_FILE": str(no_fonts),
        "SOURCE_DATE_EPOCH": "1",
    }
    command = [sys.executable, "-c", SCRIPT, str(there), str(tmp_path), SLUG, *PRINTED]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    different = [
        name
        for name in PRINTED
        if (tmp_path / Path(name).name).read_bytes() != (dist / SLUG / name).read_bytes()
    ]
    assert different == []
