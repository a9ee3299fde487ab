"""`policypack serve`: MkDocs' own live server for one setting."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from macros.today import today
from policypack.web import environment


def serve_site(root: Path, slug: str, port: int) -> int:
    """Serve the site of `slug` at 127.0.0.1:`port` until it is stopped; return the exit code."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    try:
        return subprocess.run(
            command, cwd=root, env=environment(slug, today().isoformat()), check=False
        ).returncode
    except KeyboardInterrupt:
        return 0
