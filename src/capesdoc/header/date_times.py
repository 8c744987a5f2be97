"""Dates and times within a longer value, and what is left of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

from capesdoc.findings import Doubt, Reading
from capesdoc.header import date_tokens, time_tokens
from capesdoc.header.date_bounds import is_not_the_day, refuse_day
from capesdoc.header.date_forms import read_date_tokens
from capesdoc.header.date_search import search_dates
from capesdoc.header.date_spans import NO_FORM as NO_DATE
from capesdoc.header.dates import read_date
from capesdoc.header.folding import fold_with_offsets
from capesdoc.header.form_blanks import is_blank
from capesdoc.header.time_search import search_times
from capesdoc.header.times import NO_FORM as NO_TIME
from capesdoc.header.times import read_time, read_time_tokens
from capesdoc.patterns import compile_later
from capesdoc.profile import DateOrder
from capesdoc.record import DateRange, TimeRange

__all__ = ["DateTimeParts", "Found", "find_dates", "find_times", "split_date_time"]

T_co = TypeVar("T_co", covariant=True)

_LONGEST_TEXT: Final = 100_000
"""Characters. Longer than any line of a report; beyond it nothing is searched."""

_PIECES: Final = compile_later(r"[^,;|]+")
_EDGE_START: Final = compile_later(
    r"""(?: [^\w\[(“"'#] | [(\[](?=\W{0,20}\Z) | Ι\b
          | (?: at|on|from|to|till|until|and|in|held|dated|between|time|date|timings?
              |hrs|hours|daily )\b
        ){1,20}""",
    re.IGNORECASE | re.VERBOSE,
)
_EDGE_END: Final = compile_later(
    r"""(?: [^\w.)\]”"'?!%]
          | \b(?: Ι|at|on|from|to|till|until|and|in|held|dated|between|time|date )\b
        ){1,20}\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_ASIDE: Final = compile_later(r"\([^()]{1,120}\)")
_CONNECTOR: Final = compile_later(r"[\s,)]{0,3}(?:to|till|until|[-–—])[\s,(]{0,3}", re.IGNORECASE)
_MOST_TIMES: Final = 6
"""Times among which one is told from its asides; more are an agenda (and this bounds the work)."""

_ASIDE_WORD: Final = compile_later(
    r"\s{0,4}(?!(?:from|at|to|till|until|time|local)\b)[^\W\d_]{4,}\b", re.IGNORECASE
)
_LONGEST_EDGE: Final = 60
"""Characters. So many are looked at for joining words and separators at the end of a stretch."""


class Found(NamedTuple, Generic[T_co]):
    """One value within a text.

    Attributes:
        start: Where it starts, in characters from 0.
        end: Where it ends, exclusive.
        reading: How it was read; a doubtful one (no year, two readings) has no value.
    """

    start: int
    end: int
    reading: Reading[T_co]


class DateTimeParts(NamedTuple):
    """A value that holds several things, taken apart.

    Attributes:
        date: The reading of its date, or None where it holds none.
        time: The reading of its time, or None where it holds none.
        dates: Every date, in order.
        times: Every time, in order.
        rest: Start and end of each stretch that is neither, without the separators at its edges:
            mostly a place.
    """

    date: Reading[DateRange] | None
    time: Reading[TimeRange] | None
    dates: tuple[Found[DateRange], ...]
    times: tuple[Found[TimeRange], ...]
    rest: tuple[tuple[int, int], ...]


def find_dates(text: str, *, order: DateOrder | None = None) -> tuple[Found[DateRange], ...]:
    """Find every date in a text, in order, in time linear in its length.

    A date is found where `read_date` reads one and it names at least a day and a month, or a month
    and a year. Never found: a date inside a word, a longer number or a web address; a year or a
    weekday alone; eight digits in a row; days whose dash was lost.

    Args:
        text: The text.
        order: The order of numeric dates, if known.
    """
    return _find_dates(text[:_LONGEST_TEXT], order, ())


def _find_dates(
    text: str, order: DateOrder | None, times: Sequence[Found[TimeRange]]
) -> tuple[Found[DateRange], ...]:
    plain, offsets = fold_with_offsets(text)
    tokens = date_tokens.tokenise(plain)
    if times:
        tokens = _without_times(tokens, offsets, times)
    found = []
    for first, last in search_dates(tokens, plain):
        start, end = offsets[tokens[first].start], offsets[tokens[last - 1].end - 1] + 1
        reading = read_date_tokens(tokens[first:last], text[start:end], order=order)
        if reading.rule != NO_DATE:
            found.append(Found(start=start, end=end, reading=reading))
    return tuple(found)


def _without_times(
    tokens: list[date_tokens.Token], offsets: Sequence[int], times: Sequence[Found[TimeRange]]
) -> list[date_tokens.Token]:
    """Make the tokens that belong to a time say nothing, so that a date may go on behind it."""
    out = []
    upcoming = iter(times)
    time = next(upcoming, None)
    for token in tokens:
        while time is not None and time.end <= offsets[token.start]:
            time = next(upcoming, None)
        inside = time is not None and time.start < offsets[token.end]
        out.append(token._replace(kind="_", text=" ") if inside else token)
    return out


def find_times(text: str) -> tuple[Found[TimeRange], ...]:
    """Find every time or range of times in a text, in order, in time linear in its length.

    A time is found where it has a colon, am or pm, or "hrs" behind four digits; numbers with a dot
    (`7.30`) only with am, pm or "hrs". Never found: a time inside a word, a number or an address.
    """
    text = text[:_LONGEST_TEXT]
    plain, offsets = fold_with_offsets(text)
    tokens = time_tokens.tokenise(plain)
    found = []
    for first, last in search_times(tokens, plain):
        start, end = offsets[tokens[first].start], offsets[tokens[last - 1].end - 1] + 1
        reading = read_time_tokens(tokens[first:last], text, offsets)
        if reading.rule != NO_TIME:
            found.append(Found(start=start, end=end, reading=reading))
    return tuple(found)


def split_date_time(text: str, *, order: DateOrder | None = None) -> DateTimeParts:
    """Take a value apart that holds a date, a time and perhaps a place.

    `11:00, 27th November 2009, UNICEF, Islamabad` is a time, a date and `UNICEF, Islamabad`. Where
    each end of a range has its own time (`7 May 2019 10:00 - 8 May 2019 17:00`), the date is the
    range of days and the time goes from the first time to the last.

    Args:
        text: The value.
        order: The order of numeric dates, if known.
    """
    times = find_times(text)
    dates = _find_dates(text[:_LONGEST_TEXT], order, times)
    rest = _leftovers(text, dates, times)
    if dates and not times:
        times = _read_pieces(text, rest, read_time, NO_TIME)
    elif times and not dates:
        dates = _read_pieces(text, rest, lambda piece: read_date(piece, order=order), NO_DATE)
    rest = _leftovers(text, dates, times)
    return DateTimeParts(
        date=_one_date(dates, times, text),
        time=_one_time(dates, times, text),
        dates=dates,
        times=times,
        rest=tuple(span for span in rest if not _says_nothing(text[slice(*span)])),
    )


def _read_pieces(
    text: str,
    rest: Sequence[tuple[int, int]],
    read: Callable[[str], Reading[T_co]],
    no_form: str,
) -> tuple[Found[T_co], ...]:
    """Read what stands alone between separators, where a search is too careful (`9.30 - 11.00`)."""
    found = []
    for first, last in rest:
        for piece in _PIECES.finditer(text, first, last):
            span = _trim(text, *piece.span())
            if span is None or _says_nothing(text[slice(*span)]):
                continue
            reading = read(text[slice(*span)])
            if reading.rule != no_form and reading.rule != "duration":
                found.append(Found(start=span[0], end=span[1], reading=reading))
    return tuple(found)


def _says_nothing(piece: str) -> bool:
    """Say whether a stretch is a placeholder or "all day"."""
    return is_blank(piece) or read_time(piece).rule == "all day"


def _leftovers(
    text: str, dates: Sequence[Found[DateRange]], times: Sequence[Found[TimeRange]]
) -> tuple[tuple[int, int], ...]:
    taken = sorted((one.start, one.end) for one in (*dates, *times))
    rest = []
    place = 0
    for start, end in (*taken, (len(text), len(text))):
        if start > place:
            span = _trim(text, place, start)
            if span is not None:
                rest.append(span)
        place = max(place, end)
    return tuple(rest)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Take separators and joining words off the edges of a stretch."""
    if match := _EDGE_START.match(text, start, end):
        start = match.end()
    tail = max(start, end - _LONGEST_EDGE)
    if match := _EDGE_END.search(text, tail, end):
        end = match.start()
    kept = text[start:end]
    if kept in {"T", "t"}:  # of ISO 8601, between the date and the time
        return None
    return (start, end) if any(character.isalnum() for character in kept) else None


def _is_stay(
    dates: Sequence[Found[DateRange]], times: Sequence[Found[TimeRange]], text: str
) -> bool:
    """Whether a day and an hour lead to a day and an hour: `5 May, 8 am to 9 May, 1 pm`."""
    if len(dates) != 2 or len(times) != 2:
        return False
    (first, last), (begin, end) = dates, times
    if not first.end <= begin.start < begin.end <= last.start < last.end <= end.start:
        return False
    return _CONNECTOR.fullmatch(text[begin.end : last.start]) is not None


def _stay(dates: Sequence[Found[DateRange]]) -> Reading[DateRange] | None:
    first, last = dates[0].reading, dates[1].reading
    if first.value is None or last.value is None or first.doubts or last.doubts:
        return first if first.value is None else last
    if last.value.end < first.value.start:
        doubt = Doubt(code="reversed-date-range", message="the range ends before it starts")
        return Reading(value=None, rule="range of days", doubts=(doubt,))
    value = DateRange(start=first.value.start, end=last.value.end)
    return Reading(value=value, rule="range of days, each with its time")


def _one_date(
    dates: Sequence[Found[DateRange]], times: Sequence[Found[TimeRange]], text: str
) -> Reading[DateRange] | None:
    if not dates:
        return None
    first = dates[0].reading
    if all(one.reading.value == first.value for one in dates):
        return refuse_day(text) if is_not_the_day(text, dates[0].start) else first
    if _is_stay(dates, times, text):
        return _stay(dates)
    message = f"{text[:80]!r} holds {len(dates)} dates; keep one"
    return Reading(
        value=None, rule="several dates", doubts=(Doubt(code="several-dates", message=message),)
    )


def _one_time(
    dates: Sequence[Found[DateRange]], times: Sequence[Found[TimeRange]], text: str
) -> Reading[TimeRange] | None:
    if not times:
        return None
    values = [one.reading.value for one in times]
    if len(times) == 2 and (joined := _join_times(dates, times, text)) is not None:
        return joined
    if all(value == values[0] for value in values):
        return times[0].reading
    few = len(times) <= _MOST_TIMES
    own = [one for one in times if not _is_in_aside(text, one)] if few else []
    if own and own[0] is times[0] and all(o.reading.value == values[0] for o in own):
        return own[0].reading
    message = f"{text[:80]!r} holds {len(times)} times; keep one"
    return Reading(
        value=None, rule="several times", doubts=(Doubt(code="several-times", message=message),)
    )


def _is_in_aside(text: str, time: Found[TimeRange]) -> bool:
    """Whether a time stands in brackets with words that say whose it is: `(Tea from 2.30pm)`.

    A time alone in brackets, or one with its zone, is another reading of the same and no aside.
    """
    for aside in _ASIDE.finditer(text):
        if aside.start() < time.start and time.end < aside.end():
            before = text[aside.start() + 1 : time.start]
            return _ASIDE_WORD.match(before) is not None
    return False


def _join_times(
    dates: Sequence[Found[DateRange]], times: Sequence[Found[TimeRange]], text: str
) -> Reading[TimeRange] | None:
    """Make one range of the time at each end of a range of days."""
    first, last = times[0].reading.value, times[1].reading.value
    if first is None or last is None or first.end is not None or last.end is not None:
        return None
    if _is_stay(dates, times, text):
        stay = _stay(dates)
        days = stay.value if stay is not None else None
    elif len(dates) != 1 or not any(dates[0].start < one.start < dates[0].end for one in times):
        return None
    else:
        days = dates[0].reading.value
    if days is None or (days.start == days.end and last.start < first.start):
        return None
    zone = first.timezone if first.timezone == last.timezone else first.timezone or last.timezone
    if first.timezone and last.timezone and first.timezone != last.timezone:
        return None
    value = TimeRange(start=first.start, end=last.start, timezone=zone)
    return Reading(value=value, rule="a time at each end of the days")
