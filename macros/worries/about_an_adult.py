"""Worries about an adult here, about the leader, and about someone who is targeted online."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from macros.jinja import escape_markdown
from macros.links import joined, say
from macros.whom_to_tell import Row
from macros.worries.rows import Rows


class AboutAnAdult(Rows):
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
