"""Answers: what a child process tells its parent, once a document.

Eight bytes of lengths, a JSON header (nothing where there is nothing to say), and the record as
JSON. This module and `deadlines` are all that guarding one document takes, so they import next to
nothing.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable
from typing import Final

from capesdoc.errors import CapesdocError

__all__ = ["OUT_OF_MEMORY", "answer_to", "attempt", "parted"]

_LENGTHS: Final = struct.Struct(">II")
"""How an answer begins: lengths of its header and of its record, in bytes."""

TRACEBACK_CHARACTERS: Final = 20_000
"""Longest traceback kept: that of a runaway recursion is cut by Python far below."""


def _packed(header: dict[str, object], record: bytes = b"") -> bytes:
    if not header:
        return _LENGTHS.pack(0, len(record)) + record
    import json  # only here: a document that is read has nothing to say but its record

    head = json.dumps(header).encode()
    return _LENGTHS.pack(len(head), len(record)) + head + record


_OUT_OF_MEMORY: Final = b'{"failure": "memory", "last": true}'
OUT_OF_MEMORY: Final = _LENGTHS.pack(len(_OUT_OF_MEMORY), 0) + _OUT_OF_MEMORY
"""The answer when memory has run out: made beforehand, since making it would need memory."""


def answer_to(answers: int, header: dict[str, object], record: bytes = b"") -> None:
    """Write one answer: the lengths, the header, the record."""
    data = memoryview(_packed(header, record))
    while data:
        data = data[os.write(answers, data) :]


def parted(data: bytes | bytearray) -> tuple[dict[str, object], bytes, int] | None:
    """Give header and record of the first answer, and its length; None until it is whole."""
    if len(data) < _LENGTHS.size:
        return None
    head_length, record_length = _LENGTHS.unpack_from(data)
    start = _LENGTHS.size + head_length
    end = start + record_length
    if len(data) < end:
        return None
    if not head_length:
        return {}, bytes(data[start:end]), end
    import json

    header: dict[str, object] = json.loads(data[_LENGTHS.size : start])
    return header, bytes(data[start:end]), end


def attempt(
    work: Callable[[], tuple[dict[str, object], bytes]],
) -> tuple[dict[str, object], bytes]:
    """Do some work, and give its answer or the one that stands for its error.

    Raises:
        MemoryError: There is no memory to go on with, nor to say much.
    """
    try:
        return work()
    except MemoryError:
        raise
    except CapesdocError as error:
        return _documented(error), b""
    except BaseException as error:
        return _undocumented(error), b""


def _documented(error: CapesdocError) -> dict[str, object]:
    """Give the answer that stands for a documented error."""
    import json

    attributes = {k: v for k, v in vars(error).items() if k not in ("message", "source")}
    return {
        "failure": "error",
        "code": error.code,
        "type": type(error).__name__,
        "message": error.message,
        "details": json.dumps(attributes, sort_keys=True, default=repr),
    }


def _undocumented(error: BaseException) -> dict[str, object]:
    """Give the answer that stands for a defect of the parser."""
    import traceback

    lines = traceback.format_exception(error)
    return {
        "failure": "error",
        "code": "unexpected",
        "type": type(error).__name__,
        "message": f"the parser failed with {type(error).__name__} ({error}): please report it",
        "details": "{}",
        "stack": "".join(lines)[-TRACEBACK_CHARACTERS:],
    }
