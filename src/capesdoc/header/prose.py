"""Prose: what a dateline or the first sentence says of an event whose header does not."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from capesdoc.header.date_times import Found, find_dates
from capesdoc.header.raw_fields import Piece, Placed, RawField, placed, unfolded
from capesdoc.header.shapes import is_prose
from capesdoc.header.sheet import OPENING_LINES
from capesdoc.header.stacked import inferred_field
from capesdoc.patterns import compile_later
from capesdoc.profile import Profile
from capesdoc.record import DateRange, Precision
from capesdoc.source import Boundary, Line

__all__ = ["find_in_prose"]

PARAGRAPH_LINES: Final = 20
"""Lines of a hard-wrapped first paragraph that are read; a line has some ninety characters."""

_PLACE: Final = compile_later(
    r"\W{0,3}(?:PR/|[A-Z][^\W\d_.'-]{1,20}(?:[ -][A-Z][^\W\d_.'-]{1,20}){0,2})[,:\s]{0,4}"
)
_DATELINE_END: Final = compile_later(
    r"\s{0,3}(?:\([^()]{2,30}\)|/[A-Z]{2,10}/)?\s{0,3}(?:[:—–]|-(?=\s))"
)
_HELD: Final = compile_later(
    r"\b(?:organi[sz]ed|held|hosted|conducted|convened|arranged|took place|was launched|hosts|"
    r"organi[sz]es|held a|inaugurated)\b",
    re.IGNORECASE,
)
_SENTENCE_END: Final = compile_later(r"(?<=[a-z0-9)”\"’]{2})[.!?][”\"’]?\s+(?=[A-Z“\"])")
_RELATIVE: Final = compile_later(
    r"\b(?:yesterday|tomorrow|(?:last|next|previous|coming|this) (?:week|month|year|[a-z]+day)|"
    r"will (?:be (?:held|hosted|launched|organi[sz]ed)|hold|host|organi[sz]e|convene|take place)|"
    r"here on|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_TITLED: Final = compile_later(
    r"(?:\s(?:on|titled|entitled|themed|under the (?:theme|title)(?: of)?|with the (?:theme|title)|"
    r"on the (?:topic|theme|subject)(?: of)?))?[,:]?\s{1,3}(?P<title>[“\"‘][^“”\"‘’]{8,200}[”\"’])",
    re.IGNORECASE,
)


def find_in_prose(
    rest: tuple[Line, ...], names: frozenset[str], profile: Profile
) -> tuple[RawField, ...]:
    """Find the date, and where nothing else has them type and title, in the first paragraph.

    dateline = place [","] date ["(" agency ")"] (":" | dash)
    sentence = … type ["on"] ["“" title "”"] … held … date …       in any order, within one sentence

    The date must be one day or a range of days, printed in full, and the only date of the
    paragraph; no word may tell of another day ("yesterday", "on Friday"). The text stays in its
    paragraph: nothing is taken out.
    """
    if "event_date" in names:
        return ()
    paragraph = _first_paragraph(rest)
    if paragraph is None:
        return ()
    text = paragraph.text
    dates = find_dates(text, order=profile.date_order)
    if len(dates) != 1 or not _is_exact(dates[0]):
        return ()
    date = dates[0]
    # "on Saturday" tells of another day, but not in "on Saturday, 5th August 2017".
    if any(one.end() <= date.start or one.start() >= date.end for one in _RELATIVE.finditer(text)):
        return ()
    sentence = _SENTENCE_END.search(text, date.end)
    end = sentence.start() + 1 if sentence is not None else len(text)
    event = _types(profile).search(text, 0, end)
    told = event is not None and _HELD.search(text, 0, end) is not None
    if not _is_dateline(text, date) and not (told and _is_first_sentence(text, date.start)):
        return ()
    found = [_field("event_date", paragraph, date.start, date.end)]
    if told and event is not None and "title" not in names:
        titled = _TITLED.match(text, event.end())
        if titled is not None and titled.end() <= end:
            found.append(_field("title", paragraph, *titled.span("title")))
        if "event_type" not in names:
            found.append(_field("event_type", paragraph, *event.span()))
    return tuple(found)


def _is_first_sentence(text: str, start: int) -> bool:
    return _SENTENCE_END.search(text, 0, start) is None


def _first_paragraph(rest: tuple[Line, ...]) -> Placed | None:
    for index, line in enumerate(rest[:OPENING_LINES]):
        if is_prose(line.text):
            end = index + 1
            while (
                end < len(rest)
                and end - index < PARAGRAPH_LINES
                and rest[end].boundary is Boundary.LINE
            ):
                end += 1
            start = _paragraph_start(rest, index, end)
            return placed(unfolded(tuple(_whole(one) for one in rest[start:end])))
    return None


def _paragraph_start(rest: tuple[Line, ...], index: int, end: int) -> int:
    """Give the first line of a paragraph: a wrapped one may begin with names alone.

    `The Deccan Circle of Harbours organised a talk on the 7` reads as no sentence. A line above is
    of the paragraph where it had no room for the next word; a heading had.
    """
    width = max([len(line.text) for line in rest[index:end]])
    start = index
    while start > 0 and rest[start].boundary is Boundary.LINE:
        words = rest[start].text.split(maxsplit=1)
        if not words or len(rest[start - 1].text) + 1 + len(words[0]) <= width:
            break
        start -= 1
    return start


def _whole(line: Line) -> Piece:
    text = line.text
    return Piece(line, len(text) - len(text.lstrip()), len(text.rstrip()))


def _is_exact(date: Found[DateRange]) -> bool:
    value = date.reading.value
    return value is not None and value.precision is Precision.DAY and not date.reading.doubts


def _is_dateline(text: str, date: Found[DateRange]) -> bool:
    return (
        _PLACE.fullmatch(text[: date.start]) is not None
        and _DATELINE_END.match(text, date.end) is not None
    )


def _field(name: str, paragraph: Placed, start: int, end: int) -> RawField:
    pieces = tuple(
        Piece(piece.line, piece.start + max(start - at, 0), min(piece.start + end - at, piece.end))
        for at, piece in paragraph.places
        if max(start, at) < min(end, at + piece.end - piece.start)
    )
    return inferred_field(name, pieces, in_prose=True)


@lru_cache(maxsize=16)
def _types(profile: Profile) -> re.Pattern[str]:
    """Compile the event types of a profile, the longest first; a space may be a hyphen."""
    longest_first = sorted(set(profile.event_types), key=len, reverse=True)
    words = "|".join(
        re.escape(one).replace(r"\ ", "[ -]").replace(r"\-", "[ -]") for one in longest_first
    )
    return re.compile(rf"\b(?:{words})\b" if words else r"(?!)", re.IGNORECASE)
