"""One worker process and the pipes to it."""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from typing import IO, Final

from attrs import frozen

from capesdoc.archive.answers import parted
from capesdoc.archive.deadlines import SCRATCH_TAIL
from capesdoc.archive.task import Setup, Task

__all__ = ["Death", "WorkerProcess", "signal_name"]

ANSWER_PIPE: Final = 256 * 1024
"""Bytes that the answers' pipe holds where the system allows it, so that a child seldom waits."""

READ_BYTES: Final = 64 * 1024
"""Most that is read from that pipe at once: several answers, and an allocation that is cheap."""

_BOOT: Final = (
    "import sys,pickle;s=sys.stdin.buffer;sys.path[:]=pickle.load(s);"
    "from capesdoc.archive.child import main;main(s)"
)
"""The child's whole command line: it takes its import path from the parent, so that neither a
`__main__` guard nor an importable main program is needed."""


_WAIT_STEP_SECONDS: Final = 0.002
"""Between two looks whether a process that has closed its pipe is gone: it takes about so long."""


def peak_of(largest: int) -> int:
    """Give bytes for what the system calls the largest resident set: kilobytes, but on macOS."""
    return largest if sys.platform == "darwin" else largest * 1024


def _own_peak() -> int:
    try:
        import resource
    except ImportError:  # Windows, which has no wait4 either
        return 0
    return peak_of(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


@frozen(kw_only=True)
class Death:
    """How a process ended, and what it left behind.

    `peak_bytes` is the most memory it held, or None where that is not known.
    """

    signal: str | None
    exit_status: int | None
    scratch: str
    ended_by_parent: bool
    peak_bytes: int | None = None


class WorkerProcess:
    """One running child and the pipes to it."""

    def __init__(self, setup: Setup) -> None:
        self._scratch: IO[bytes] = tempfile.TemporaryFile(mode="ab+", buffering=0)  # noqa: SIM115
        # Linux counts what a process held before it became our program, which is our own memory.
        self._inherited_bytes = _own_peak()
        try:
            self._popen = subprocess.Popen(  # noqa: S603 — our own interpreter and program
                [sys.executable, "-P", "-c", _BOOT],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._scratch,
                bufsize=0,
                # A group of its own: Ctrl-C is the parent's to handle.
                process_group=0 if os.name == "posix" else None,
            )
        except BaseException:
            self._scratch.close()
            raise
        assert self._popen.stdin is not None  # noqa: S101 — asked for above
        assert self._popen.stdout is not None  # noqa: S101 — likewise
        self._tasks, self._answers = self._popen.stdin, self._popen.stdout
        self._poll = _poll_for(self._answers.fileno())
        self._buffer = bytearray()
        self._ended_by_parent = False
        self.served = 0
        self._send_bytes(pickle.dumps(sys.path) + pickle.dumps(setup))

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
                rest = rest[self._tasks.write(rest) :]

    def receive(self, seconds: float) -> tuple[dict[str, object], bytes] | None:
        """Wait for the next answer; None where the process has died, or had to be ended."""
        until = time.monotonic() + seconds
        while (answer := parted(self._buffer)) is None:
            if not self._ready(until):
                self._ended_by_parent = True
                self.kill()
            chunk = os.read(self._answers.fileno(), READ_BYTES)
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
        self._popen.kill()

    def close(self) -> Death:
        """Let the process end, make sure that it has, and tell how."""
        with contextlib.suppress(OSError):
            self._tasks.close()
        status, peak_bytes = self._wait(5.0)
        self._answers.close()
        scratch = self._read_scratch()
        self._scratch.close()
        return Death(
            signal=signal_name(-status) if status < 0 else None,
            exit_status=status if status >= 0 else None,
            scratch=scratch,
            ended_by_parent=self._ended_by_parent,
            peak_bytes=peak_bytes,
        )

    def _wait(self, seconds: float) -> tuple[int, int | None]:
        """Wait for the end, forced after a time; gives its status and the most memory it held."""
        if hasattr(os, "wait4"):
            until = time.monotonic() + seconds
            while self._popen.returncode is None:
                # What it used is told once, to whoever waits for it first.
                pid, status, usage = os.wait4(self._popen.pid, os.WNOHANG)
                if pid:
                    self._popen.returncode = os.waitstatus_to_exitcode(status)
                    peak = peak_of(usage.ru_maxrss)
                    return self._popen.returncode, peak if peak > self._inherited_bytes else None
                if time.monotonic() > until:
                    self._popen.kill()
                    until = float("inf")
                time.sleep(_WAIT_STEP_SECONDS)
            return self._popen.returncode, None
        try:
            return self._popen.wait(timeout=seconds), None
        except subprocess.TimeoutExpired:
            self._popen.kill()
            return self._popen.wait(), None

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
