"""Starting worker processes: forked from a template that all workers of this process share.

The template itself is started like any other process; only the command line, whose process is its
own, may fork it.

Where the system cannot fork safely (anything but Linux), or a template will not do, each child
starts by itself: slower, and the same in all else.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Final

from capesdoc.archive import template
from capesdoc.archive.children import (
    Child,
    Ending,
    Forked,
    Program,
    Spawned,
    fork_program,
    peak_of,
    start_program,
)
from capesdoc.archive.deadlines import GRACE_SECONDS
from capesdoc.archive.task import FORMATS
from capesdoc.values import NamedTuple

__all__ = ["Running", "Starter", "forked_template", "start_alone"]

_BOOT: Final = (
    "import sys,pickle,socket;s=socket.socket(fileno=0);sys.path[:]=pickle.loads(s.recv(1<<20));"
    "from capesdoc.archive.template import main;main(s)"
)
"""The template's whole command line; see `children`."""

Files = tuple[int, int, int]

_CAN_FORK: Final = sys.platform == "linux"
"""macOS forbids much to a forked process, in libraries that we do not choose."""


class Running(NamedTuple):
    """A child that has been started, and our ends of its pipes."""

    child: Child
    tasks: int
    answers: int


class _Lost(Exception):  # noqa: N818 — not an error: there is another way
    """The template is dead, or does not answer."""


class _Template:
    """A template process; one request at a time, from any thread."""

    def __init__(self, *, forked: bool = False) -> None:
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._turn = threading.Lock()
        self._owner = os.getpid()
        self.children = 0
        self.lost = False
        with theirs, open(os.devnull, "r+b") as nowhere:  # noqa: PTH123 — a device
            files = (theirs.fileno(), nowhere.fileno(), nowhere.fileno())
            self._process: Program = (
                fork_program(_serve_standard_input, files)
                if forked
                else start_program(_BOOT, files)
            )
        self._socket.settimeout(GRACE_SECONDS)
        if not forked:
            with contextlib.suppress(OSError):  # then the first request will tell
                self._socket.send(pickle.dumps(sys.path))

    def fork(self, parser: str, formats: frozenset[str], files: Files) -> Child | None:
        """Start a child; None where this process cannot be forked.

        Raises:
            _Lost: It did not answer, and perhaps there is a child.
        """
        answer = self._ask(" ".join([parser, *sorted(formats)]).encode(), files)
        if answer == template.UNFIT:
            return None
        try:
            child = Forked(int(answer), self)
        except OSError as error:  # a system without such descriptors, or with too few
            raise _Lost from error
        self.children += 1
        return child

    def reap(self, pid: int) -> Ending:
        """Tell how a child of it ended that is dead."""
        try:
            status, largest = self._ask(f"{template.REAP} {pid}".encode()).split()
        except _Lost:
            return Ending(status=None)
        return Ending(status=int(status), peak_bytes=peak_of(int(largest)))

    def _ask(self, request: bytes, files: tuple[int, ...] = ()) -> bytes:
        with self._turn:
            if self.lost:
                raise _Lost
            try:
                socket.send_fds(self._socket, [request], files)
                answer = self._socket.recv(template.MOST_BYTES)
            except OSError as error:
                self._give_up()
                raise _Lost from error
            except BaseException:  # Ctrl-C between question and answer: the next would be wrong
                self._give_up()
                raise
            if not answer:
                self._give_up()
                raise _Lost
            return answer

    def _give_up(self) -> None:
        self.lost = True
        self._process.kill()
        self.close()

    @property
    def is_ours(self) -> bool:
        """Whether this process started it, and not one that was forked into this one since."""
        return self._owner == os.getpid()

    def close(self) -> None:
        """Let it end, and wait until it has."""
        self._socket.close()
        self._process.wait()


class _Shared:
    """The template of this process, while anybody needs it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.template: _Template | None = None
        self.users = 0
        self.forks = _CAN_FORK

    def join(self) -> None:
        with self.lock:
            self.users += 1

    def leave(self) -> None:
        with self.lock:
            self.users -= 1
            last = None if self.users else self.template
            if not self.users:
                self.template, self.forks = None, _CAN_FORK
        if last is not None and last.is_ours:
            last.close()

    def fitting(self) -> _Template | None:
        """Give a template that may work; None where that has been tried in vain."""
        with self.lock:
            old = self.template
            if old is not None and old.lost and not old.children:
                self.forks = False  # it never worked, so that another one will not
            if not self.forks:
                return None
            if old is None or old.lost or not old.is_ours:
                self.template = _Template()
            return self.template


_SHARED: Final = _Shared()


def _serve_standard_input() -> None:
    template.main(socket.socket(fileno=0))


@contextlib.contextmanager
def forked_template() -> Iterator[None]:
    """Fork the template from this process, for as long as the block lasts.

    It costs no start of Python, and nothing that is imported by now is imported again: a tenth of
    a second. Only for a process that is ours alone, and before it has read anything. Where it has a
    second thread, or is not on Linux, nothing is done: the template is started in the usual way.
    """
    _SHARED.join()
    try:
        if _CAN_FORK and template.is_single():
            with contextlib.suppress(OSError), _SHARED.lock:  # no memory, or too many processes
                _SHARED.template = _SHARED.template or _Template(forked=True)
        yield
    finally:
        _SHARED.leave()


class Starter:
    """Starts worker processes; close it when no more are wanted."""

    def __init__(self) -> None:
        self._open = True
        _SHARED.join()

    def start(self, parser: str, scratch: int, formats: frozenset[str] = FORMATS) -> Running:
        """Start a child that will parse such documents with this parser, and prints to a file."""
        shared = _SHARED.fitting()
        if shared is not None:
            with contextlib.suppress(_Lost):
                return _piped(
                    lambda files: shared.fork(parser, formats, files) or Spawned(files), scratch
                )
        return start_alone(scratch)

    def close(self) -> None:
        """Start no more; the template ends with the last who has a starter."""
        if self._open:
            self._open = False
            _SHARED.leave()


def start_alone(scratch: int) -> Running:
    """Start a child by itself, which costs the least where only one is wanted."""
    return _piped(Spawned, scratch)


def _piped(start: Callable[[Files], Child], scratch: int) -> Running:
    """Make the pipes of a child; whatever becomes of it, its own ends are closed here."""
    theirs_tasks, tasks = os.pipe()
    answers, theirs_answers = os.pipe()
    try:
        child = start((theirs_tasks, theirs_answers, scratch))
    except BaseException:
        os.close(tasks)
        os.close(answers)
        raise
    finally:
        os.close(theirs_tasks)
        os.close(theirs_answers)
    return Running(child=child, tasks=tasks, answers=answers)
