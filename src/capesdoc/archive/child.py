"""The program inside a worker process: one document at a time, under a kernel deadline.

It reads pickled tasks from its standard input and answers each on what was its standard output:
see `answers`. Everything that anything in here prints goes to a scratch file instead, so that it
cannot corrupt an answer.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import traceback
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, Final

from capesdoc.archive.answers import OUT_OF_MEMORY, answer_to, attempt
from capesdoc.archive.deadlines import Deadline, limit_resources
from capesdoc.archive.pieces import read_task
from capesdoc.archive.task import Setup, Task
from capesdoc.json_format import to_json
from capesdoc.limits import DEFAULT_LIMITS, Limits
from capesdoc.record import EventReport

if TYPE_CHECKING:
    from capesdoc.archive.page_edges import PageEdges

try:
    import resource
except ImportError:  # Windows has no limits of this kind
    resource = None  # type: ignore[assignment]

__all__ = ["main"]

RSS_EVERY: Final = 16
"""Documents between two looks at the process's own memory: a look costs as much as 5 % of one."""

Parser = Callable[..., "EventReport | PageEdges"]


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
    limit_resources(setup.memory_bytes)
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

    def work() -> tuple[dict[str, object], bytes]:
        report = parse(read_task(task, limits), name=task.name, **setup.arguments)
        found = [[one.code, one.severity.value] for one in report.diagnostics]
        # What is asked of a first pass over an archive is no record, and writes itself.
        text = to_json(report) if isinstance(report, EventReport) else report.to_json()
        return {"diagnostics": found} if found else {}, text.encode()

    deadline.start()
    try:
        return attempt(work)
    except MemoryError:
        os.write(answers, OUT_OF_MEMORY)
        os._exit(0)
    finally:
        deadline.stop()


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
        os.lseek(2, 0, os.SEEK_SET)
