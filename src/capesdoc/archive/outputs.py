"""Outputs: how the records of one shard are written. The same records give the same bytes."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import io
import json
from collections.abc import Iterator
from typing import BinaryIO, Final, Protocol

from capesdoc.archive.columns import need_pyarrow
from capesdoc.archive.options import Format
from capesdoc.archive.store import Store

__all__ = ["Part", "file_name_of", "part_name", "part_writer"]

LONGEST_NAME: Final = 200
"""Longest path component that is kept: most file systems allow 255 bytes with the suffix."""


class Part(Protocol):
    """Where the records of a shard go, in order."""

    def add(self, name: str, record: bytes) -> None:
        """Write one record: the document's name, and its JSON in one line."""


def part_name(shard: str, format: Format) -> str | None:
    """Give the name of a shard's part below the destination; None where it has many files."""
    return None if format is Format.FILES else f"data/part-{shard}.{format.value}"


@contextlib.contextmanager
def part_writer(store: Store, shard: str, format: Format) -> Iterator[Part]:
    """Open the part of a shard; it appears whole when the block ends well."""
    name = part_name(shard, format)
    if name is None:
        yield _Files(store)
    elif format is Format.PARQUET:
        need_pyarrow()
        from capesdoc.archive.parquet import ParquetPart

        with store.writer(name) as file:
            part = ParquetPart()
            yield part
            part.finish(file)
    elif format is Format.JSONL_GZ:
        # No name and no time in the header: nothing but the records decides the bytes.
        with (
            store.writer(name) as file,
            gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=6, mtime=0) as packed,
        ):
            yield _Lines(packed)  # type: ignore[arg-type]
    else:
        with store.writer(name) as file:
            yield _Lines(file)


class _Lines:
    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def add(self, name: str, record: bytes) -> None:
        self._file.write(record + b"\n")


class _Files:
    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, name: str, record: bytes) -> None:
        # A file is for people: indented. It holds the same record.
        text = json.dumps(json.loads(record), ensure_ascii=False, indent=2)
        with self._store.writer(file_name_of(name)) as file:
            file.write(text.encode() + b"\n")


def file_name_of(name: str) -> str:
    """Give the file that the record of a document goes to, always inside the destination.

    `2019/a.pdf` becomes `data/2019/a.pdf.json`. A component that leads elsewhere (`..`) or would
    be too long for a disk is written otherwise.
    """
    parts = [_safe(part) for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
    return "/".join(["data", *parts]) + ".json"


def _safe(part: str) -> str:
    if part == "..":
        return "%2E%2E"
    if len(part.encode()) <= LONGEST_NAME:
        return part
    digest = hashlib.sha256(part.encode()).hexdigest()[:16]
    return f"{part.encode()[: LONGEST_NAME - 20].decode(errors='ignore')}~{digest}"


def lines_of(file: BinaryIO, format: Format) -> Iterator[bytes]:
    """Give the records of a part of lines, one at a time."""
    if format is Format.JSONL_GZ:
        with gzip.open(file, "rb") as unpacked:
            yield from unpacked
    else:
        yield from io.BufferedReader(file) if isinstance(file, io.RawIOBase) else file
