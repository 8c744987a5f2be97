"""Wording: how fields were read, in words, for `explain`; loaded only where it is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from capesdoc.explanation import FieldReading
from capesdoc.header.raw_fields import RawField
from capesdoc.header.readings import Entry
from capesdoc.header.values import as_field
from capesdoc.record import DateRange, Person, Precision, TimeRange, Venue

__all__ = ["field_readings", "in_words"]


def field_readings(
    fields: tuple[RawField, ...], entries: Sequence[Entry]
) -> tuple[FieldReading, ...]:
    """Put into words how each field was read, in the order of the fields."""
    by_field: dict[int, list[Entry]] = {id(raw): [] for raw in fields}
    for entry in entries:
        by_field[id(entry.raw)].append(entry)
    return tuple(_field_reading(raw, by_field[id(raw)]) for raw in fields)


def _field_reading(raw: RawField, entries: list[Entry]) -> FieldReading:
    if len(entries) == 1:
        reading = entries[0].reading
        return FieldReading(
            field=as_field(raw),
            rule=reading.rule,
            value=in_words(reading.value),
            refused=tuple(doubt.message for doubt in reading.doubts),
        )
    worded = [(one.name, in_words(one.reading.value)) for one in entries]
    return FieldReading(
        field=as_field(raw),
        rule="; ".join(f"{one.name}: {one.reading.rule}" for one in entries),
        value="; ".join(f"{name}: {value}" for name, value in worded if value) or None,
        refused=tuple(doubt.message for one in entries for doubt in one.reading.doubts),
    )


def in_words(value: object) -> str | None:
    """Say a typed value in one line, or give None for no value."""
    if value is None:
        return None
    if isinstance(value, DateRange):
        return _date(value)
    if isinstance(value, TimeRange):
        return _time(value)
    if isinstance(value, Venue):
        parts = (value.name, value.mode, value.platform)
        return ", ".join(part for part in parts if part)
    if isinstance(value, tuple):
        return "; ".join(_person(one) if isinstance(one, Person) else str(one) for one in value)
    return str(value)


def _date(value: DateRange) -> str:
    if value.precision is Precision.YEAR:
        return str(value.start.year)
    if value.precision is Precision.MONTH:
        return f"{value.start:%Y-%m}"
    return str(value.start) if value.start == value.end else f"{value.start} to {value.end}"


def _time(value: TimeRange) -> str:
    text = f"{value.start:%H:%M}"
    if value.end is not None:
        text += f" to {value.end:%H:%M}"
    return f"{text} {value.timezone}" if value.timezone else text


def _person(person: Person) -> str:
    name = f"{person.honorific} {person.name}" if person.honorific else person.name
    parts = (person.role, person.position, person.affiliation)
    return f"{name} ({', '.join(part for part in parts if part)})"
