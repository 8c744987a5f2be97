"""Stack lines: what one line of a stack without labels is, whatever stands around it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from capesdoc.header.attendance import MODES
from capesdoc.header.labels import LabelTable, meaning_of
from capesdoc.header.lexicon import lexicon_of
from capesdoc.header.shapes import is_prose
from capesdoc.patterns import compile_later
from capesdoc.profile import Profile, label_key
from capesdoc.record import Precision

if TYPE_CHECKING:
    from capesdoc.header.date_times import DateTimeParts

__all__ = [
    "date_behind_noun",
    "is_date_line",
    "is_held_line",
    "is_measure_line",
    "is_page_line",
    "is_place_and_date",
    "is_posting_line",
    "opens_with_date",
    "parts_off_date",
    "says_document",
    "says_series",
    "type_before_date",
    "type_before_title",
    "type_names",
]

_POSTED: Final = compile_later(
    r"\W{0,3}(?:published|posted|updated|last updated|uploaded|issued|released|by|copyright|©)\b",
    re.IGNORECASE,
)
_BAR: Final = compile_later(r"\s\|\s|\s//\s|\s•\s")
_AFTER_TYPE: Final = compile_later(r"\s{0,4}[|•,]\s{1,4}")
_PARTED_CELLS: Final = 3
"""A date, a time and a place; of more, nobody knows which is what."""

_MENU_BAR: Final = compile_later(r"\s*(?:[|>»›•·/\t]|\s{2})\s*")
_MENU_LEAD: Final = compile_later(r"you are here:?\s*", re.IGNORECASE)
_MINUTES_TO_READ: Final = compile_later(
    r"\b\d{1,3}[\s-]min(?:ute)?s?\b[\s.]*(?:read)?\b", re.IGNORECASE
)
_HELD: Final = compile_later(r"\W{0,3}(?:was\s)?held\s(?:on|from|at)\b", re.IGNORECASE)
_LAST_WORDS: Final = frozenset({"summary", "report", "proceeding", "minute", "note", "brief"})
"""Last words of a line that says what a document is, in the singular as keys of labels are."""

_RECORDS: Final = frozenset({"minute", "call", "assembly", "hearing"})
"""Words before the day in the title of a record, besides the event nouns: `Minutes, 5 May`."""

_MOST_DOCUMENT_WORDS: Final = 5
"""Words of a line that says what the document is: `Expert Roundtable Summary Report` has four."""

_MOST_SERIES_WORDS: Final = 4
"""Words of the name of a series above a title: `ANNUAL MEMORIAL LECTURE` has three."""

_LONGEST_TYPE: Final = 40
"""Characters of a type of event before a colon; `Round-Table Discussion` has 22."""

_SHORTEST_TITLE: Final = 8
"""Characters of a title behind its type: one word may be a place."""

_MOST_PLACE_WORDS: Final = 6
"""Words of a place before a date: `Hotel Azalaï, Cotonou, Benin` has four; more is a sentence."""


_ROOMS: Final = frozenset({"at", "auditorium", "hall", "in", "lecture", "room", "the"})
"""Words in small letters with which a place begins behind an hour."""

_MOST_ADDRESS_WORDS: Final = 10
"""Words of a place behind a day and its hour: a room, a house and its street have eight."""


def is_posting_line(text: str) -> bool:
    """Whether a line says who put the text up, or when."""
    return _POSTED.match(text) is not None


def is_page_line(text: str, table: LabelTable) -> bool:
    """Whether a line belongs to the web page around the text: a menu, a button, a reading time."""
    colon = text.find(":", 0, 30)
    if (
        colon > 0
        and meaning_of(text[:colon].strip(), table).refused
        and _MINUTES_TO_READ.search(text)
    ):
        return True
    parts = [part for part in _MENU_BAR.split(_MENU_LEAD.sub("", text.strip(" #*"), 1)) if part]
    if _MINUTES_TO_READ.fullmatch(text.strip()):
        return True
    known = [_is_page_words(label_key(part, table.spellings), table) for part in parts]
    # A bread crumb ends in the page itself: `Home > Events > Ports and Peace`.
    return bool(known) and (all(known) or (len(known) > 2 and ">" in text and all(known[:-1])))


def _is_page_words(key: str, table: LabelTable) -> bool:
    """Whether a key is one entry of a menu, or several whose spaces are all that parts them."""
    words = key.split()
    at = 0
    while at < len(words):
        length = next(
            (n for n in (4, 3, 2, 1) if " ".join(words[at : at + n]) in table.page_words), 0
        )
        if not length:
            return False
        at += length
    return at > 0


def is_date_line(text: str, profile: Profile) -> bool:
    """Whether a line is a date, with its time or with time and place between bars, and no more."""
    parts = _dated(text, profile)
    return parts is not None and (
        not parts.rest or _is_parted_line(text, parts) or _leads_with_measures(text, parts)
    )


def is_place_and_date(text: str, profile: Profile) -> bool:
    """Whether a line is a place that ends in a known city or country, and a day."""
    parts = _dated(text, profile)
    if parts is None or len(parts.rest) != 1 or not _is_exact(parts):
        return False
    place = text[slice(*parts.rest[0])]
    last = place.rpartition(",")[2].strip(" .()").casefold()
    return last in lexicon_of(profile).places and len(place.split()) <= _MOST_PLACE_WORDS


def opens_with_date(text: str, profile: Profile) -> bool:
    """Whether a place and a day begin with the day: `5 May 2020, 10:00, Karachi` is no title."""
    parts = _dated(text, profile)
    return parts is not None and not text[: parts.dates[0].start].strip()


def type_before_date(text: str, profile: Profile) -> tuple[int, int] | None:
    """Find `Seminar | 5 May 2020 | 10:00 | Karachi`: where the type ends and the day starts."""
    mark = _AFTER_TYPE.search(text, 0, _LONGEST_TYPE)
    if mark is None or text[: mark.start()].strip().casefold() not in type_names(profile):
        return None
    rest = text[mark.end() :]
    if not opens_with_date(rest, profile):
        return None
    if not (is_date_line(rest, profile) or is_place_and_date(rest, profile)):
        return None
    return mark.start(), mark.end()


@lru_cache(maxsize=16)
def type_names(profile: Profile) -> frozenset[str]:
    """Give the event types of a profile in small letters."""
    return frozenset(event_type.casefold() for event_type in profile.event_types)


def is_held_line(text: str, profile: Profile) -> bool:
    """Whether a line tells when it was held: `Held on 5 March 2020 at 10 am in the hall`."""
    if _HELD.match(text) is None:
        return False
    parts = _dated(text, profile)
    return parts is not None and _is_exact(parts)


def is_measure_line(text: str, profile: Profile) -> bool:
    """Whether nothing but a date or a time stands behind a colon: `Deadline: 1 May 2020`."""
    rest = text.partition(":")[2].strip()
    if not rest or not any(character.isdigit() for character in rest):
        return False
    from capesdoc.header.date_times import split_date_time  # few headers ask for it

    parts = split_date_time(rest, order=profile.date_order)
    return (parts.date is not None or parts.time is not None) and not parts.rest


def parts_off_date(text: str, profile: Profile) -> bool:
    """Whether a comma or a bar parts a day from the rest of a line: `Hall A, 5 May 2020`."""
    parts = _dated(text, profile)
    if parts is None or not parts.rest or not _is_exact(parts):
        return False
    date = parts.dates[0]
    edges = {text[: date.start].rstrip()[-1:], text[date.end :].lstrip()[:1]}
    return not edges.isdisjoint(",|–-()") and not is_prose(text)


def date_behind_noun(text: str, table: LabelTable, profile: Profile) -> tuple[int, int] | None:
    """Find the day right behind the word for an event that ends a title: `Team Meeting 2023-10-11`.

    Only a known place may follow. `Seminar on the Attack of 16 December 2014` tells of another day.
    """
    parts = _dated(text, profile)
    if parts is None or not _is_exact(parts):
        return None
    date = parts.dates[0]
    words = label_key(text[: date.start], table.spellings).split()
    if words[-2:] == ["held", "on"] or words[-1:] == ["held"]:
        return date.start, date.end  # whatever follows: where it was held
    nouns = table.nouns | _RECORDS
    if not words or words[-1] not in nouns:
        return None
    if parts.times:
        return None
    behind = text[date.end :].strip(" .,()-–—")
    if behind and behind.rpartition(",")[2].strip().casefold() not in lexicon_of(profile).places:
        return None
    return date.start, date.end


def says_document(text: str, table: LabelTable) -> bool:
    """Whether a line says what the document is of which event: `Expert Roundtable Summary`."""
    words = label_key(text, table.spellings).split()
    if not 1 < len(words) <= _MOST_DOCUMENT_WORDS or words[-1] not in _LAST_WORDS:
        return False
    return not table.nouns.isdisjoint(words[:-1])


def says_series(text: str, below: str, table: LabelTable) -> bool:
    """Whether a line in capitals names a series, above a title that is none: `FELLOWS' SEMINAR`."""
    words = label_key(text, table.spellings).split()
    if ("series" in words or "serie" in words) and any(map(str.isdigit, text)):
        return True  # "Webinar Series: Session 4"
    return (
        text.isupper()
        and not below.isupper()
        and len(words) <= _MOST_SERIES_WORDS
        and words[-1:] != []
        and words[-1] in table.nouns
    )


def type_before_title(text: str, table: LabelTable) -> tuple[int, int, int, int] | None:
    """Find `Training: Ports and Ships`: where type and title start and end.

    Above labels a type and a colon label the title; in a heading they may be part of it.
    """
    start = len(text) - len(text.lstrip(" *"))
    colon = text.find(":", start, start + _LONGEST_TYPE)
    if colon < 0 or text[start] == "#":
        return None
    if label_key(text[start:colon], table.spellings) not in table.types:
        return None
    value = colon + 1
    while value < len(text) and text[value] in " *":
        value += 1
    end, stop = len(text[:colon].rstrip(" *")), len(text.rstrip(" *"))
    # What follows must be able to stand alone; a date behind a type is the label of the date.
    if stop - value < _SHORTEST_TITLE or not text[value:stop][0].isupper():
        return None
    return start, end, value, stop


def _dated(text: str, profile: Profile) -> DateTimeParts | None:
    if not any(character.isdigit() for character in text) or is_posting_line(text):
        return None
    from capesdoc.header.date_times import split_date_time  # likewise

    parts = split_date_time(text, order=profile.date_order)
    if parts.date is None or (len(parts.dates) > 1 and parts.date.value is None):
        return None
    return parts


def _is_exact(parts: DateTimeParts) -> bool:
    value = parts.date.value if parts.date is not None else None
    return value is not None and value.precision is Precision.DAY


def _leads_with_measures(text: str, parts: DateTimeParts) -> bool:
    """Whether a day and its hour open a line, and a few words follow: `5 May 2020, 6-8 pm  Hall A`.

    A day and an hour together are the event's; what follows must be no sentence.
    """
    if len(parts.rest) != 1 or len(parts.times) != 1 or not _is_exact(parts):
        return False
    rest = text[slice(*parts.rest[0])]
    measures = (*parts.dates, *parts.times)
    return (
        not text[: parts.dates[0].start].strip()
        and all(one.end <= parts.rest[0][0] for one in measures)
        and len(rest.split()) <= _MOST_ADDRESS_WORDS
        and (rest[0].isupper() or rest.split()[0] in _ROOMS or rest.casefold() in MODES)
        and not is_prose(rest)
    )


def _is_parted_line(text: str, parts: DateTimeParts) -> bool:
    """Whether bars part the date, the time and one thing more: `15 March | 3 pm | Room 2, Lahore`.

    Each must be alone between its bars, and the date must not stand behind the place, so that
    `Budget 2024 | 5 May` is none.
    """
    cells = [cell.strip() for cell in _BAR.split(text) if cell.strip()]
    if len(cells) != len(parts.dates) + len(parts.times) + 1 or len(parts.rest) != 1:
        return False
    if len(parts.times) != 1 or len(cells) != _PARTED_CELLS:
        return False
    rest = text[slice(*parts.rest[0])]
    return rest in cells and parts.rest[0][0] > parts.dates[0].start and not is_prose(rest)
