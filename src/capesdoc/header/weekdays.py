"""Weekdays: a numeric date decided by the weekday that another field prints."""

from __future__ import annotations

from collections.abc import Iterable

from capesdoc.findings import Reading
from capesdoc.header.date_words import WEEKDAYS
from capesdoc.header.dates import read_date
from capesdoc.record import DateRange

__all__ = ["decide_by_weekday"]


def decide_by_weekday(text: str, others: Iterable[str]) -> Reading[DateRange] | None:
    """Read a date of two readings by the one line that is nothing but a weekday.

    `Date: 04-10-2022 | Day: Tuesday` is the fourth of October; on the tenth of April it was Sunday.
    """
    printed = {other.strip(" .,()").casefold() for other in others if len(other) < 20}
    weekdays = printed & WEEKDAYS.keys()
    if len(weekdays) != 1:
        return None
    reading = read_date(f"{weekdays.pop()}, {text}")
    return reading if reading.value is not None and not reading.doubts else None
