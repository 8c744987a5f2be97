"""Date bounds: words in front of a date that say it is not the day of the event."""

from __future__ import annotations

import re
from typing import Final

from capesdoc.findings import Reading
from capesdoc.header.date_spans import refuse
from capesdoc.patterns import compile_later
from capesdoc.record import DateRange

__all__ = ["is_not_the_day", "refuse_day"]

LONGEST_WORDS: Final = 60
"""Characters before a date in which such words stand; `Registration is open until` has 26."""

_NOT_THE_DAY: Final = compile_later(
    r"""
    \b(?:
        (?:every|each|alternate)\b [^.;()]{0,40}                       # Every Tuesday in May 2023
      | (?:mon|tues|wednes|thurs|fri|satur|sun)days (?:\s(?:in|of|during))?
      | \d{1,2}(?:st|nd|rd|th)?\s or                                   # 5 or 6 March 2020
      | (?: as\s(?:of|at) | before | after | by | since | until | till | than
          | (?:deadline|last\sdate|clos(?:es|ed|ing))(?:\sdate)?
          | published | posted | updated | issued | submitted | received | signed
          | (?:postponed|rescheduled|moved|shifted|changed)(?:\sfrom)? | instead\sof
          | week\s(?:of|commencing|beginning|ending|starting) | w/[ce]
        ) (?:\s(?:on|is|the|of|from|date)){0,2}
    )
    [\s:,–-]{0,3} \Z
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NEW_DAY: Final = compile_later(
    r"(?:postponed|rescheduled|moved|shifted|changed)[\s:]*\Z", re.IGNORECASE
)
_FROM: Final = compile_later(r"from\b", re.IGNORECASE)
_LIMIT: Final = compile_later(r"(?:until|till|untill)\b", re.IGNORECASE)


def is_not_the_day(text: str, start: int) -> bool:
    """Say whether the words before a date at `start` make it a bound, a rhythm or another day.

    `Every Tuesday in May 2023` is no month of events, `before 27 March 2020` no day, `5 or 6 March`
    not decided, and `Postponed from 5 May 2020` the day on which nothing was held; to
    `Rescheduled: 7 May 2020` it was moved.
    """
    before = text[max(0, start - LONGEST_WORDS) : start]
    if _LIMIT.match(text, start) is not None:
        return True
    if not before or _NOT_THE_DAY.search(before) is None:
        return False
    return _NEW_DAY.search(before) is None or _FROM.match(text, start) is not None


def refuse_day(text: str) -> Reading[DateRange]:
    """Refuse a date that such words stand before."""
    return refuse(
        "not the day of the event",
        "incomplete-date",
        f"{text[:80]!r} does not say on which day it was; print that day",
    )
