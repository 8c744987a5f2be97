"""Parquet: records as columns, with a schema derived from the record's own classes."""

from __future__ import annotations

import datetime
import enum
import types
import typing
from collections.abc import Iterator
from functools import cache
from typing import BinaryIO

import attrs
import pyarrow as pa
import pyarrow.parquet as pq

from capesdoc.findings import Diagnostic
from capesdoc.json_format import from_dict, from_json
from capesdoc.record import EventReport

__all__ = ["ParquetPart", "arrow_schema", "read_parquet"]

_PLAIN = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    datetime.date: pa.date32(),
    datetime.time: pa.time32("s"),
}


@cache
def arrow_schema() -> pa.Schema:
    """Give the Arrow schema of a record."""
    return pa.schema(_fields(EventReport))


def _fields(cls: type) -> list[pa.Field]:
    hints = typing.get_type_hints(cls)
    return [_field(one.name, hints[one.name]) for one in attrs.fields(cls) if _is_stored(cls, one)]


def _is_stored(cls: type, one: attrs.Attribute[object]) -> bool:
    # The name of the document is stored once, in `source.name`.
    return not (cls is Diagnostic and one.name == "source")


def _field(name: str, hint: object) -> pa.Field:
    optional = typing.get_origin(hint) in (types.UnionType, typing.Union)
    if optional:
        (hint,) = [part for part in typing.get_args(hint) if part is not type(None)]
    return pa.field(name, _type(hint), nullable=optional)


def _type(hint: object) -> pa.DataType:
    if typing.get_origin(hint) is tuple:
        # `tuple[X, ...]` and a box of four numbers alike: a list of its first type.
        return pa.list_(_field("element", typing.get_args(hint)[0]))
    if isinstance(hint, type) and attrs.has(hint):
        return pa.struct(_fields(hint))
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return pa.string()
    if hint in _PLAIN:
        return _PLAIN[hint]
    raise TypeError(f"no Arrow type stands for {hint!r}")


class ParquetPart:
    """The records of one shard, gathered and written as one file."""

    def __init__(self) -> None:
        self._rows: list[dict[str, object]] = []

    def add(self, name: str, record: bytes) -> None:
        """Take one record."""
        row = attrs.asdict(
            from_json(record),
            value_serializer=lambda _, __, value: (
                value.value if isinstance(value, enum.Enum) else value
            ),
            filter=lambda one, _: one.name != "source" or one.eq is not False,
        )
        self._rows.append(row)

    def finish(self, file: BinaryIO) -> None:
        """Write what was taken."""
        table = pa.Table.from_pylist(self._rows, schema=arrow_schema())
        pq.write_table(table, file, compression="zstd")


def read_parquet(file: BinaryIO) -> Iterator[EventReport]:
    """Give the records of a part."""
    for batch in pq.ParquetFile(file).iter_batches():
        for row in batch.to_pylist():
            yield from_dict(_as_json(row))


def _as_json(value: object) -> typing.Any:
    if isinstance(value, dict):
        return {key: _as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_as_json(one) for one in value]
    if isinstance(value, datetime.time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value
