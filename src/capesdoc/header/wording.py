"""Wording: a typed value in words, for `capesdoc explain`."""

from __future__ import annotations

from capesdoc.record import DateRange, Person, Precision, TimeRange, Venue

__all__ = ["in_words"]


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
