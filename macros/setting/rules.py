"""What is allowed, where people work, and what the technology really does."""

from __future__ import annotations

from macros.setting.choices import (
    Internet,
    KeyStage,
    MentorMeets,
    PersonalWebmail,
    PhonesRule,
    PhonesRuleLivesIn,
    Place,
    Searching,
    SocialMedia,
)
from macros.setting.group import Group, key
from macros.setting.typed import Fact, ListOf
from macros.setting.values import Day, Number, Text, Texts, YesNo


class WhereWeWork(Group):
    """Where sessions happen and on whose internet; it decides what may be said about filtering."""

    places: Fact[ListOf[Place]] = key("Where sessions happen.", ask="Where do sessions happen?", needed=True)
    internet: Fact[ListOf[Internet]] = key(
        "Whose internet is used there.",
        ask="Whose internet is used where you work?",
        needed=True,
    )


class Learners(Group):
    """The children or young people themselves."""

    key_stages: Fact[ListOf[KeyStage]] | None = key(
        "The key stages you teach.", ask="Which key stages do you teach?"
    )
    placed_by_commissioners: Fact[YesNo] | None = key(
        "Whether schools or councils place them with you and are told of incidents.",
        ask="Do schools or councils place them with you?",
    )
    taught_in: Fact[Texts] | None = key(
        "The subjects in which online safety is taught.", ask="In which subjects is online safety taught?"
    )
    note_for_staff_only: Fact[Text] | None = key(
        "What staff must know about them as a group; it never goes on a public page.",
        ask="What must staff know about them as a group?",
    )


class TeacherTraining(Group):
    """Whether adults train to teach with you, or for you."""

    we_train: YesNo = key("Whether you train teachers.", default=False)
    we_host_trainees: YesNo = key("Whether trainee teachers are placed with you.", default=False)
    we_host_early_career_teachers: YesNo = key(
        "Whether early career teachers work with a mentor here.", default=False
    )
    mentor_meets: Fact[MentorMeets] | None = key(
        "How often mentor and trainee meet.", ask="How often do mentor and trainee meet?"
    )
    progress_recorded: Fact[Text] | None = key(
        "Where the trainee's progress is written down.", ask="Where is the trainee's progress written down?"
    )
    session_lead: Fact[Text] | None = key(
        "Who leads a training session.", ask="What is the post of who leads a training session?"
    )


class AiTools(Group):
    """The AI tools that are allowed, by name; none is a good answer and gives an empty list."""

    staff: Fact[Texts] = key(
        "The AI tools that staff may use, or none.", ask="Which AI tools may staff use?", needed=True
    )
    learners: Fact[Texts] = key(
        "The AI tools that learners may use, or none.", ask="Which AI tools may learners use?", needed=True
    )
    trainees: Fact[Texts] | None = key(
        "The AI tools that trainees may use, or none.", ask="Which AI tools may trainees use?"
    )


class Rules(Group):
    """What is allowed."""

    learners_phones: Fact[PhonesRule] = key(
        "The rule for learners' own phones, watches and the like; say who sets agreed times behind them.",
        ask="What is the rule for learners' phones?",
        needed=True,
    )
    learners_phones_because: Fact[Text] | None = key(
        "Why a school has another rule than phone-free; the head approves it.",
        ask="Why does the school have another rule than phone-free?",
    )
    learners_phones_on_a_school_site: Fact[Text] | None = key(
        "The rule when sessions are on a school's site.", ask="What is the phones rule on a school's site?"
    )
    individual_needs: Fact[Text] = key(
        "How the phones rule bends for one learner's needs.",
        ask="How does the phones rule bend for one learner's needs?",
        needed=True,
    )
    staff_phones: Fact[Text] = key(
        "The rule for staff's own phones.", ask="What is the rule for staff's own phones?", needed=True
    )
    trainee_phones: Fact[Text] | None = key(
        "The rule for trainees' own phones.", ask="What is the rule for trainees' own phones?"
    )
    photos_by_parents_at_events: Fact[Text] | None = key(
        "The rule for photographs that parents take at events.",
        ask="What is the rule for photographs by parents at events?",
    )
    photo_permission: Fact[Text] = key(
        "Where permission for photographs is given: our form `photo-permission`, or one of your own.",
        ask="On which form is permission for photographs given?",
        needed=True,
    )
    social_media_on_our_systems: Fact[SocialMedia] = key(
        "Social media on your own systems.",
        ask="May staff use social media on your systems?",
        needed=True,
    )
    personal_webmail: Fact[PersonalWebmail] = key(
        "Private webmail on your own systems.", ask="May staff use private webmail?", needed=True
    )
    searching_learners_phones: Fact[Searching] | None = key(
        "Whether learners may be searched; only the law gives schools that power.",
        ask="May learners be searched?",
    )
    phones_rule_lives_in: Fact[PhonesRuleLivesIn] | None = key(
        "Which policy holds the phones rule; the other one quotes it.",
        ask="Which policy holds the phones rule?",
    )
    ai_tools: AiTools = key("The AI tools that are allowed.")


class Technology(Group):
    """What the technology really does; claim nothing that isn't so."""

    filtering_by: Fact[Text] = key(
        "Who supplies the web filter.", ask="Who supplies the web filter?", needed=True
    )
    filtering_last_reviewed: Fact[Day] = key(
        "When the filter was last reviewed.", ask="When was the filter last reviewed?", needed=True
    )
    filtering_notices: Fact[YesNo] | None = key(
        "Whether notices say what to do about unsuitable pages.",
        ask="Do notices say what to do about unsuitable pages?",
    )
    we_monitor: Fact[Texts] = key(
        "What you really look at; write nothing that nobody looks at.",
        ask="What use of your systems do you really monitor?",
        needed=True,
    )
    sign_in: Fact[Text] = key(
        "How people sign in.", ask="How do people sign in to your systems?", needed=True
    )
    email_system: Fact[Text] | None = key(
        "Which e-mail system is used for work.", ask="Which e-mail system is used for work?"
    )
    admin_passwords_held_by: Fact[Number] | None = key(
        "How many people hold the administrator passwords.",
        ask="How many people hold the administrator passwords?",
    )
    backups: Fact[Text] | None = key("How work is backed up.", ask="How is work backed up?")
    platforms: Fact[Texts] | None = key(
        "The platforms that lessons use.", ask="Which platforms do lessons use?"
    )
