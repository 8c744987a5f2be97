"""Clock readings: which time of day `3:30` is, given what is printed beside it."""

from __future__ import annotations

from typing import Final

from capesdoc.values import NamedTuple

__all__ = ["MIDNIGHT", "Clock", "resolve_range", "resolve_single"]

_HOUR: Final = 60
_HALF_DAY: Final = 12 * _HOUR
MIDNIGHT: Final = 24 * _HOUR
"""Minutes. The midnight that ends a day, as the end of an event."""

_FIRST_CLEAR_HOUR: Final = 8
"""Hour. `9:30` and `8:00` without am or pm are mornings: an evening is printed with pm or as 20:00.
From 1 to 7 both are usual (`3:30` for a seminar, `7:30` for breakfast or a dinner), so nobody can
tell. Shown by the groups on bare hours in tests/header/time_cases.py."""


class Clock(NamedTuple):
    """One clock reading as printed.

    Attributes:
        hour: 0 to 24.
        minute: 0 to 59.
        half: `A` before noon, `P` after noon, `G` the midnight that ends a day, else empty.
        padded: Whether it is written as the 24-hour clock writes it (`03:30`, `0330`).
    """

    hour: int
    minute: int
    half: str
    padded: bool

    @property
    def printed(self) -> int:
        """Minutes of the day as they stand, on a clock of 24 hours."""
        return self.hour * _HOUR + self.minute

    def in_half(self, half: str) -> int:
        """Minutes of the day in one half of it."""
        if half == "G":
            return MIDNIGHT
        if self.hour > 12:
            return self.printed
        return self.hour % 12 * _HOUR + self.minute + (_HALF_DAY if half == "P" else 0)

    @property
    def is_clear(self) -> bool:
        """Whether the reading alone says which half of the day it is in."""
        return bool(self.half) or self.is_of_24_hours

    @property
    def is_of_24_hours(self) -> bool:
        """Whether only a clock of 24 hours is written like this."""
        return self.padded or self.hour == 0 or self.hour > 12

    @property
    def minutes(self) -> int:
        """Minutes of the day of a clear reading."""
        return self.in_half(self.half) if self.half else self.printed


def resolve_single(clock: Clock) -> int | None:
    """Give the minutes of the day, or None where both halves are possible."""
    if clock.is_clear or clock.hour >= _FIRST_CLEAR_HOUR:
        return clock.minutes
    return None


def resolve_range(start: Clock, end: Clock) -> tuple[int, int] | None:
    """Give both ends in minutes of the day, or None where two readings are possible.

    An end without am or pm takes that of the other end if the range then runs forwards, else the
    other one (`11 - 1 pm` starts before noon). Without either, one reading that only a clock of 24
    hours has (`15:30`, `09:00`) speaks for both; else a start from 8 to 12 is in the morning, and
    an end that would come before it is after noon (`9:00 - 5:00`).
    """
    if start.half and end.half:
        return start.minutes, end.minutes
    if start.half:
        return _follow(start.minutes, end, start.half)
    if end.half:
        return _precede(start, end)
    first, last = start.printed, end.printed
    if start.is_of_24_hours or end.is_of_24_hours:
        wrapped = last < first <= _HALF_DAY + 59 and 0 < end.hour < _FIRST_CLEAR_HOUR
        return None if wrapped else (first, last)
    if start.hour < _FIRST_CLEAR_HOUR:
        return None
    if last >= first:
        return first, last
    if end.hour < _FIRST_CLEAR_HOUR:
        return first, last + _HALF_DAY
    return None


def _follow(first: int, end: Clock, half: str) -> tuple[int, int] | None:
    """Place an end without am or pm after a start that has one."""
    if end.hour == 0 or end.hour > 12:
        return first, end.printed
    for candidate in (half, "A" if half == "P" else "P"):
        last = end.in_half(candidate)
        if last > first:
            return first, last
    return None


def _precede(start: Clock, end: Clock) -> tuple[int, int] | None:
    """Place a start without am or pm before an end that has one."""
    last = end.minutes
    if start.hour == 0 or start.hour > 12:
        return start.printed, last
    half = "A" if end.half == "A" else "P"
    for candidate in (half, "A" if half == "P" else "P"):
        first = start.in_half(candidate)
        if first < last:
            return first, last
    return None
