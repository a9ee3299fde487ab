"""Made-up settings of a few lines, their people, and the numbers that a piece of text rings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from markupsafe import Markup

from macros.contacts import contact_calls
from macros.reach import Reach
from macros.setting import load_setting
from macros.whom_to_tell import Row
from macros.worries import worries

Calls = Mapping[str, Callable[..., Markup]]

NOTHING_KNOWN = """
example: yes
who_we_are:
  name: Example
  short_name: Example
  kind: {kind}
our_words:
  learner: pupil
  adult_learner: trainee
  place: place
  practitioner: teacher
  leader: Headteacher
  board: board
  board_member: governor
  session: lesson
  everyone: everyone
people:
  safeguarding_lead: {{post: Designated Safeguarding Lead (DSL)}}
"""
KENT = """
our_areas:
  - council: Kent County Council
    safeguarding_partnership: kscmp
    children_services: {phone: 03000411111, out_of_hours: 03000 41 91 91}
    lado: {phone: 03000 410 888}
"""
KINDS = (
    "alternative provider, not a school",
    "teacher training partnership",
    "primary school",
    "secondary school",
    "all-through school",
    "special school",
    "pupil referral unit",
    "college",
    "early years setting",
    "independent school",
)
HELPLINES = {
    "childline": ("Childline", "0800 1111"),
    "nspcc-helpline": ("NSPCC Helpline", "0808 800 5000"),
    "nspcc-whistleblowing": ("Whistleblowing", "0800 028 0285"),
    "posh": ("POSH", "0344 381 4772"),
    "education-support": ("Education Support", "08000 562 561"),
    "act-early": ("ACT Early", "0800 011 3764"),
    "ceop-report": ("CEOP", ""),
    "report-remove": ("Report Remove", ""),
}
HOSTILE = """O'Brien & <b>Sons</b> "Ltd" `x` *y* | [z](https://evil.example) {{ learner }} Ŵyn"""


@dataclass
class Room:
    """Settings for one test, each made from a few lines of YAML."""

    root: Path

    def reach(self, extra: str = "", kind: str = "secondary school", base: str = NOTHING_KNOWN) -> Reach:
        written = base.format(kind=kind)
        if "people:" in extra:
            written = written[: written.index("people:")]
        folder = self.root / "settings" / "example"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "setting.yml").write_text(written + extra, encoding="utf-8")
        helplines = {
            key: SimpleNamespace(title=title, phone=phone, url="https://help.example/")
            for key, (title, phone) in HELPLINES.items()
        }
        return Reach(load_setting(self.root, "example"), helplines)

    def calls(self, extra: str = "", kind: str = "secondary school") -> Calls:
        reach = self.reach(extra, kind)
        return contact_calls(
            reach.setting, reach.helplines, {"for-parents", "for-staff", "visitor-agreement"}
        )


def people(**posts: str) -> str:
    """The people of a setting as YAML."""
    return "people:\n" + "".join(f"  {key}: {value}\n" for key, value in posts.items())


def row_about(reach: Reach, words: str) -> Row:
    """The row whose first cell holds these words."""
    return next(row for row in worries(reach) if words in row.what)


def dialled(markup: str) -> set[str]:
    """The numbers that the links ring."""
    return set(re.findall(r'href="tel:([^"]+)"', markup))
