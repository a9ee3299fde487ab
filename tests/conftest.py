"""What every room's tests share: the project, its settings, their finished texts, and one whole build."""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from macros.render import Pack, render
from macros.setting import load_setting, setting_slugs

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
TODAY = datetime.date(2026, 11, 22)
CHROMIUM = Path("/usr/bin/chromium")
SLUGS = tuple(setting_slugs(ROOT))


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def packs() -> Mapping[str, Pack]:
    """The finished texts of every setting, by slug."""
    return {slug: render(load_setting(ROOT, slug), ROOT, today=TODAY) for slug in SLUGS}


@pytest.fixture(scope="session")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """The finished texts of a primary school with a nursery: our own settings have older learners only."""
    slug = "st-cuthberts"
    folder = tmp_path_factory.mktemp("nursery")
    shutil.copytree(ROOT / "settings" / "families", folder / "settings" / "families")
    shutil.copytree(ROOT / "tests" / "build" / slug, folder / "settings" / slug)
    return render(load_setting(folder, slug), ROOT, today=TODAY)


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that `policypack build` makes, once a run: `<slug>/site` and `<slug>/private`.

    POLICYPACK_DIST=folder looks at outputs that are built already.
    """
    if ready := os.environ.get("POLICYPACK_DIST"):
        return Path(ready).resolve()
    output = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "policypack.cli", "build"]
    command += ["--output", str(output), "--today", TODAY.isoformat()]
    paths = os.pathsep.join([str(ROOT), str(ROOT / "scripts")])
    environment = {**os.environ, "PYTHONPATH": paths}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    if not CHROMIUM.exists():
        pytest.skip(f"these tests need Chromium at {CHROMIUM}: apt install chromium")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()
