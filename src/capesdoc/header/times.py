"""Times: when an event began and ended, as people print it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from capesdoc.findings import Doubt, Reading
from capesdoc.header.clock import MIDNIGHT, resolve_range, resolve_single
from capesdoc.header.folding import fold, fold_with_offsets
from capesdoc.header.time_ends import PrintedTime, arrange, make_clock, split_times
from capesdoc.patterns import compile_later
from capesdoc.record import TimeRange

if TYPE_CHECKING:
    from capesdoc.header.time_tokens import Token

__all__ = ["NO_FORM", "parse_time", "read_time", "read_time_tokens"]

_LONGEST_TIME: Final = 200
"""Characters. The longest in tests/header/time_cases.py, one instant in five zones, has 89."""

NO_FORM: Final = "no time form fits"

_COMMON: Final = compile_later(
    r"""\s*
    (\d{1,2}) [:.] (\d\d) \s? ([ap]m)?
    (?: \s? (?: - | to ) \s? (\d{1,2}) [:.] (\d\d) \s? ([ap]m)? )?
    (?: \s? \( ([a-z]{3,4}) \) | \s ([a-z]{3,4}) )?
    \s*""",
    re.VERBOSE | re.IGNORECASE,
)
"""The forms that nearly all reports use, read in one step; what it leaves alone goes the long way,
and tests/properties/test_time_laws.py holds the two equal."""

_DURATION: Final = compile_later(
    r"\W{0,3}(?:about\s)?\d{1,3}(?:[.:]\d{1,2})?[\s-]{0,3}(?:hours?|hrs?|h|min(?:ute)?s?)\b",
    re.IGNORECASE,
)
_ALL_DAY: Final = compile_later(r"\W{0,3}(?:all|full|whole)[\s-]{0,2}day\W{0,3}", re.IGNORECASE)

_REFERENCE: Final = frozenset({"gmt", "utc"})


def parse_time(text: str) -> TimeRange | None:
    """Read a time or a range of times, or None: the value of `read_time`."""
    return read_time(text).value


def read_time(text: str) -> Reading[TimeRange]:
    """Read one time of day or a range, with its zone as printed.

        times    = time {sep time}              sep = "," | ";" | "/" | "|" | "and" | nothing
        time     = end [("-" | "to" | "till" | "until") end] ["onwards"]
        end      = ["from" | "at"] [zone] reading [zone]
        reading  = hour (":" | "." | "h") minute [":" second] [half]
                 | hour half | hhmm ["hrs"] | "noon" | "midnight" | 12 ("noon" | "midnight")
        half     = "am" | "pm" with any stops | "in the morning" | "hrs" ...
        zone     = abbreviation | "UTC" sign hours | place "time"        in brackets or not

    Returns floating local time (RFC 5545, form 1), to the minute. `clock.resolve_range` says how
    a missing am or pm is taken from the other end. The midnight that ends a day, also `24:00`, is
    the end 00:00. An end before the start is kept as printed, with a doubt.

    A reading from 1 to 7 without am or pm is left alone (`3:30` at a seminar is an afternoon, at
    sunrise it is not), unless it is written as the 24-hour clock writes it (`03:30`).

    Several times: where each is in its own zone they are one instant, and the first is the local
    one: it is the value, with a doubt. Others have no value.

    Left alone, with a doubt: durations, "all day" (no doubt), half days, numbers alone, spelled-out
    times, and any text that is not all time: `date_times.split_date_time` finds the time in it.
    """
    if len(text) > _LONGEST_TIME:
        return _refuse("too long for a time", "unreadable-time", text[:40] + " … is no time")
    common = _COMMON.fullmatch(fold(text))
    if common is not None:
        reading = _read_common(common, text)
        if reading is not None:
            return reading
    # Loaded by the first time that is not written as nearly all are.
    from capesdoc.header.form_blanks import is_blank
    from capesdoc.header.time_tokens import tokenise

    plain, offsets = fold_with_offsets(text)
    if not plain or plain.isspace():
        return Reading(value=None, rule="empty")
    reading = read_time_tokens(tokenise(plain), text, offsets)
    if reading.rule != NO_FORM:
        return reading
    if is_blank(plain):
        return _refuse(
            "placeholder", "placeholder-value", f"{text!r} holds the place of a time; there is none"
        )
    if _ALL_DAY.fullmatch(plain):
        return Reading(value=None, rule="all day")
    if _DURATION.match(plain):
        return _refuse("duration", "unreadable-time", f"{text!r} says how long, not when")
    return reading


def _refuse(rule: str, code: str, message: str) -> Reading[TimeRange]:
    return Reading(value=None, rule=rule, doubts=(Doubt(code=code, message=message),))


def _read_common(match: re.Match[str], text: str) -> Reading[TimeRange] | None:
    """Read a common form; None where no clock shows that."""
    hour1, minute1, half1, hour2, minute2, half2, bracketed, bare = match.groups()
    zone = None
    if said := bracketed or bare:
        from capesdoc.header.time_words import WORD_KINDS

        if WORD_KINDS.get(said.lower()) != "z" or len(match.string) != len(text):
            return None
        zone = text[slice(*match.span(7 if bracketed else 8))]
    start = make_clock(hour1, minute1, half1)
    end = make_clock(hour2, minute2, half2) if hour2 else None
    if start is None or (hour2 and end is None):
        return None
    return _read_one(PrintedTime(start, end, zone=zone, is_open=False), text.strip())


def read_time_tokens(tokens: list[Token], text: str, offsets: Sequence[int]) -> Reading[TimeRange]:
    """Read time tokens that are already cut; `offsets` leads from them back to `text`."""
    kept = arrange(tokens)
    printed = text[offsets[tokens[0].start] : offsets[tokens[-1].end]] if tokens else text
    times = split_times(kept, text, offsets)
    if not times:
        return _refuse(NO_FORM, "unreadable-time", f"{printed!r} is not read as a time")
    readings = [_read_one(time, printed) for time in times]
    if len(readings) == 1:
        return readings[0]
    values = [reading.value for reading in readings]
    if all(value is not None and value == values[0] for value in values):
        return readings[0]
    zones = [time.zone.casefold() for time in times if time.zone] or [""]
    # A first time without its zone is the place's own only beside the time of reference: in
    # `10 am / 3 pm PKT` the zone may be that of both.
    own = times[0].zone is not None or zones[0].rstrip("0123456789:+-") in _REFERENCE
    apart = (
        len(set(zones)) == len(zones) >= len(times) - 1 and all(t.zone for t in times[1:]) and own
    )
    message = f"{printed!r} holds several times; " + (
        "the first, of the place itself, is kept" if apart and values[0] else "keep one"
    )
    return Reading(
        value=values[0] if apart else None,
        rule="one instant in several zones" if apart else "several times",
        doubts=(*readings[0].doubts, Doubt(code="several-times", message=message))
        if apart
        else (Doubt(code="several-times", message=message),),
    )


def _read_one(time: PrintedTime, printed: str) -> Reading[TimeRange]:
    """Resolve one time or range, or say why not."""
    if time.end is None:
        minutes = resolve_single(time.start)
        if minutes is None:
            return _refuse_ambiguous(time, printed)
        rule = "one time, open end" if time.is_open else "one time"
        return Reading(value=_as_value(minutes, None, time.zone), rule=rule)
    both = resolve_range(time.start, time.end)
    if both is None:
        return _refuse_ambiguous(time, printed)
    first, last = both
    doubts: tuple[Doubt, ...] = ()
    ends_at_midnight = last % MIDNIGHT == 0 and (time.end.half != "A" or first >= MIDNIGHT // 2)
    if last < first and not ends_at_midnight:
        message = f"{printed!r} ends before it starts; it is kept as printed, check both"
        doubts = (Doubt(code="reversed-time-range", message=message),)
    return Reading(value=_as_value(first, last, time.zone), rule="range of times", doubts=doubts)


def _as_value(first: int, last: int | None, zone: str | None) -> TimeRange:
    return TimeRange(
        start=_as_time(first), end=None if last is None else _as_time(last), timezone=zone
    )


def _as_time(minutes: int) -> datetime.time:
    return datetime.time(minutes // 60 % 24, minutes % 60)


def _refuse_ambiguous(time: PrintedTime, printed: str) -> Reading[TimeRange]:
    clocks = [time.start] if time.end is None else [time.start, time.end]
    readings = " or ".join(
        "-".join(
            f"{_as_time(clock.minutes if clock.half else clock.in_half(half)):%H:%M}"
            for clock in clocks
        )
        for half in "AP"
    )
    return _refuse("two readings", "ambiguous-time", f"{printed!r} is {readings}; print am or pm")
