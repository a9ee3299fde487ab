"""Lost devices and data, and mistakes that somebody made."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from macros.jinja import escape_markdown
from macros.links import say
from macros.whom_to_tell import Row
from macros.worries.rows import Rows


class AboutThings(Rows):
    """Losses and mistakes: quickly, and without blame."""

    def rows(self) -> Iterator[Row]:
        yield self._loss()
        yield self._mistake()

    def _loss(self) -> Row:
        """What belongs to the host school is told to the host school."""
        data, leader = self.post("data_protection"), self.reach.leader.link
        ours = say("{it} and {data}", it=self.it_help, data=data)
        now = say("{ours}: ring, and out of hours email too", ours=ours)
        away, about = leader, self.reach.above
        write = say("a note of what, when and whose data, for {data}", data=data)
        if self.on_placement:
            now = say("for the host school's things, its IT help. For ours, {ours}", ours=ours)
            away = say("for the school's things, its headteacher. For ours, {away}", away=away)
            about = say("for the school's things, its headteacher. For ours, {above}", above=about)
            write = say(
                "a note of what, when and whose data, for the school's data protection officer, "
                "or for {data}",
                data=data,
            )
        return Row(
            what=Markup("A device is lost, data went to the wrong place, or somebody knows a password"),
            now=now,
            not_there=away,
            about_them=about,
            also=say("{leads}, if it holds facts about a child", leads=self._leads),
            write=write,
        )

    @property
    def _leads(self) -> Markup:
        return say("the host school's DSL, then {lead}", lead=self.lead) if self.on_placement else self.lead

    def _mistake(self) -> Row:
        listener = self.reach.about_an_adult
        learners = escape_markdown(self.reach.words["learners"].capital)
        here = say("{listener}. {learners}: any adult here", listener=listener.link, learners=learners)
        both = say("{listener}, and on placement the school's headteacher", listener=listener.link)
        return Row(
            what=Markup("You made a mistake online, or broke a rule"),
            now=both if self.on_placement else here,
            not_there=self.reach.standing_in_for(listener),
            about_them=self.reach.above,
            also=say("{leads}, if a child is affected", leads=self._leads),
            write=Markup("a dated note for the person you tell. Telling early counts in your favour"),
        )
