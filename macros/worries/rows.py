"""What every row needs of a setting: its lead, its councils, the police, who looks after things."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from macros.jinja import MARK_TO_CONFIRM, escape_markdown
from macros.links import ring, say
from macros.reach import FOR_THINGS, POLICE, Reach


@dataclass(frozen=True)
class Rows:
    """Some rows of the table, for whoever can be reached in one setting."""

    reach: Reach

    @property
    def on_placement(self) -> bool:
        """Whether the work is done in schools that have their own people to tell."""
        return self.reach.has["host_schools"]

    @property
    def lead(self) -> Markup:
        """Our own safeguarding lead."""
        return self.reach.lead.link

    @property
    def lado(self) -> Markup:
        """The council's officer for concerns about adults."""
        return self.reach.councils.lado_link

    @property
    def police(self) -> Markup:
        """The police where nobody is in danger now."""
        return ring(f"the police on {POLICE}", POLICE)

    def post(self, key: str) -> Markup:
        """Return one of `FOR_THINGS`, or its plain name marked as to confirm."""
        if party := self.reach.party(key):
            return party.link
        return say("{who} ({mark})", who=escape_markdown(FOR_THINGS[key]), mark=MARK_TO_CONFIRM)

    @property
    def it_help(self) -> Markup:
        """Who looks after the computers."""
        return self.post("it_help")
