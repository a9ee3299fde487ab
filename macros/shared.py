"""What doesn't depend on a setting, read once for all that are rendered together."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from macros.library import Library
from macros.readings import Readings
from macros.register import Register


@dataclass(frozen=True)
class Shared:
    """The register, all documents there are, and how Jinja reads their texts."""

    register: Register
    library: Library
    readings: Readings = field(default_factory=Readings)

    @classmethod
    def load(cls, root: Path) -> Shared:
        """Read them in the project at `root`; raise `Problems` for the register's or documents' faults."""
        return cls(Register.load(root), Library.load(root))
