"""Guarded: one piece of work in a forked child, for the command line.

A fresh worker process (isolation.py) costs some 60 ms to start, more than reading a document. The
command line is a process of one thread that has just imported what it needs: there a fork costs a
few milliseconds and guards as well. A library must not fork its caller, who may have threads.
"""

from __future__ import annotations

import json
import os
import select
import signal
import tempfile
import time
from collections.abc import Callable
from typing import IO, Final

from capesdoc.archive.child import Deadline, answer_to, documented, limit_resources, undocumented
from capesdoc.archive.isolation import GRACE_SECONDS
from capesdoc.archive.outcome import Failed, error_of
from capesdoc.archive.process import SCRATCH_TAIL, Death, signal_name
from capesdoc.archive.task import LENGTHS, Setup
from capesdoc.archive.verdicts import (
    crash_failure,
    memory_failure,
    ran_out_of_memory,
    ran_out_of_time,
    reported_failure,
    timeout_failure,
)
from capesdoc.errors import CapesdocError
from capesdoc.limits import Limits

__all__ = ["run_guarded"]

_CAN_FORK: Final = hasattr(os, "fork")


def run_guarded(work: Callable[[], bytes], *, name: str, limits: Limits) -> bytes:
    """Do some work on one document in a child, and give what it returns.

    Where the system cannot fork (Windows) the work is done in this process, unguarded.

    Raises:
        CapesdocError: The work raised one; or it took too long, needed too much memory, or ended
            its process.
    """
    if not _CAN_FORK:
        return work()
    setup = Setup(parser="", arguments={}, seconds=limits.seconds, memory_bytes=limits.memory_bytes)
    with tempfile.TemporaryFile(mode="ab+", buffering=0) as scratch:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _be_the_child(work, setup, writing, scratch)
        os.close(writing)
        data, ended_by_parent = _collect(reading, child, setup)
        death = _death(child, scratch, ended_by_parent=ended_by_parent)
    if len(data) >= LENGTHS.size:
        head_length, length = LENGTHS.unpack(data[: LENGTHS.size])
        if len(data) == LENGTHS.size + head_length + length:
            header = json.loads(data[LENGTHS.size : LENGTHS.size + head_length])
            if "failure" not in header:
                return data[LENGTHS.size + head_length :]
            if header["failure"] == "memory":
                raise error_of(memory_failure(name, setup, 1))
            raise error_of(reported_failure(name, header, 1))
    raise error_of(_verdict(name, setup, death))


def _be_the_child(
    work: Callable[[], bytes], setup: Setup, writing: int, scratch: IO[bytes]
) -> None:
    """Work, answer and end; never return into the parent's program."""
    try:
        os.dup2(scratch.fileno(), 1)
        os.dup2(scratch.fileno(), 2)
        limit_resources(setup)
        deadline = Deadline(setup.seconds)
        deadline.start()
        try:
            answer_to(writing, {}, work())
        except CapesdocError as error:
            answer_to(writing, documented(error))
        except MemoryError:
            os.write(writing, OUT_OF_MEMORY_ANSWER)
        except BaseException as error:
            answer_to(writing, undocumented(error))
    finally:
        os._exit(0)


OUT_OF_MEMORY_ANSWER: Final = (
    LENGTHS.pack(len(b'{"failure":"memory"}'), 0) + b'{"failure":"memory"}'
)
"""Made beforehand, since making it would need memory."""


def _collect(reading: int, child: int, setup: Setup) -> tuple[bytes, bool]:
    """Read until the child closes its end; end it where even the kernel's alarm did not."""
    until = time.monotonic() + setup.seconds + GRACE_SECONDS
    chunks: list[bytes] = []
    ended = False
    try:
        while True:
            left = None if until == float("inf") else max(0.0, until - time.monotonic())
            ready, _, _ = select.select([reading], [], [], left)
            if not ready:
                os.kill(child, signal.SIGKILL)
                ended, until = True, float("inf")
                continue
            chunk = os.read(reading, 1 << 20)
            if not chunk:
                return b"".join(chunks), ended
            chunks.append(chunk)
    except BaseException:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    finally:
        os.close(reading)


def _death(child: int, scratch: IO[bytes], *, ended_by_parent: bool) -> Death:
    _, status = os.waitpid(child, 0)
    size = scratch.seek(0, os.SEEK_END)
    scratch.seek(max(0, size - SCRATCH_TAIL))
    code = os.waitstatus_to_exitcode(status)
    return Death(
        signal=signal_name(-code) if code < 0 else None,
        exit_status=code if code >= 0 else None,
        scratch=scratch.read().decode("utf-8", "replace"),
        ended_by_parent=ended_by_parent,
    )


def _verdict(name: str, setup: Setup, death: Death) -> Failed:
    if ran_out_of_time(death) or death.ended_by_parent:
        return timeout_failure(name, setup, 1, death)
    if ran_out_of_memory(death):
        return memory_failure(name, setup, 1)
    return crash_failure(name, 1, death)
