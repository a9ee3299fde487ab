"""Pages whose text has changed while their version hasn't."""

from __future__ import annotations

from collections.abc import Iterator

from policypack.checks.check import Check
from policypack.checks.control.places import front_matter_at
from policypack.checks.control.versions import FILE, digest, recorded
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each page that no longer says what its version said when it was recorded."""
    record = recorded(sources)
    for source in sources.files if record else ():
        known = record.get(source.page.id) if source.page else None
        if source.page is None or known is None:
            continue
        version = source.page.about.changes[0].version
        if known.version == version and known.digest != digest(sources, source):
            place = front_matter_at(sources.root, source.file, ("changes", 0, "version"))
            message = (
                f"the text isn't what version {version} said; write a new version under changes: with what is"
                f" new for readers (or, for a slip of the pen, record it: policypack check --record, {FILE})"
            )
            yield Finding(source.file, place.line, place.column, CHECK.code, message)


CHECK = Check(
    code="W503",
    name="a text that has changed while its version hasn't",
    why="""A setting approves a version, and people sign one. When the words change below the same number,
    nobody can say what was approved or signed. The record holds a digest of each page's words and of the
    parts it includes; it is written when a text is finished, and committed with it.""",
    bad='tried: {version: "1", text: 0000000000000000}',
    good='tried: {version: "0", text: 0000000000000000}',
    look=look,
    file="docs/_versions.yml",
)
