"""Links of the website to what isn't there, and PDFs that nothing links."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from macros.problems import did_you_mean
from policypack.checks.finding import Finding
from policypack.checks.outputs.check import OutputCheck
from policypack.checks.outputs.outputs import SITE, Outputs


def look(outputs: Outputs) -> Iterator[Finding]:
    """Yield each link to a place, page or file that the website hasn't got, and each PDF without a link."""
    linked: set[str] = set()
    for name, page in outputs.pages.items():
        for link in page.links:
            target = str(link.get("href") or "").strip()
            parts = urlsplit(target)
            if target in ("", "#") or parts.scheme or parts.netloc:
                continue
            goal = _goal(outputs, name, unquote(parts.path))
            linked.add(goal)
            message = ""
            if goal not in outputs.files:
                message = f"{target} leads to {goal.removeprefix(SITE + '/')}, which isn't on this website"
            elif parts.fragment and goal in outputs.pages:
                place, ids = unquote(parts.fragment), outputs.pages[goal].ids
                if place not in ids:
                    where = "this page" if goal == name else goal.removeprefix(SITE + "/")
                    message = f"{target} leads to #{place}, which isn't in {where}{did_you_mean(place, ids)}"
            if message:
                yield outputs.on(name, link.sourceline or 0, CHECK.code, message)
    for file in outputs.public:
        if file.suffix == ".pdf" and file.name not in linked:
            message = "no page links to this PDF; link it, or take it off the website"
            yield outputs.on(file.name, 0, CHECK.code, message)


def _goal(outputs: Outputs, name: str, path: str) -> str:
    """Return the name of the file that a path of a page leads to."""
    base = urlsplit(str(outputs.setting.who_we_are.website or "")).path.rstrip("/")
    if path.startswith("/"):
        # Only the page for what isn't found begins at the website's own start.
        found = posixpath.join(SITE, path.removeprefix(base).lstrip("/"))
    else:
        found = posixpath.join(posixpath.dirname(name), path) if path else name
    folder = path.endswith(("/", "/.", "/..")) or path in (".", "..")
    found = posixpath.normpath(found)
    return posixpath.join(found, "index.html") if folder or found == SITE else found


CHECK = OutputCheck(
    code="W709",
    name="a link to what isn't there, or a PDF that nothing links",
    why="""A link to a place that a page hasn't got leaves the reader at its top, one to a missing file at an
    error. A PDF that no page links is found by search engines all the same, in an old version as well as in
    a new one, and nobody thinks of taking it away.""",
    bad='<p><a href="#a-place-that-is-not-here">See our rules</a></p>',
    good='<p id="rules"><a href="#rules">See our rules</a></p>',
    look=look,
)
