"""Cards of people who can help, to cut out and to keep."""

from __future__ import annotations

from markupsafe import Markup

from macros.jinja import escape_markdown
from macros.links import headed_items, ring, say
from macros.numbers import hours
from macros.reach import Reach


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
