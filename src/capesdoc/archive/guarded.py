"""Guarded: one piece of work in a forked child, for the command line.

A fresh worker process (isolation.py) costs half a second to start, far more than reading a
document. The command line is a process of one thread that has just imported what it needs: there a
fork costs a few milliseconds and guards as well. A library must not fork its caller, who may have
threads.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from capesdoc.archive.answers import OUT_OF_MEMORY, answer_to, attempt, parted
from capesdoc.archive.deadlines import (
    GRACE_SECONDS,
    SCRATCH_TAIL,
    Deadline,
    limit_resources,
    reserved_bytes,
)
from capesdoc.errors import CapesdocError

if TYPE_CHECKING:
    from capesdoc.limits import Limits

__all__ = ["run_guarded"]

_CAN_FORK: Final = hasattr(os, "fork")

_UNCOLLECTED: Final = 100_000
"""New objects between two searches for garbage, in place of 700: loading what reads a document
makes some ten thousand that are all kept, and one document leaves little that is not freed at once.
3 % of a start."""


def run_guarded(work: Callable[[], bytes], *, path: str, limits: Limits | None = None) -> bytes:
    """Do some work on one document in a child, and give what it returns.

    Where the system cannot fork (Windows) the work is done in this process, unguarded.

    Args:
        work: What to do; it loads what it needs, so that this process need not.
        path: The document, for the error that names it.
        limits: What it may cost; by default those of the package.

    Raises:
        CapesdocError: The work raised one; or it took too long, needed too much memory, or ended
            its process.
    """
    if not _CAN_FORK:
        return work()
    scratch = _scratch_file()
    try:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _be_the_child(work, limits, writing, scratch)
        os.close(writing)
        data, ended_by_parent = _collect(reading, child, limits)
        _, status, usage = os.wait4(child, 0)
        answer = parted(data)
        if answer is not None and "failure" not in answer[0]:
            return answer[1]
        printed = os.pread(scratch, SCRATCH_TAIL, max(0, os.fstat(scratch).st_size - SCRATCH_TAIL))
    finally:
        os.close(scratch)
    raise _error(
        path,
        limits or _default_limits(),
        None if answer is None else answer[0],
        status=os.waitstatus_to_exitcode(status),
        largest=usage.ru_maxrss,
        printed=printed,
        ended_by_parent=ended_by_parent,
    )


def _scratch_file() -> int:
    """Open a nameless file for whatever the child prints; in memory where the system has that."""
    if hasattr(os, "memfd_create"):
        return os.memfd_create("capesdoc-scratch")
    import tempfile

    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())


def _default_limits() -> Limits:
    # Not with this module: the class is made by attrs, which the parent of a child that does well
    # never needs.
    from capesdoc.limits import DEFAULT_LIMITS

    return DEFAULT_LIMITS


def _be_the_child(
    work: Callable[[], bytes], given: Limits | None, writing: int, scratch: int
) -> None:
    """Work, answer and end; never return into the parent's program."""
    try:
        limits = given or _default_limits()
        os.dup2(scratch, 1)
        os.dup2(scratch, 2)
        # The limit is on what the document costs, not on what this process held before it.
        limit_resources(limits.memory_bytes + reserved_bytes())
        Deadline(limits.seconds).start()
        gc.set_threshold(_UNCOLLECTED)
        try:
            answer_to(writing, *attempt(lambda: ({}, work())))
        except MemoryError:
            os.write(writing, OUT_OF_MEMORY)
    finally:
        os._exit(0)


def _collect(reading: int, child: int, limits: Limits | None) -> tuple[bytes, bool]:
    """Read until the child closes its end; end it where even the kernel's alarm did not."""
    begun = time.monotonic()
    seconds: float | None = None  # asked for only when the grace alone is over
    until = begun + GRACE_SECONDS
    chunks: list[bytes] = []
    ended = False
    try:
        while True:
            left = None if until == float("inf") else max(0.0, until - time.monotonic())
            ready, _, _ = select.select([reading], [], [], left)
            if not ready and seconds is None:
                seconds = (limits or _default_limits()).seconds
                until = begun + seconds + GRACE_SECONDS
                continue
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


def _error(
    path: str,
    limits: Limits,
    header: dict[str, object] | None,
    *,
    status: int,
    largest: int,
    printed: bytes,
    ended_by_parent: bool,
) -> CapesdocError:
    """Give the error that stands for what the child reported, or for how it died."""
    # Imported only here: a document that is read needs no verdict.
    from capesdoc.archive import verdicts
    from capesdoc.archive.children import peak_of
    from capesdoc.archive.outcome import error_of
    from capesdoc.archive.process import Death, signal_name
    from capesdoc.archive.task import Setup
    from capesdoc.readers import name_of

    name = name_of(path)
    setup = Setup(parser="", arguments={}, seconds=limits.seconds, memory_bytes=limits.memory_bytes)
    death = Death(
        signal=signal_name(-status) if status < 0 else None,
        exit_status=status if status >= 0 else None,
        scratch=printed.decode("utf-8", "replace"),
        ended_by_parent=ended_by_parent,
        peak_bytes=peak_of(largest),
    )
    if header is not None:
        return error_of(verdicts.reported_failure(name, setup, 1, header))
    return error_of(verdicts.failure_by_death(name, setup, 1, death))
