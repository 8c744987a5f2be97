"""Time ends: the clock readings that a row of time tokens names, each with its zone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from capesdoc.header.clock import Clock
from capesdoc.patterns import compile_later
from capesdoc.values import NamedTuple

if TYPE_CHECKING:
    from capesdoc.header.time_tokens import Token

__all__ = ["PrintedTime", "arrange", "make_clock", "split_times"]

_MOST_TIMES: Final = 6
"""Times in one value. Flyers print up to five zones; more times than this are an agenda."""

_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100
"""Years. Between them a number of four digits without "hrs" may be a year (`2019-2020`)."""

_END: Final = r"p{0,2}z?(?:[cbq][APHngd]{0,3}|[ng])z{0,2}"
_RANGE: Final = compile_later(rf"(?P<start>{_END})(?:-(?P<end>{_END}))?(?:-?o|-$)?")
_DIGITS: Final = compile_later(r"\d+")


class PrintedTime(NamedTuple):
    """One time as printed, its zone as a slice of the text."""

    start: Clock
    end: Clock | None
    zone: str | None
    is_open: bool


def arrange(tokens: list[Token]) -> list[Token]:
    """Drop what says nothing, and commas before a zone; "between 3 and 5" is a range."""
    kept = [token for token in tokens if token.kind != "_"]
    between = any(token.text == "between" for token in kept)
    out: list[Token] = []
    for token in kept:
        kind = token.kind
        if kind == "&":
            token = token._replace(kind="-" if between else ",")
        elif kind == "z" and out and out[-1].kind == "," and out[-1].text == ",":
            out.pop()
        out.append(token)
    while out and out[0].kind in "-," and not out[0].text.isalpha():
        out.pop(0)
    return out


def split_times(tokens: list[Token], text: str, offsets: Sequence[int]) -> list[PrintedTime]:
    """Give the times of a row of tokens in order; none where anything else stands among them."""
    shape = "".join(token.kind for token in tokens)
    times: list[PrintedTime] = []
    place = 0
    while place < len(shape):
        match = _RANGE.match(shape, place)
        if match is None or len(times) == _MOST_TIMES:
            return []
        start = _read_clock(tokens[match.start("start") : match.end("start")])
        end = None
        if match["end"]:
            end = _read_clock(tokens[match.start("end") : match.end("end")])
        if start is None or (match["end"] and end is None):
            return []
        zones = _zones(tokens[match.start() : match.end()], text, offsets)
        if len(set(zones)) > 1 or not _looks_like_time(tokens[place : match.end()]):
            return []
        is_open = match.end() > max(match.end("start"), match.end("end"))
        times.append(PrintedTime(start, end, zones[0] if zones else None, is_open))
        place = match.end()
        while place < len(shape) and shape[place] == ",":
            place += 1
    return times


def _zones(tokens: list[Token], text: str, offsets: Sequence[int]) -> list[str]:
    """Give each zone as printed; two side by side, `PKT (UTC+5)`, are one."""
    zones: list[str] = []
    before: Token | None = None
    first = 0
    for token in tokens:
        if token.kind == "z":
            if before is not None and before.kind == "z":
                both = text[first : offsets[token.end]]
                zones[-1] = both + (")" if "(" in both else "")
            else:
                first = offsets[token.start]
                zones.append(text[first : offsets[token.end - 1] + 1])
        before = token
    folded = {zone.casefold() for zone in zones}
    return zones[:1] if len(folded) == 1 else zones


def _looks_like_time(tokens: list[Token]) -> bool:
    """Say whether a time has more about it than numbers: `10`, `7-8` and `2019-2020` are none.

    Numbers of four digits alone are times where a clock can show them, they stand on a step of
    five minutes, and they are not all years. `10 hrs` and `2-3 hours` say how long; `1500 hrs` and
    `15h-17h` say when.
    """
    if any(token.kind in "cAPngd" for token in tokens):
        return True
    numbers = [token for token in tokens if token.kind in "bq"]
    hours = sum(token.kind == "H" for token in tokens)
    if hours:
        return any(token.kind == "q" for token in numbers) or len(numbers) == hours == 2
    if any(len(token.text) != 4 or int(token.text) % 5 for token in numbers):
        return False
    return any(not _FIRST_YEAR <= int(token.text) <= _LAST_YEAR for token in numbers)


def _read_clock(tokens: list[Token]) -> Clock | None:
    """Read the tokens of one end, or None where no clock shows that."""
    marks = "".join(token.kind for token in tokens if token.kind in "APHngd")
    number = next((token for token in tokens if token.kind in "cbq"), None)
    if number is None:
        return Clock(12, 0, "P", padded=False) if "n" in marks else Clock(0, 0, "G", padded=False)
    if number.kind == "q":
        hour, minute = number.text[:-2].zfill(2), number.text[-2:]
        clock = make_clock(hour, minute, "")
        clock = clock and clock._replace(padded=len(number.text) == 4)
    else:
        hour, minute, *_ = (*_DIGITS.findall(number.text), "")
        clock = make_clock(hour, minute, "")
        clock = clock and clock._replace(padded=clock.padded and number.kind == "c")
    return None if clock is None else _in_half(clock, "".join(m for m in marks if m in "APng"))


def make_clock(hour: str, minute: str, half: str | None) -> Clock | None:
    """Make a reading of its digits and "am", "pm" or nothing; None where no clock shows it."""
    clock = Clock(int(hour), int(minute or 0), "", padded=hour[0] == "0")
    if clock.hour > 24 or clock.minute > 59 or (clock.hour == 24 and clock.minute):
        return None
    return _in_half(clock, half[0].upper()) if half else clock


def _in_half(clock: Clock, half: str) -> Clock | None:
    """Put a reading in a half of the day (`A`, `P`, `n` noon, `g` midnight) that it can be in."""
    if half in {"n", "g"}:
        if clock.hour != 12 or (half == "g" and clock.minute):
            return None
        half = "P" if half == "n" else "G"
    if len(half) > 1 or (half == "A" and clock.hour > 12):
        return None
    if half == "P" and clock.hour in {0, 24}:
        return None
    return clock._replace(half=half) if half else clock
