"""The only files that a page may load: those of the folders named for it, under one virtual address."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

BASE = "https://pack.invalid/"
"""Where every page lives while it is laid out. `.invalid` never resolves (RFC 2606), so nothing can leave."""

_TYPES = {".woff2": "font/woff2", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png"}


class Refused(ValueError):
    """An address that a page may not load."""


@dataclass
class Shelf:
    """The folders a page may load from, by the prefix under which it asks for them.

    `sources` maps a prefix ending in `/` (or the empty prefix) to a folder; the longest prefix wins.
    `refusals` collects each refused address with its reason.
    """

    sources: Mapping[str, Path]
    refusals: list[str] = field(default_factory=list)

    def read(self, url: str) -> tuple[bytes, str]:
        """Return the bytes and the media type of the file at `url`; raise `Refused`."""
        try:
            path = self._path(url)
        except Refused as refusal:
            self.refusals.append(str(refusal))
            raise
        kind = _TYPES.get(path.suffix.lower()) or mimetypes.guess_type(path.name)[0]
        return path.read_bytes(), kind or "application/octet-stream"

    def _path(self, url: str) -> Path:
        if not url.startswith(BASE):
            raise Refused(f"{url} isn't part of the pack and may not be loaded")
        wanted = unquote(urlsplit(url[len(BASE) :]).path)
        for prefix in sorted(self.sources, key=len, reverse=True):
            if wanted.startswith(prefix):
                folder = self.sources[prefix].resolve()
                path = (folder / wanted[len(prefix) :].lstrip("/")).resolve()
                if not path.is_relative_to(folder):
                    raise Refused(f"{wanted} leads out of the folder it is asked from")
                if not path.is_file():
                    raise Refused(f"{wanted} isn't there")
                return path
        raise Refused(f"{wanted} isn't in a folder that this page may load from")
