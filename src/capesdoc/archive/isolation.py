"""Isolation: documents are parsed in a worker process, and each pays for itself alone.

A document may hang, spin in C, end its process, or eat all memory. What it cannot do is harm
another one, or be blamed for what another did: answers come in the order of the tasks, so that the
first unanswered document is the one that was being read when the process died.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterator
from typing import Final, Protocol

from capesdoc.archive.deadlines import GRACE_SECONDS
from capesdoc.archive.outcome import Failed
from capesdoc.archive.process import Death, WorkerProcess
from capesdoc.archive.starting import Starter
from capesdoc.archive.suspicion import Suspicion
from capesdoc.archive.task import FORMATS, Setup, Task
from capesdoc.archive.verdicts import failure_by_death, ran_out_of_time, reported_failure
from capesdoc.values import NamedTuple

__all__ = ["Answer", "Feed", "Isolation", "IsolationError", "one_by_one"]

START_ATTEMPTS: Final = 50
"""Processes in a row that may be killed from outside before they are ready: with the pauses between
them, some 40 s in which a machine may find memory. No document is to blame, so none is given up."""

RECYCLE_AFTER: Final = 5_000
"""Documents that one process reads: what C libraries leak stays bounded."""

IN_FLIGHT: Final = 16
"""Tasks under way in one process: a task costs 65 µs of protocol at 16 and 193 µs at 1."""

IN_FLIGHT_BYTES: Final = 32 * 1024
"""Bytes of tasks under way unless it is a single one: less than any system's pipe holds.

