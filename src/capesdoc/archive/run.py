"""A run: find the documents, plan them, convert every shard that is not committed, count.

The same call again goes on where the last one stopped; after that it does nothing, or converts
what has been added to the archive meanwhile.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from concurrent.futures import ThreadPoolExecutor as Threads
from os import PathLike
from typing import Final

import attrs

from capesdoc.archive.many import cores
from capesdoc.archive.options import Options
from capesdoc.archive.plan import Shard
from capesdoc.archive.planning import DEFAULT_OPTIONS, plan_archive
from capesdoc.archive.shards import (
    InterruptedShardError,
    ShardReport,
    close_workers,
    convert_shard,
    stop_workers,
)
from capesdoc.archive.spool import forget
from capesdoc.archive.standing import RunReport, pending_shards, status

__all__ = ["convert_archive"]

WINDOW: Final = 4
"""Shards handed to an engine, times the workers: enough that none waits, few enough that the
coordinator's memory does not grow with the archive."""


def convert_archive(
    sources: Iterable[str | PathLike[str]],
    out: str | PathLike[str],
    options: Options = DEFAULT_OPTIONS,
    *,
    from_list: Iterable[str] | None = None,
    retry_errors: bool = False,
    executor: Executor | None = None,
    workers: int | None = None,
    array: tuple[int, int] | None = None,
    on_plan: Callable[[RunReport], None] | None = None,
    on_report: Callable[[ShardReport], None] | None = None,
) -> RunReport:
    """Convert an archive, or go on with it.

    Args:
        sources: Files, folders, globs, .zip and .tar archives, and URLs that fsspec knows.
        out: The destination, a folder or a URL.
        options: How documents are converted.
        from_list: Lines that each name one document more, a path or a URL.
        retry_errors: Try the documents again that have failed, and nothing else.
        executor: An engine's executor; by default, threads that own a worker process each.
        workers: How many; by default one for each core. With an executor: how many it has.
        array: `(i, n)`: convert only the i-th of n shares, counted from 0.
        on_plan: Called once, when the plan is made, with what is already done.
        on_report: Called for every shard that is committed.

    Raises:
        MissingFileError: A source is not there.
        DifferentRunError: The destination holds a run with other options or of another version.
    """
    if workers is not None and workers < 1:
        raise ValueError("workers must be positive")
    started = time.monotonic()
    place = os.fspath(out)
    plan_archive(
        sources, place, options, from_list=from_list, retry_errors=retry_errors, array=array
    )
    before = status(place)
    if on_plan is not None:
        on_plan(before)
    done: list[int] = [0]

    def count(report: ShardReport) -> None:
        if not report.skipped:
            done[0] += report.documents
        if on_report is not None:
            on_report(report)

    problem = _convert_all(
        _share(pending_shards(place), array),
        place,
        options,
        executor=executor,
        workers=workers or cores(),
        on_report=count,
    )
    seconds = time.monotonic() - started
    return attrs.evolve(status(place), seconds=seconds, done_now=done[0], problem=problem)


def _share(shards: Iterator[Shard], array: tuple[int, int] | None) -> Iterator[Shard]:
    if array is None:
        return shards
    mine, of = array
    if not 0 <= mine < of:
        raise ValueError(f"array {mine}/{of}: the first number counts from 0 to {of - 1}")
    return (shard for shard in shards if int(shard.id.split("-")[1]) % of == mine)


def _convert_all(
    shards: Iterator[Shard],
    out: str,
    options: Options,
    *,
    executor: Executor | None,
    workers: int,
    on_report: Callable[[ShardReport], None],
) -> str:
    """Convert shards on an executor; say why it ended early, or give an empty string."""
    if executor is not None:
        return _drive(shards, out, options, executor, workers, on_report)
    threads = Threads(workers, thread_name_prefix="capesdoc")
    try:
        return _drive(shards, out, options, threads, workers, on_report)
    except BaseException:
        threads.shutdown(wait=False, cancel_futures=True)
        stop_workers()
        raise
    finally:
        threads.shutdown()
        close_workers()
        forget()


def _drive(
    shards: Iterator[Shard],
    out: str,
    options: Options,
    executor: Executor,
    workers: int,
    on_report: Callable[[ShardReport], None],
) -> str:
    running: set[Future[ShardReport]] = set()
    problem = ""
    try:
        while True:
            while not problem and len(running) < WINDOW * workers:
                shard = next(shards, None)
                if shard is None:
                    break
                try:
                    running.add(executor.submit(convert_shard, shard, out, options))
                except RuntimeError as error:  # the engine is broken or shut down
                    problem = f"{type(error).__name__}: {error}"
            if not running:
                return problem
            finished, running = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                try:
                    on_report(future.result())
                except (InterruptedShardError, CancelledError):
                    problem = problem or "the run was stopped"
                except Exception as error:
                    # One shard failed for no document's fault: a full disk, a lost engine.
                    problem = problem or f"{type(error).__name__}: {error}"
    finally:
        for future in running:
            future.cancel()
