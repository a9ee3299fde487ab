"""From what the typed model refuses to problems that a school secretary can put right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from macros.problems import Problem, did_you_mean
from macros.setting.describe import keys
from macros.setting.source import Source
from macros.setting.tree import Leaf, Origin, Written


def problems_of(error: ValidationError, sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Yield one problem, with its place, for each thing that the model refused."""
    for found in error.errors(include_url=False):
        yield _problem(found, sources)


def refused(error: ValidationError) -> frozenset[str]:
    """Return the paths of the values, or of the groups that lack one, that the model refused."""
    written = ((found.get("ctx", {}).get("at"), found["input"]) for found in error.errors(include_url=False))
    both = (one for pair in written for one in pair)
    return frozenset(one.path for one in both if isinstance(one, Written))


def at(origin: Origin, message: str, correction: str = "") -> Problem:
    """Return a problem at `origin`."""
    return Problem(origin.file, origin.line, origin.column, message, correction)


def replaced(sources: Mapping[str, Source], origin: Origin, old: str, new: str) -> str:
    """Return the written line at `origin` with `old` as `new`, or an empty text."""
    source = sources.get(origin.file)
    if source is None or not new or not 0 < origin.line <= len(source.lines):
        return ""
    line = source.lines[origin.line - 1]
    start = origin.column - 1
    for quoted in (f'"{old}"', f"'{old}'", old):
        if line.startswith(quoted, start):
            return (line[:start] + new + line[start + len(quoted) :]).strip()
    return ""


def _problem(found: ErrorDetails, sources: Mapping[str, Source]) -> Problem:
    written = found["input"]
    where = ".".join(str(step) for step in found["loc"])
    if not isinstance(written, Written):
        return Problem("", 0, 0, f"{where}: {found['msg']}")
    if found["type"] == "extra_forbidden":
        return _unknown(written, sources)
    if found["type"] == "missing":
        name = str(found["loc"][-1])
        if written.absent:
            name = written.spelled.rpartition(".")[2]
        path = ".".join(part for part in (written.spelled.removesuffix(name).rstrip("."), name) if part)
        return at(written.key_origin, f"{path} is missing; write  {name}:  and what it is")
    context = found.get("ctx", {})
    written = context.get("at") or written
    path = written.spelled or where
    message, instead = str(context.get("message", found["msg"])), str(context.get("instead", ""))
    correction = replaced(sources, written.origin, str(written), instead) if isinstance(written, Leaf) else ""
    return at(written.origin, f"{path}{' ' if message[:1].islower() else ': '}{message}", correction)


def _unknown(written: Written, sources: Mapping[str, Source]) -> Problem:
    name = written.spelled.rpartition(".")[2]
    if written.in_braces and isinstance(written, Leaf) and written.empty and not written.quoted:
        message = f"{written.spelled} isn't a key here; a text with a comma inside {{ }} needs quotes"
        return at(written.key_origin, message)
    near = did_you_mean(name, written.siblings)
    meant = near.removeprefix("; did you mean ").removesuffix("?")
    hint = near or _home(name) or f"; the keys here are {', '.join(written.siblings)}"
    correction = replaced(sources, written.key_origin, name, meant)
    return at(written.key_origin, f"{written.spelled} is not a key here{hint}", correction)


def _home(name: str) -> str:
    groups = [key.path.rpartition(".")[0] for key in keys() if key.path.rpartition(".")[2] == name]
    return (
        f"; it belongs below {' or '.join(group or 'nothing' for group in groups)}"
        if 0 < len(groups) < 3
        else ""
    )
