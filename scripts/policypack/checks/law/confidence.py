"""Entries of the register that a page stands on although nobody knows whether they are right."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.register_entry import Entry
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.law.calls import calls
from policypack.checks.sources import Sources


def printed(sources: Sources, wanted: Callable[[Entry], bool]) -> Iterator[tuple[Entry, Finding]]:
    """Yield each entry that is `wanted` and that a page prints by name, with the place of the call."""
    register = sources.register
    keys = {entry.key for entry in register.entries if wanted(entry)} if register else set()
    if register is None or not keys:
        return
    for source in sources.files:
        tree = sources.tree(source) if any(key in source.body for key in keys) else None
        seen: dict[tuple[int, str], int] = {}
        for call in calls(tree) if tree else ():
            if call.prints and call.key in keys and not call.history:
                after = seen.get((call.line, call.key), -1) + 1
                seen[call.line, call.key] = at = source.lines[call.line - 1].find(call.key, after)
                column = max(at, 0) + 1
                yield register[call.key], source.finding("", call.line, column, "")


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each call that prints something in force that nobody has confirmed."""
    for entry, place in printed(sources, lambda entry: entry.current and entry.confidence == "unconfirmed"):
        message = (
            f"nobody has confirmed {entry.title}; look it up, write what you saw into the register"
            " (confidence: confirmed or part), or leave it out"
        )
        yield Finding(place.file, place.line, place.column, CHECK.code, message)


CHECK = Check(
    code="W404",
    name="something that nobody has confirmed, named by a page",
    why="""The register keeps what older policies listed, also where nobody has compared it with the world. A
    page that names such an entry gives it to readers as if it were sure.""",
    bad="Read {{ link('ofsted-cse-2014') }}.",
    good="Read {{ cite('computer-misuse-act-1990') }}.",
    look=look,
)
