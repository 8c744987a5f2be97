"""Answers: what a child process tells its parent, once a document.

Eight bytes of lengths, a JSON header, and the record as JSON. This module and `deadlines` are all
that guarding one document takes, so they import next to nothing.
"""

from __future__ import annotations

import json
import os
import struct
from typing import Final

from capesdoc.errors import CapesdocError

__all__ = ["LENGTHS", "answer_to", "documented", "undocumented"]

LENGTHS: Final = struct.Struct(">II")
"""How an answer begins: lengths of its header and of its record, in bytes."""

TRACEBACK_CHARACTERS: Final = 20_000
"""Longest traceback kept: that of a runaway recursion is cut by Python far below."""


def answer_to(answers: int, header: dict[str, object], record: bytes = b"") -> None:
    """Write one answer: the lengths, the header, the record."""
    head = json.dumps(header).encode()
    data = memoryview(LENGTHS.pack(len(head), len(record)) + head + record)
    while data:
        data = data[os.write(answers, data) :]


def documented(error: CapesdocError) -> dict[str, object]:
    """Give the answer that stands for a documented error."""
    attributes = {k: v for k, v in vars(error).items() if k not in ("message", "source")}
    return {
        "failure": "error",
        "code": error.code,
        "type": type(error).__name__,
        "message": error.message,
        "details": json.dumps(attributes, sort_keys=True, default=repr),
    }


def undocumented(error: BaseException) -> dict[str, object]:
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
