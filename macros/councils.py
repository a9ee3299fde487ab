"""The councils that a setting works in: children's services, and the LADO (for concerns about adults)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from markupsafe import Markup

from macros.jinja import escape_markdown
from macros.links import joined, known, ring, say, site, with_article
from macros.setting import Area, Email, Phone, Setting
from macros.words import abbreviation

Line = Literal["phone", "out_of_hours"]
_OFFICER = "the council's officer for worries about adults"
_SEVERAL = "; if that is more than one, ring any of them"
# GOV.UK asks for a postcode and names the council with its numbers, by day and by night. Printed short
# enough to be typed from paper.
_FINDER = "https://www.gov.uk/report-child-abuse-to-local-council"


@dataclass(frozen=True)
class Council:
    """One council's numbers and addresses; a thing that isn't known is empty."""

    name: str
    phone: Phone | None
    out_of_hours: Phone | None
    website: str
    lado_phone: Phone | None
    lado_email: Email | None
    lado_post: str
    lado_website: str

    @classmethod
    def of(cls, area: Area) -> Council:
        """Return what is known of one of the setting's areas."""
        services, officer = area.children_services, area.lado
        return cls(
            name=known(area.council) or "",
            phone=known(services.phone),
            out_of_hours=known(services.out_of_hours),
            website=known(services.website) or "",
            lado_phone=known(officer.phone),
            lado_email=known(officer.email),
            lado_post=known(officer.post) or "",
            lado_website=known(officer.website) or "",
        )

    @property
    def at(self) -> str:
        """The council's name behind a service's: " at Kent County Council"."""
        return f" at {self.name}" if self.name else ""

    @property
    def services(self) -> Markup:
        """Children's services without a number: linked to their page where it is known."""
        return site(f"children's services{self.at}", self.website)

    @property
    def lado(self) -> Markup | None:
        """The LADO with the number or address that reaches that officer; None while neither is known."""
        if self.lado_phone:
            return ring(f"{self.lado_called}, {self.lado_phone}", self.lado_phone)
        if self.lado_email:
            return site(f"{self.lado_called}, {self.lado_email}", f"mailto:{self.lado_email}")
        return None

    @property
    def lado_called(self) -> str:
        """The LADO in the council's own words, or in ours."""
        return with_article(self.lado_post, "the") if self.lado_post else f"the LADO{self.at}"

    @property
    def lado_letters(self) -> str:
        """What the council calls that officer's team for short: LESAS; empty where it has no such name."""
        letters = abbreviation(self.lado_post)
        return "" if letters == self.lado_post else letters

    @property
    def lado_in_short(self) -> str:
        """The same for readers who have never heard of one, where the council's own words are long."""
        return "the council's team for worries about adults" if self.lado_letters else self.lado_called


