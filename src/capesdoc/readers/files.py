"""Files: from whatever the caller has (path, bytes, binary file) to its bytes, read once."""

from __future__ import annotations

import os
import stat
from os import PathLike
from typing import BinaryIO, Final

from capesdoc.errors import (
    EmptyFileError,
    LimitExceededError,
    MissingFileError,
    NotAFileError,
    ReadError,
)
from capesdoc.limits import Limits
from capesdoc.names import printable
from capesdoc.readers.base import Content

__all__ = ["Source", "load", "name_of", "read_file"]

Source = str | PathLike[str] | bytes | bytearray | memoryview | BinaryIO
"""What can be parsed: `str` and `PathLike` are paths, bytes and binary files are contents."""

_NAMELESS: Final = "<bytes>"
_SEPARATORS: Final = os.sep + (os.altsep or "")


def name_of(source: Source) -> str:
    """Give the name a source goes by: its file name without the folder."""
    if isinstance(source, (str, PathLike)):
        return printable(_last_part(os.fspath(source)))
    if isinstance(source, (bytes, bytearray, memoryview)):
        return _NAMELESS
    name = getattr(source, "name", None)
    return printable(_last_part(name)) if isinstance(name, str) else _NAMELESS


def load(source: Source, *, limits: Limits, name: str | None = None) -> Content:
    """Read the bytes of a source, once.

    Raises:
        MissingFileError: There is no such file.
        NotAFileError: It is a folder, a pipe or a device.
        EmptyFileError: It has no bytes.
        LimitExceededError: It is larger than `limits.file_bytes`; checked before it is read.
        ReadError: It may not be read.
        TypeError: The source is a text file or nothing that can be read.
    """
    known_as = name_of(source) if name is None else printable(name)
    if isinstance(source, (str, PathLike)):
        data = _read_path(os.fspath(source), known_as, limits)
    elif isinstance(source, (bytes, bytearray, memoryview)):
        data = bytes(source)
    else:
        data = read_file(source, limits)
    if len(data) > limits.file_bytes:
        raise _too_large(len(data), known_as, limits)
    if not data:
        raise EmptyFileError("the file is empty (0 bytes): nothing to parse", source=known_as)
    return Content(data=data, name=known_as)


def _read_path(path: str, name: str, limits: Limits) -> bytes:
    try:
        # O_NONBLOCK: opening a named pipe would otherwise wait for ever for its writer.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _O_BINARY)
    except FileNotFoundError as error:
        hint = "give a text to parse_text()" if "\n" in path else "check the path"
        raise MissingFileError(f"no such file: {hint}", source=name) from error
    except IsADirectoryError as error:
        raise _not_a_file("folder", name) from error
    except (OSError, ValueError) as error:
        if _is_folder(path):  # how Windows answers for a folder
            raise _not_a_file("folder", name) from error
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(
            f"cannot be opened ({reason}): check its permissions", source=name
        ) from error
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise _not_a_file("folder", name)
        if not stat.S_ISREG(status.st_mode):
            raise _not_a_file("device or pipe", name)
        if status.st_size > limits.file_bytes:
            raise _too_large(status.st_size, name, limits)
        return _read_all(descriptor, status.st_size, limits.file_bytes + 1)
    except OSError as error:
        raise ReadError(f"cannot be read ({error.strerror})", source=name) from error
    finally:
        os.close(descriptor)


def _read_all(descriptor: int, size: int, most: int) -> bytes:
    """Read to the end of the file; one call for a file that is as long as it says."""
    data = os.read(descriptor, min(size + 1, most))
    if 0 < len(data) == size:
        return data
    chunks = [data]
    length = len(data)
    while chunks[-1] and length < most:
        chunks.append(os.read(descriptor, min(_CHUNK, most - length)))
        length += len(chunks[-1])
    return b"".join(chunks)


_CHUNK: Final = 1024 * 1024


def _is_folder(path: str) -> bool:
    try:
        return stat.S_ISDIR(os.stat(path).st_mode)  # noqa: PTH116 — the path may be no name at all
    except (OSError, ValueError):
        return False


_O_BINARY: Final = getattr(os, "O_BINARY", 0)


def read_file(file: BinaryIO, limits: Limits) -> bytes:
    """Read an open file, at most one byte more than is allowed: enough to refuse it as too large.

    Raises:
        TypeError: It is a text file or nothing that can be read.
    """
    read = getattr(file, "read", None)
    if read is None:
        raise TypeError(
            f"cannot parse {type(file).__name__!r}: give a path, bytes, or a file opened with 'rb'"
        )
    data = read(limits.file_bytes + 1)
    if not isinstance(data, bytes):
        raise TypeError("the file is opened in text mode: open it with 'rb', or use parse_text()")
    return data


def _last_part(path: str) -> str:
    return os.path.basename(path.rstrip(_SEPARATORS)) or path  # noqa: PTH119 — pathlib is slow to load


def _not_a_file(what: str, name: str) -> NotAFileError:
    return NotAFileError(
        f"is a {what}, not a file: name a .txt, .pdf or .docx file"
        + (" (`capesdoc convert` takes folders)" if what == "folder" else ""),
        source=name,
    )


def _too_large(size: int, name: str, limits: Limits) -> LimitExceededError:
    return LimitExceededError(
        f"has {size:,} bytes and the limit file_bytes is {limits.file_bytes:,}: "
        "raise it with Limits(file_bytes=…) if the file is to be trusted",
        limit="file_bytes",
        value=size,
        allowed=limits.file_bytes,
        source=name,
    )
