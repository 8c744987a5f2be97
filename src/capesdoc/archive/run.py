"""A run: find the documents, plan them, convert every shard that is not committed, count.

The same call again goes on where the last one stopped; after that it does nothing, or converts
what has been added to the archive meanwhile.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from concurrent.futures import ThreadPoolExecutor as Threads
from os import PathLike
from pathlib import PurePosixPath
from typing import Final

import attrs
from attrs import frozen

from capesdoc.archive.many import cores
from capesdoc.archive.options import Options
from capesdoc.archive.plan import (
    Shard,
    add_plan,
    check_run,
    is_known,
    known_documents,
    plan_names,
    read_shards,
    skipped,
)
from capesdoc.archive.read_back import failed_documents, failures_by_class
from capesdoc.archive.shards import (
    InterruptedShardError,
    ShardReport,
    close_workers,
    convert_shard,
    read_marker,
    stop_workers,
)
from capesdoc.archive.sources import DocRef, Skipped, find_documents, read_list
from capesdoc.archive.spool import forget
from capesdoc.archive.store import LocalStore, Store, is_url, open_store

__all__ = [
    "Preview",
    "RunReport",
    "convert_archive",
    "pending_shards",
    "plan_archive",
    "preview",
    "status",
]

WINDOW: Final = 4
"""Shards handed to an engine, times the workers: enough that none waits, few enough that the
coordinator's memory does not grow with the archive."""

DEFAULT_OPTIONS: Final = Options()


@frozen(kw_only=True)
class RunReport:
    """Where an archive stands.

    Attributes:
        documents: Documents that are planned.
        converted: Documents that have a record.
        failed: Documents that have none, the last time they were tried.
        shards: Shards that are planned.
        pending: Shards that are not committed; more than 0 means: run it again.
        seconds: Wall-clock time of this call.
        done_now: Documents that this call itself converted or saw fail.
        diagnostics: Records that have a diagnostic, by its code.
        severities: Records by the severity of their worst diagnostic.
        failures: Failed documents by the code of their error, or their kind.
        skipped: What was found and is no document, by reason.
        foreign: Foreign files by their suffix.
        losses: What could not be searched, so that documents may be missing.
        problem: Why the run ended before its end, or empty.
    """

    documents: int
    converted: int
    failed: int
    shards: int
    pending: int
    seconds: float = 0.0
    done_now: int = 0
    diagnostics: tuple[tuple[str, int], ...] = ()
    severities: tuple[tuple[str, int], ...] = ()
    failures: tuple[tuple[str, int], ...] = ()
    skipped: tuple[tuple[str, int], ...] = ()
    foreign: tuple[tuple[str, int], ...] = ()
    losses: tuple[str, ...] = ()
    problem: str = ""


@frozen(kw_only=True)
class Preview:
    """What a run would do.

    Attributes:
        documents: Documents that are found.
        new: How many of them no plan holds yet.
        suffixes: Documents by the suffix of their name.
        skipped: What is found and is no document, by reason; foreign files by their suffix.
    """

    documents: int
    new: int
    suffixes: tuple[tuple[str, int], ...]
    skipped: tuple[tuple[str, int], ...]


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


def plan_archive(
    sources: Iterable[str | PathLike[str]],
    out: str | PathLike[str],
    options: Options = DEFAULT_OPTIONS,
    *,
    from_list: Iterable[str] | None = None,
    retry_errors: bool = False,
    array: tuple[int, int] | None = None,
) -> int:
    """Plan what a run would convert, and write the plan; give the number of new documents.

    A member of an array does not search where there is a plan: a hundred of them would.
    """
    place = os.fspath(out)
    store = open_store(place)
    if isinstance(store, LocalStore):
        store.sweep()
    fingerprint = check_run(store, options)
    if retry_errors:
        again = failed_documents(store)
        return add_plan(store, again, options, fingerprint, retries=True) if again else 0
    if array is not None and plan_names(store):
        return 0
    return add_plan(store, _found(sources, from_list, place), options, fingerprint)


def preview(
    sources: Iterable[str | PathLike[str]],
    out: str | PathLike[str],
    *,
    from_list: Iterable[str] | None = None,
) -> Preview:
    """Say what a run would do; nothing is written."""
    place = os.fspath(out)
    known = known_documents(open_store(place))
    new = 0
    suffixes: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for one in _found(sources, from_list, place):
        if isinstance(one, DocRef):
            suffixes[PurePosixPath(one.name).suffix.lower()] += 1
            new += not is_known(one, known)
        else:
            left[f"foreign {one.message}" if one.reason == "foreign" else one.reason] += 1
    return Preview(
        documents=suffixes.total(),
        new=new,
        suffixes=tuple(suffixes.most_common()),
        skipped=tuple(left.most_common()),
    )


def _found(
    sources: Iterable[str | PathLike[str]], from_list: Iterable[str] | None, out: str
) -> Iterator[DocRef | Skipped]:
    inside = None if is_url(out) else os.path.join(os.path.abspath(out), "")
    for one in find_documents(sources):
        # A destination inside the source must not be read as part of it.
        place = one.uri if isinstance(one, DocRef) else one.source
        if inside is None or not place.startswith(inside):
            yield one
    if from_list is not None:
        yield from read_list(from_list)


def pending_shards(out: str | PathLike[str]) -> Iterator[Shard]:
    """Give the planned shards that are not committed, for an engine of your own."""
    store = open_store(os.fspath(out))
    done = _committed(store)
    return (shard for shard in read_shards(store) if shard.id not in done)


def status(out: str | PathLike[str]) -> RunReport:
    """Count where an archive stands, from its plan and its markers."""
    store = open_store(os.fspath(out))
    done = _committed(store)
    documents = shards = pending = converted = failed = retried = 0
    diagnostics: Counter[str] = Counter()
    severities: Counter[str] = Counter()
    failures: Counter[str] = Counter()
    for shard in read_shards(store):
        shards += 1
        documents += 0 if shard.retries else len(shard.docs)
        report = read_marker(store, shard.id) if shard.id in done else None
        if report is None:
            pending += 1
            continue
        converted += report.converted
        failed += report.failed
        retried += report.documents if shard.retries else 0
        diagnostics.update(dict(report.diagnostics))
        severities.update(dict(report.severities))
        failures.update(dict(report.failures))
    left = list(skipped(store))
    return RunReport(
        documents=documents,
        converted=converted,
        # Each document that was tried again had failed once before.
        failed=failed - retried,
        shards=shards,
        pending=pending,
        diagnostics=tuple(diagnostics.most_common()),
        severities=tuple(sorted(severities.items())),
        failures=tuple((failures_by_class(store) if retried else failures).most_common()),
        skipped=tuple(Counter(one.reason for one in left).most_common()),
        foreign=tuple(Counter(o.message for o in left if o.reason == "foreign").most_common()),
        losses=tuple(f"{one.source}: {one.message}" for one in left if one.is_loss),
    )


def _committed(store: Store) -> set[str]:
    return {name.removesuffix(".json") for name in store.names("_capes/shards")}


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
