"""Pieces: the bytes of one document inside a .zip or .tar, read in place and unpacked with care."""

from __future__ import annotations

import struct
import zlib
from typing import Final, Protocol

from capesdoc.archive.task import Piece, Task
from capesdoc.errors import (
    CorruptDocumentError,
    EncryptedDocumentError,
    LimitExceededError,
    ReadError,
    UnsupportedFormatError,
)
from capesdoc.limits import Limits

__all__ = ["METHODS", "packed_bytes", "read_task", "unpack"]

METHODS: Final = {0: "stored", 8: "deflate", 12: "bzip2"}
"""Compression methods of the zip directory that are read, by their number."""

_LOCAL_HEADER: Final = struct.Struct("<4s22xHH")
"""A zip entry's own header: signature, fields we know from the directory, two lengths."""

_LOCAL_SIGNATURE: Final = b"PK\x03\x04"


def read_task(task: Task, limits: Limits) -> str | bytes:
    """Give what the parser is to read: a path, or bytes.

    Raises:
        ReadError: The document cannot be taken out of its archive.
    """
    if task.refusal:
        raise ReadError(task.refusal, source=task.name)
    if task.piece is None:
        if task.content is not None:
            return task.content
        assert task.path is not None  # noqa: S101 — a task has one or the other
        return task.path
    if task.content is not None:
        return unpack(task.content, task.piece, name=task.name, limits=limits)
    assert task.path is not None  # noqa: S101 — likewise
    with open(task.path, "rb") as file:  # noqa: PTH123 — pathlib is slow to load
        packed = packed_bytes(file, task.piece, name=task.name)
    return unpack(packed, task.piece, name=task.name, limits=limits)


class Seekable(Protocol):
    """A file as far as it is needed here."""

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Move from the start (0) or from here (1)."""

    def read(self, size: int, /) -> bytes:
        """Read so many bytes."""


def packed_bytes(file: Seekable, piece: Piece, *, name: str) -> bytes:
    """Read the packed bytes of a piece from its seekable archive.

    Raises:
        CorruptDocumentError: They are not where the archive says.
    """
    file.seek(piece.offset)
    if piece.method != "tar":
        header = file.read(_LOCAL_HEADER.size)
        if len(header) < _LOCAL_HEADER.size or header[:4] != _LOCAL_SIGNATURE:
            raise CorruptDocumentError("is not where its zip archive says", source=name)
        _, name_length, extra_length = _LOCAL_HEADER.unpack(header)
        file.seek(name_length + extra_length, 1)
    packed = file.read(piece.packed)
    if len(packed) < piece.packed:
        raise CorruptDocumentError("is cut off: its archive ends too early", source=name)
    return packed


def unpack(packed: bytes, piece: Piece, *, name: str, limits: Limits) -> bytes:
    """Unpack a document, never to more than its declared size.

    Raises:
        LimitExceededError: The declared size is over the limit for a file.
        UnsupportedFormatError: It is packed by a method that is not read.
        CorruptDocumentError: Size or checksum are not what the archive declares.
    """
    if piece.size > limits.file_bytes:
        raise LimitExceededError(
            f"has {piece.size:,} bytes once unpacked and the limit file_bytes is "
            f"{limits.file_bytes:,}: raise it with Limits(file_bytes=…) if it is to be trusted",
            limit="file_bytes",
            value=piece.size,
            allowed=limits.file_bytes,
            source=name,
        )
    content = _inflated(packed, piece, name)
    if len(content) != piece.size:
        raise CorruptDocumentError("is not as long as its archive declares", source=name)
    if piece.method != "tar" and zlib.crc32(content) != piece.crc:
        raise CorruptDocumentError("does not have the checksum its archive declares", source=name)
    return content


def _inflated(packed: bytes, piece: Piece, name: str) -> bytes:
    # One byte more than declared is asked for, so that a lie about the size shows.
    most = piece.size + 1
    try:
        if piece.method == "deflate":
            return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most)
        if piece.method == "bzip2":
            import bz2  # few archives are packed so

            return bz2.BZ2Decompressor().decompress(packed, most)
    except (zlib.error, OSError) as error:
        raise CorruptDocumentError(f"cannot be unpacked ({error})", source=name) from error
    if piece.method in ("tar", "stored"):
        return packed
    if piece.method == "encrypted":
        raise EncryptedDocumentError(
            "is encrypted by its zip archive: unpack it first", source=name
        )
    raise UnsupportedFormatError(
        f"is packed by zip method {piece.method}, which is not read; unpack it first", source=name
    )
