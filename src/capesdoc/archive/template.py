"""The program of the template: a process that has imported the parser and is forked for each child.

It has one thread and reads nothing of strangers: what it warms up with is made here. It answers its
parent's requests one at a time, on the socket that is its standard input, and ends when that does.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import socket
import sys
from importlib import import_module
from typing import Final, NoReturn

__all__ = ["CHILD_FILES", "MOST_BYTES", "REAP", "UNFIT", "is_single", "main"]

CHILD_FILES: Final = 3
"""Files that come with the request for a child: its tasks, its answers, and what it prints to."""

MOST_BYTES: Final = 4096
"""Longest request and answer."""

REAP: Final = "reap"
"""Request to tell how a dead child ended. Any other names the parser that a child is wanted for,
and the formats that it will meet."""

UNFIT: Final = b"unfit"
"""Answer that there is no child: what was imported started a thread, or the system refuses."""


def main(parent: socket.socket) -> None:
    """Serve one parent until its socket ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is our parent's to handle
    gc.disable()  # what is imported here stays
    known: dict[str, set[str]] = {}  # by parser, the formats that it was used on
    while True:
        request, files, _, _ = socket.recv_fds(parent, MOST_BYTES, CHILD_FILES)
        if not request:
            return
        word, *rest = request.decode().split(" ")
        if word == REAP:
            parent.send(_ending(int(rest[0])))
            continue
        done = known.get(word)
        new = [one for one in rest if done is None or one not in done]
        if done is None or new:
            _prepare(word, new, first=done is None)
            known[word] = {*(done or ()), *new}
        parent.send(_child(parent, files))
        for file in files:
            os.close(file)


def _ending(pid: int) -> bytes:
    _, status, usage = os.wait4(pid, 0)
    return f"{os.waitstatus_to_exitcode(status)} {usage.ru_maxrss}".encode()


def _prepare(parser: str, formats: list[str], *, first: bool) -> None:
    """Import what a child will need, and use it once; what fails here is for the child to say."""
    with contextlib.suppress(Exception):
        import_module("capesdoc.archive.child")
        import_module(parser.partition(":")[0])
        # Whoever brings a parser of another kind does not pay for ours.
        if "capesdoc.pipeline" in sys.modules:
            warming = import_module("capesdoc.archive.warming")
            if first:
                warming.warm_text()
            for suffix in formats:
                warming.warm_format(suffix)
    gc.freeze()  # so that no collection in a child touches, and thereby copies, what they share


def is_single() -> bool:
    """Tell whether this process has one thread: a fork of more may inherit a lock for good."""
    return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 — names are enough


def _child(parent: socket.socket, files: list[int]) -> bytes:
    if not is_single():
        return UNFIT
    try:
        pid = os.fork()
    except OSError:  # no memory, or too many processes
        return UNFIT
    if pid == 0:
        _be_the_child(parent, files)
    return str(pid).encode()


def _be_the_child(parent: socket.socket, files: list[int]) -> NoReturn:
    status = 1
    try:
        # The first of them takes the number of the parent's socket, and so closes it.
        for number, file in enumerate(files):
            os.dup2(file, number)
            os.close(file)
        parent.detach()
        gc.enable()
        from capesdoc.archive.child import main as serve

        tasks = open(0, "rb", closefd=False)  # noqa: SIM115 — a descriptor
        sys.path[:] = pickle.load(tasks)  # noqa: S301 — written by our own parent
        serve(tasks)
        status = 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(status)  # what the template would do at its end is not ours to do
