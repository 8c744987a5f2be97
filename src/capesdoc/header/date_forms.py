"""Date forms: every form that is not among the common ones, read from its tokens."""

from __future__ import annotations

from capesdoc.findings import Reading
from capesdoc.header.date_ends import End, arrange, fill_in, split_ends
from capesdoc.header.date_spans import NO_FORM, join_spans, refuse, refuse_short_year, span_of
from capesdoc.header.date_tokens import Token
from capesdoc.header.dates import WEEKDAY_ONLY
from capesdoc.header.numeric_dates import read_numeric
from capesdoc.profile import DateOrder
from capesdoc.record import DateRange, Precision

__all__ = ["read_date_tokens"]


def read_date_tokens(
    tokens: list[Token], printed: str, *, order: DateOrder | None
) -> Reading[DateRange]:
    """Read date tokens that are already cut from `printed`; `dates.read_date` says how."""
    row = arrange(tokens)
    if row is None or not (row.tokens or row.weekdays):
        return _refuse_form(printed)
    if not row.tokens:
        return refuse(
            WEEKDAY_ONLY, "incomplete-date", f"{printed!r} names no day of a month; add the date"
        )
    numeric = read_numeric(row, printed, order)
    if numeric is not None:
        return numeric
    split = split_ends(row)
    return _refuse_form(printed) if split is None else _read_ends(*split, row.weekdays, printed)


def _refuse_form(printed: str) -> Reading[DateRange]:
    return refuse(NO_FORM, "unreadable-date", f"{printed!r} is not read as a date")


def _read_ends(
    connectors: str, ends: list[End], weekdays: tuple[int, ...], printed: str
) -> Reading[DateRange]:
    """Make dates of the ends, or say what they lack."""
    if any(end.two_digit_year for end in ends):
        return refuse_short_year(printed)
    precisions = {end.precision for end in ends}
    precision = precisions.pop()
    filled = fill_in(ends)
    if precisions or (precision is not Precision.YEAR and filled[0].month is None):
        return _refuse_form(printed)
    if filled[0].year is None:
        return refuse(
            "no year", "incomplete-date", f"{printed!r} has no year; print it, the day is unknown"
        )
    try:
        spans = [span_of(precision, end.year or 0, end.month or 1, end.day or 0) for end in filled]
    except ValueError:
        return refuse(
            "not in the calendar", "unreadable-date", f"{printed!r} is not in the calendar"
        )
    return join_spans(spans, connectors, precision, weekdays, printed)
