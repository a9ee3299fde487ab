"""What every room's tests share: the project, its settings, their finished texts, and one whole build."""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from macros.render import Pack, render
from macros.setting import load_setting, setting_slugs
from tests.paper.conformance import NoValidator, Validator

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
def dist(tmp_path_factory: pytest.TempPathFactory, begin_to_validate: Callable[[Path], None]) -> Path:
    """Everything that `policypack build` makes, once a run: `<slug>/site` and `<slug>/private`.

    POLICYPACK_DIST=folder looks at outputs that are built already.
    """
    if ready := os.environ.get("POLICYPACK_DIST"):
        output = Path(ready).resolve()
    else:
        output = tmp_path_factory.mktemp("dist")
        command = [sys.executable, "-m", "policypack.cli", "build"]
        command += ["--output", str(output), "--today", TODAY.isoformat()]
        paths = os.pathsep.join([str(ROOT), str(ROOT / "scripts")])
        environment = {**os.environ, "PYTHONPATH": paths}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    begin_to_validate(output)
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


# veraPDF looks at PDFs while other tests run.


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that wait for veraPDF last."""
    items.sort(key=_waits)


def _waits(item: pytest.Item) -> bool:
    return "broken_rules" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="session")
def validator(pytestconfig: pytest.Config) -> Iterator[Validator]:
    """The run's one veraPDF."""
    cache = pytestconfig.cache
    assert cache is not None
    validator = Validator(cache.mkdir("verapdf"))
    yield validator
    validator.close()


@pytest.fixture(scope="session")
def begin_to_validate(request: pytest.FixtureRequest, validator: Validator) -> Callable[[Path], None]:
    """Let veraPDF look at a folder of PDFs from now on, if any test of this run will ask for it."""
    return validator.begin if any(map(_waits, request.session.items)) else lambda folder: None


@pytest.fixture(scope="session")
def broken_rules(validator: Validator) -> Callable[[Path, Sequence[str]], list[str]]:
    """Say what veraPDF finds in a folder: each file, rule and clause. In CI it may not be missing."""

    def told(folder: Path, wanted: Sequence[str]) -> list[str]:
        try:
            return validator.broken_rules(folder, wanted)
        except NoValidator as reason:
            if os.environ.get("CI") == "true":
                raise
            pytest.skip(str(reason))

    return told
