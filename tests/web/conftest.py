"""Built sites, served on this machine, and a browser to look at them with."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
CHROMIUM = Path("/usr/bin/chromium")
# A setting with nothing to ring yet, one with other words and host schools, one with every number.
SLUGS = ("b2-mentoring", "scitt-partnership", "example-kent-school")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def built_sites(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The public site of each setting, built once, without PDFs."""
    output = tmp_path_factory.mktemp("dist")
    # POLICYPACK_SITES=folder looks at sites that are built already: folder/<slug>/site.
    if ready := os.environ.get("POLICYPACK_SITES"):
        output = Path(ready)
    else:
        program = [sys.executable, "-c", "from policypack.cli import main; main()"]
        command = [*program, "build", *SLUGS, "--no-pdf", "--output", str(output)]
        paths = os.pathsep.join([str(ROOT), str(ROOT / "scripts")])
        subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": paths}, check=True, timeout=280)
    return {slug: output / slug / "site" for slug in SLUGS}


@pytest.fixture(scope="session")
def addresses(built_sites: Mapping[str, Path]) -> Iterator[Mapping[str, str]]:
    """The address of each built site, served until the tests end."""
    servers = {}
    for slug, folder in built_sites.items():
        handler = functools.partial(_Quiet, directory=str(folder))
        servers[slug] = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=servers[slug].serve_forever, daemon=True).start()
    yield {slug: f"http://127.0.0.1:{server.server_port}/" for slug, server in servers.items()}
    for server in servers.values():
        server.shutdown()
        server.server_close()


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
