"""What a PDF carries of its source: the text of a document in Markdown, or the setting's own facts."""

from __future__ import annotations

import re
from collections.abc import Callable

from macros.render import Document
from macros.setting import Setting
from policypack.paper.engine import Attached

_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)\s]*\)(?:\{:[^}]*\})?")
_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)")
_OUTSIDE = ("#", "http://", "https://", "mailto:", "tel:")


def text_of(document: Document, address_of: Callable[[str], str | None]) -> Attached:
    """Return a document's finished text, to be read, translated, enlarged or put into another system.

    It stands alone: a link to another page leads to the address that `address_of` returns for it, or is
    its words; a picture is its description.
    """

    def link(match: re.Match[str]) -> str:
        words, target = match.groups()
        address = target if target.startswith(_OUTSIDE) else address_of(target)
        return f"[{words}]({address})" if address else words

    text = _LINK.sub(link, _PICTURE.sub(r"\1", document.text))
    about = f"The text of {document.meta.title} in Markdown"
    return Attached(f"{document.id}.md", "text/markdown", about, text.encode())


def facts_of(setting: Setting) -> Attached:
    """Return the file with a setting's own facts, for sheets that only the office has."""
    content = (setting.folder / "setting.yml").read_bytes()
    return Attached("setting.yml", "application/yaml", "The facts as they are written", content)
