"""The spool: a compressed tar, unpacked once a process into a temporary file.

A compressed stream can only be read from its start, and a shard wants its own part of it. The file
has no name, so that nothing is left behind however the process ends.
"""

from __future__ import annotations

import atexit
import os
import threading
from typing import BinaryIO, Final

from capesdoc.archive.store import is_url
from capesdoc.errors import CorruptDocumentError, LimitExceededError

__all__ = ["forget", "spooled", "spooled_range"]

MOST_EXPANSION: Final = 200
"""How many times its packed size an archive may unpack to: real ones of text reach 20, and a bomb
1,000. It is the ratio that `Limits` allows inside a .docx."""

FREE_BYTES: Final = 64 * 1024 * 1024
"""Unpacked size below which the expansion does not matter."""

_CHUNK: Final = 1024 * 1024
_LOCK: Final = threading.Lock()
_OPEN: Final[dict[str, BinaryIO]] = {}


def spooled(uri: str) -> BinaryIO:
    """Give an archive unpacked, as a file of its own position.

    Raises:
        CorruptDocumentError: The compressed stream is damaged.
        LimitExceededError: It grows too much.
    """
    file = os.fdopen(os.dup(_spool(uri).fileno()), "rb")
    file.seek(0)
    return file


def spooled_range(uri: str, start: int, length: int) -> bytes:
    """Read some bytes of an archive unpacked; safe from several threads."""
    return os.pread(_spool(uri).fileno(), length, start)


def forget() -> None:
    """Give back the disk space of all spools."""
    with _LOCK:
        while _OPEN:
            _OPEN.popitem()[1].close()


atexit.register(forget)


def _spool(uri: str) -> BinaryIO:
    with _LOCK:
        if uri not in _OPEN:
            _OPEN[uri] = _unpacked(uri)
        return _OPEN[uri]


def _unpacked(uri: str) -> BinaryIO:
    import lzma
    import tempfile
    import zlib

    packed = _packed_file(uri)
    spool: BinaryIO = tempfile.TemporaryFile(prefix="capesdoc-")  # noqa: SIM115
    try:
        size = packed.seek(0, os.SEEK_END)
        packed.seek(0)
        _copy(_stream(uri, packed), spool, max(FREE_BYTES, size * MOST_EXPANSION), uri)
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        spool.close()
        raise CorruptDocumentError(f"the archive is damaged ({error})", source=uri) from error
    except BaseException:
        spool.close()
        raise
    finally:
        packed.close()
    return spool


def _packed_file(uri: str) -> BinaryIO:
    if is_url(uri):
        from capesdoc.archive.remote import split_url

        system, path = split_url(uri)
        file: BinaryIO = system.open(path, "rb")
        return file
    return open(uri, "rb")  # noqa: PTH123 — closed by the caller


def _stream(uri: str, packed: BinaryIO) -> BinaryIO:
    lower = uri.lower()
    if lower.endswith(("bz2",)):
        import bz2

        return bz2.BZ2File(packed)  # type: ignore[return-value]
    if lower.endswith(("xz",)):
        import lzma

        return lzma.LZMAFile(packed)  # type: ignore[return-value]
    import gzip

    return gzip.GzipFile(fileobj=packed)  # type: ignore[return-value]


def _copy(stream: BinaryIO, spool: BinaryIO, most: int, uri: str) -> None:
    written = 0
    while chunk := stream.read(_CHUNK):
        written += len(chunk)
        if written > most:
            raise LimitExceededError(
                f"the archive unpacks to more than {most} bytes; unpack it first if you trust it",
                limit="ratio",
                value=None,
                allowed=MOST_EXPANSION,
                source=uri,
            )
        spool.write(chunk)
    spool.flush()
