"""Who is who: the posts, how to reach them, and the councils' services."""

from __future__ import annotations

import re
from typing import ClassVar

from macros.problems import did_you_mean
from macros.setting.group import Group, key
from macros.setting.phone import Phone
from macros.setting.tree import Branch, Leaf, Written
from macros.setting.typed import Fact, refuse
from macros.setting.values import Email, Name, RegisterKey, Text, Texts, Url, YesNo, shown


class Person(Group):
    """A post and how to reach whoever holds it. It is false while the post is to confirm."""

    text_key: ClassVar[str] = "post"
    confirm_key: ClassVar[str] = "post"

    post: Fact[Name] = key("What the post is called.", ask="Who is {who}?", needed=True)
    name: Fact[Name] | None = key(
        "The person's name, shown to staff only unless public: yes.", ask="What is the name of {who}?"
    )
    phone: Fact[Phone] | None = key(
        "A work telephone number; a parent may ring it.", ask="Which telephone number reaches {who}?"
    )
    email: Fact[Email] | None = key(
        "A work e-mail address; a shared mailbox is best.", ask="Which e-mail address reaches {who}?"
    )
    read_by: Fact[Text] | None = key(
        "Who reads that mailbox, so that nobody reports a person to that person.",
        ask="Who else reads the mailbox of {who}?",
    )
    hours: Fact[Text] | None = key(
        "When the telephone is answered, for example Monday to Friday, 8.30 to 5.",
        ask="When can people reach {who}?",
    )
    public: YesNo = key("Whether the name, and a mobile number, may be shown to everybody.", default=False)

    def __bool__(self) -> bool:
        return bool(self.post)

    def __str__(self) -> str:
        return str(self.post)


class Contact(Group):
    """A service outside the setting. It is false while no way to reach it is known."""

    text_key: ClassVar[str] = "post"
    confirm_key: ClassVar[str] = "phone"

    post: Fact[Name] | None = key("What the service or post is called.", ask="What is {who} called?")
    phone: Fact[Phone] | None = key("Its telephone number.", ask="Which telephone number reaches {who}?")
    out_of_hours: Fact[Phone] | None = key(
        "Its telephone number at night, at weekends and in the holidays.",
        ask="Which telephone number reaches {who} at night and at weekends?",
    )
    email: Fact[Email] | None = key("Its e-mail address.", ask="Which e-mail address reaches {who}?")
    website: Fact[Url] | None = key("Its page in the web.", ask="What is the web page of {who}?")
    hours: Fact[Text] | None = key("When it answers.", ask="When does {who} answer?")

    def __bool__(self) -> bool:
        return bool(self.phone or self.out_of_hours or self.email or self.website)

    def __str__(self) -> str:
        return str(self.post or "")


class Area(Group):
    """One council and its services for children."""

    council: Fact[Name] = key(
        "The council's name.", ask="Which council do the children live in or come from?", needed=True
    )
    safeguarding_partnership: Fact[RegisterKey] = key(
        "The local safeguarding partnership: its key in the register, such as kirklees-scp.",
        ask="Which safeguarding partnership does {who} belong to?",
        needed=True,
    )
    children_services: Contact = key(
        "The council's front door for a worry about a child.",
        ask="Which telephone number reaches the children's services of {who}?",
        who="the children's services of {who}",
    )
    lado: Contact = key(
        "The council's officer for concerns about adults who work with children (LADO).",
        ask="Which telephone number reaches the LADO of {who}?",
        who="the LADO of {who}",
    )
    adviser: Fact[Text] | None = key(
        "Who advises schools there on safeguarding.", ask="Who advises schools on safeguarding in {who}?"
    )

    @classmethod
    def _prepare(cls, branch: Branch) -> Branch:
        council = branch.get("council")
        known = isinstance(council, Leaf) and not council.to_confirm and not council.empty
        branch.who = str(council) if known else "the council"
        return branch


