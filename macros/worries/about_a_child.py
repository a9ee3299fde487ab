"""Worries about a child: who is told, who stands in, who else hears of it, and where it is written."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from macros.jinja import escape_markdown
from macros.links import capital, joined, known, ring, say
from macros.reach import EMERGENCY, POLICE
from macros.whom_to_tell import Row
from macros.worries.rows import Rows


class AboutAChild(Rows):
    """The safeguarding lead is told; on placement the host school's lead, and ours the same day."""

    def rows(self) -> Iterator[Row]:
        yield self._danger()
        yield self._row("A child tells you something, or you worry about a child, online or not")
        yield self._row(
            "A nude or semi-nude image of someone under 18, real or made by AI. "
            "Do not look for it, copy it, send it on or delete it",
            say(
                "the police at once if an adult is involved: {emergency} in danger, else {police}",
                emergency=ring(EMERGENCY, EMERGENCY),
                police=ring(POLICE, POLICE),
            ),
        )
        yield self._row("Bullying, threats or hate online, whoever does it")
        yield self._row(
            "Signs that someone is being drawn into extremism (radicalisation)",
            say("families can ring the {line}", line=self.reach.helpline("act-early")),
        )
        yield self._row(
            "Illegal material on a screen. Turn the screen off, and leave the device as it is",
            say("{police}. In danger, {call}", police=self._through_the_lead(), call=self.reach.emergency),
        )
        yield self._filter()

    def _row(self, what: str, also: Markup | None = None) -> Row:
        return Row(
            what=Markup(what),
            now=self._now(),
            not_there=self._away(),
            about_them=self._about_the_lead(),
            also=self._also(also),
            write=self._record(),
        )

    def _danger(self) -> Row:
        return Row(
            what=Markup("A child may be in danger now"),
            now=say("{call}. Then {lead}", call=self.reach.emergency, lead=self._now()),
            not_there=say(
                "{number} always answers. Then {others}", number=Markup(EMERGENCY), others=self._away()
            ),
            about_them=say(
                "{call} all the same. Then {other}", call=self.reach.emergency, other=self._about_the_lead()
            ),
            also=self._also(),
            write=self._record(),
        )

    def _filter(self) -> Row:
        """Nobody is hurt yet: it stays with those who can mend it."""
        now, above = self._now(), self.reach.above
        helpers = [self.reach.deputy.link] if self.reach.deputy else []
        away, about, also = joined([*helpers, self.it_help]), above, self.it_help
        if self.on_placement:
            away = say("the school's deputy DSL. On our own systems, {away}", away=away)
            about = say("the school's headteacher. On our own systems, {above}", above=above)
            also = say(
                "the host school's IT help. On our own systems, {it}. {lead}, the same day",
                it=self.it_help,
                lead=capital(self.lead),
            )
        elif not self.reach.has["school"]:
            also = say("{it}. On a school site, that school's DSL", it=self.it_help)
        return Row(
            what=Markup("A site that should be blocked, or a filter that fails"),
            now=now,
            not_there=away,
            about_them=about,
            also=also,
            write=say("a note of what, where and when, for {lead}", lead=self.lead),
        )

    def _now(self) -> Markup:
        if self.on_placement:
            return say("the host school's DSL. In our own training, {lead}", lead=self.lead)
        return self.lead

    def _through_the_lead(self) -> Markup:
        """The lead rings the police; on placement the host school's, who decides there."""
        if self.on_placement:
            return say(
                "the police, through the host school's DSL; in our own training, through {lead}",
                lead=self.lead,
            )
        return say("the police, through {lead}", lead=self.lead)

    def _away(self) -> Markup:
        """Those who are in the building come first; the page says once who stands in at our own place."""
        services = self.reach.councils.services_link
        if self.on_placement:
            return say(
                "the school's deputy DSL, its headteacher or another senior leader, then {services}",
                services=services,
            )
        deputy = [self.reach.deputy.link] if self.reach.deputy else []
        return joined([*deputy, services], ", then ")

    def _about_the_lead(self) -> Markup:
        ours = self.reach.instead_of(self.reach.lead)
        if self.on_placement:
            return say("the school's headteacher. About {lead}: {ours}", lead=self.lead, ours=ours)
        return ours

    def _also(self, first: Markup | None = None) -> Markup:
        """Return whom else to tell: `first` if there is somebody, and the other organisation always."""
        parts = [first] if first else []
        if self.on_placement:
            parts.append(say("{lead}, the same day", lead=self.lead))
        elif not self.reach.has["school"]:
            parts.append(Markup("on a school site, that school's DSL"))
        elif self.reach.has["hosts_trainees"] and not first:
            trainees = escape_markdown(self.reach.words["adult_learners"])
            parts.append(say("{trainees}: your provider too, the same day", trainees=trainees))
        if not self.on_placement and (not first or self._others()):
            parts.append(self._passed_on())
        return Markup(". ").join(map(capital, parts))

    def _passed_on(self) -> Markup:
        if others := self._others():
            return say(
                "{lead} tells {others}", lead=self.lead, others=joined(map(escape_markdown, others), " and ")
            )
        return say("{lead} decides who else must know", lead=self.lead)

    def _others(self) -> tuple[str, ...]:
        return known(self.reach.setting.when_something_happens.we_also_tell) or ()

    def _record(self) -> Markup:
        if self.reach.has["away_from_base"]:
            # Nobody far away can hand over paper the same day, nor write into the lead's own record.
            return say("the incident log, to {lead} the same day", lead=self.lead)
        names = known(self.reach.setting.when_something_happens.we_write_it_in)
        ours = (
            joined(map(escape_markdown, names), " and ")
            if names
            else say("a signed, dated note for {lead}, the same day", lead=self.lead)
        )
        if self.on_placement:
            return say("the host school's record, nowhere else. In our own training: {ours}", ours=ours)
        return ours
