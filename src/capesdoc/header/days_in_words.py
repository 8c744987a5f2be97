"""Days in words: a numeric date decided by the same day that the text prints with its month."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from capesdoc.findings import Reading
from capesdoc.header.date_times import find_dates
from capesdoc.header.dates import read_date
from capesdoc.header.weekdays import decide_by_weekday
from capesdoc.patterns import compile_later
from capesdoc.profile import DateOrder
from capesdoc.record import DateRange

__all__ = ["decide_day"]

_YEAR: Final = compile_later(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def decide_day(text: str, others: Iterable[str]) -> Reading[DateRange] | None:
    """Read a date of two readings as the rest of the document tells it, or give None.

    By the one line that is nothing but a weekday; or by one of the two days in words, `12/1/2019`
    above `On January 12, 2019 the oration …`. Where the text prints both, it decides nothing.
    """
    lines = [*others]
    by_weekday = decide_by_weekday(text, lines)
    if by_weekday is not None:
        return by_weekday
    readings = {
        reading.value
        for order in (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
        if (reading := read_date(text, order=order)).value is not None and not reading.doubts
    }
    printed = {
        found.reading.value
        for line in lines
        if _YEAR.search(line) is not None
        for found in find_dates(line)
        if found.reading.value in readings and any(map(str.isalpha, line[found.start : found.end]))
    }
    if len(printed) != 1:
        return None
    return Reading(value=printed.pop(), rule="digits; the day as the document prints it in words")
