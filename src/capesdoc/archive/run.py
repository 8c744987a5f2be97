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
from itertools import groupby
from os import PathLike
from typing import Final, TypeVar

import attrs

from capesdoc.archive.columns import need_pyarrow
from capesdoc.archive.heads import heads_name, keep_heads
from capesdoc.archive.options import Format, Options
from capesdoc.archive.plan import Shard, read_shards
from capesdoc.archive.planning import DEFAULT_OPTIONS, check_options, plan_archive
from capesdoc.archive.setups import cores
from capesdoc.archive.shards import (
    InterruptedShardError,
    ShardReport,
    close_workers,
    convert_shard,
    stop_workers,
)
from capesdoc.archive.spool import forget
from capesdoc.archive.standing import RunReport, pending_shards, status
from capesdoc.archive.store import open_store

__all__ = ["convert_archive"]

Result = TypeVar("Result")

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
        ImportError: The format needs an extra that is not installed; nothing is written.
        TypeError: One source stands in place of several, or the options are none.
    """
    if workers is not None and workers < 1:
        raise ValueError("workers must be positive")
    check_options(options)
    if executor is None and options.format is Format.PARQUET:
        need_pyarrow()  # an engine's workers write for themselves, and say it themselves
    started = time.monotonic()
    place = os.fspath(out)
    plan_archive(
        sources, place, options, from_list=from_list, retry_errors=retry_errors, array=array
    )
    problem = ""
    if options.learn_heads:
        problem = _learn_heads(place, options, executor=executor, workers=workers or cores())
    before = status(place)
    if on_plan is not None:
        on_plan(before)
    done: list[int] = [0]

    def count(report: ShardReport) -> None:
        if not report.skipped:
            done[0] += report.documents
        if on_report is not None:
            on_report(report)

    if not problem:
        problem = _work_through(
            _share(pending_shards(place), array),
            convert_shard,
            place,
            options,
            executor=executor,
            workers=workers or cores(),
            on_result=count,
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


def _learn_heads(out: str, options: Options, *, executor: Executor | None, workers: int) -> str:
    """Learn the running heads of every plan that has not taught its own; say why it ended early."""
    from capesdoc.archive.learning import Learnt, decide, learn_shard, sample

    store = open_store(out)
    for plan, shards in groupby(read_shards(store), key=lambda shard: shard.plan):
        if store.exists(heads_name(plan)):
            continue
        learnt: list[Learnt] = []
        problem = _work_through(
            sample(shards),
            learn_shard,
            out,
            options,
            executor=executor,
            workers=workers,
            on_result=learnt.append,
        )
        if problem:
            return problem
        keep_heads(store, plan, decide(learnt))
    return ""


def _work_through(
    shards: Iterator[Shard],
    unit: Callable[[Shard, str, Options], Result],
    out: str,
    options: Options,
    *,
    executor: Executor | None,
    workers: int,
    on_result: Callable[[Result], None],
) -> str:
    """Run a unit of work for each shard; say why it ended early, or give an empty string."""
    if executor is not None:
        return _drive(shards, unit, out, options, executor, workers, on_result)
    threads = Threads(workers, thread_name_prefix="capesdoc")
    try:
        return _drive(shards, unit, out, options, threads, workers, on_result)
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
    unit: Callable[[Shard, str, Options], Result],
    out: str,
    options: Options,
    executor: Executor,
    workers: int,
    on_result: Callable[[Result], None],
) -> str:
    running: set[Future[Result]] = set()
    problem = ""
    try:
        while True:
            while not problem and len(running) < WINDOW * workers:
                shard = next(shards, None)
                if shard is None:
                    break
                try:
                    running.add(executor.submit(unit, shard, out, options))
                except RuntimeError as error:  # the engine is broken or shut down
                    problem = f"{type(error).__name__}: {error}"
            if not running:
                return problem
            finished, running = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                try:
                    on_result(future.result())
                except (InterruptedShardError, CancelledError):
                    problem = problem or "the run was stopped"
                except Exception as error:
                    # One shard failed for no document's fault: a full disk, a lost engine.
                    problem = problem or f"{type(error).__name__}: {error}"
    finally:
        for future in running:
            future.cancel()
