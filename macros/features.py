"""What a setting has and may claim, worked out from its kind, legal form and facts.

Pages ask `{% if has.trainees %}`, front matter says `for: [trainees]`: one list of names for both.
"""

from __future__ import annotations

from collections.abc import Mapping

from macros.setting import Setting
from macros.setting.choices import KeyStage, Kind

NAMES: Mapping[str, str] = {
    "everyone": "every setting",
    "school": "schools of any kind, pupil referral units too",
    "alternative_provider": "providers that are not schools",
    "training_partnership": "partnerships that train teachers",
    "public_body": "a legal form that is known to be public",
    "own_learners": "all but training partnerships",
    "parents": "all but training partnerships",
    "trainees": "who trains teachers or hosts trainees",
    "mentor_guide": "who trains teachers, or hosts trainees or early career teachers",
    "hosts_trainees": "a place that hosts trainees for somebody else",
    "host_schools": "a partnership whose trainees are placed in schools",
    "commissioners": "whose learners are placed by schools or councils",
    "search_powers": "schools: the law gives them the power",
    "phone_duty": "schools: the law asks it of them",
    "rshe": "schools: the law asks it of them",
    "away_from_base": "who works in cafés, cars and homes",
    "primary": "early years, key stage 1 or 2",
    "secondary": "key stage 3, 4 or 5",
    "over_18s": "whose learners may be 18 or over, and then sign alone",
    "eyfs": "early years",
    "ks1": "key stage 1",
    "ks2": "key stage 2",
    "ks3": "key stage 3",
    "ks4": "key stage 4",
    "ks5": "key stage 5",
}
"""Each name, and for whom it is true."""


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
    hosts = bool(training.we_host_trainees)
    trainees = partnership or bool(training.we_train) or hosts
    # Early career teachers are staff: they have mentors, but sign no trainee's agreement.
    mentored = trainees or bool(training.we_host_early_career_teachers)
    taught = setting.learners.key_stages or ()
    stages = {stage.value.lower() for stage in taught if isinstance(stage, KeyStage)}
    secondary = bool(stages & {"ks3", "ks4", "ks5"})
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
        "mentor_guide": mentored,
        "commissioners": bool(setting.learners.placed_by_commissioners),
        "search_powers": school,
        "phone_duty": school,
        "rshe": school,
        "away_from_base": provider,
        "primary": bool(stages & {"eyfs", "ks1", "ks2"}),
        "secondary": secondary,
        # A provider keeps young people beyond their key stage; a school doesn't.
        "over_18s": kind is Kind.COLLEGE or "ks5" in stages or (provider and secondary),
        **{stage: stage in stages for stage in ("eyfs", "ks1", "ks2", "ks3", "ks4", "ks5")},
    }
