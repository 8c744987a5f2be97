"""Halves: whether a time printed without am or pm stands in the document with one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from capesdoc.findings import Reading
from capesdoc.header.times import read_time
from capesdoc.patterns import compile_later
from capesdoc.record import TimeRange

__all__ = ["decide_half"]

_CLOCK: Final = compile_later(r"(?<![\d:.])(\d{1,2})[:.](\d\d)(?![\d:])")
_HALVED: Final = compile_later(
    r"(?<![\d:.])0?(\d{1,2})[:.](\d\d)(?![\d:])\s{0,2}([ap])\.?\s?m\b", re.IGNORECASE
)


def decide_half(text: str, others: Iterable[str]) -> Reading[TimeRange] | None:
    """Read a time of two readings as the rest of the document prints it, or give None.

    `Time: 3:30` is 15:30 where the document says `at 3:30 p.m.` and nowhere `3:30 a.m.`. Another
    time with am or pm decides nothing: a report of an afternoon may name a morning.
    """
    clock = _CLOCK.search(text)
    if clock is None:
        return None
    printed = (clock[1].lstrip("0"), clock[2])
    halves = {
        found[3].casefold()
        for other in others
        if clock[2] in other
        for found in _HALVED.finditer(other)
        if (found[1], found[2]) == printed
    }
    if len(halves) != 1:
        return None
    reading = read_time(f"{text[: clock.end()]} {halves.pop()}m{text[clock.end() :]}")
    if reading.value is None or reading.doubts:
        return None
    return Reading(value=reading.value, rule=f"{reading.rule}; am or pm as the document prints it")
