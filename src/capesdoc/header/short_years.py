"""Short years: which century a year of two digits is in, where the document says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from capesdoc.findings import Reading
from capesdoc.header.date_times import find_dates
from capesdoc.header.dates import read_date
from capesdoc.patterns import compile_later
from capesdoc.record import DateRange

__all__ = ["decide_century"]

_SHORT_YEAR: Final = compile_later(r"(?<=\D)['’]?(\d\d)\W{0,3}\Z")
_FULL_YEAR: Final = compile_later(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def decide_century(text: str, others: Iterable[str]) -> Reading[DateRange] | None:
    """Read a date with a year of two digits as the rest of the document prints it, or give None.

    `8-Feb-91` is 8 February 1991 where the document says `Friday, February 8, 1991`: the same day
    in full. Another day of that year decides nothing.
    """
    year = _SHORT_YEAR.search(text)
    if year is None:
        return None
    for other in others:
        if not any(one[0].endswith(year[1]) for one in _FULL_YEAR.finditer(other)):
            continue
        for found in find_dates(other):
            full = found.reading.value
            if full is None or found.reading.doubts:
                continue
            reading = _with_year(text, year, full.start.year)
            if reading.value == full and not reading.doubts:
                return Reading(
                    value=full, rule=f"{reading.rule}; the year as the document prints it"
                )
    return None


def _with_year(text: str, year: re.Match[str], full: int) -> Reading[DateRange]:
    return read_date(f"{text[: year.start()]}{full}")
