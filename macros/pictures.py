"""Pictures beside the words: the drawings in `docs/pictures`, placed by `picture(...)`."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from pathlib import Path

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from macros.jinja import escape_markdown
from macros.problems import did_you_mean

FOLDER = "pictures"
"""Below `docs/`. The website serves it; paper loads it by the same relative address."""


def pictures(root: Path) -> dict[str, Path]:
    """Return every picture of the project at `root` by its name: `phone-off`."""
    return {path.stem: path for path in sorted((root / "docs" / FOLDER).glob("*.svg"))}


def picture_calls(root: Path) -> dict[str, Callable[..., Markup]]:
    """Return the call `picture` for the pages of the project at `root`.

    It raises LookupError for a picture that there isn't, and ValueError for one without a description.
    """
    known = pictures(root)

    @pass_context
    def picture(context: Context, name: str, shows: str) -> Markup:
        """Print a picture as Markdown; `shows` says in a few words what is to be seen on it."""
        if name not in known:
            raise LookupError(
                f"there is no picture {name}{did_you_mean(name, known)} (pictures: {', '.join(known)})"
            )
        if not shows.strip():
            raise ValueError(f"say what the picture shows: picture('{name}', 'A phone that is off')")
        here = posixpath.dirname(context["page"].file.src_uri)
        address = posixpath.relpath(f"{FOLDER}/{known[name].name}", here or ".")
        return Markup(f"![{escape_markdown(shows)}]({address}){{: .picture }}")

    return {"picture": picture}
