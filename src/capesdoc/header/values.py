"""Values: what the fields say, typed; a field that cannot be read stays text with a diagnostic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

import attrs

from capesdoc.findings import DIAGNOSTIC_CODES, Diagnostic, Reading, Severity
from capesdoc.header.dates import WEEKDAY_ONLY
from capesdoc.header.event_types import read_event_type
from capesdoc.header.lexicon import Lexicon, lexicon_of
from capesdoc.header.placeholders import is_placeholder
from capesdoc.header.raw_fields import RawField, is_plain_date
from capesdoc.header.readings import DATES, TIMES, Entry, read_field
from capesdoc.profile import DateOrder, Profile, label_key
from capesdoc.record import DateRange, Field, Mode, Person, TimeRange, Venue
from capesdoc.source import Line
from capesdoc.values import NamedTuple

if TYPE_CHECKING:
    from capesdoc.explanation import FieldReading

__all__ = ["Values", "as_field", "interpret"]

T = TypeVar("T")

_OF_THE_DOCUMENT: Final = frozenset({"poster", "publication_date", "signature_date"})
"""Names of fields that tell when the document was sent or signed: their clock is a machine's."""

_Decider: TypeAlias = Callable[[str, Iterable[str]], Reading[object] | None]

_DECIDED: Final = frozenset({"ambiguous-date", "ambiguous-time", "two-digit-year"})
"""Codes of the doubts that the rest of a document may decide."""

DECIDED_AT_MOST: Final = 16
"""Fields for which the rest of a document is read through: an event has one date and one time, and
a header a handful of both; a list of thousands of them would cost its square."""


class Values(NamedTuple):
    """The typed half of a record."""

    title: str | None = None
    event_type: str | None = None
    event_date: DateRange | None = None
    time: TimeRange | None = None
    venue: Venue | None = None
    people: tuple[Person, ...] = ()
    organizers: tuple[str, ...] = ()
    participant_count: int | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    fields: tuple[RawField, ...] = ()
    entries: tuple[Entry, ...] = ()

    @property
    def readings(self) -> tuple[FieldReading, ...]:
        """How each field was read; put into words anew at each call, since few ask."""
        from capesdoc.header.wording import field_readings

        return field_readings(self.fields, self.entries)


def interpret(
    fields: tuple[RawField, ...], profile: Profile, *, rest: tuple[Line, ...] = ()
) -> Values:
    """Read each field by the grammar of its name; the first labelled value wins.

    Args:
        fields: The raw fields, in the order of the document.
        profile: The vocabulary.
        rest: The other lines, which may show in which order the document writes numeric dates.
    """
    lexicon = lexicon_of(profile)
    entries = _read(fields, profile.date_order, lexicon)
    doubted = any(entry.reading.doubts for entry in entries)
    if doubted and profile.date_order is None and _is_ambiguous(entries):
        from capesdoc.header.numeric_dates import decide_order

        order = decide_order([raw.text for raw in fields] + [line.text for line in rest])
        if order is not None:
            entries = _read(fields, order, lexicon)
    if doubted:
        entries = _all_decided(entries, fields, rest)
    first = _first_entries(entries)
    title, event_type = _title_and_type(first, profile)
    event_date = _event_date(entries, first)
    time = _time(entries, first)
    return Values(
        title=title,
        event_type=event_type,
        event_date=event_date,
        time=time,
        venue=_venue(entries, first),
        people=_people(entries),
        organizers=_organizers(entries),
        participant_count=_first(first, ("participant_count", "participants"), int),
        diagnostics=(
            *(_diagnostics(entries) if doubted else ()),
            *_other_times(entries, time),
        ),
        fields=fields,
        entries=entries,
    )


def as_field(raw: RawField) -> Field:
    """Give a raw field as the record stores it."""
    return Field(
        name=raw.name, label=raw.label, text=raw.text, inferred=raw.inferred, spans=raw.spans
    )


def _read(
    fields: tuple[RawField, ...], order: DateOrder | None, lexicon: Lexicon
) -> tuple[Entry, ...]:
    return tuple([entry for raw in fields for entry in read_field(raw, order, lexicon)])


