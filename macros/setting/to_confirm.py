"""A fact that nobody has given yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from macros.setting.tree import Origin


@dataclass(frozen=True, eq=False)
class ToConfirm:
    """A fact still to confirm. It is false, empty, prints as `to confirm` and equals no text.

    `path` is the fact's path in the setting (`people.safeguarding_lead.phone`), `question` what to ask
    somebody who knows, `origin` the place to write the answer.
    """

    path: str
    question: str = ""
    origin: Origin = field(default=Origin(""))

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __str__(self) -> str:
        return "to confirm"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ToConfirm) and other.path == self.path

    def __hash__(self) -> int:
        return hash(("to confirm", self.path))
