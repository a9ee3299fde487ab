"""What the website's templates are told, as plain data (the contract: top of overrides/main.html)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from macros.colour import palette
from macros.contacts import copies_from
from macros.documents import Meta
from macros.jinja import in_words
from macros.links import ring_within
from macros.news import INDEX as NEWS
from macros.news import KINDS as NEWS_KINDS
from macros.render import Document, Pack
from macros.returns import goes_back
from macros.review import Status
from macros.setting import Setting
from macros.standing import control_rows, filled

BRAND = "assets/brand"
PDFS_FOLDER = "pdf"
# In the order of the menu; kinds of documents under the words of a reader.
_MENU = (
    ("Help now", ("whom-to-tell",)),
    ("Policies", ("policy",)),
    ("Guides", ("guide",)),
    ("Agreements", ("agreement",)),
    ("Forms", ("form",)),
    ("For you", ("resource",)),
    ("About", ("page",)),
)


def size_words(size: int) -> str:
    """Return a file's size in bytes as a reader says it: 240 kB, 1.2 MB."""
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1000))} kB"


def printed_files(listing: str | None) -> dict[str, dict[str, Any]]:
    """Return the PDFs that were printed for the site, by document id or `pack-<key>`; none without a listing.

    Another edition than A4 says which it is (`edition`) and the key of what it is an edition `of`.
    `listing` is the path of the JSON file that the builder wrote.
    """
    if not listing:
        return {}
    files: dict[str, dict[str, Any]] = json.loads(Path(listing).read_text(encoding="utf-8"))
    return {key: {**file, "size_words": size_words(file["bytes"])} for key, file in files.items()}


def menu(pack: Pack) -> list[Any]:
    """Return MkDocs' navigation: home, the public documents grouped in a reader's words, then the news."""
    public = [document.meta for document in pack.documents.values() if document.meta.public]
    entries: list[Any] = [{"Home": meta.path} for meta in public if meta.kind == "home"]
    placed: set[str] = set()
    for words, names in _MENU:
        group = [meta for meta in public if {meta.id, meta.kind} & set(names) and meta.id not in placed]
        placed.update(meta.id for meta in group)
        if group:
            entries.append({words: [{meta.title: meta.path} for meta in group]})
    entries += [{meta.title: meta.path} for meta in public if meta.id == NEWS]
    return entries


def brand_css(pack: Pack) -> str:
    """Return the setting's colours as a style sheet, contrast already repaired."""
    look = pack.setting.look
    return palette(str(look.main_colour), str(look.second_colour)).css()


def about_site(pack: Pack, printed: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """Return `pack` of the template contract."""
    setting = pack.setting
    who = setting.who_we_are
    address = ring_within(str(who.public_address)) if who.public_address else Markup("")
    logo = f"{BRAND}/{Path(setting.logo).name}" if setting.logo else ""
    return {
        "name": str(who.name),
        "short_name": str(who.short_name),
        "example": setting.example,
        "logo": logo,
        "favicon": logo,
        "css": f"{BRAND}/brand.css",
        "worried": "#worried",
        "formats_line": pack.calls["formats_line"](),
        "as_at": in_words(pack.register.as_at),
        "address": address,
        "copies_from": copies_from(setting),
        "packs": [printed[f"pack-{plan.key}"] for plan in pack.packs if f"pack-{plan.key}" in printed],
    }


def about_document(
    setting: Setting, document: Document, printed: Mapping[str, dict[str, Any]]
) -> dict[str, Any]:
    """Return `doc` of the template contract."""
    meta = document.meta
    controlled = meta.kind not in ("home", "page", "resource", *NEWS_KINDS)
    return {
        "id": meta.id,
        "kind": meta.kind,
        "title": meta.title,
        "summary": meta.summary,
        "easy_read": meta.easy_read,
        "status": document.status if controlled else None,
        "status_line": _status_line(document.status) if controlled else "",
        "pdf": printed.get(meta.id),
        "editions": [file for file in printed.values() if file.get("of") == meta.id],
        "control": _control(document.status) if controlled else [],
        "changes": _changes(meta) if controlled else [],
        "goes_back": goes_back(setting, meta),
    }


def _status_line(status: Status) -> str:
    replaced = f" It replaces {status.replaces}." if status.replaces else ""
    return f"Version {status.version}. Owner: {status.owner}.{replaced}"


def _control(status: Status) -> list[tuple[str, str]]:
    more = {"New here": "; ".join(status.what_changed)}
    if status.text_version != status.version:
        more["Shared text"] = f"version {status.text_version}"
    return [("Status", status.words), *control_rows(status), *filled(more)]


def _changes(meta: Meta) -> Sequence[dict[str, Any]]:
    return [
        {
            "version": change.version,
            "date": in_words(change.date),
            "text": change.text,
            "sign_again": change.sign_again,
        }
        for change in meta.changes
    ]
