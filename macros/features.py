"""What a setting has and may claim, worked out from its kind, legal form and facts.

Pages ask `{% if has.trainees %}`, front matter says `for: [trainees]`: one list of names for both.
"""

from __future__ import annotations

from macros.setting import Setting
from macros.setting.choices import KeyStage

NAMES = (
    "everyone",
    "school",
    "alternative_provider",
    "training_partnership",
    "public_body",
    "own_learners",
    "parents",
    "trainees",
    "hosts_trainees",
    "host_schools",
    "mentor_guide",
    "commissioners",
    "search_powers",
    "phone_duty",
    "rshe",
    "away_from_base",
    "primary",
    "secondary",
    "eyfs",
    "ks1",
    "ks2",
    "ks3",
    "ks4",
    "ks5",
)


def features(setting: Setting) -> dict[str, bool]:
    """Return every name of `NAMES` with whether it is true of this setting.

    A power or duty that hangs on being a school is false for every other kind
    (searching: Education Act 1996 s.550ZA; phones: s.550C), whatever the file says elsewhere.
    A fact that is still to confirm counts as "no": nothing is claimed on a guess.
    """
    kind = setting.who_we_are.kind
    legal_form = setting.who_we_are.legal_form
    school = bool(kind.is_school)
    partnership = kind.value == "training_partnership"
    provider = kind.value == "alternative_provider"
    training = setting.teacher_training
    hosts = bool(training.we_host_trainees) or bool(training.we_host_early_career_teachers)
    trainees = partnership or bool(training.we_train) or hosts
    taught = setting.learners.key_stages or ()
    stages = {stage.value.lower() for stage in taught if isinstance(stage, KeyStage)}
    return {
        "everyone": True,
        "school": school,
        "alternative_provider": provider,
        "training_partnership": partnership,
        "public_body": bool(getattr(legal_form, "public_body", False)),
        "own_learners": not partnership,
        "parents": not partnership,
        "trainees": trainees,
        "hosts_trainees": hosts and not partnership,
        "host_schools": partnership,
        "mentor_guide": trainees,
        "commissioners": bool(setting.learners.placed_by_commissioners),
        "search_powers": school,
        "phone_duty": school,
        "rshe": school,
        "away_from_base": provider,
        "primary": bool(stages & {"eyfs", "ks1", "ks2"}),
        "secondary": bool(stages & {"ks3", "ks4", "ks5"}),
        **{stage: stage in stages for stage in ("eyfs", "ks1", "ks2", "ks3", "ks4", "ks5")},
    }
