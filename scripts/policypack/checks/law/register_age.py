"""A register that nobody has compared with the world for a year, and years that it doesn't know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import nodes

from macros.jinja import in_words
from macros.readings import every
from macros.register import AS_AT, Register
from macros.review import add_months
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.law.mentions import mentions
from policypack.checks.law.names import YEAR_BEFORE, YEAR_BEHIND
from policypack.checks.sources import Sources
from policypack.checks.texts import SourceFile

_MONTHS = 12
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")


def look(sources: Sources) -> Iterator[Finding]:
    """Yield an old register, and each year beside a title that isn't the register's."""
    register = sources.register
    if register is None:
        return
    if sources.today > add_months(register.as_at, _MONTHS):
        message = (
            f"law and guidance were last compared with the world on {in_words(register.as_at)}, over a year"
            " ago; go through the register and write the new day here"
        )
        yield Finding(AS_AT, 1, 1, CHECK.code, message)
    elif sources.today < register.as_at:
        message = f"{in_words(register.as_at)} hasn't come yet; write the day on which somebody looked"
        yield Finding(AS_AT, 1, 1, CHECK.code, message)
    yield from _titles(register)
    for mention in sources.once(mentions):
        entry, year = mention.name.entry, mention.said.year
        if year and entry.year and year > entry.year and not mention.name.gone:
            message = (
                f"the register's edition of {entry.title} is of {entry.year}, not {year}; which is right?"
            )
            yield mention.finding(CHECK.code, message)
    for source in sources.files:
        yield from _behind_calls(sources, source, register)


def _titles(register: Register) -> Iterator[Finding]:
    for key, entry in register.by_key.items():
        years = _YEAR.findall(entry.title)
        if entry.year and years and entry.year not in years:
            place = register.origins[key]
            message = f"the title says {years[0]} and year: says {entry.year}; which is right?"
            yield Finding(place.file, place.line, place.column, CHECK.code, f"{key}: {message}")


def _behind_calls(sources: Sources, source: SourceFile, register: Register) -> Iterator[Finding]:
    """Yield each year that is typed beside a citation and isn't its year."""
    tree = sources.tree(source) if _YEAR.search(source.body) else None
    for output in every(tree, nodes.Output) if tree else ():
        for at, call in enumerate(output.nodes):
            first = call.args[0] if isinstance(call, nodes.Call) and call.args else None
            if not (
                isinstance(call, nodes.Call)
                and isinstance(call.node, nodes.Name)
                and isinstance(first, nodes.Const)
            ):
                continue
            entry = register.by_key.get(str(first.value))
            behind, before = output.nodes[at + 1 : at + 2], output.nodes[max(at - 1, 0) : at]
            year = YEAR_BEHIND.match(_typed(behind).split("\n")[0]) or YEAR_BEFORE.search(
                _typed(before).split("\n")[-1]
            )
            if call.node.name in ("cite", "link") and entry and year and year[1] != entry.year:
                column = source.lines[call.lineno - 1].find(year[1]) + 1
                prints = f"prints ({entry.year}) by itself" if entry.year else "knows no year"
                message = f"{year[1]} is typed beside {entry.title}; the register {prints}, so take it out"
                yield source.finding(CHECK.code, call.lineno, max(column, 1), message)


def _typed(beside: list[nodes.Expr]) -> str:
    """Return what is typed beside a call."""
    return "".join(node.data for node in beside if isinstance(node, nodes.TemplateData))


CHECK = Check(
    code="W406",
    name="a register older than a year, or a year that it doesn't know",
    why="""Each page says as at which day its law is known. Guidance for schools changes every September, so a
    register of last year is out of date somewhere; and a year that is typed beside a title goes wrong with
    the next edition.""",
    bad="Read {{ link('kcsie') }} (2025).",
    good="Read {{ cite('kcsie') }}.",
    look=look,
)
