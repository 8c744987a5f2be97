"""Plausibility: whether what follows a label can be a value of that label at all.

This is not the reading of the value: it only keeps `Time: that was the word the minister used` and
a transcript's `Moderator: Thank you` out of the header.
"""

from __future__ import annotations

from typing import Final

from capesdoc.header.layouts import LabelMatch, Style
from capesdoc.header.shapes import is_date_like, is_name_like, is_prose, is_utterance, starts_low
from capesdoc.patterns import compile_later
from capesdoc.record import Role

__all__ = ["HARD", "LISTS", "LONG", "MEASURES", "PEOPLE", "SIGNING", "can_be_value"]

PEOPLE: Final = frozenset({*(role.value for role in Role), "patron", "editor", "reviewer"})
"""Names whose values are people."""

SIGNING: Final = frozenset({"rapporteur", "editor", "reviewer", "signature", "signature_date"})
"""Names of a sign-off. They stand below a report as often as in its header."""

LISTS: Final = PEOPLE | {"participants", "organizer", "partner", "sponsor", "apologies", "audience"}
"""Names whose values may be lists, an item a line."""

LONG: Final = frozenset({"objectives", "outcomes", "description", "agenda", "budget"})
"""Names of section-like fields, whose labels head a section of the body as often as a field."""

_DATES: Final = frozenset({"event_date", "start_date", "end_date"})
_TIMES: Final = frozenset({"time", "start_time", "end_time"})
_NUMBERS: Final = frozenset({"participant_count", "subcount"})
MEASURES: Final = _DATES | _TIMES | _NUMBERS

HARD: Final = (
    frozenset({"title", "event_type", "venue", "mode", "platform", "organizer", "participants"})
    | _DATES
    | _TIMES
    | {"participant_count", "theme", "audience", "partner"}
    | PEOPLE
)
"""Names that tell of the event itself. `Website:` or `Source:` alone do not make a header."""

_DIGIT: Final = compile_later(r"\d")

_BETWEEN: Final = compile_later(r"\s*(?:;|<br\s?/?>)\s*")
"""What parts the people of a list on one line, or in a cell of Markdown."""

_ADDRESSES: Final = ("http://", "https://", "www.")

FEW_WORDS: Final = 6
"""Words; a date or time without a digit is a phrase (`After Friday prayers`), not a clause."""

_STRICT: Final = frozenset({Style.DASH, Style.CAPITALS, Style.BOLD, Style.TAB})
"""Styles that also part words that are no labels, so that the value must fit the better."""


_COLON: Final = Style.COLON


def can_be_value(match: LabelMatch, value: str) -> bool:
    """Whether `value` may stand behind the label; an empty one may always."""
    if not value:
        return True
    name = match.meaning.names[0]
    if name in LONG:
        return True
    style = match.style
    strict = style is not _COLON and style in _STRICT
    if name in MEASURES:
        return _is_measure(value, strict=strict and name not in _NUMBERS)
    if name in PEOPLE:
        return _can_be_people(value, strict=strict)
    if starts_low(value) and is_prose(value):
        return False
    if strict and style is not Style.TAB and starts_low(value):
        return name == "link" and value.startswith(_ADDRESSES)
    return not (name == "venue" and is_utterance(value) and is_prose(value))


def _is_measure(value: str, *, strict: bool) -> bool:
    # A day or an hour has a digit at one of its ends, most often.
    if (
        value[-1].isdigit()
        or value[0].isdigit()
        or _DIGIT.search(value)
        or any(map(str.isdigit, value))
    ):
        return not (starts_low(value) and is_prose(value) and not is_date_like(value))
    return not strict and len(value.split()) <= FEW_WORDS and not is_utterance(value)


def _can_be_people(value: str, *, strict: bool) -> bool:
    if is_utterance(value):
        return False
    if starts_low(value) and is_prose(value):
        return False
    if not strict:
        return True
    # Each of a list is short; the list may be as long as a paragraph.
    if ";" in value or "<br" in value:
        return all(is_name_like(one) for one in _BETWEEN.split(value) if one)
    return is_name_like(value)
