"""Time ends: the clock readings that a row of time tokens names, each with its zone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from capesdoc.header.clock import Clock
from capesdoc.header.time_tokens import Token

__all__ = ["PrintedTime", "arrange", "split_times"]

_MOST_TIMES: Final = 6
"""Times in one value. Flyers print up to five zones; more times than this are an agenda."""

_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100
"""Years. Between them a number of four digits without "hrs" may be a year (`2019-2020`)."""

_END: Final = r"p{0,2}z?(?:[cbq][APHngd]{0,3}|[ng])z{0,2}"
_RANGE: Final = re.compile(rf"(?P<start>{_END})(?:-(?P<end>{_END}))?(?:-?o|-$)?")
_DIGITS: Final = re.compile(r"\d+")


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
    while out and out[0].kind in "-,":
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
    digits = _DIGITS.findall(number.text)
    if number.kind == "q":
        hour, minute = int(digits[0][:-2]), int(digits[0][-2:])
        padded = len(digits[0]) == 4
    else:
        hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
        padded = number.kind == "c" and digits[0][0] == "0"
    half = "".join(mark for mark in marks if mark in "APng")
    if half in {"n", "g"}:
        if hour != 12 or (half == "g" and minute):
            return None
        half = "P" if half == "n" else "G"
    if minute > 59 or hour > 24 or (hour == 24 and minute) or len(half) > 1:
        return None
    if (half == "A" and hour > 12) or (half == "P" and hour in {0, 24}):
        return None
    return Clock(hour, minute, half, padded)
