"""Dates: a day, several days, a month or a year, as people print them."""

from __future__ import annotations

import datetime
import re
from typing import Final

from capesdoc.findings import Reading
from capesdoc.header.date_words import FIRST_YEAR, LAST_YEAR, MONTHS, WEEKDAYS
from capesdoc.header.folding import fold
from capesdoc.patterns import compile_later
from capesdoc.profile import DateOrder
from capesdoc.record import DateRange

__all__ = ["WEEKDAY_ONLY", "parse_date", "read_date"]

WEEKDAY_ONLY: Final = "weekday only"
_LONGEST_DATE: Final = 200
"""Characters. The longest printed range of tests/header/date_cases.py has 71; what is longer than
this is prose, and prose is no date."""

_ENDING: Final = "(?:st|nd|rd|th)?"
_COMMON: Final = compile_later(
    rf"""\s*
    (?: (?P<year1> \d{{4}} ) - (?P<month1> \d\d ) - (?P<day1> \d\d )
      | (?: (?P<weekday> [A-Za-z]{{3,9}} ) ,? \s )?
        (?: (?P<day2> \d{{1,2}} ) {_ENDING} (?: \s?-\s? (?P<last2> \d{{1,2}} ) {_ENDING} )?
            \s (?P<month2> [A-Za-z]{{3,9}} )
          | (?P<month3> [A-Za-z]{{3,9}} ) \s
            (?P<day3> \d{{1,2}} ) {_ENDING} (?: \s?-\s? (?P<last3> \d{{1,2}} ) {_ENDING} )?
        )
        ,? \s (?P<year2> \d{{4}} )
    )
    \s*""",
    re.VERBOSE,
)
"""The forms that nearly all reports use, read in one step; what it leaves alone goes the long way,
and tests/properties/test_date_laws.py holds the two equal."""

_RELATIVE: Final = compile_later(
    r"\b(?:today|yesterday|tomorrow|(?:last|next|this|coming|past|previous) [a-z]+|"
    r"(?:here )?on (?:mon|tues|wednes|thurs|fri|satur|sun)day|earlier|recently)\b",
    re.IGNORECASE,
)


def parse_date(text: str, *, order: DateOrder | None = None) -> DateRange | None:
    """Read a date, or None: the value of `read_date`."""
    return read_date(text, order=order).value


def read_date(text: str, *, order: DateOrder | None = None) -> Reading[DateRange]:
    """Read one day, a range of days, a month or a year.

        date     = [lead] end {connector end}
        lead     = "on" | "from" | "dated" | "held on" | "between" | weekday | dash
        end      = day [["of"] month] [year] | month [day] [year] | year month [day] | year
                 | numeric                        any of these with commas, brackets and weekdays
        day      = 1-31, with or without "st" "nd" "rd" "th"; the ending may stand apart or in front
        month    = a name or its abbreviation in one of nine languages (`date_words`)
        year     = 1900-2100, four digits
        numeric  = yyyy sep m sep d | a sep b sep yyyy            sep = "/" | "-" | "."
        connector = dash | "to" | "till" | "until" | "through"    a range
                  | "and" | "&" | "," | "/"                       a list of days

    An end takes the month and year it lacks from its neighbour. A list is a value only if its days
    follow each other. A weekday is checked and never corrects the date.

    In `a sep b sep yyyy` either part may be the day. The calendar decides (a part above 12), the
    weekday beside it, `order`, or, in a range, that the end isn't before the start; else there is
    no value and the doubt names both readings. `numeric_dates.decide_order` finds that of
    a document.

    Left alone, with a doubt: two-digit years, dates without a year, impossible days, relative
    days ("last Friday"), seasons, quarters, placeholders; and any text that is not all date:
    `date_times.split_date_time` finds the date in it.

    Args:
        text: The text.
        order: The order of numeric dates in the archive or the document, if known.

    Returns:
        The days, both inclusive, the rule that read or refused them, and the doubts.
    """
    plain = fold(text) if len(text) <= _LONGEST_DATE else ""
    common = _COMMON.fullmatch(plain)
    if common is not None:
        reading = _read_common(common)
        if reading is not None:
            return reading
    return _read_long(text, plain, order)


def _read_long(text: str, plain: str, order: DateOrder | None) -> Reading[DateRange]:
    """Read what is no common form."""
    # Loaded by the first date that is not written as nearly all are.
    from capesdoc.header.date_forms import read_date_tokens
    from capesdoc.header.date_spans import NO_FORM, refuse
    from capesdoc.header.date_tokens import tokenise
    from capesdoc.header.form_blanks import is_blank

    if len(text) > _LONGEST_DATE:
        return refuse("too long for a date", "unreadable-date", text[:40] + " … is no date")
    if not plain or plain.isspace():
        return Reading(value=None, rule="empty")
    reading = read_date_tokens(tokenise(plain), text, order=order)
    if reading.rule != NO_FORM:
        return reading
    if is_blank(plain):
        return refuse(
            "placeholder", "placeholder-value", f"{text!r} holds the place of a date; there is none"
        )
    if _RELATIVE.search(plain):
        return refuse(
            "relative date", "incomplete-date", f"{text!r} counts from a day that is not printed"
        )
    return reading


def _read_common(match: re.Match[str]) -> Reading[DateRange] | None:
    """Read a common form; None where anything is doubtful, for the long way says what."""
    year1, month1, day1, printed, day2, last2, month2, month3, day3, last3, year2 = match.groups()
    month = int(month1) if month1 else MONTHS.get((month2 or month3).lower(), 0)
    year = int(year1 or year2)
    last = last2 or last3
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        start = datetime.date(year, month, int(day1 or day2 or day3))
        end = datetime.date(year, month, int(last)) if last else start
    except ValueError:
        return None
    if end < start or (printed and WEEKDAYS.get(printed.lower()) != start.weekday()):
        return None
    return Reading(
        value=DateRange(start=start, end=end), rule="range of days" if last else "one day"
    )
