"""Whom to ring, as pages and the website's frame say it: `worried()`, `call()`, `lado()` and friends.

What is still to confirm never leaves a gap: it falls back to 999, the council and the national helplines.
A person's name is printed only where the setting says `public: yes`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from markupsafe import Markup

from macros.cards import help_card, pocket_card
from macros.doors import doors_of
from macros.jinja import MARK_TO_CONFIRM, escape_markdown
from macros.links import capital, headed_items, joined, known, ring, ring_within, say
from macros.numbers import hours, mail, number, numbers, to_ring
from macros.reach import EMERGENCY, POSTS, Helplines, Party, Reach
from macros.setting import Setting
from macros.whom_to_tell import table
from macros.worries import worries

# A child's safety hangs on these: while their number is to confirm, `call` says what to do instead.
_FOR_A_CHILD = (
    "safeguarding_lead",
    "deputy_safeguarding_lead",
    "leader_contact",
    "concern_about_a_member_of_staff",
    "concern_about_the_leader",
)


def contact_calls(
    setting: Setting, register: Helplines, adopted: Collection[str]
) -> dict[str, Callable[..., Markup]]:
    """Return the calls about people for one setting's pages; each gives HTML that Markdown leaves alone.

    `register` gives a helpline by key (title, phone, url), `adopted` holds the ids of the setting's
    documents. A call raises LookupError for a post that there isn't.
    """
    reach = Reach(setting, register)
    return {
        "call": lambda key: _call(reach, key),
        "who": lambda key: _who(reach, key),
        "reach": lambda key: _reached(reach, key),
        "tell_first": lambda: _first(reach) + (Markup("") if reach.lead.phone else _nobody_there(reach)),
        "worried": lambda: _worried(reach),
        "whom_to_tell": lambda: table(worries(reach), to_ring(reach)),
        "numbers": lambda: numbers(reach),
        "help_card": lambda: help_card(reach),
        "pocket_card": lambda day: pocket_card(reach, day),
        "about_an_adult": lambda: _about_an_adult(reach),
        "lado": lambda: reach.councils.lado,
        "doors": doors_of(reach, adopted),
        "formats_line": lambda: _formats_line(setting),
        "ask_for_copies": lambda: say("Ask {who}.", who=copies_from(setting)),
    }


def _call(reach: Reach, key: str) -> Markup:
    """Return a link that rings a post, with its hours; or, for a child's sake, what to do without a number.

    It begins a sentence and has no full stop: "Call our Designated Safeguarding Lead: 01622 ...".
    It doesn't say 999: that stands in the line before it, once.
    """
    party = reach.lead if key == "safeguarding_lead" else reach.party(key)
    if party is not None and party.phone:
        return _ring_up(party)
    tell = _tell(party.in_full) if party else _tell_nobody_yet(key)
    if key not in _FOR_A_CHILD:
        return tell
    return tell + _nobody_there(reach, about_an_adult=key.startswith("concern"))


def _nobody_there(reach: Reach, *, about_an_adult: bool = False) -> Markup:
    return say(
        ". If you can't reach anyone, ring {services}. Adults can ring the {adults}, children {children}",
        services=reach.councils.lado if about_an_adult else reach.councils.services,
        adults=reach.helpline("nspcc-helpline"),
        children=reach.helpline("childline"),
    )


def _who(reach: Reach, key: str) -> Markup:
    """Return a post as a sentence speaks of it, without a number: "the IT team", "our DSL"."""
    party = reach.party(key)
    if party is not None:
        return escape_markdown(party.short)
    return say("{who} ({mark})", who=escape_markdown(POSTS[key]), mark=MARK_TO_CONFIRM)


def _reached(reach: Reach, key: str) -> Markup:
    """Return a post as a sentence speaks of it, with number and address: "the DPO, 01632 ..., or email"."""
    party = reach.party(key)
    if party is None:
        return _who(reach, key)
    return number(party) + (mail(party) if party.phone else Markup(""))


def _ring_up(party: Party) -> Markup:
    return ring(f"Call {party.in_full}: {party.phone}", party.phone) + hours(party)


def _tell(who: str) -> Markup:
    return say("Tell {who} (number {mark})", who=escape_markdown(who), mark=MARK_TO_CONFIRM)


def _tell_nobody_yet(key: str) -> Markup:
    return say("Tell {who} ({mark})", who=escape_markdown(POSTS[key]), mark=MARK_TO_CONFIRM)


def _worried(reach: Reach) -> Markup:
    """Return the block "Worried about a child?": danger, a human, nights, adults, helplines."""
    lines = (
        ("In danger now?", ring(f"Call {EMERGENCY}", EMERGENCY)),
        ("Worried?", _first(reach) + _not_there(reach)),
        ("Evenings, weekends and holidays:", capital(reach.councils.when_we_are_shut)),
        ("A worry about one of our adults?", say("Tell {who}", who=_about_an_adult(reach))),
        ("Someone else to talk to:", _helplines(reach)),
    )
    return say(
        '<section class="worried" id="worried" aria-labelledby="worried-about-a-child">'
        '<h2 id="worried-about-a-child">Worried about a child?</h2><ul>{items}</ul></section>',
        items=headed_items(lines),
    )


def _first(reach: Reach) -> Markup:
    """Return whom to tell first of a worry about a child: on placement the host school's lead, then ours."""
    lead = reach.lead
    if reach.has["host_schools"]:
        when = say(" ({hours}),", hours=escape_markdown(lead.hours)) if lead.hours else Markup("")
        return say(
            "In a host school, tell its Designated Safeguarding Lead (DSL) at once, "
            "and {ours}{when} the same day. In our own training, tell {who} at once",
            ours=number(lead),
            when=when,
            who=escape_markdown(lead.who),
        )
    return _ring_up(lead) if lead.phone else _tell(lead.in_full)


def _not_there(reach: Reach) -> Markup:
    """Return who is rung when the lead doesn't answer, on a line of its own; nothing to confirm is in it."""
    deputy = deputy_by_phone(reach)
    return say(' <span class="line">Not there? {deputy}</span>', deputy=deputy) if deputy else Markup("")


def deputy_by_phone(reach: Reach) -> Markup:
    """Return the deputy with the number, beginning a sentence; nothing while a number is to confirm."""
    deputy = reach.deputy
    return capital(deputy.number) if deputy and deputy.phone and reach.lead.phone else Markup("")


def _helplines(reach: Reach) -> Markup:
    adults, children = reach.helpline("nspcc-helpline"), reach.helpline("childline")
    return say(
        '<span class="line">Adults: {adults}.</span> <span class="line">Children: {children}.</span>',
        adults=adults,
        children=children,
    )


def _about_an_adult(reach: Reach) -> Markup:
    """Return whom to tell about one of the setting's adults: the post, and the council's officer."""
    return joined([number(reach.about_an_adult), reach.councils.lado_explained], ", or ")


def _formats_line(setting: Setting) -> Markup:
    """Return the sentence that every page ends with: other formats are free, and who sends them."""
    offer = "Free on paper, in large print, read aloud or explained in another language: ask {who}."
    return say(offer, who=copies_from(setting))


def copies_from(setting: Setting) -> Markup:
    """Return who gives out paper copies, to stand in a sentence."""
    who = known(setting.who_we_are.paper_copies_from)
    return ring_within(who) if who else Markup("any member of staff")
