"""Readings: each raw field read by the grammar of its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from capesdoc.findings import Doubt, Reading
from capesdoc.header.dates import read_date
from capesdoc.header.event_types import read_event_type_label
from capesdoc.header.lexicon import DEFAULT_LEXICON, Lexicon
from capesdoc.header.links import without_links
from capesdoc.header.people import find_people
from capesdoc.header.placeholders import is_placeholder
from capesdoc.header.raw_fields import RawField, placed
from capesdoc.header.times import read_time
from capesdoc.header.venues import read_venue
from capesdoc.patterns import compile_later
from capesdoc.profile import DateOrder
from capesdoc.record import Person, Role, TimeRange, Venue
from capesdoc.values import NamedTuple, filled

if TYPE_CHECKING:
    from capesdoc.header.date_times import DateTimeParts

# A grammar that few headers ask for is loaded by the function that asks: each module costs a start
# half a millisecond.

__all__ = ["DATES", "TIMES", "Entry", "read_field"]

DATES: Final = frozenset({"event_date", "start_date", "end_date"})
TIMES: Final = frozenset({"time", "start_time", "end_time"})
_MEASURED: Final = DATES | TIMES
_ROLES: Final = {**{role.value: role for role in Role}, "patron": Role.OTHER}

_CLOCKED: Final = compile_later(r"(?:\b(?:19|20)\d\d|\d\s?[ap]\.?m|\d\s?hrs)\b", re.IGNORECASE)
"""What a year or an hour looks like: asked before the value of a place is taken apart."""

_COUNTING: Final = compile_later(
    r"(?:(?:about|around|approx\w*|over|under|more\sthan|less\sthan|fewer\sthan|nearly|almost|roughly"
    r"|some|circa|ca|up\sto|at\sleast|above|below|between|an?\sestimated)\.?\s|[~≈<>±])?"
    r"\s?\d[\d,]{0,9}\+?(?![\w./:])",
    re.IGNORECASE,
)
"""How a number of people begins, read or not: `around 60`, `45 (in person), 30 (online)`."""

AS_PRINTED: Final = "as printed"


class Entry(NamedTuple):
    """What one field says under one name."""

    raw: RawField
    name: str | None
    reading: Reading[object]


def read_field(
    raw: RawField, order: DateOrder | None, lexicon: Lexicon = DEFAULT_LEXICON
) -> tuple[Entry, ...]:
    """Read a field under each of its names; a label of several kinds of value shares one text."""
    name = raw.name
    if name is None or not raw.text:
        return (Entry(raw, name, Reading(value=None, rule="empty" if name else AS_PRINTED)),)
    names = raw.names
    if name == "duration":
        return _duration(raw, order)
    if len(names) == 1 and name not in _MEASURED:
        return (filled(Entry, (raw, name, _read_one(raw, name, lexicon))),)
    if not DATES.isdisjoint(names) or not TIMES.isdisjoint(names):
        return _measures(raw, order, lexicon)
    return _several_roles(raw, lexicon)


def _read_one(raw: RawField, name: str, lexicon: Lexicon) -> Reading[object]:
    if raw.rows and (name in _ROLES or name == "participants"):
        from capesdoc.header.people_rows import read_rows

        return read_rows(raw.rows, _ROLES.get(name, Role.PARTICIPANT), lexicon)
    if name in _ROLES:
        return _people(raw, _ROLES[name], lexicon)
    if name == "venue":
        return _place(raw.text, lexicon)
    if name in {"mode", "platform"}:
        return read_venue(raw.text, lexicon)
    if name == "organizer":
        from capesdoc.header.organizers import read_organizers

        return read_organizers(raw.text)
    if name == "participant_count":
        from capesdoc.header.counts import read_count

        return read_count(raw.text)
    if name == "participants":
        return _participants(raw, lexicon)
    if name == "event_type":
        return read_event_type_label(raw.text)
    if is_placeholder(raw.text):
        doubt = Doubt(code="placeholder-value", message=f"{raw.text!r} is a placeholder")
        return Reading(value=None, rule="placeholder", doubts=(doubt,))
    return Reading(value=without_links(_one_line(raw)), rule=AS_PRINTED)


def _place(text: str, lexicon: Lexicon) -> Reading[object]:
    """Read a place, without the day and the hour that may be printed with it."""
    if _CLOCKED.search(text) is not None:
        from capesdoc.header.date_times import split_date_time

        parts = split_date_time(text)
        told = [
            one for one in (parts.date, parts.time) if one is not None and one.value is not None
        ]
        if told and len(parts.rest) == 1:
            return read_venue(text[slice(*parts.rest[0])], lexicon)
    return read_venue(text, lexicon)


def _one_line(raw: RawField) -> str:
    return raw.text if len(raw.items) <= 1 else " ".join(item.text for item in raw.items)


def _people(raw: RawField, role: Role, lexicon: Lexicon) -> Reading[object]:
    """Read the people of a value, each with its own place."""
    whole = placed(raw.items)
    found = find_people(whole.text, role=role, several=_is_plural(raw.label), lexicon=lexicon)
    if found.value is None:
        if role is Role.HOST:
            from capesdoc.header.organizers import read_organizers

            organizers = read_organizers(raw.text)
            if organizers.value:
                return Reading(value=organizers.value, rule="an organisation is the host")
        return Reading(value=None, rule=found.rule, doubts=found.doubts)
    people = tuple(
        [
            Person(
                role=one.person.role,
                name=one.person.name,
                honorific=one.person.honorific,
                position=one.person.position,
                affiliation=one.person.affiliation,
                inferred=raw.inferred,
                spans=whole.spans(one.start, one.end),
            )
            for one in found.value
        ]
    )
    return Reading(value=people, rule=found.rule, doubts=found.doubts)


def _is_plural(label: str) -> bool:
    """Whether a label says that they are several: `Panellists`, not `Speaker(s)`."""
    return label[-1:] in {"s", "S"} and label[-2:].casefold() != "ss" and "/" not in label


def _participants(raw: RawField, lexicon: Lexicon) -> Reading[object]:
    """Read a label that may hold a count, people, or a group, which stays text without a doubt."""
    from capesdoc.header.counts import read_count

    count = read_count(raw.text)
    if count.value is not None:
        return count
    people = _people(raw, Role.PARTICIPANT, lexicon)
    if people.value is not None and not people.doubts:
        return people
    if _COUNTING.match(raw.text) is not None:
        return Reading(value=None, rule=count.rule, doubts=count.doubts)
    return Reading(value=None, rule="a group: neither a count nor people")


def _several_roles(raw: RawField, lexicon: Lexicon) -> tuple[Entry, ...]:
    """Read `Chairperson/Moderator: X`: one person in each of the roles."""
    readings = [(name, _read_one(raw, name, lexicon)) for name in raw.names]
    sizes = {len(one.value) for _, one in readings if isinstance(one.value, tuple)}
    roles = sum(name in _ROLES for name in raw.names)
    if roles > 1 and max(sizes, default=0) > 1:
        said = {p.role for _, r in readings if isinstance(r.value, tuple) for p in r.value
                if isinstance(p, Person)}  # fmt: skip
        if len(said) != max(sizes):
            doubt = Doubt(
                code="uncertain-person",
                message=f"{raw.label!r} names several roles and {raw.text!r} several people",
            )
            return (Entry(raw, raw.name, Reading(value=None, rule="who did what is not printed",
                doubts=(doubt,))),)  # fmt: skip
    return tuple(Entry(raw, name, reading) for name, reading in readings)


def _measures(raw: RawField, order: DateOrder | None, lexicon: Lexicon) -> tuple[Entry, ...]:
    """Read dates and times, and the place that a label or the value adds to them."""
    text = _one_line(raw)
    names = raw.names
    if len(names) == 1:
        plain: Reading[object] = (
            read_date(text, order=order) if names[0] in DATES else read_time(text)
        )
        if plain.value is not None:
            return (filled(Entry, (raw, names[0], plain)),)
    from capesdoc.header.date_times import split_date_time

    parts = split_date_time(text, order=order)
    entries = []
    for name in names:
        if name in DATES:
            entries.append(Entry(raw, name, parts.date or read_date(text, order=order)))
        elif name in TIMES:
            entries.append(Entry(raw, name, parts.time or read_time(text)))
        elif name == "venue":
            entries.append(Entry(raw, name, _venue_in(text, parts.rest, lexicon)))
        else:
            entries.append(Entry(raw, name, _read_one(raw, name, lexicon)))
    if DATES.isdisjoint(names) and parts.date is not None and parts.date.value is not None:
        entries.append(Entry(raw, "event_date", parts.date))
    if TIMES.isdisjoint(names) and parts.time is not None and _tells(parts.time):
        entries.append(Entry(raw, _edge_of(names, parts), parts.time))
    place = None if "venue" in names else _sure_place(text, parts, lexicon)
    if place is not None:
        entries.append(Entry(raw, "venue", place))
    return tuple(entries)


def _sure_place(text: str, parts: DateTimeParts, lexicon: Lexicon) -> Reading[Venue] | None:
    """Read a place that no label names, behind a date or before it: only one that ends in a city.

    `27 November 2009, UNICEF, Islamabad` and `Nairobi, Kenya, 11 May 2016` are sure;
    `5 May 2020, Public Holiday` is not.
    """
    if len(parts.rest) != 1 or len(parts.dates) != 1 or parts.date is None:
        return None
    start, end = parts.rest[0]
    last = text[start:end].rpartition(",")[2].strip(" .").casefold()
    measures = (*parts.dates, *parts.times)
    behind = all(one.end <= start for one in measures) and end == len(text.rstrip(" ."))
    before = all(one.start >= end for one in measures) and not text[:start].strip()
    if not (behind or before) or last not in lexicon.places:
        return None
    found = read_venue(text[start:end], lexicon)
    return found if found.value is not None and found.value.name is not None else None


def _tells(time: Reading[TimeRange]) -> bool:
    """Whether a time beside a date was read, or has two readings that a user should know of."""
    return time.value is not None or any(one.code == "ambiguous-time" for one in time.doubts)


def _edge_of(names: tuple[str, ...], parts: DateTimeParts) -> str:
    """Say which time it is: under `Ends` one hour is the end, also beside its day."""
    one = parts.time is not None and parts.time.value is not None and parts.time.value.end is None
    if (one or parts.date is None) and names in {("start_date",), ("end_date",)}:
        return names[0].replace("date", "time")
    return "time"


def _venue_in(text: str, rest: tuple[tuple[int, int], ...], lexicon: Lexicon) -> Reading[object]:
    """Read the place beside a date: the one stretch that is neither date nor time."""
    if len(rest) != 1:
        doubts = (
            (Doubt(code="not-a-venue", message=f"{text!r} names no one place"),) if rest else ()
        )
        return Reading(value=None, rule="no venue beside the date", doubts=doubts)
    return read_venue(text[slice(*rest[0])], lexicon)


def _duration(raw: RawField, order: DateOrder | None) -> tuple[Entry, ...]:
    """Read `Duration: 3-7 July 2023`, `Duration: 10 am to 4 pm`; "2 hours" is neither."""
    from capesdoc.header.date_times import find_dates, find_times

    found: list[Entry] = []
    for name, values in (
        ("event_date", find_dates(raw.text, order=order)),
        ("time", find_times(raw.text)),
    ):
        if len(values) == 1:
            found.append(Entry(raw, name, values[0].reading))
    return tuple(found) or (Entry(raw, raw.name, Reading(value=raw.text, rule=AS_PRINTED)),)
