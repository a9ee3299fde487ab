"""Entries of the register that nothing refers to."""

from __future__ import annotations

from collections.abc import Iterator

from macros.register_entry import GONE
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.law.calls import PRINTING, calls
from policypack.checks.sources import Sources
from policypack.checks.unused.whole import is_whole

# Helplines that the code names by itself; a test compares.
NAMED_BY_CODE = frozenset(
    {
        "act-early",
        "ceop-report",
        "childline",
        "education-support",
        "nspcc-helpline",
        "nspcc-whistleblowing",
        "posh",
        "report-remove",
    }
)


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each entry that no page names, no audience is shown and nothing else needs."""
    register = sources.register
    if register is None or not is_whole(sources):
        return
    used = set(NAMED_BY_CODE) | {entry.superseded_by for entry in register.entries}
    for source in sources.files:
        tree = sources.tree(source)
        used |= {call.key for call in calls(tree) if call.what in (*PRINTING, "binds")} if tree else set()
    for pack in sources.packs.values():
        used |= {str(area.safeguarding_partnership) for area in pack.setting.our_areas or ()}
    for key, entry in register.by_key.items():
        shown = entry.audiences and entry.current and entry.confidence != "unconfirmed"
        # What is gone stays, so that naming it is found.
        if key not in used and not shown and not entry.kept and entry.status not in GONE:
            place = register.origins[key]
            choice = "cite it, give it audiences:, take it out, or say in kept: why it stays"
            message = f"nothing refers to {key}; {choice}"
            yield Finding(place.file, place.line, place.column, CHECK.code, message)


CHECK = Check(
    code="W602",
    name="a register entry that nothing refers to",
    why="""Each entry has to be compared with the world once a year. One that no page cites, no list shows and
    no older name leads to costs that work for nothing, or was meant for a page that forgot it. An entry that
    stays on purpose says why (kept:).""",
    bad="""better-internet:
  title: Better Internet
  publisher: Somebody
  kind: organisation
  status: in-force
  url: https://example.org/
  use: Helps.
  confidence: confirmed
""",
    good="""better-internet:
  title: Better Internet
  publisher: Somebody
  kind: organisation
  status: in-force
  url: https://example.org/
  use: Helps.
  confidence: confirmed
  kept: for the page about games that is being written
""",
    look=look,
    file="docs/_register/tried.yml",
)
