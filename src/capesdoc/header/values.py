"""Values: what the fields say, typed; a field that cannot be read stays text with a diagnostic."""

from __future__ import annotations

import attrs
from attrs import frozen

from capesdoc.findings import DIAGNOSTIC_CODES, Diagnostic, Reading
from capesdoc.header.dates import read_date
from capesdoc.header.fields import RawField
from capesdoc.header.people import read_people
from capesdoc.header.times import read_time
from capesdoc.header.venues import read_venue
from capesdoc.profile import Profile
from capesdoc.record import DateRange, Field, FieldReading, Person, Role, TimeRange, Venue

__all__ = ["Values", "interpret"]


@frozen(kw_only=True)
class Values:
    """The typed half of a record."""

    title: str | None = None
    event_type: str | None = None
    event_date: DateRange | None = None
    time: TimeRange | None = None
    venue: Venue | None = None
    people: tuple[Person, ...] = ()
    organizers: tuple[str, ...] = ()
    participant_count: int | None = None
    readings: tuple[FieldReading, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def interpret(fields: tuple[RawField, ...], profile: Profile) -> Values:
    """Read each field by the grammar of its name; the first labelled value wins."""
    values = Values()
    readings: list[FieldReading] = []
    diagnostics: list[Diagnostic] = []
    for raw in fields:
        values, reading = _interpret_one(values, raw, profile)
        readings.append(
            FieldReading(
                field=as_field(raw),
                rule=reading.rule,
                value=None if reading.value is None else str(reading.value),
                refused=tuple(doubt.message for doubt in reading.doubts),
            )
        )
        diagnostics.extend(
            Diagnostic(
                code=doubt.code,
                severity=DIAGNOSTIC_CODES[doubt.code],
                message=doubt.message,
                field=raw.name,
                spans=raw.spans,
            )
            for doubt in reading.doubts
        )
    return attrs.evolve(values, readings=tuple(readings), diagnostics=tuple(diagnostics))


def as_field(raw: RawField) -> Field:
    """Give a raw field as the record stores it."""
    return Field(
        name=raw.name, label=raw.label, text=raw.text, inferred=raw.inferred, spans=raw.spans
    )


def _interpret_one(
    values: Values, raw: RawField, profile: Profile
) -> tuple[Values, Reading[object]]:
    if raw.name == "title" and values.title is None:
        kind = next((t for t in profile.event_types if raw.text.startswith(t)), None)
        return (
            attrs.evolve(values, title=raw.text, event_type=values.event_type or kind),
            Reading(value=raw.text, rule="as printed"),
        )
    if raw.name == "event_date" and values.event_date is None:
        date = read_date(raw.text, order=profile.date_order)
        return attrs.evolve(values, event_date=date.value), date
    if raw.name == "time" and values.time is None:
        time = read_time(raw.text)
        return attrs.evolve(values, time=time.value), time
    if raw.name == "venue" and values.venue is None:
        venue = read_venue(raw.text)
        return attrs.evolve(values, venue=venue.value), venue
    if raw.name is not None and raw.name in set(Role):
        people = read_people(raw.text, role=Role(raw.name))
        found = tuple(attrs.evolve(one, spans=raw.spans) for one in people.value or ())
        return attrs.evolve(values, people=(*values.people, *found)), people
    return values, Reading(value=raw.text, rule="as printed")
