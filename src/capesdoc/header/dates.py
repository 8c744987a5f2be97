"""Dates: one day as printed."""

from __future__ import annotations

import datetime
import re
from typing import Final

from capesdoc.findings import Doubt, Reading
from capesdoc.profile import DateOrder
from capesdoc.record import DateRange

__all__ = ["parse_date", "read_date"]

_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
}
_MONTH_FIRST: Final = re.compile(r"([^\W\d_]+) (\d{1,2}), (\d{4})")


def parse_date(text: str, *, order: DateOrder | None = None) -> DateRange | None:
    """Read a date, or None."""
    return read_date(text, order=order).value


def read_date(text: str, *, order: DateOrder | None = None) -> Reading[DateRange]:
    """Read `Month d, yyyy`."""
    match = _MONTH_FIRST.fullmatch(text.strip())
    month = _MONTHS.get(match[1].casefold()) if match else None
    if match is None or month is None:
        return Reading(
            value=None,
            rule="no date form fits",
            doubts=(Doubt(code="unreadable-date", message=f"{text!r} is not read as a date"),),
        )
    try:
        day = datetime.date(int(match[3]), month, int(match[2]))
    except ValueError:
        return Reading(value=None, rule="no such day")
    return Reading(value=DateRange(start=day, end=day), rule="month first")
