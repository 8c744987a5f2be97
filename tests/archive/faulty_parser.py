"""A stand-in parser that does what its document says: the faults that real files cause, to order.

The first word of a document names the fault; `ok` and anything else gives a record. A number after
it is the CPU time to burn, in milliseconds.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import re
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from typing import NoReturn

from capesdoc.archive import parse_many
from capesdoc.errors import CorruptDocumentError
from capesdoc.record import EventReport, Paragraph, ParagraphKind
from capesdoc.source import Origin


def parse(source: str | bytes, *, name: str) -> EventReport:
    """Carry out the fault that the document names, or make a record of its text."""
    content = source if isinstance(source, bytes) else Path(source).read_bytes()
    words = content.decode().split()
    if words and words[0] in FAULTS:
        FAULTS[words[0]]()
    if len(words) > 1 and words[1].isdecimal():
        _burn(int(words[1]) / 1000)
    return EventReport(
        title=content.decode().strip()[:80],
        paragraphs=(Paragraph(kind=ParagraphKind.PARAGRAPH, text=content.decode()),),
        source=Origin(
            name=name,
            media_type="text/plain",
            sha256=hashlib.sha256(content).hexdigest(),
            page_count=None,
            encoding="utf-8",
            reader="text",
        ),
    )


def _burn(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def _refuse() -> NoReturn:
    raise CorruptDocumentError("has the signature of a PDF and no pages")


def _fail() -> NoReturn:
    raise KeyError("a defect")


def _hang() -> None:
    time.sleep(3600)


def _spin_in_c() -> None:
    # The matcher holds the interpreter all the while: no Python code gets a turn.
    re.match(r"(a+)+$", "a" * 64 + "b")


def _kill_itself() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _segfault() -> None:
    ctypes.string_at(0)


def _eat_memory() -> None:
    hoard = [bytearray(2**26) for _ in range(128)]
    raise AssertionError(f"had {len(hoard)} blocks of 64 MiB: there is no limit")


def _exit_at_once() -> None:
    os._exit(3)


def _leave() -> NoReturn:
    sys.exit("goodbye")


def _recurse() -> None:
    _recurse()


def _make_noise() -> None:
    sys.stdout.write("noise " * 1000)
    os.write(1, b'{"noise": true}\n' * 1000)
    os.write(2, b"and more noise\n")
    sys.stdout.flush()


def _interrupt() -> NoReturn:
    raise KeyboardInterrupt


FAULTS: dict[str, Callable[[], None]] = {
    "refuse": _refuse,
    "fail": _fail,
    "hang": _hang,
    "spin": _spin_in_c,
    "kill": _kill_itself,
    "segfault": _segfault,
    "memory": _eat_memory,
    "exit": _exit_at_once,
    "leave": _leave,
    "recurse": _recurse,
    "noise": _make_noise,
    "interrupt": _interrupt,
}


def stop_itself(source: str | bytes, *, name: str) -> EventReport:
    """Stop this process, as a debugger or a full terminal would, then go on."""
    os.kill(os.getpid(), signal.SIGSTOP)
    return parse(source, name=name)


def parse_two(results: SimpleQueue[list[str]]) -> None:
    """Parse two documents from within a process of `multiprocessing`."""
    sources = [b"ok", b"segfault"]
    outcomes = parse_many(sources, workers=1, parser="archive.faulty_parser:parse")
    results.put([type(outcome).__name__ for outcome in outcomes])
