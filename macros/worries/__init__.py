"""What can go wrong, and who is told of it in this setting: the rows of "Whom do I tell?".

The order of people follows part four of Keeping children safe in education: a concern about an adult goes
to the leader, one about the leader to whoever governs, one about both, or about a sole owner, to the LADO.
On placement two organisations are told: the host school first, ours the same day.
"""

from __future__ import annotations

from macros.reach import Reach
from macros.whom_to_tell import Row
from macros.worries.about_a_child import AboutAChild
from macros.worries.about_an_adult import AboutAnAdult
from macros.worries.about_things import AboutThings


def worries(reach: Reach) -> list[Row]:
    """Return one row for each worry, the most urgent first; raise ValueError if any cell were empty."""
    return [*AboutAChild(reach).rows(), *AboutAnAdult(reach).rows(), *AboutThings(reach).rows()]
