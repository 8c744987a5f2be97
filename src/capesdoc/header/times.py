"""Times: one time of day, or a range."""

from __future__ import annotations

import datetime
import re
from typing import Final

from capesdoc.findings import Doubt, Reading
from capesdoc.record import TimeRange

__all__ = ["parse_time", "read_time"]

_RANGE: Final = re.compile(r"(\d{1,2}):(\d{2})(?:\s?[-–]\s?(\d{1,2}):(\d{2}))?")


def parse_time(text: str) -> TimeRange | None:
    """Read a time or a range, or None."""
    return read_time(text).value


def read_time(text: str) -> Reading[TimeRange]:
    """Read `hh:mm` or `hh:mm-hh:mm`."""
    match = _RANGE.fullmatch(text.strip())
    try:
        if match is not None:
            end = datetime.time(int(match[3]), int(match[4])) if match[3] else None
            start = datetime.time(int(match[1]), int(match[2]))
            return Reading(value=TimeRange(start=start, end=end), rule="24 h")
    except ValueError:
        pass
    return Reading(
        value=None,
        rule="no time form fits",
        doubts=(Doubt(code="unreadable-time", message=f"{text!r} is not read as a time"),),
    )
