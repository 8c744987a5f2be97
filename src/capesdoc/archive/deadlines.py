"""Deadlines: the limits on a child process that the kernel enforces: time, memory, output."""

from __future__ import annotations

import faulthandler
import signal
from typing import Final

try:
    import resource
except ImportError:  # Windows has no limits of this kind
    resource = None  # type: ignore[assignment]

__all__ = ["GRACE_SECONDS", "SCRATCH_TAIL", "Deadline", "limit_resources", "reserved_bytes"]

SCRATCH_BYTES: Final = 64 * 1024 * 1024
"""Most that one document may print before its prints fail: enough for any honest log."""

SCRATCH_TAIL: Final = 20_000
"""Characters kept of what a dying process printed: the stack is at its end."""

_DATA_PAGES: Final = 5
"""Column of /proc/self/statm: pages of data and stack."""

GRACE_SECONDS: Final = 30.0
"""Time beyond the deadline after which the parent itself ends a process: it starts in half a
second, and the kernel's alarm has failed only where the process is stopped or its disk does not
answer."""


def limit_resources(memory_bytes: int | None) -> None:
    """Set the limits of this process that the kernel enforces, for good."""
    if resource is None:
        return
    # Data, not address space: libraries map far more than they use.
    _lower(resource.RLIMIT_DATA, memory_bytes)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, SCRATCH_BYTES)


def reserved_bytes() -> int:
    """Give how much data this process has mapped already, or 0 where the system does not say.

    A forked child inherits all of it, and the kernel counts it against the child's limit: pyarrow
    alone reserves more than a GiB that it never touches.
    """
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 — pathlib is slow to load
            return int(file.read().split()[_DATA_PAGES]) * resource.getpagesize()
    except OSError:
        return 0


def _lower(kind: int, wanted: int | None) -> None:
    _, hard = resource.getrlimit(kind)
    if wanted is None or (hard != resource.RLIM_INFINITY and hard < wanted):
        return
    resource.setrlimit(kind, (wanted, wanted))


class Deadline:
    """A limit on the time of one document that nothing in this process can put off.

    The kernel's alarm makes `faulthandler` write the stack and then ends the process, also where
    C code holds the interpreter, and also where the parent is dead.
    """

    def __init__(self, seconds: float) -> None:
        faulthandler.enable(file=2, all_threads=False)
        self._seconds = seconds
        self._by_alarm = hasattr(signal, "setitimer")
        if seconds == float("inf"):
            self._seconds = 0.0
        elif self._by_alarm:
            # Masks and handlers are inherited, and some engines block or ignore this signal.
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})
            faulthandler.register(signal.SIGALRM, file=2, all_threads=False, chain=True)

    def start(self) -> None:
        """Give the document that follows its time."""
        if self._by_alarm:
            signal.setitimer(signal.ITIMER_REAL, self._seconds)
        elif self._seconds:
            faulthandler.dump_traceback_later(self._seconds, exit=True, file=2)

    def stop(self) -> None:
        """Call the alarm off."""
        if self._by_alarm:
            signal.setitimer(signal.ITIMER_REAL, 0.0)
        elif self._seconds:
            faulthandler.cancel_dump_traceback_later()
