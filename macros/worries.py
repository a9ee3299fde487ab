"""What can go wrong, and who is told of it in this setting: the rows of "Whom do I tell?".

The order of people follows part four of Keeping children safe in education: a concern about an adult goes
to the leader, one about the leader to whoever governs, one about both, or about a sole owner, to the LADO.
On placement two organisations are told: the host school first, ours the same day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from macros.jinja import MARK_TO_CONFIRM, escape_markdown
from macros.links import capital, joined, known, ring, say
from macros.reach import EMERGENCY, FOR_THINGS, POLICE, Reach
from macros.whom_to_tell import Row


def worries(reach: Reach) -> list[Row]:
    """Return one row for each worry, the most urgent first; raise ValueError if any cell were empty."""
    return [*_AboutAChild(reach).rows(), *_AboutAnAdult(reach).rows(), *_AboutThings(reach).rows()]


@dataclass(frozen=True)
class _Rows:
    reach: Reach

    @property
    def on_placement(self) -> bool:
        """Whether the work is done in schools that have their own people to tell."""
        return self.reach.has["host_schools"]

    @property
    def lead(self) -> Markup:
        return self.reach.lead.link

    @property
    def lado(self) -> Markup:
        return self.reach.councils.lado_link

    @property
    def police(self) -> Markup:
        return ring(f"the police on {POLICE}", POLICE)

    def post(self, key: str) -> Markup:
        """Return one of `FOR_THINGS`, or its plain name marked as to confirm."""
        if party := self.reach.party(key):
            return party.link
        return say("{who} ({mark})", who=escape_markdown(FOR_THINGS[key]), mark=MARK_TO_CONFIRM)

    @property
    def it_help(self) -> Markup:
        return self.post("it_help")


class _AboutAChild(_Rows):
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


class _AboutAnAdult(_Rows):
    """Never the person it is about, and always a way past all of us."""

    def rows(self) -> Iterator[Row]:
        yield self._adult()
        yield self._leader()
        yield self._targeted()

    def _adult(self) -> Row:
        listener, governor = self.reach.about_an_adult, self.reach.about_the_leader
        now, about = listener.link, self.reach.instead_of(listener)
        others = Markup("nobody else")
        if self.on_placement:
            trainee = escape_markdown(self.reach.words["a_adult_learner"])
            now = say(
                "about the school's staff or {trainee} there, its headteacher. About ours, {ours}",
                trainee=trainee,
                ours=now,
            )
            about = say("the chair of that school's governors or trust. About ours, {ours}", ours=about)
            others = say("{leader}, the same day; nobody else", leader=listener.link)
        elif self.reach.has["away_from_base"]:
            now = say("{ours}. About an adult of a school where you are: its headteacher too", ours=now)
        away = governor if self.reach.lead.is_also(listener) else self.reach.lead
        return Row(
            what=Markup("An adult worries you or crosses a line, even a small one (a low-level concern)"),
            now=now,
            not_there=joined([away.link, self.lado]) if away else self.lado,
            about_them=about,
            also=say(
                "{others}, and not that person. In danger, {call}", others=others, call=self.reach.emergency
            ),
            write=Markup("a dated note for the person you tell, and nowhere else"),
        )

    def _leader(self) -> Row:
        governor = self.reach.about_the_leader
        what = say("a worry about {leader}", leader=escape_markdown(self.reach.leader.short))
        now = joined([governor.link, self.lado]) if governor else self.lado
        outside = say(
            "{services}, or {police}", services=self.reach.councils.services_link, police=self.police
        )
        if self.on_placement:
            what += Markup(", or about a headteacher")
            now = say("{now}. About a headteacher: the chair of that school's governors or trust", now=now)
        return Row(
            what=what,
            now=now,
            not_there=self.lado if governor else outside,
            about_them=say("{lado}, or {police}", lado=self.lado, police=self.police),
            also=say(
                "nobody else here. For advice: {line}", line=self.reach.helpline("nspcc-whistleblowing")
            ),
            write=Markup("a dated note for the person you tell, and nowhere else"),
        )

    def _targeted(self) -> Row:
        leader = self.reach.leader
        now = say("{leader}, and on placement the school's headteacher", leader=leader.link)
        return Row(
            what=Markup("Someone bullies or threatens you or a colleague online, or makes a fake of you"),
            now=now if self.on_placement else leader.link,
            not_there=self.reach.standing_in_for(leader),
            about_them=self.reach.above,
            also=say(
                "the police if there is a threat. For advice: {posh}, or {support}",
                posh=self.reach.helpline("posh"),
                support=self.reach.helpline("education-support"),
            ),
            write=say(
                "dated screenshots, but never of a nude image of anyone under 18, and a note for {leader}",
                leader=leader.link,
            ),
        )


class _AboutThings(_Rows):
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
