"""Who the setting is, how it looks, and its own words."""

from __future__ import annotations

from typing import ClassVar

from macros.setting.choices import Kind, LegalForm
from macros.setting.group import Group, key, required
from macros.setting.tree import Branch
from macros.setting.typed import Fact
from macros.setting.values import Colour, FileName, Name, Text, Url, YesNo


class WhoWeAre(Group):
    """Name, kind and legal form."""

    name: Name = required("The full name.")
    short_name: Name = required("The name that is used where the full one would be said twice.")
    kind: Kind = required("What you are; it decides which laws and powers the text may claim.")
    legal_form: Fact[LegalForm] = key(
        "The body in law behind you; several duties hang on it.",
        ask="Which body in law is behind the setting (company, charity, trust, council ...)?",
        needed=True,
    )
    registered_as_a_school: Fact[YesNo] | None = key(
        "Whether you are registered with the Department for Education as a school.",
        ask="Is the setting registered as a school?",
    )
    public_address: Fact[Text] = key(
        "Postal address and telephone for the About page.",
        ask="Which postal address and telephone number may everybody see?",
        needed=True,
    )
    website: Fact[Url] = key(
        "Your website, starting with https://.", ask="What is the address of the website?", needed=True
    )
    paper_copies_from: Fact[Text] = key(
        "Who sends a free paper, large print or read-aloud copy.",
        ask="Who sends a free paper or large print copy?",
        needed=True,
    )

    @property
    def public_body(self) -> bool:
        """Whether the legal form is known to be a public body."""
        return isinstance(self.legal_form, LegalForm) and self.legal_form.public_body


class Look(Group):
    """Logo and colours."""

    logo: FileName | None = key("Your logo: an SVG or PNG file in the same folder as setting.yml.")
    main_colour: Colour = key('Your main colour as #rrggbb, in quotes: "#1f4e79".', default=Colour("#1f4e79"))
    second_colour: Colour = key("Your second colour, written in the same way.", default=Colour("#2e7d6b"))


class Word(Group):
    """One of the setting's own words; the forms that aren't written are made."""

    text_key: ClassVar[str] = "one"

    one: Text = required("One of them: student.")
    many: Text | None = key("Several of them, if it isn't the regular plural: students.")
    a: Text | None = key('With its article, if "a" or "an" would be guessed wrongly: an apprentice.')
    inside: Text | None = key("Being there, for a place: in school.")

    def __str__(self) -> str:
        return self.one


class OurWords(Group):
    """What the setting calls its people, its place and its sessions."""

    learner: Word = key("What you call one of the children or young people: student, pupil.")
    adult_learner: Word | None = key("What you call an adult in training, if you have any: trainee.")
    place: Word = key("What you call your place; never put into the title of a law: school.")
    practitioner: Word = key("What you call an adult who teaches or mentors: teacher, mentor.")
    leader: Word = key("What you call the person at the top: Headteacher, CEO.")
    board: Word = key("What you call the body that governs: governing body, Board of Directors.")
    board_member: Word = key("What you call one of its members: governor, Director.")
    session: Word = key("What you call a lesson or session: lesson.")
    parent: Word = key("What you call parents; absent, parent or carer and parents and carers.")
    community: Word = key("What you call everybody together: the school community.")

    @classmethod
    def _prepare(cls, branch: Branch) -> Branch:
        words = dict(branch)
        many = words.pop("parents", None)
        parent = words.get("parent") or branch.missing("parent", "parent or carer")
        forms = parent if isinstance(parent, Branch) else branch.like({"one": parent})
        if many is None and "parent" not in words:
            many = branch.missing("parents", "parents and carers")
        words["parent"] = forms.like({**forms, "many": many} if many is not None else forms)
        return branch.like(words)
