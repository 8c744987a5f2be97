"""One worker process and the pipes to it."""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
import sys
import time
from collections.abc import Sequence
from typing import IO, Final

from capesdoc.archive.answers import parted
from capesdoc.archive.deadlines import SCRATCH_TAIL
from capesdoc.archive.nameless import nameless_file
from capesdoc.archive.starting import Starter, start_alone
from capesdoc.archive.task import FORMATS, Setup, Task
from capesdoc.values import NamedTuple

__all__ = ["Death", "WorkerProcess", "signal_name"]

ANSWER_PIPE: Final = 256 * 1024
"""Bytes that the answers' pipe holds where the system allows it, so that a child seldom waits."""

READ_BYTES: Final = 64 * 1024
"""Most that is read from that pipe at once: several answers, and an allocation that is cheap."""

CLOSING_SECONDS: Final = 5.0
"""Time for a process to end by itself once it is let go."""


class Death(NamedTuple):
    """How a process ended, and what it left behind.

    Neither a signal nor an exit status means that nobody can tell: whoever started it died too.
    `peak_bytes` is the most memory it held, or None where that is not known.
    """

    signal: str | None
    exit_status: int | None
    scratch: str
    ended_by_parent: bool
    peak_bytes: int | None = None


class WorkerProcess:
    """One running child and the pipes to it."""

    def __init__(
        self,
        setup: Setup,
        starter: Starter | None = None,
        formats: frozenset[str] = FORMATS,
    ) -> None:
        self._scratch: IO[bytes] = nameless_file(buffering=0)
        try:
            scratch = self._scratch.fileno()
            running = (
                starter.start(setup.parser, scratch, formats) if starter else start_alone(scratch)
            )
        except BaseException:
            self._scratch.close()
            raise
        self._child, self._tasks, self._answers = running.child, running.tasks, running.answers
        self._poll = _poll_for(self._answers)
        self._buffer = bytearray()
        self._ended_by_parent = False
        self.served = 0
        self._born = time.monotonic()
        self._send_bytes(pickle.dumps(sys.path) + pickle.dumps(setup))

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._child.pid

    @property
    def age(self) -> float:
        """Seconds since it was started."""
        return time.monotonic() - self._born

    def send(self, tasks: Sequence[Task]) -> None:
        """Hand tasks over. Where the process has died, that is read from the answers."""
        self.served += len(tasks)
        self._send_bytes(
            b"".join(pickle.dumps(task, protocol=pickle.HIGHEST_PROTOCOL) for task in tasks)
        )

    def _send_bytes(self, data: bytes) -> None:
        rest = memoryview(data)
        with contextlib.suppress(OSError):  # a broken pipe
            while rest:
                rest = rest[os.write(self._tasks, rest) :]

    def receive(self, seconds: float) -> tuple[dict[str, object], bytes] | None:
        """Wait for the next answer; None where the process has died, or had to be ended."""
        until = time.monotonic() + seconds
        while (answer := parted(self._buffer)) is None:
            if not self._ready(until):
                self._ended_by_parent = True
                self.kill()
            chunk = os.read(self._answers, READ_BYTES)
            if not chunk:
                return None
            self._buffer += chunk
        header, record, length = answer
        del self._buffer[:length]
        return header, record

    def _ready(self, until: float) -> bool:
        if self._poll is None:
            return True
        if until == float("inf"):
            return bool(self._poll.poll(None))
        left = max(0.0, until - time.monotonic())
        return bool(self._poll.poll(left * 1000))

    def kill(self) -> None:
        """End the process at once."""
        self._child.kill()

    def close(self) -> Death:
        """Let the process end, make sure that it has, and tell how."""
        os.close(self._tasks)
        ending = self._child.wait(CLOSING_SECONDS)
        os.close(self._answers)
        scratch = self._read_scratch()
        self._scratch.close()
        status = ending.status
        return Death(
            signal=signal_name(-status) if status is not None and status < 0 else None,
            exit_status=status if status is not None and status >= 0 else None,
            scratch=scratch,
            ended_by_parent=self._ended_by_parent,
            peak_bytes=ending.peak_bytes,
        )

    def _read_scratch(self) -> str:
        size = self._scratch.seek(0, os.SEEK_END)
        self._scratch.seek(max(0, size - SCRATCH_TAIL))
        return self._scratch.read().decode("utf-8", "replace")


def _poll_for(descriptor: int) -> select.poll | None:
    if not hasattr(select, "poll"):
        return None  # Windows
    import fcntl

    with contextlib.suppress(OSError, AttributeError):
        fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, ANSWER_PIPE)
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return poll


def signal_name(number: int) -> str:
    """Give `SIGSEGV` for 11."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
