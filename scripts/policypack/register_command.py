"""`policypack register`: the law, guidance and services that pages stand on, and how sure we are of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.jinja import in_words
from macros.library import Library
from macros.register import Entry, Register
from macros.register_uses import uses

_WORDS = {
    "confirmed": "confirmed",
    "part": "confirmed in part",
    "unconfirmed": "not confirmed by anybody",
}


def listing(root: Path, *, unconfirmed: bool) -> Iterator[str]:
    """Yield a line for each entry of the register, at its place, and then what they come to.

    `unconfirmed` keeps to the entries that nobody has compared with the world; those that pages use come
    first, because they are the ones to look up. Raise `Problems` for a register that can't be read.
    """
    register = Register.load(root)
    used = uses(Library.load(root), root)
    chosen = [entry for entry in register.entries if not unconfirmed or entry.confidence == "unconfirmed"]
    if unconfirmed:
        chosen.sort(key=lambda entry: entry.key not in used)
    for entry in chosen:
        places = ", ".join(f"{origin.file}:{origin.line}" for origin in used.get(entry.key, ()))
        where = f"named in {places}" if places else _not_named(entry)
        yield f"{register.origins[entry.key]}: {entry.key}: {entry.title}: {_standing(entry)}; {where}"
    open_ = [entry for entry in register.entries if entry.confidence == "unconfirmed"]
    named = sum(entry.key in used for entry in open_)
    yield (
        f"{len(register.entries)} entries as at {in_words(register.as_at)}; "
        f"{len(open_)} not confirmed, {named} of these named in a page."
    )


def _standing(entry: Entry) -> str:
    status = entry.status.replace("-", " ")
    successor = f" by {entry.superseded_by}" if entry.superseded_by else ""
    return f"{status}{successor}, {_WORDS[entry.confidence]}"


def _not_named(entry: Entry) -> str:
    shown = entry.audiences and entry.current and entry.confidence != "unconfirmed"
    if shown:
        return f"listed for {', '.join(entry.audiences)}"
    return f"kept: {entry.kept}" if entry.kept else "not used"
