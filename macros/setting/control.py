"""What happens when something happens, training, and who has approved what."""

from __future__ import annotations

from typing import ClassVar

from macros.setting.choices import ApprovalStatus
from macros.setting.group import Group, key
from macros.setting.tree import Branch
from macros.setting.typed import Fact, ListOf
from macros.setting.values import Day, DocumentId, KeyName, Name, Number, Text, Texts, Url, YesNo


class WhenSomethingHappens(Group):
    """Where incidents are written down and who is told."""

    we_write_it_in: Fact[Texts] = key(
        "Where an incident is written down.", ask="Where is an incident written down?", needed=True
    )
    we_also_tell: Fact[Texts] | None = key(
        "Who else is told of an incident.", ask="Who else is told of an incident?"
    )
    complaints: Fact[KeyName] = key(
        "Which of our_policies is for complaints.",
        ask="Which policy is for complaints?",
        default="complaints_procedure",
    )
    restorative: Fact[YesNo] | None = key(
        "Whether you use restorative meetings after an incident.",
        ask="Do you use restorative meetings after an incident?",
    )


class PolicyRef(Group):
    """Another policy of the setting, by its exact title; `to confirm` is said of the title."""

    text_key: ClassVar[str] = "title"
    confirm_key: ClassVar[str] = "title"

    title: Fact[Name] = key(
        "The exact title.", ask="What is the exact title of your policy on {who}?", needed=True
    )
    where: Fact[Text] | None = key(
        "Where people find it: a web address or a place.", ask="Where do people find your policy on {who}?"
    )

    @classmethod
    def _prepare(cls, branch: Branch) -> Branch:
        branch.who = branch.who.removesuffix(" procedure")
        return branch

    def __bool__(self) -> bool:
        return bool(self.title)

    def __str__(self) -> str:
        return str(self.title)

    @property
    def url(self) -> Url | None:
        """Its web address, if `where` is one."""
        where = str(self.where or "")
        return Url.parse(where) if where.startswith(("http://", "https://")) else None


class Training(Group):
    """Training in online safety."""

    refresher: Fact[Text] = key(
        "How often all are trained.", ask="How often is everybody trained?", needed=True
    )
    safeguarding_lead_every_years: Fact[Number] = key(
        "After how many years the safeguarding lead trains again.",
        ask="After how many years does the safeguarding lead train again?",
        needed=True,
    )
    news_by: Fact[Texts] | None = key(
        "How news reaches staff.", ask="How does news about online safety reach staff?"
    )
    core_session: Fact[YesNo] | None = key(
        "Whether online safety is a core session of teacher training.",
        ask="Is online safety a core session of teacher training?",
    )


class Replaces(Group):
    """The text that went before, as it was recorded."""

    version: Fact[Text] | None = key("Its version, in quotes.", ask="Which version went before?")
    approved: Fact[Day] | None = key("When it was approved.", ask="When was it approved?")
    last_reviewed: Fact[Day] | None = key("When it was last reviewed.", ask="When was it last reviewed?")
    was_due: Fact[Day] | None = key("When its next review was due.", ask="When was its next review due?")


class Approval(Group):
    """Who approved one document, when, and which text."""

    status: ApprovalStatus = key(
        "Whether it is a draft, approved or withdrawn.", default=ApprovalStatus.DRAFT
    )
    version: Fact[Text] | None = key(
        "Your own version of the document, in quotes.", ask="Which version is the {who}?"
    )
    text: Fact[Text] | None = key(
        "The version of the shared text that was approved, in quotes; the draft prints it.",
        ask="Which version of the shared text of the {who} was approved?",
    )
    owner: Fact[Name] | None = key("The post that looks after it.", ask="Which post looks after the {who}?")
    approved_by: Fact[Name] | None = key("Who approves it.", ask="Who approves the {who}?")
    approved_on: Fact[Day] | None = key(
        "When it was approved; empty until it has happened.", ask="When was the {who} approved?"
    )
    minute: Fact[Text] | None = key(
        "The meeting and the number of the minute.", ask="In which minute is the approval of the {who}?"
    )
    review: Fact[Text] | None = key(
        "How often it is reviewed and by whom; the next date is worked out.",
        ask="How often is the {who} reviewed?",
    )
    replaces: Replaces | None = key("The text that went before.")
    what_changed: ListOf[Text] = key("What changed, in a few words each.", default=())


class Documents(Group):
    """Which documents the setting has besides those of its kind."""

    include: ListOf[DocumentId] = key("Ids of documents to have as well.", default=())
    exclude: ListOf[DocumentId] = key("Ids of documents to leave out.", default=())
