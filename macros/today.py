"""The one place that asks what day it is (decision 13)."""

from __future__ import annotations

import datetime
import os

VARIABLE = "POLICYPACK_TODAY"


def today(said: str | None = None) -> datetime.date:
    """Return the day that reviews are measured against.

    `said` is an ISO date given with `--today`; without it the variables POLICYPACK_TODAY (ISO) and
    SOURCE_DATE_EPOCH (seconds since 1970, UTC) are asked in turn, then the clock.
    Raise ValueError when a date isn't one.
    """
    text = said or os.environ.get(VARIABLE)
    if text:
        return datetime.date.fromisoformat(text)
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC).date()
    return datetime.datetime.now(tz=datetime.UTC).date()
