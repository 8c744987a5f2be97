"""Numeric dates: `07/11/2025` is two dates until something says which."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Final

from capesdoc.findings import Reading
from capesdoc.header.date_ends import Row
from capesdoc.header.date_spans import NO_FORM, join_spans, refuse, refuse_short_year, span_of
from capesdoc.header.date_tokens import Token, tokenise
from capesdoc.header.date_words import FIRST_YEAR, LAST_YEAR
from capesdoc.header.folding import fold
from capesdoc.patterns import compile_later
from capesdoc.profile import DateOrder
from capesdoc.record import DateRange, Precision
from capesdoc.values import NamedTuple

__all__ = ["decide_order", "read_numeric"]

_DIGITS: Final = compile_later(r"\d+")
_FORMS: Final = compile_later(
    r"""
    n (?: [-t&,/] n )*          # 07/11/2025, 07/11/2025 - 09/11/2025
  | d [-t&/] n                  # 7-8/11/2025
  | d /? d [-t] n               # 07/11 - 09/11/2025, 7.11. - 9.11.2025
  | d / d - d / y               # 11/7-8/2025
  | d d y                       # 07 11 2025
    """,
    re.VERBOSE,
)
_ORDERS: Final = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)

_Days = tuple[datetime.date, ...]


class _Readings(NamedTuple):
    """What digits can mean.

    Attributes:
        by_order: The days by the order that was assumed; only those that the calendar has.
        two_digit_year: True where a year had two digits, and nothing can be said.
    """

    by_order: dict[DateOrder, _Days]
    two_digit_year: bool = False


def _read_numbers(shape: str, tokens: list[Token]) -> _Readings | None:
    """Give every reading of a value in digits, or None where it has no such form."""
    if not _FORMS.fullmatch(shape):
        return None
    parts = [_DIGITS.findall(token.text) for token in tokens if token.kind in "ndy"]
    if any(len(part) == 3 and len(part[0]) < 4 and len(part[2]) < 4 for part in parts):
        return _Readings({}, two_digit_year=True)
    orders, rows = _complete(shape, parts)
    readings: dict[DateOrder, _Days] = {}
    for order in orders:
        days = tuple(_as_day(row, order) for row in rows)
        known = tuple(day for day in days if day is not None)
        if len(known) == len(days):
            readings[order] = known
    return _Readings(readings)


def _complete(shape: str, parts: list[list[str]]) -> tuple[tuple[DateOrder, ...], list[list[str]]]:
    """Give each date its three parts, and the orders that the form allows."""
    if shape[0] == "n":
        return _ORDERS, parts
    if shape == "ddy":
        return _ORDERS, [[part[0] for part in parts]]
    if shape.endswith("y"):
        (month,), (first,), (last,), (year,) = parts
        return (DateOrder.MONTH_FIRST,), [[month, first, year], [month, last, year]]
    *firsts, last_date = parts
    if len(firsts) == 1:
        return (DateOrder.DAY_FIRST,), [[firsts[0][0], *last_date[1:]], last_date]
    return _ORDERS, [[firsts[0][0], firsts[1][0], last_date[2]], last_date]


def _as_day(parts: list[str], order: DateOrder) -> datetime.date | None:
    first, second, third = (int(part) for part in parts)
    if len(parts[0]) == 4:
        year, month, day = first, second, third
    elif order is DateOrder.DAY_FIRST:
        day, month, year = first, second, third
    else:
        month, day, year = first, second, third
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def read_numeric(row: Row, printed: str, order: DateOrder | None) -> Reading[DateRange] | None:
    """Read a value in digits; None where it holds a name of a month or is none at all."""
    if "m" in row.shape:
        return None
    shape = row.shape.replace("o", "d")
    if shape == "8":
        return _read_basic(row.tokens[0].text, row, printed)
    if shape in {"d/y", "y-d", "y/d"}:
        return _read_numeric_month(shape, row.tokens, printed)
    found = _read_numbers(shape, row.tokens)
    if found is None:
        return None
    if found.two_digit_year:
        return refuse_short_year(printed)
    connectors = "".join(kind for kind in shape if kind in "-t&,/")
    if shape.startswith("d"):
        connectors = "&" if "&" in shape else "-"
    elif connectors == "/":
        connectors = "-"  # ISO 8601 writes an interval with a slash
    readings = {
        each: join_spans(
            [(day, day) for day in days], connectors, Precision.DAY, row.weekdays, printed
        )
        for each, days in found.by_order.items()
    }
    return _decide(readings, order, row.weekdays, printed)


def _decide(
    readings: dict[DateOrder, Reading[DateRange]],
    order: DateOrder | None,
    weekdays: tuple[int, ...],
    printed: str,
) -> Reading[DateRange]:
    """Choose between the readings of digits, or refuse."""
    if not readings:
        return refuse(
            "not in the calendar", "unreadable-date", f"{printed!r} is not in the calendar"
        )
    possible = {key: one for key, one in readings.items() if one.value is not None} or readings
    values = [one.value for one in possible.values()]
    if all(value == values[0] for value in values):
        return next(iter(possible.values()))
    fitting = [key for key, one in possible.items() if weekdays and not one.doubts]
    if len(fitting) == 1 and (order not in possible or order == fitting[0]):
        return possible[fitting[0]]
    if order in possible and len(fitting) != 1:
        return possible[order]
    both = " or ".join(
        f"{_in_iso(one.value)} ({str(key).replace('_', ' ')})" for key, one in possible.items()
    )
    return refuse(
        "two readings",
        "ambiguous-date",
        f"{printed!r} is {both}; set date_order in the profile",
    )


def _in_iso(value: DateRange | None) -> str:
    if value is None:
        return "no date"
    return f"{value.start}" if value.start == value.end else f"{value.start} to {value.end}"


def _read_basic(digits: str, row: Row, printed: str) -> Reading[DateRange]:
    """Read `20251107`, the basic form of ISO 8601."""
    try:
        day = datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        day = datetime.date.min
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return refuse(NO_FORM, "unreadable-date", f"{printed!r} is not read as a date")
    return join_spans([(day, day)], "", Precision.DAY, row.weekdays, printed)


def _read_numeric_month(shape: str, tokens: list[Token], printed: str) -> Reading[DateRange]:
    """Read `11/2025` and `2025-11`; `2010-11` may be two years."""
    year_token, month_token = (tokens[0], tokens[2]) if shape[0] == "y" else (tokens[2], tokens[0])
    year, month = year_token.value, month_token.value
    if not 1 <= month <= 12:
        return refuse_short_year(printed)
    if shape[0] == "y" and month == (year + 1) % 100:
        return refuse(
            "two readings",
            "ambiguous-date",
            f"{printed!r} is {year}-{month:02} or {year} to {year + 1}; print it in full",
        )
    return join_spans([span_of(Precision.MONTH, year, month)], "", Precision.MONTH, (), printed)


def decide_order(texts: Iterable[str]) -> DateOrder | None:
    """Say which order the numeric dates of a document show.

    A date shows it where one part is above 12, or where the weekday beside it fits one reading
    only. None where no date shows it, and where dates contradict each other.
    """
    shown: set[DateOrder] = set()
    for text in texts:
        tokens = tokenise(fold(text))
        for place, token in enumerate(tokens):
            if token.kind == "n":
                shown.update(_shown_order(token, tokens[max(place - 2, 0) : place + 3]))
    return shown.pop() if len(shown) == 1 else None


def _shown_order(token: Token, around: list[Token]) -> set[DateOrder]:
    readings = _read_numbers("n", [token])
    if readings is None or token.text[:4].isdecimal():
        return set()
    days = readings.by_order
    if len(days) == 2 and len(set(days.values())) == 2:
        weekdays = {other.value for other in around if other.kind == "w"}
        days = {order: row for order, row in days.items() if row[0].weekday() in weekdays}
    return set(days) if len(days) == 1 else set()