class People(Group):
    """The posts that the texts speak of."""

    safeguarding_lead: Person = key(
        "Who leads safeguarding, online safety included.",
        ask="Who leads safeguarding?",
        who="the safeguarding lead",
    )
    deputy_safeguarding_lead: Person = key(
        "Who stands in for the safeguarding lead.",
        ask="Who is the deputy safeguarding lead?",
        who="the deputy safeguarding lead",
    )
    online_safety_lead: Person = key(
        "Who does the online safety work; absent, the safeguarding lead does.",
        ask="Who does the online safety work?",
        who="the online safety lead",
    )
    leader_contact: Person | None = key(
        "How to reach the leader, if people may ring.",
        ask="How can people reach the leader?",
        who="the leader",
    )
    concern_about_a_member_of_staff: Person = key(
        "Who takes a concern about an adult who works here.",
        ask="Who takes a concern about a member of staff?",
        who="the person who takes concerns about staff",
    )
    concern_about_the_leader: Person = key(
        "Who takes a concern about the leader; never the leader.",
        ask="Who takes a concern about the leader?",
        who="the person who takes a concern about the leader",
    )
    board_lead_for_safeguarding: Person = key(
        "Who on the board looks after safeguarding, filtering and monitoring.",
        ask="Who on the board looks after safeguarding?",
        who="the board's lead for safeguarding",
    )
    data_protection: Person = key(
        "Who answers questions about personal data.",
        ask="Who answers questions about data protection?",
        who="the data protection lead",
    )
    it_help: Person = key("Who helps with computers.", ask="Who helps with computers?", who="the IT help")
    pastoral: Fact[Texts] | None = key(
        "The posts that look after learners day by day.", ask="Which posts look after learners day by day?"
    )
    training_needs_seen_by: Fact[Texts] | None = key(
        "The posts that see what training staff need.", ask="Which posts see what training staff need?"
    )

    @classmethod
    def _prepare(cls, branch: Branch) -> Branch:
        """Give a key that names another person's key (`it_help: safeguarding_lead`) that person."""
        people = dict(branch)
        people.setdefault("online_safety_lead", branch.missing("online_safety_lead", "safeguarding_lead"))
        posts = [name for name, field in cls.model_fields.items() if "Person" in str(field.annotation)]
        for name in posts:
            if name in people:
                trait = cls.model_fields[name].json_schema_extra
                if isinstance(trait, dict):
                    people[name].who = str(trait["who"])
                    people[name].question = str(trait["ask"])
                _see_to_needed(people, name)
        written = dict(people)
        for name in posts:
            seen = [name]
            while isinstance(said := people.get(name), Leaf) and (other := _key_meant(said)) in posts:
                if other in seen:
                    circle = " -> ".join([*seen, other])
                    raise refuse(f"goes round in a circle: {circle}", at=written[name])
                seen.append(other)
                people[name] = people.get(other) or branch.missing(other)
            if isinstance(said, Leaf) and re.fullmatch(r"\w+_\w+", said) and not said.to_confirm:
                near = did_you_mean(said, posts)
                meant = near.removeprefix("; did you mean ").removesuffix("?")
                raise refuse(f"{shown(said)} isn't a key of people{near}", meant, at=said)
        return branch.like(people)


def _key_meant(said: Leaf) -> str:
    return said.strip().lower().replace(" ", "_").replace("-", "_")


def _see_to_needed(people: dict[str, Written], name: str) -> None:
    # Whom to ring is a fact that every setting needs, whether or not its file has the line.
    needed = {"safeguarding_lead": ("phone", "email", "hours"), "deputy_safeguarding_lead": ("phone",)}
    person = people[name]
    if name in needed and isinstance(person, Leaf) and not person.empty and _key_meant(person) not in people:
        branch = Branch({"post": person})
        branch.__dict__.update(person.__dict__)
        people[name] = person = branch
    if name in needed and isinstance(person, Branch):
        for fact in needed[name]:
            written = person.get(fact)
            if written is None or (isinstance(written, Leaf) and written.empty):
                person[fact] = person.missing(fact)
