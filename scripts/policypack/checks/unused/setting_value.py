"""Values in a setting's file that nothing reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.render import Pack
from macros.setting.describe import keys
from macros.setting.flat import flat
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources
from policypack.checks.unused.reads import Read, read_by_code, read_by_pages
from policypack.checks.unused.whole import is_whole

_FAMILIES = "settings/families/"


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each value that no page, part, pack or code reads, at its line.

    What every setting has to say, and a family's values, count as used when any page reads them; anything
    else when one of the setting's own pages does.
    """
    if not is_whole(sources):
        return
    code = list(read_by_code())
    asked = {_plain(key.path) for key in keys() if key.needed or key.required}
    anywhere = [*code, *read_by_pages(sources, None)]
    for slug, pack in sources.packs.items():
        here = [*code, *read_by_pages(sources, set(pack.documents))]
        for line in flat(pack.setting):
            # A person who stands for another one is read where that one is.
            alias = line.path.startswith("people.") and line.path not in pack.setting.origins
            if line.origin is None or alias:
                continue
            path = _plain(line.path)
            shared = path in asked or line.origin.file.startswith(_FAMILIES)
            reads: Sequence[Read] = anywhere if shared else here
            if not any(read.covers(path) for read in reads):
                origin = line.origin
                message = (
                    f"every setting is asked for {path}, but no page reads it; let one use it, or ask no more"
                    if path in asked
                    else f"{path} is read by none of this setting's pages; take it out, or use it in one"
                )
                yield Finding(origin.file, origin.line, origin.column, CHECK.code, message, (slug,))
        yield from _of_documents(slug, pack)


def _plain(path: str) -> str:
    """Return a path without the numbers, or the marks, of lists."""
    return ".".join(step for step in path.replace("[]", "").split(".") if not step.isdigit())


def _of_documents(slug: str, pack: Pack) -> Iterator[Finding]:
    for name in pack.setting.approval:
        origin = pack.setting.origins.get(f"approval.{name}")
        if origin and name not in pack.documents:
            message = f"{name} is a document that this setting hasn't got, so nothing shows its approval"
            yield Finding(origin.file, origin.line, origin.column, CHECK.code, message, (slug,))


CHECK = Check(
    code="W601",
    name="a setting's value that nobody uses",
    why="""A fact that is written down and printed nowhere looks like a promise and is none: somebody thinks
    that the pages say it. Pages, parts and packs are read by their parse trees; what the code reads by
    itself is in a list of its own, held by a test.""",
    bad="technology: {backups: every night}",
    good='look: {main_colour: "#1f4e79"}',
    look=look,
    file="settings/b2-mentoring/setting.yml",
)
