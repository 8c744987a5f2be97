"""The program inside a worker process: one document at a time, under a kernel deadline.

It reads pickled tasks from its standard input and answers each on what was its standard output:
eight bytes of lengths, a JSON header, and the record as JSON. Everything that anything in here
prints goes to a scratch file instead, so that it cannot corrupt an answer.
"""

from __future__ import annotations

import faulthandler
import gc
import json
import os
import pickle
import signal
import traceback
from collections.abc import Callable
from importlib import import_module
from typing import BinaryIO, Final

from capesdoc.archive.pieces import read_task
from capesdoc.archive.task import LENGTHS, Setup, Task
from capesdoc.errors import CapesdocError
from capesdoc.json_format import to_json
from capesdoc.limits import DEFAULT_LIMITS, Limits
from capesdoc.record import EventReport

try:
    import resource
except ImportError:  # Windows has no limits of this kind
    resource = None  # type: ignore[assignment]

__all__ = ["Deadline", "answer_to", "documented", "limit_resources", "main", "undocumented"]

SCRATCH_BYTES: Final = 64 * 1024 * 1024
"""Most that one document may print before its prints fail: enough for any honest log."""

RSS_EVERY: Final = 16
"""Documents between two looks at the process's own memory: a look costs as much as 5 % of one."""

TRACEBACK_CHARACTERS: Final = 20_000
"""Longest traceback kept: that of a runaway recursion is cut by Python far below."""

OUT_OF_MEMORY: Final = json.dumps({"failure": "memory", "last": True}).encode()
"""The answer when memory has run out: made beforehand, since making it would need memory."""

Parser = Callable[..., EventReport]


def main(tasks: BinaryIO) -> None:
    """Serve one parent until its pipe ends."""
    answers = _take_over_output()
    _let_parent_handle_interrupts()
    try:
        setup = pickle.load(tasks)  # noqa: S301 — written by our own parent
        parse = _find_parser(setup.parser)
    except Exception:
        answer_to(answers, {"failure": "start", "stack": traceback.format_exc()})
        return
    limit_resources(setup)
    deadline = Deadline(setup.seconds)
    answer_to(answers, {"ready": True})
    gc.freeze()
    served = 0
    while (task := _next_task(tasks)) is not None:
        header, record = _serve(task, parse, setup, deadline, answers)
        served += 1
        last = served % RSS_EVERY == 0 and _has_grown(setup)
        answer_to(answers, {**header, "last": True} if last else header, record)
        if last:
            return
        _empty_scratch()


def _take_over_output() -> int:
    answers = os.dup(1)
    os.dup2(2, 1)
    return answers


def _let_parent_handle_interrupts() -> None:
    # Ctrl-C reaches every process of a terminal; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _find_parser(reference: str) -> Parser:
    module, _, name = reference.partition(":")
    parser: Parser = getattr(import_module(module), name)
    return parser


def limit_resources(setup: Setup) -> None:
    """Set the limits of this process that the kernel enforces, for good."""
    if resource is None:
        return
    # Data, not address space: libraries map far more than they use.
    _lower(resource.RLIMIT_DATA, setup.memory_bytes)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, SCRATCH_BYTES)


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


def _next_task(tasks: BinaryIO) -> Task | None:
    try:
        task: Task = pickle.load(tasks)  # noqa: S301 — written by our own parent
    except (EOFError, pickle.UnpicklingError, OSError):
        return None  # the parent has closed the pipe, or died in the middle of a word
    return task


def _serve(
    task: Task, parse: Parser, setup: Setup, deadline: Deadline, answers: int
) -> tuple[dict[str, object], bytes]:
    limits = setup.arguments.get("limits", DEFAULT_LIMITS)
    assert isinstance(limits, Limits)  # noqa: S101 — checked by our own parent
    deadline.start()
    try:
        report = parse(read_task(task, limits), name=task.name, **setup.arguments)
        record = to_json(report).encode()
        found = [[one.code, one.severity.value] for one in report.diagnostics]
        return {"diagnostics": found}, record
    except CapesdocError as error:
        return documented(error), b""
    except MemoryError:
        # This process has no memory to go on with, nor to say much.
        os.write(answers, LENGTHS.pack(len(OUT_OF_MEMORY), 0) + OUT_OF_MEMORY)
        os._exit(0)
    except BaseException as error:
        return undocumented(error), b""
    finally:
        deadline.stop()


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
    lines = traceback.format_exception(error)
    return {
        "failure": "error",
        "code": "unexpected",
        "type": type(error).__name__,
        "message": f"the parser failed with {type(error).__name__} ({error}): please report it",
        "details": "{}",
        "stack": "".join(lines)[-TRACEBACK_CHARACTERS:],
    }


def answer_to(answers: int, header: dict[str, object], record: bytes = b"") -> None:
    """Write one answer: the lengths, the header, the record."""
    head = json.dumps(header).encode()
    data = memoryview(LENGTHS.pack(len(head), len(record)) + head + record)
    while data:
        data = data[os.write(answers, data) :]


def _has_grown(setup: Setup) -> bool:
    """Tell whether libraries have leaked so much that a fresh process is due."""
    if setup.memory_bytes is None:
        return False
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 — in a loop, and a device
            pages = int(file.read().split()[1])
    except (OSError, ValueError, IndexError):
        return False
    return pages * resource.getpagesize() > setup.memory_bytes // 2


def _empty_scratch() -> None:
    # What is in it belongs to the document before, which has been answered.
    if os.fstat(2).st_size:
        os.ftruncate(2, 0)
