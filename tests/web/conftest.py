"""Built sites, served on this machine."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

# A setting with nothing to ring yet, one with other words and host schools, one with every number.
SLUGS = ("b2-mentoring", "scitt-partnership", "example-kent-school")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def built_sites(dist: Path) -> Mapping[str, Path]:
    """The public site of each setting."""
    return {slug: dist / slug / "site" for slug in SLUGS}


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
