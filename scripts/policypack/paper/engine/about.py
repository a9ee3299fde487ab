"""What a PDF says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class About:
    """Title, author (the setting, never a person), subject, language and days of a PDF.

    Nothing here comes from the clock or the machine.
    """

    title: str
    author: str
    subject: str = ""
    language: str = "en-GB"
    created: date | None = None
    modified: date | None = None