Otherwise the parent could block on writing a task while the child blocks on writing an answer.
"""

RETRY_PAUSE_SECONDS: Final = 0.05
"""Pause before each further lone trial, times the trials there were."""

LONGEST_PAUSE_SECONDS: Final = 0.5
"""Longest such pause."""

_OUTSIDE_SIGNALS: Final = frozenset({"SIGKILL", "SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"})
"""Signals that somebody else may have sent: the system short of memory, an engine, a person."""


class IsolationError(RuntimeError):
    """Worker processes cannot be started here at all: no document is to blame."""


class Answer(NamedTuple):
    """A document that became a record.

    Attributes:
        record: The record as JSON, one line in UTF-8.
        diagnostics: Code and severity of each of its diagnostics.
    """

    record: bytes
    diagnostics: tuple[tuple[str, str], ...]


class Feed(Protocol):
    """Where tasks come from."""

    def take(self, *, wait: bool) -> Task | None:
        """Give the next task; None where there is none, or none yet and `wait` is false."""


class _Iterated(NamedTuple):
    tasks: Iterator[Task]

    def take(self, *, wait: bool) -> Task | None:
        return next(self.tasks, None)


def one_by_one(tasks: Iterator[Task]) -> Feed:
    """Make a feed of an iterator."""
    return _Iterated(tasks)


class _Waiting:
    """A task, and what became of the processes that it was tried in.

    Attributes:
        task: The task.
        attempts: How often it was the one under way when its process ended.
        deaths: How many of these ends may have come from outside.
        trials: Seconds that each of those took in which it was alone.
    """

    __slots__ = ("attempts", "deaths", "task", "trials")

    def __init__(self, task: Task) -> None:
        self.task = task
        self.attempts = 0
        self.deaths = 0
        self.trials: list[float] = []


class Isolation:
    """One worker process at a time, replaced whenever that is due, with exact blame."""

    def __init__(
        self, setup: Setup, *, in_flight: int = IN_FLIGHT, formats: frozenset[str] = FORMATS
    ) -> None:
        """Prepare for many documents, or with a single one in flight for just that.

        Args:
            setup: What each process is told.
            in_flight: Tasks under way in one process.
            formats: What the first of many are, besides text; others cost each process their start.
        """
        self._setup = setup
        self._formats = formats
        self._in_flight = in_flight
        self._starter = Starter() if in_flight > 1 else None
        self._process: WorkerProcess | None = None
        self._suspicion = Suspicion()
        self._again: deque[_Waiting] = deque()
        self._pending: deque[_Waiting] = deque()
        self._closed = threading.Event()

    def run(self, feed: Feed) -> Iterator[tuple[Task, Answer | Failed]]:
        """Parse what a feed gives, and yield the outcome of each task in the same order.

        Raises:
            IsolationError: No worker process can be started here.
        """
        while not self._closed.is_set():
            retiring = self._fill(feed)
            if not self._pending:
                if retiring:
                    self._retire()
                    continue
                return
            process = self._started()
            reply = process.receive(self._patience())
            outcome = self._blame() if reply is None else self._accept(process, *reply)
            if outcome is not None:
                yield outcome

    def stop(self) -> None:
        """End the process at once, from another thread; `run` then ends too."""
        self._closed.set()
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """Let the process go, and wait until it has."""
        if self._pending:
            self.stop()
        self._retire()
        if self._starter is not None:
            self._starter.close()

    def _fill(self, feed: Feed) -> bool:
        """Hand out tasks; tell whether the process has had its share and is to be replaced."""
        if len(self._pending) > self._in_flight // 2:
            return False  # many at once cost the least: each writing wakes the child
        served = 0 if self._process is None else self._process.served
        if served >= RECYCLE_AFTER:
            return True
        given: list[Task] = []
        under_way = sum(one.task.weight for one in self._pending)
        while len(self._pending) < self._in_flight and served + len(given) < RECYCLE_AFTER:
            waiting = self._next(feed)
            if waiting is None:
                break
            under_way += waiting.task.weight
            if self._pending and under_way > IN_FLIGHT_BYTES:
                self._again.appendleft(waiting)
                break
            self._pending.append(waiting)
            if len(self._pending) == 1:
                # An idle process need not wait until the next task is found.
                self._started().send([waiting.task])
                served += 1
            else:
                given.append(waiting.task)
        if given:
            self._started().send(given)
        return False

    def _next(self, feed: Feed) -> _Waiting | None:
        if self._again:
            return self._again.popleft()
        task = feed.take(wait=not self._pending)
        return None if task is None else _Waiting(task)

    def _patience(self) -> float:
        return self._setup.seconds + GRACE_SECONDS

    def _started(self) -> WorkerProcess:
        if self._process is not None:
            return self._process
        last_words = ""
        for attempt in range(START_ATTEMPTS):
            time.sleep(min(RETRY_PAUSE_SECONDS * attempt, 1.0))
            process = self._process = WorkerProcess(self._setup, self._starter, self._formats)
            if self._closed.is_set():
                process.kill()  # closed while it started: `stop` may not have seen it
            reply = process.receive(GRACE_SECONDS)
            if reply is not None and reply[0].get("ready"):
                return process
            death = self._close(process)
            if reply is not None:
                raise IsolationError(f"the parser cannot be loaded: {reply[0].get('stack')}")
            if self._closed.is_set():
                raise IsolationError("was closed while its worker process started")
            last_words = f"{death.signal or f'exit status {death.exit_status}'}: {death.scratch}"
            if not _may_be_from_outside(death) and attempt:
                break  # it ended by itself, and not for the first time: it always will
            self._suspicion.deaths += 1
        raise IsolationError(f"worker processes die before they are ready; {last_words}")

    def _retire(self) -> None:
        if self._process is not None:
            self._close(self._process)

    def _close(self, process: WorkerProcess) -> Death:
        self._process = None
        self._suspicion.seconds += process.age
        return process.close()

    def _accept(
        self, process: WorkerProcess, header: dict[str, object], record: bytes
    ) -> tuple[Task, Answer | Failed] | None:
        waiting = self._pending.popleft()
        self._suspicion.deaths += waiting.deaths  # what is answered now had killed nobody
        waiting.deaths = 0
        if header.get("last"):
            alone = process.served - len(self._pending) == 1
            self._retire()
            self._requeue()
            if header.get("failure") == "memory" and not alone:
                # What came before may have left this document too little: try it on its own.
                waiting.attempts += 1
                self._again.appendleft(waiting)
                return None
        if "failure" in header:
            task, attempts = waiting.task, waiting.attempts + 1
            return task, reported_failure(task.name, self._setup, attempts, header)
        return waiting.task, Answer(record=record, diagnostics=_diagnostics(header))

    def _requeue(self) -> None:
        """What was handed out and never begun goes to the next process."""
        self._again.extendleft(reversed(self._pending))
        self._pending.clear()

    def _blame(self) -> tuple[Task, Answer | Failed] | None:
        """The process died: find out whether the document under way is to blame."""
        process = self._process
        assert process is not None  # noqa: S101 — it has just been read from
        alone = process.served - len(self._pending) == 0
        seconds = process.age
        death = self._close(process)
        suspect = self._pending.popleft()
        self._requeue()
        suspect.attempts += 1
        # Not alone, even a time-out is tried again: it was the whole machine that stood still.
        from_outside = _may_be_from_outside(death) and not ran_out_of_time(death)
        suspect.deaths += from_outside
        if from_outside and alone:
            suspect.trials.append(seconds)
        if not alone or (from_outside and not self._suspicion.condemns(suspect.trials)):
            # A machine short of memory gets a moment to find some.
            time.sleep(min(RETRY_PAUSE_SECONDS * len(suspect.trials), LONGEST_PAUSE_SECONDS))
            self._again.appendleft(suspect)
            return None
        task = suspect.task
        return task, failure_by_death(task.name, self._setup, suspect.attempts, death)


def _may_be_from_outside(death: Death) -> bool:
    unknown = death.signal is None and death.exit_status is None
    return unknown or death.signal in _OUTSIDE_SIGNALS


def _diagnostics(header: dict[str, object]) -> tuple[tuple[str, str], ...]:
    found = header.get("diagnostics", [])
    assert isinstance(found, list)  # noqa: S101 — written by child.py
    return tuple((str(code), str(severity)) for code, severity in found)
