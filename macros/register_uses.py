"""Where the pages use the register: each call that names a key, in pages and in the parts they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.jinja import Language
from macros.library import Library
from macros.origins import Origin
from macros.templates import PARTS

CALLS = ("cite", "link", "url", "helpline", "binds")
"""The calls whose first argument is a key of the register."""


def uses(library: Library, root: Path) -> Mapping[str, Sequence[Origin]]:
    """Return, for each key that pages or parts name, the lines that name it, in the order of the files.

    What `resources()` lists by audience isn't a use by name. A file that can't be parsed is passed over
    here: rendering tells what is wrong with it.
    """
    found: dict[str, list[Origin]] = defaultdict(list)
    environment = Environment(extensions=[Language])
    for file, before, text in _sources(library, root):
        try:
            tree = environment.parse(text)
        except TemplateSyntaxError:
            continue
        for call in tree.find_all(nodes.Call):
            key = call.args[0] if call.args else None
            if isinstance(call.node, nodes.Name) and call.node.name in CALLS and isinstance(key, nodes.Const):
                found[str(key.value)].append(Origin(file, before + call.lineno))
    return found


def _sources(library: Library, root: Path) -> Iterator[tuple[str, int, str]]:
    for page in sorted(library.pages.values(), key=lambda page: page.file):
        yield page.file, page.body_line, page.body
    for part in sorted((root / PARTS).glob("*.md")):
        yield f"{PARTS}/{part.name}", 0, part.read_text(encoding="utf-8")
