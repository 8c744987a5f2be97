"""Many documents in memory: `parse_many`, and `parse_isolated` for one.

Each worker is a thread that owns one worker process (isolation.py); the caller's thread reads the
sources and puts the outcomes back into their order.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from os import PathLike
from queue import Empty, SimpleQueue
from typing import Final

from attrs import evolve

from capesdoc.archive.isolation import Answer, Isolation, one_by_one
from capesdoc.archive.outcome import Failed, Parsed, error_of
from capesdoc.archive.setups import cores, make_setup
from capesdoc.archive.task import DEFAULT_PARSER, Setup, Task
from capesdoc.json_format import from_json
from capesdoc.limits import DEFAULT_LIMITS, Limits
from capesdoc.names import printable
from capesdoc.profile import Profile
from capesdoc.readers import READERS, Reader, Source, name_of
from capesdoc.readers.files import read_file
from capesdoc.record import EventReport
from capesdoc.values import NamedTuple

__all__ = ["parse_isolated", "parse_many"]

IN_FLIGHT_OF_MANY: Final = 4
"""Tasks under way in one process: few, so that a short list is shared out evenly."""

WINDOW: Final = 4
"""Outcomes that may wait for an earlier one, times the tasks under way: one slow document must
not stop the other workers, and the caller's memory must stay bounded."""


def parse_many(
    sources: Iterable[Source],
    *,
    workers: int | None = None,
    timeout: float | None = None,
    memory: int | None = None,
    profile: Profile | None = None,
    limits: Limits = DEFAULT_LIMITS,
    password: str | None = None,
    encoding: str | None = None,
    strict: bool = False,
    cross_check: bool = False,
    readers: tuple[Reader, ...] = READERS,
    parser: str = DEFAULT_PARSER,
) -> Iterator[Parsed | Failed]:
    """Parse many documents, each in isolation, and yield the outcomes in input order.

    A document that hangs, crashes or eats memory costs itself alone. Nothing is written to disk,
    and no `if __name__ == "__main__"` is needed. Sources are drawn as they are needed.

    Args:
        sources: Paths, bytes or binary files, as `parse` takes them.
        workers: Worker processes; by default one for each core this process may use.
        timeout: Seconds for one document; by default `limits.seconds`.
        memory: MiB for one worker process; by default `limits.memory_bytes`.
        profile: As for `parse`.
        limits: As for `parse`.
        password: As for `parse`.
        encoding: As for `parse`.
        strict: As for `parse`.
        cross_check: As for `parse`.
        readers: As for `parse`; each must stand in a module that can be imported.
        parser: Import string of the function that parses one document.

    Raises:
        IsolationError: Worker processes cannot be started here.
        TypeError: A source is nothing that can be parsed, or one is given in place of several.
    """
    if isinstance(sources, (str, bytes, bytearray, memoryview, PathLike)) or hasattr(
        sources, "read"
    ):
        raise TypeError("sources are several: give a list of paths, bytes or binary files")
    setup = make_setup(
        parser,
        timeout=timeout,
        memory=memory,
        profile=profile,
        limits=limits,
        password=password,
        encoding=encoding,
        strict=strict,
        cross_check=cross_check,
        readers=None if readers == READERS else readers,
    )
    if workers is not None and workers < 1:
        raise ValueError("workers must be positive")
    return _outcomes(iter(sources), setup, limits, workers or cores())


def parse_isolated(
    source: Source,
    *,
    name: str | None = None,
    timeout: float | None = None,
    memory: int | None = None,
    profile: Profile | None = None,
    limits: Limits = DEFAULT_LIMITS,
    password: str | None = None,
    encoding: str | None = None,
    strict: bool = False,
    cross_check: bool = False,
    readers: tuple[Reader, ...] = READERS,
    parser: str = DEFAULT_PARSER,
) -> EventReport:
    """Parse one document in a worker process, so that nothing in it can harm the caller.

    The arguments are those of `parse` and `parse_many`.

    Raises:
        LimitExceededError: It took too long or needed too much memory.
        CrashedError: It ended the worker process, or the parser has a defect.
        CapesdocError: As for `parse`.
        IsolationError: A worker process cannot be started here.
    """
    setup = make_setup(
        parser,
        timeout=timeout,
        memory=memory,
        profile=profile,
        limits=limits,
        password=password,
        encoding=encoding,
        strict=strict,
        cross_check=cross_check,
        readers=None if readers == READERS else readers,
    )
    isolation = Isolation(setup, in_flight=1)
    try:
        (outcome,) = isolation.run(one_by_one(iter([_task_of(source, name, limits)])))
    finally:
        isolation.close()
    if isinstance(outcome[1], Failed):
        raise error_of(outcome[1])
    return from_json(outcome[1].record)


