"""Who answers, on which number, and when: one by one, and as the list that a page prints."""

from __future__ import annotations

from markupsafe import Markup

from macros.jinja import MARK_TO_CONFIRM, escape_markdown
from macros.links import capital, items, ring, say, site
from macros.reach import FOR_THINGS, Party, Reach


def numbers(reach: Reach) -> Markup:
    """Return the people and offices of the table as an HTML list: who answers, on which number, and when.

    Whoever the table sends a reader to is in it, with a number or with the mark that it is to confirm.
    999 and the public helplines aren't: they are in the block that every such page begins with.
    """
    for_things = [reach.party(key) or _nameless(plain) for key, plain in FOR_THINGS.items()]
    people = (reach.lead, reach.deputy, reach.about_an_adult, reach.about_the_leader or reach.chair)
    lines: list[Markup] = []
    if reach.has["host_schools"]:
        lines.append(Markup("The host school's DSL and deputy: their numbers are on your placement sheet"))
    lines += [_line(party) for party in people if party is not None]
    lines += [capital(reach.councils.services), *map(capital, reach.councils.lines("out_of_hours"))]
    lines.append(capital(reach.councils.lado))
    lines += [_line(party) for party in for_things]
    return say("<ul>{items}</ul>", items=items(dict.fromkeys(lines)))


def _nameless(plain: str) -> Party:
    return Party(plain, plain, plain)


def to_ring(reach: Reach) -> Markup:
    """Return the numbers behind the table's short words, for paper, where a word can't be tapped."""
    people = [party for party in (reach.lead, reach.deputy, reach.leader) if party and party.phone]
    lines = [ring(f"{party.short}, {party.phone}", party.phone) for party in people]
    lines += reach.councils.numbers
    return Markup(". ").join(map(capital, dict.fromkeys(lines)))


def _line(party: Party) -> Markup:
    return capital(number(party)) + hours(party) + (mail(party) if party.phone else Markup(""))


def number(party: Party) -> Markup:
    """Return who it is with the number; without one the address, or the mark that nothing is known yet."""
    if party.phone:
        return party.number
    if party.email:
        address = site(party.email, f"mailto:{party.email}")
        return say("{who}, email {address}", who=party.number, address=address)
    return say("{who} (number {mark})", who=party.number, mark=MARK_TO_CONFIRM)


def mail(party: Party) -> Markup:
    """Return the address for those who can't ring; a post's own, never a person's private one."""
    if not party.email:
        return Markup("")
    return say(", or email {address}", address=site(party.email, f"mailto:{party.email}"))


def hours(party: Party) -> Markup:
    """Return when the number is answered, to stand behind it; nothing while that isn't known."""
    return say(", {hours}", hours=escape_markdown(party.hours)) if party.hours else Markup("")