def _all_decided(
    entries: tuple[Entry, ...], fields: tuple[RawField, ...], rest: tuple[Line, ...]
) -> tuple[Entry, ...]:
    """Decide the first few of those that the rest of the document may decide."""
    open_ones = [at for at, one in enumerate(entries) if _may_be_decided(one)]
    if not open_ones:
        return entries
    decided = list(entries)
    for at in open_ones[:DECIDED_AT_MOST]:
        decided[at] = _decided(entries[at], fields, rest)
    return tuple(decided)


def _may_be_decided(entry: Entry) -> bool:
    doubts = entry.reading.doubts
    return bool(doubts) and doubts[0].code in _DECIDED


def _decider_of(code: str) -> _Decider:
    # Each is loaded by the first doubt that it may decide: most headers leave none.
    if code == "ambiguous-date":
        from capesdoc.header.days_in_words import decide_day

        return decide_day
    if code == "ambiguous-time":
        from capesdoc.header.time_halves import decide_half

        return decide_half
    from capesdoc.header.short_years import decide_century

    return decide_century


def _decided(entry: Entry, fields: tuple[RawField, ...], rest: tuple[Line, ...]) -> Entry:
    """Decide a time of two readings, or a year of two digits, by the rest of the document."""
    decide = _decider_of(entry.reading.doubts[0].code)
    others = [
        one.text for one in fields if one is not entry.raw and one.name not in _OF_THE_DOCUMENT
    ]
    reading = decide(entry.raw.text, [*others, *(line.text for line in rest)])
    return entry if reading is None else entry._replace(reading=reading)


def _is_ambiguous(entries: Iterable[Entry]) -> bool:
    return "ambiguous-date" in [doubt.code for entry in entries for doubt in entry.reading.doubts]


def _first_entries(entries: Sequence[Entry]) -> dict[str, Entry]:
    """Give the first entry of each name whose field is not empty."""
    first: dict[str, Entry] = {}
    for entry in entries:
        if entry.name is not None and entry.raw.text:
            first.setdefault(entry.name, entry)
    return first


def _first(first: dict[str, Entry], names: tuple[str, ...], kind: type[T]) -> T | None:
    """Give the value of the first field of the first name that has one, if it could be read."""
    for name in names:
        entry = first.get(name)
        if entry is not None and isinstance(entry.reading.value, kind):
            return entry.reading.value
    return None


def _title_and_type(first: dict[str, Entry], profile: Profile) -> tuple[str | None, str | None]:
    """Give the title, and the event type from its own label or else from the words of the title."""
    title = _first(first, ("title",), str)
    event_type = _first(first, ("event_type",), str)
    if event_type is None and title is not None:
        event_type = read_event_type(title, types=profile.event_types).value
    return title, event_type


def _event_date(entries: Sequence[Entry], first: dict[str, Entry]) -> DateRange | None:
    """Give the first labelled date; a label that says whose date it is goes before a plain one."""
    dated = [one for one in entries if one.name == "event_date" and one.raw.text]
    # `Day: Friday` above `Date: 6 March` tells no day of its own.
    dated = [one for one in dated if one.reading.rule != WEEKDAY_ONLY] or dated
    start = _first(first, ("start_date",), DateRange)
    if len(dated) == 1 and start is None:
        chosen: Entry | None = dated[0]
    else:
        chosen = next((one for one in dated if not is_plain_date(one.raw)), None)
    if chosen is None and start is None and dated:
        chosen = dated[0]
    if chosen is not None:
        value = chosen.reading.value
        return value if isinstance(value, DateRange) else None
    end = _first(first, ("end_date",), DateRange)
    if start is None or end is None:
        return start
    if start.precision is not end.precision or end.end < start.start:
        return None
    return DateRange(start=start.start, end=end.end, precision=start.precision)


def _time(entries: Sequence[Entry], first: dict[str, Entry]) -> TimeRange | None:
    own = [
        one
        for one in entries
        if one.name == "time" and one.raw.text and ("time" in one.raw.names or one.reading.value)
    ]
    labelled = [one for one in own if "time" in one.raw.names]
    if labelled or own:
        value = (labelled or own)[0].reading.value
        if not isinstance(value, TimeRange):
            return None
        return _ended(value, labelled[1:]) if value.end is None else value
    start = _first(first, ("start_time",), TimeRange)
    end = _first(first, ("end_time",), TimeRange)
    if start is None or end is None or start.end is not None:
        return start
    if end.end is not None or end.timezone not in {None, start.timezone}:
        return start
    return attrs.evolve(start, end=end.start)


