"""Date spans: what the days of a printed date amount to, and what is doubtful about them."""

from __future__ import annotations

import datetime
from itertools import pairwise
from typing import Final

from capesdoc.findings import Doubt, Reading
from capesdoc.record import DateRange, Precision

__all__ = ["NO_FORM", "join_spans", "refuse", "refuse_short_year", "span_of"]

NO_FORM: Final = "no date form fits"

_Span = tuple[datetime.date, datetime.date]
_ONE_DAY: Final = datetime.timedelta(days=1)
_DECEMBER: Final = 12


def refuse(rule: str, code: str, message: str) -> Reading[DateRange]:
    """Give no value, the rule that refused it, and the doubt."""
    return Reading(value=None, rule=rule, doubts=(Doubt(code=code, message=message),))


def refuse_short_year(printed: str) -> Reading[DateRange]:
    """Refuse a year of two digits."""
    return refuse(
        "two-digit year",
        "two-digit-year",
        f"{printed!r} has a year of two digits; print four, the century is not guessed",
    )


def span_of(
    precision: Precision, year: int, month: int = 1, day: int = 1
) -> tuple[datetime.date, datetime.date]:
    """Give the first and last day of a day, month or year.

    Raises:
        ValueError: The calendar has no such day or month.
    """
    if precision is Precision.DAY:
        only = datetime.date(year, month, day)
        return only, only
    if precision is Precision.YEAR:
        return datetime.date(year, 1, 1), datetime.date(year, _DECEMBER, 31)
    first = datetime.date(year, month, 1)
    if month == _DECEMBER:
        return first, datetime.date(year, month, 31)
    return first, datetime.date(year, month + 1, 1) - _ONE_DAY


def join_spans(
    spans: list[_Span],
    connectors: str,
    precision: Precision,
    weekdays: tuple[int, ...],
    printed: str,
) -> Reading[DateRange]:
    """Make one value of the ends, in the order printed, and check it.

    Two ends with a dash (`-`) or "to" (`t`) between them are a range; other ends are a list, which
    is a value only if its days follow each other.
    """
    start, end = spans[0][0], spans[-1][1]
    if end < start:
        return refuse(
            "end before start",
            "reversed-date-range",
            f"{printed!r} ends on {end} before it starts on {start}; check both",
        )
    is_range = len(spans) == 2 and connectors in {"-", "t"}
    if not is_range and any(a[1] + _ONE_DAY != b[0] for a, b in pairwise(spans)):
        several = ", ".join(span[0].isoformat() for span in spans)
        return refuse(
            "days that do not follow each other",
            "several-dates",
            f"{printed!r} names several dates ({several}) that are no range; keep one",
        )
    return Reading(
        value=DateRange(start=start, end=end, precision=precision),
        rule=_name_rule(precision, len(spans), is_range=is_range),
        doubts=_check_weekdays(weekdays, start, end, printed),
    )


def _name_rule(precision: Precision, ends: int, *, is_range: bool) -> str:
    if precision is not Precision.DAY:
        return f"{precision} only" if ends == 1 else f"range of {precision}s"
    if ends == 1:
        return "one day"
    return "range of days" if is_range else "days that follow each other"


def _check_weekdays(
    weekdays: tuple[int, ...], start: datetime.date, end: datetime.date, printed: str
) -> tuple[Doubt, ...]:
    """Doubt the date unless one weekday is that of either end, or two are those of both."""
    if not weekdays:
        return ()
    if len(weekdays) == 1 and weekdays[0] in {start.weekday(), end.weekday()}:
        return ()
    if len(weekdays) > 1 and weekdays[0] == start.weekday() and weekdays[-1] == end.weekday():
        return ()
    named = f"{start:%A}" if start == end else f"{start:%A} to {end:%A}"
    shown = f"{start}" if start == end else f"{start} to {end}"
    message = f"{printed!r}: {shown} is {named}, not the weekday printed; check the date"
    return (Doubt(code="weekday-mismatch", message=message),)