@dataclass(frozen=True)
class Councils:
    """All councils of one setting, said in a sentence."""

    all: tuple[Council, ...]

    @classmethod
    def of(cls, setting: Setting) -> Councils:
        """Return the councils of the setting's areas, as far as they are known."""
        return cls(tuple(map(Council.of, setting.our_areas)))

    def lines(self, line: Line) -> list[Markup]:
        """Return one link for each known number: by day (`phone`) or at night (`out_of_hours`)."""
        said = " out of hours" if line == "out_of_hours" else ""
        numbers = [(council, getattr(council, line)) for council in self.all]
        return [ring(f"children's services{c.at}{said}, {number}", number) for c, number in numbers if number]

    @property
    def numbers(self) -> list[Markup]:
        """Each number that is known, as short as can be: one council needs no name to be told apart."""
        if len(self.all) != 1:
            return [*self.lines("phone"), *self.lines("out_of_hours")]
        (council,) = self.all
        day, night = council.phone, council.out_of_hours
        found = [ring(f"children's services, {day}", day)] if day else []
        said = "out of hours" if day else "children's services out of hours"
        return found + ([ring(f"{said}, {night}", night)] if night else [])

    @property
    def nights(self) -> Markup:
        """Children's services with each number that is known for nights; nothing while none is."""
        return Markup(" or ").join(
            ring(f"children's services{council.at}, {council.out_of_hours}", council.out_of_hours)
            for council in self.all
            if council.out_of_hours
        )

    @property
    def services(self) -> Markup:
        """Children's services with each number that is known; otherwise where the number is found."""
        if numbers := self.lines("phone"):
            return joined(numbers)
        named = [council for council in self.all if council.name]
        if not named:
            return say(
                "children's services of the council where the child lives "
                "(find the number by postcode on {finder})",
                finder=site(_short(_FINDER), _FINDER),
            )
        return joined(
            say("{who} ({where})", who=council.services, where=_number_is_on(council.website or _FINDER))
            for council in named
        )

    @property
    def at_night(self) -> Markup:
        """Who answers when everybody here has gone home; by day's words while no number is known."""
        return joined(self.lines("out_of_hours") or [self.services])

    @property
    def when_we_are_shut(self) -> Markup:
        """The same, with day's number for a weekday in the holidays where there is one council."""
        night, day = self.lines("out_of_hours"), [council.phone for council in self.all if council.phone]
        if len(night) == len(day) == len(self.all) == 1:
            by_day = ring(f"children's services, {day[0]}", day[0])
            return say('{night} <span class="line">By day: {day}</span>', night=night[0], day=by_day)
        return self.at_night

    @property
    def services_link(self) -> Markup:
        """Children's services in two words, a link where there is one council with one number."""
        return ring("children's services", self.all[0].phone if len(self.all) == 1 else None)

    @property
    def lado(self) -> Markup:
        """The LADO of each council; otherwise where the number is found."""
        return self._lado("")

    @property
    def lado_explained(self) -> Markup:
        """The same, and in brackets what a LADO is, for readers who have never heard of one."""
        return self._lado(_OFFICER)

    def _lado(self, explained: str) -> Markup:
        if found := [council.lado for council in self.all if council.lado]:
            last = Markup("")
            if len(found) > 1:
                last = Markup(", for the council where the adult works") + ("" if explained else _SEVERAL)
            return joined(found) + last + Markup(f" ({explained})" if explained else "")
        named = [council for council in self.all if council.name or council.lado_post]
        first = Markup(explained and explained + ": ")
        if not named:
            return say(
                "the LADO of the council where the adult works{several} ({first}{where})",
                several=Markup("" if explained else _SEVERAL),
                first=first,
                where=_number_is_on(""),
            )
        return joined(
            say(
                "{who} ({first}{where})",
                who=escape_markdown(council.lado_in_short if explained else council.lado_called),
                first=say("LADO, called {name}: ", name=escape_markdown(council.lado_letters))
                if explained and council.lado_letters
                else first,
                where=_see(council.lado_website, whole=not explained),
            )
            for council in named
        )

    @property
    def services_in_brief(self) -> Markup:
        """Children's services with their numbers, or the address that has them, as far as a card holds it."""
        if known := self.numbers:
            return joined(known, ", ")
        (name, address) = ("the child's council", _FINDER)
        if len(self.all) == 1 and self.all[0].website:
            (name, address) = ("children's services", self.all[0].website)
        return say("{who}, {where}", who=Markup(name), where=site(_short(address), address))

    @property
    def lado_in_brief(self) -> Markup:
        """The LADO with what reaches that officer, as far as a card holds it."""
        if len(self.all) != 1:
            found = [council.lado for council in self.all if council.lado]
            return joined(found) if found else self.lado_link
        (council,) = self.all
        if council.lado_phone:
            return ring(f"the LADO, {council.lado_phone}", council.lado_phone)
        if council.lado_website:
            return say("the LADO, {where}", where=site(_short(council.lado_website), council.lado_website))
        return Markup("the LADO")

    @property
    def lado_link(self) -> Markup:
        """The LADO in two words, a link where there is one council with one number."""
        return ring("the LADO", self.all[0].lado_phone if len(self.all) == 1 else None)


def _see(address: str, *, whole: bool) -> Markup:
    """Return an officer's page, which may hold a number or a form; or where the number is found.

    `whole` prints the address to the end, for whoever has it on paper.
    """
    if not address:
        return _number_is_on("")
    shown = urlsplit(address)
    typed = shown.netloc.removeprefix("www.") + shown.path.rstrip("/") if whole else _short(address)
    return say("see {address}", address=site(typed, address))


def _number_is_on(address: str) -> Markup:
    """Return where a number is found, so that paper says it too."""
    if not address:
        return Markup("the number is on the council's website")
    return say("the number is on {address}", address=site(_short(address), address))


def _short(address: str) -> str:
    """Return an address as it is typed: GOV.UK's with its page, another one's website alone."""
    parts = urlsplit(address)
    return parts.netloc.removeprefix("www.") + (parts.path if address == _FINDER else "")