def _task_of(source: Source, name: str | None, limits: Limits) -> Task:
    known_as = name_of(source) if name is None else printable(name)
    if isinstance(source, (str, PathLike)):
        return Task(name=known_as, path=os.fspath(source))
    if isinstance(source, (bytes, bytearray, memoryview)):
        return Task(name=known_as, content=bytes(source))
    return Task(name=known_as, content=read_file(source, limits))


def _shown(task: Task) -> str:
    return task.name if task.path is None else printable(task.path)


class _Numbered(NamedTuple):
    number: int
    task: Task


class _Shared:
    """The tasks that all workers draw from, and those that this worker has drawn."""

    def __init__(self, queue: SimpleQueue[_Numbered | None]) -> None:
        self.queue = queue
        self.drawn: deque[_Numbered] = deque()

    def take(self, *, wait: bool) -> Task | None:
        try:
            item = self.queue.get(block=wait)
        except Empty:
            return None
        if item is None:
            self.queue.put(None)  # the end is for every worker
            return None
        self.drawn.append(item)
        return item.task


_Finished = SimpleQueue[tuple[_Numbered, Answer | Failed] | BaseException]


def _work(isolation: Isolation, shared: _Shared, finished: _Finished) -> None:
    try:
        for _, outcome in isolation.run(shared):
            finished.put((shared.drawn.popleft(), outcome))
    except BaseException as error:
        finished.put(error)
    finally:
        isolation.close()


def _outcomes(
    sources: Iterator[Source], setup: Setup, limits: Limits, workers: int
) -> Iterator[Parsed | Failed]:
    queue: SimpleQueue[_Numbered | None] = SimpleQueue()
    finished: _Finished = SimpleQueue()
    team: list[Isolation] = []
    most = workers * IN_FLIGHT_OF_MANY * WINDOW
    drawn = given = 0
    arrived: dict[int, Parsed | Failed] = {}
    more = True
    try:
        while True:
            while given in arrived:
                yield arrived.pop(given)
                given += 1
            if more and drawn - given < most:
                try:
                    source = next(sources)
                except StopIteration:
                    more = False
                    queue.put(None)
                    continue
                queue.put(_Numbered(drawn, _task_of(source, None, limits)))
                drawn += 1
                if len(team) < min(workers, drawn):
                    team.append(_hire(setup, queue, finished))
            elif given == drawn:
                return
            else:
                _await(finished, arrived)
            _collect(finished, arrived)
    finally:
        queue.put(None)
        for isolation in team:
            isolation.stop()


def _hire(setup: Setup, queue: SimpleQueue[_Numbered | None], finished: _Finished) -> Isolation:
    isolation = Isolation(setup, in_flight=IN_FLIGHT_OF_MANY)
    # A daemon: a generator that its owner forgot must not keep the interpreter from ending.
    threading.Thread(target=_work, args=(isolation, _Shared(queue), finished), daemon=True).start()
    return isolation


def _collect(finished: _Finished, arrived: dict[int, Parsed | Failed]) -> None:
    while not finished.empty():
        _await(finished, arrived)


def _await(finished: _Finished, arrived: dict[int, Parsed | Failed]) -> None:
    item = finished.get()
    if isinstance(item, BaseException):
        raise item
    numbered, outcome = item
    source = _shown(numbered.task)
    if isinstance(outcome, Failed):
        arrived[numbered.number] = evolve(outcome, source=source)
    else:
        arrived[numbered.number] = Parsed(source=source, report=from_json(outcome.record))
