"""Law and guidance that are typed where a call belongs, so that nobody can keep the edition current."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.problems import did_you_mean
from macros.register import Register
from macros.register_entry import LAW, PUBLICATIONS
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.law.gone_in_prose import is_gone
from policypack.checks.law.mentions import Mention, mentions, prose, typed_lines
from policypack.checks.law.names import MONTHS, Names, folded
from policypack.checks.sources import Sources

# Things with editions. An organisation or a helpline may be named: when it closes, E401 finds its name.
_EDITIONS = LAW | PUBLICATIONS
_LAW = re.compile(
    r"\b[A-Z][\w'’-]+(?:(?:,|,? and| of| the| for| from| in| to| etc\.?)?(?: [A-Z][\w'’-]*| \([^()]*\)))*?"
    r",? (?:Acts?|Regulations|Order) (?:19|20)\d\d\b"
)
# A title in quotes or italics with its year, and two words with capitals before a year.
_PUBLICATION = re.compile(
    r"[“\"](?P<quoted>[A-Z][^“”\"\n]{12,})[”\"],? \(?(?:[A-Z][a-z]+ )?(?:19|20)\d\d\)?"
    rf"|\b(?P<named>(?!(?:{MONTHS}|In|On|Since|From|By|Until|Autumn|Spring|Summer|Winter)\b)[A-Z][a-z]+"
    rf" (?:[A-Z]?[a-z]+ ){{0,8}}?(?!(?:{MONTHS}|Day|Week|Term|Month|Year)\b)[A-Z][a-z]+) \(?(?:19|20)\d\d\b"
)
_DATED = re.compile(
    r"(?<=[a-z,;] )(?P<plain>[A-Z][a-z]+(?: [\w’'-]+){1,10}?) \((?:[A-Z][a-z]+ )?(?:19|20)\d\d\)"
)
_MAY_BE_LAW = re.compile(r"(?:19|20)\d\d")


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each typed name of law or guidance, known to the register or not."""
    for mention in sources.once(mentions):
        if mention.where == "body" and not is_gone(mention) and not mention.history:
            yield from _known(mention)
    if sources.register:
        yield from _unknown(sources, sources.register)


def _known(mention: Mention) -> Iterator[Finding]:
    entry = mention.name.entry
    if entry.status == "unclear":
        message = f'nobody knows whether "{mention.said.words}" is still there; confirm it or leave it out'
        yield mention.finding(CHECK.code, message)
        return
    called = {call.key for call in mention.calls if call.prints}
    introduced = mention.name.exact and entry.key in {call.key for call in mention.in_file if call.prints}
    official = mention.beside_field and mention.said.words == entry.title
    if entry.kind in _EDITIONS and entry.key not in called and not introduced and not official:
        message = f"\"{mention.said.words}\" is typed; write {{{{ cite('{entry.key}') }}}}"
        yield mention.finding(CHECK.code, f"{message}, which keeps title, year and link current")


def _unknown(sources: Sources, register: Register) -> Iterator[Finding]:
    known = Names(register)
    titles = {folded(entry.title): entry for entry in register.entries}
    for source in sources.files:
        tree = sources.tree(source) if _MAY_BE_LAW.search(source.body) else None
        for number, line in typed_lines(tree).items() if tree else ():
            words = prose(line.strip()) if _MAY_BE_LAW.search(line) else ""
            laws = list(_LAW.finditer(words))
            others = (
                match
                for match in (*_PUBLICATION.finditer(words), *_DATED.finditer(words))
                if not any(law.start() < match.end() and match.start() < law.end() for law in laws)
            )
            for match in (*laws, *others):
                if known.within(match[0]):
                    continue
                column = max(source.lines[number - 1].find(match[0]), 0) + 1
                hint = did_you_mean(folded(match[0]), titles)
                for title, entry in titles.items():
                    hint = hint.replace(title, f"{entry.title}, cite('{entry.key}')")
                message = f'"{match[0]}" isn\'t in the register; add it there and cite it by its key{hint}'
                yield source.finding(CHECK.code, number, column, message)


CHECK = Check(
    code="W402",
    name="law or guidance that is typed, not cited",
    why="""A typed title stays as it is when the law changes: nobody finds it, its year and its link grow old,
    and one page says what another one no longer does. A call prints the register's title, year and link, and
    stops the build on the day the thing is superseded. A name beside a field of a form can't be a link; there
    the official title is right.""",
    bad="Staff read the Online Safety Act 2023 with us.",
    good="Staff read the {{ cite('online-safety-act-2023') }} with us.",
    look=look,
)
