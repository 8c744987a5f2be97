"""Plain values of a record without cattrs, for a process that writes few records.

Loading cattrs and having it make a converter costs as much as three hundred records: an eighth of
the start of a process that reads one document. What a field holds is told here by its value; what
cattrs gives is told by its declaration. Tests hold one to the other.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from operator import attrgetter
from types import NoneType
from typing import Any, Final

from capesdoc.findings import Diagnostic, Severity
from capesdoc.record import (
    DateRange,
    EventReport,
    Field,
    Mode,
    Paragraph,
    ParagraphKind,
    Person,
    Precision,
    Role,
    TimeRange,
    Venue,
)
from capesdoc.source import Origin
from capesdoc.span import Span

__all__ = ["minutes", "plain"]

_Writer = Callable[[Any], Any]

_AS_THEY_ARE: Final = frozenset({"str", "int", "bool", "str | None", "int | None"})
"""Declared types of fields whose values JSON holds as they are."""

_AS_LISTS: Final = frozenset({"BBox | None", "tuple[str, ...]"})
"""Declared types of fields that hold several such values."""

_HIDDEN: Final = {Diagnostic: ("source",)}
"""What of a class is not written: a record names its document once."""


def plain(report: EventReport) -> dict[str, Any]:
    """Give a record as plain dicts, lists, strings and numbers.

    Raises:
        KeyError: It holds something of a class that records do not have by themselves.
    """
    written: dict[str, Any] = _WRITERS[report.__class__](report)
    return written


def minutes(time: datetime.time) -> str:
    """Write a time as `15:30`."""
    return time.isoformat(timespec="minutes")


def _fields_of(kind: Any) -> _Writer:
    shown = [one for one in kind.__attrs_attrs__ if one.name not in _HIDDEN.get(kind, ())]
    names = [one.name for one in shown]
    values = attrgetter(*names)
    lists = [one.name for one in shown if one.type in _AS_LISTS]
    deep = [one.name for one in shown if one.type not in _AS_THEY_ARE | _AS_LISTS]

    def write(value: Any) -> dict[str, Any]:
        data = dict(zip(names, values(value), strict=False))
        for name in lists:
            if data[name] is not None:
                data[name] = list(data[name])
        for name in deep:
            held = data[name]
            data[name] = _WRITERS[held.__class__](held)
        return data

    return write


def _items(values: tuple[Any, ...]) -> list[Any]:
    return [_WRITERS[value.__class__](value) for value in values]


_WRITERS: Final[dict[type, _Writer]] = {
    tuple: _items,
    datetime.date: datetime.date.isoformat,
    datetime.time: minutes,
    NoneType: lambda value: value,
    **dict.fromkeys((Precision, Mode, Role, ParagraphKind, Severity), attrgetter("_value_")),
}
_WRITERS.update(
    (kind, _fields_of(kind))
    for kind in (
        DateRange, Diagnostic, EventReport, Field, Origin,
        Paragraph, Person, Span, TimeRange, Venue,
    )
)  # fmt: skip
