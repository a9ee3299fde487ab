"""Cards of people who can help, to cut out and to keep: a young person's, and one for those who work here."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from markupsafe import Markup

from macros.jinja import MARK_TO_CONFIRM, escape_markdown
from macros.links import capital, headed_items, joined, ring, say
from macros.numbers import hours
from macros.reach import EMERGENCY, Party, Reach

# Where a number is written by hand: each host school has its own.
_TO_WRITE = Markup('<span class="to-write"></span>')


def help_card(reach: Reach) -> Markup:
    """Return a young person's card of people who can help, as an HTML list."""
    lead = reach.lead
    ours = ring(f"call {lead.who}: {lead.phone}", lead.phone) if lead.phone else escape_markdown(lead.who)
    here = say("any adult you trust, or {ours}{hours}", ours=ours, hours=hours(lead))
    if not reach.has["secondary"]:
        here = Markup("any grown-up you trust")
    # Who is alone with one adult of ours has to know that there are others.
    places = "Here, at home or at your school:" if reach.has["commissioners"] else "Here or at home:"
    lines = [
        ("In danger:", reach.emergency),
        (places, here),
        ("Any time, free:", reach.helpline("childline")),
    ]
    if reach.has["secondary"]:
        lines.append(("Someone scares you online:", reach.helpline("ceop-report")))
        lines.append(("A nude picture of you is online:", reach.helpline("report-remove")))
    else:
        lines.append(("Someone scares you online:", Markup("tell an adult, who can report it for you")))
    return say('<ul class="help-card">{items}</ul>', items=headed_items(lines))


def pocket_card(reach: Reach, day: datetime.date) -> Markup:
    """Return "Whom do I tell?" for those who work or train here, as a card to carry; `day` gives its month.

    Nobody has the page at hand in a café or on a stair. What is to confirm stands on it as that. A screen
    shows it once, paper as often as there is room for it (scripts/policypack/paper/cards.py).
    """
    name = escape_markdown(str(reach.setting.who_we_are.short_name))
    return say(
        '<div class="pocket-card">'
        '<p class="card-head"><strong>Whom do I tell?</strong> <span>{name}, {month}</span></p>'
        "<ul>{items}</ul></div>",
        name=name,
        month=Markup(f"{day:%B} {day.year}"),
        items=headed_items(_on_the_card(reach)),
    )


def _on_the_card(reach: Reach) -> Iterator[tuple[str, Markup]]:
    placed = reach.has["host_schools"]
    yield "In danger now:", ring(f"call {EMERGENCY}", EMERGENCY)
    yield from _on_placement(reach) if placed else _here(reach)
    yield "Nobody answers:", reach.councils.services_in_brief
    if placed:
        leader = reach.about_an_adult.link
        yield "About an adult there:", say("its headteacher; {leader} the same day", leader=leader)
    adult = joined([_in_brief(reach.about_an_adult), reach.councils.lado_in_brief])
    yield ("About one of our adults:" if placed else "About an adult:"), adult
    if reach.about_the_leader:
        yield "About that person:", _in_brief(reach.about_the_leader)
    yield "Advice:", say("the {line}", line=reach.helpline("nspcc-helpline"))


def _here(reach: Reach) -> Iterator[tuple[str, Markup]]:
    yield "About a child:", _in_brief(reach.lead) + hours(reach.lead)
    if reach.deputy:
        yield "Not there?", capital(_in_brief(reach.deputy))
    if reach.has["away_from_base"]:
        yield "On a school site:", Markup("its DSL too; about an adult there, its headteacher too")


def _on_placement(reach: Reach) -> Iterator[tuple[str, Markup]]:
    yield "In a host school:", say("its DSL {line}", line=_TO_WRITE)
    yield "Not there?", Markup("Its deputy or headteacher")
    yield "And the same day:", _in_brief(reach.lead) + hours(reach.lead)


def _in_brief(party: Party) -> Markup:
    """Return somebody in the short words that those who work here know, with the number or its mark."""
    if party.phone:
        return ring(f"{party.short}, {party.phone}", party.phone)
    return say("{who} (number {mark})", who=escape_markdown(party.short), mark=MARK_TO_CONFIRM)
