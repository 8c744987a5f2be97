"""Children: how a worker process is started and ended: by itself, or forked from a template.

A child that starts by itself imports the parser, which costs a third of a second. Where the system
can fork safely, a template process (template.py) imports it once and is forked for each child.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from capesdoc.values import NamedTuple

if TYPE_CHECKING:
    import subprocess

__all__ = [
    "Child",
    "Ending",
    "Forked",
    "Program",
    "Spawned",
    "fork_program",
    "peak_of",
    "start_program",
]

_BOOT: Final = (
    "import sys,pickle;s=sys.stdin.buffer;sys.path[:]=pickle.load(s);"
    "from capesdoc.archive.child import main;main(s)"
)
"""The child's whole command line: it takes its import path from the parent, so that neither a
`__main__` guard nor an importable main program is needed."""

_WAIT_STEP_SECONDS: Final = 0.002
"""Between two looks whether a process that has closed its pipe is gone: it takes about so long."""


class Ending(NamedTuple):
    """How a process ended.

    Attributes:
        status: Its exit status, or the negative number of its signal; None where nobody knows.
        peak_bytes: The most memory it held, or None where that is not known.
    """

    status: int | None
    peak_bytes: int | None = None


class Child(Protocol):
    """A running worker process."""

    @property
    def pid(self) -> int:
        """Its number."""

    def kill(self) -> None:
        """End it at once; nothing happens where it has ended."""

    def wait(self, seconds: float) -> Ending:
        """Wait for its end, forced after a time; call it once."""


class Program(Protocol):
    """A process of ours that runs until it is let go, or ended."""

    @property
    def pid(self) -> int:
        """Its number."""

    def kill(self) -> None:
        """End it at once; nothing happens where its end is known."""

    def wait(self) -> int:
        """Wait for its end, and give its status."""


def start_program(program: str, files: Sequence[int]) -> subprocess.Popen[bytes]:
    """Start our own interpreter with a program, its three standard files, and its own group."""
    import subprocess  # not where a program is forked

    stdin, stdout, stderr = files
    return subprocess.Popen(  # noqa: S603 — our own interpreter and program
        [sys.executable, "-P", "-c", program],
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        # A group of its own: Ctrl-C is the parent's to handle.
        process_group=0 if os.name == "posix" else None,
    )


def fork_program(program: Callable[[], None], files: Sequence[int]) -> Program:
    """Fork this process, which must have one thread, to run a function with three standard files.

    All other files are closed in it, and it ends with the function.

    Raises:
        OSError: The system refuses.
    """
    pid = os.fork()
    if pid:
        return _ForkedProgram(pid)
    status = 1
    try:
        os.setpgid(0, 0)  # Ctrl-C is the parent's to handle
        held = [os.dup(file) for file in files]  # out of the way of those they are to replace
        for number, file in enumerate(held):
            os.dup2(file, number)
        for name in os.listdir("/proc/self/fd"):  # noqa: PTH208 — names are enough
            if int(name) >= len(held):
                with contextlib.suppress(OSError):  # the one that listed them
                    os.close(int(name))
        program()
        status = 0
    finally:
        os._exit(status)  # what the parent would do at its end is not ours to do


class _ForkedProgram:
    """A function that runs in a fork of this process."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._status: int | None = None

    def kill(self) -> None:
        if self._status is None:
            os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        if self._status is None:
            _, status = os.waitpid(self.pid, 0)
            self._status = os.waitstatus_to_exitcode(status)
        return self._status


class Spawned:
    """A child that started by itself."""

    def __init__(self, files: Sequence[int]) -> None:
        # Linux counts what a process held before it became our program, which is our own memory.
        self._inherited_bytes = _own_peak()
        self._popen = start_program(_BOOT, files)

    @property
    def pid(self) -> int:
        """Its number."""
        return self._popen.pid

    def kill(self) -> None:
        """End it at once; nothing happens where it has ended."""
        self._popen.kill()

    def wait(self, seconds: float) -> Ending:
        """Wait for its end, forced after a time; call it once."""
        if not hasattr(os, "wait4"):
            import subprocess

            try:
                return Ending(status=self._popen.wait(timeout=seconds))
            except subprocess.TimeoutExpired:
                self._popen.kill()
                return Ending(status=self._popen.wait())
        until = time.monotonic() + seconds
        while self._popen.returncode is None:
            # What it used is told once, to whoever waits for it first.
            pid, status, usage = os.wait4(self._popen.pid, os.WNOHANG)
            if pid:
                self._popen.returncode = os.waitstatus_to_exitcode(status)
                peak = peak_of(usage.ru_maxrss)
                known = peak if peak > self._inherited_bytes else None
                return Ending(status=self._popen.returncode, peak_bytes=known)
            if time.monotonic() > until:
                self._popen.kill()
                until = float("inf")
            time.sleep(_WAIT_STEP_SECONDS)
        return Ending(status=self._popen.returncode)


class Reaper(Protocol):
    """Who started a child, and alone can tell how it ended."""

    def reap(self, pid: int) -> Ending:
        """Tell how a child of it ended that is dead."""


class Forked:
    """A child of a template: not ours, so that we hold it by a descriptor and never by its number.

    The descriptor must be opened before the template can be asked to forget the child.
    """

    def __init__(self, pid: int, reaper: Reaper) -> None:
        self._pid, self._reaper = pid, reaper
        self._descriptor = os.pidfd_open(pid)
        self._held = threading.Lock()  # whoever stops a run kills from another thread

    @property
    def pid(self) -> int:
        """Its number."""
        return self._pid

    def kill(self) -> None:
        """End it at once; nothing happens where it has ended."""
        with self._held, contextlib.suppress(ProcessLookupError):
            if self._descriptor >= 0:
                signal.pidfd_send_signal(self._descriptor, signal.SIGKILL)

    def wait(self, seconds: float) -> Ending:
        """Wait for its end, forced after a time; call it once."""
        poll = select.poll()
        poll.register(self._descriptor, select.POLLIN)
        if not poll.poll(seconds * 1000):
            self.kill()
            poll.poll()
        with self._held:
            os.close(self._descriptor)
            self._descriptor = -1
        return self._reaper.reap(self._pid)


def peak_of(largest: int) -> int:
    """Give bytes for what the system calls the largest resident set: kilobytes, but on macOS."""
    return largest if sys.platform == "darwin" else largest * 1024


def _own_peak() -> int:
    try:
        import resource
    except ImportError:  # Windows, which has no wait4 either
        return 0
    return peak_of(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