def _ended(time: TimeRange, others: Sequence[Entry]) -> TimeRange:
    """Give a time with the end that a second telling of the same hour prints."""
    for other in others:
        told = other.reading.value
        if (
            isinstance(told, TimeRange)
            and told.end is not None
            and told.start == time.start
            and told.timezone in {None, time.timezone}
        ):
            return attrs.evolve(time, end=told.end)
    return time


def _venue(entries: Sequence[Entry], first: dict[str, Entry]) -> Venue | None:
    """Give the first venue, with the mode and platform that labels of their own say."""
    named_so = [one for one in entries if one.name == "venue" and one.raw.text]
    told = [one for one in named_so if "venue" in one.raw.names] or named_so
    value = told[0].reading.value if told else None
    venue = value if isinstance(value, Venue) else None
    mode = _first(first, ("mode",), Venue)
    platform = first.get("platform")
    said: Mode | None = mode.mode if mode is not None else None
    named = mode.platform if mode is not None else None
    if platform is not None:
        read = platform.reading.value
        # `Medium: English` says in which language, unless it names a platform that is known.
        language = label_key(platform.raw.label, {}) == "medium"
        printed = None if language or is_placeholder(platform.raw.text) else platform.raw.text
        named = (read.platform if isinstance(read, Venue) else None) or printed
        if venue is None and said is None and isinstance(read, Venue) and read.platform:
            said = read.mode  # `Platform: Zoom` and no place: nobody met anywhere else
    if venue is not None and said is None and named is None:
        return venue
    if venue is None:
        return Venue(name=None, mode=said, platform=named) if said or named else None
    return Venue(name=venue.name, mode=said or venue.mode, platform=venue.platform or named)


def _people(entries: Sequence[Entry]) -> tuple[Person, ...]:
    found: dict[tuple[object, ...], Person] = {}
    for entry in entries:
        if isinstance(entry.reading.value, tuple):
            for one in entry.reading.value:
                if isinstance(one, Person):
                    found.setdefault((one.role, one.name.casefold(), one.affiliation), one)
    return tuple(found.values())


def _organizers(entries: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            one
            for entry in entries
            if entry.name in {"organizer", "host"} and isinstance(entry.reading.value, tuple)
            for one in entry.reading.value
            if isinstance(one, str)
        )
    )


def _other_times(entries: Sequence[Entry], time: TimeRange | None) -> Iterable[Diagnostic]:
    """Name a time beside the date that is not the time of the record: `Date: 3 May, 10 am`."""
    if time is None:
        return
    for entry in entries:
        told = entry.reading.value
        if entry.name != "time" or not isinstance(told, TimeRange) or "time" in entry.raw.names:
            continue
        if told.timezone and time.timezone and told.timezone != time.timezone:
            continue  # the same hour in two zones
        if told.start != time.start or (told.end and time.end and told.end != time.end):
            message = (
                f"{entry.raw.text!r} gives another time than the label of the time, which counts"
            )
            yield Diagnostic(
                code="several-times",
                severity=DIAGNOSTIC_CODES["several-times"],
                message=message,
                field="time",
                spans=entry.raw.spans,
            )


def _diagnostics(entries: Sequence[Entry]) -> Iterable[Diagnostic]:
    """Give each doubt a place; of a field that is not the first of its name none is given."""
    seen: set[str] = set()
    timed = any(entry.name in TIMES and entry.name in entry.raw.names for entry in entries)
    for entry in entries:
        if timed and entry.name in TIMES and entry.name not in entry.raw.names:
            continue  # an unread time beside the date, where a label tells the time
        if entry.name in DATES | {"time", "venue", "title"}:
            if entry.name in seen:
                continue
            seen.add(entry.name)
        for doubt in entry.reading.doubts:
            yield Diagnostic(
                code=doubt.code,
                severity=DIAGNOSTIC_CODES.get(doubt.code, Severity.WARNING),
                message=doubt.message,
                field=entry.name,
                spans=entry.raw.spans,
            )
