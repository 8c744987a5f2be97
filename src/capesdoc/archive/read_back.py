"""Reading back: the records and the failures of an archive run, one at a time."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from os import PathLike
from typing import TYPE_CHECKING

from capesdoc.archive.columns import need_pyarrow
from capesdoc.archive.options import Format
from capesdoc.archive.outcome import Failed, FailureKind, Problem
from capesdoc.archive.outputs import file_name_of, lines_of, part_name
from capesdoc.archive.plan import RUN, Shard, open_run, read_shards
from capesdoc.archive.shards import failure_class
from capesdoc.archive.sources import DocRef
from capesdoc.archive.store import Store

if TYPE_CHECKING:
    from capesdoc.record import EventReport

__all__ = ["failed_documents", "failures_by_class", "read_failures", "read_records"]


def read_records(out: str | PathLike[str]) -> Iterator[EventReport]:
    """Give every record of an archive run, in the order of its plan.

    Only what has been committed is read: a run that was killed leaves nothing half done here.

    Raises:
        MissingFileError: No run has written there.
    """
    return _records(open_run(out))


def _records(store: Store) -> Iterator[EventReport]:
    with store.open(RUN) as file:
        format = Format(json.loads(file.read())["format"])
    for shard in _committed_shards(store):
        yield from _records_of(store, shard, format)


def read_failures(out: str | PathLike[str]) -> Iterator[Failed]:
    """Give every document that has no record; one that was tried again counts as it last was.

    Raises:
        MissingFileError: No run has written there.
    """
    return (failed for _, failed in _failures(open_run(out)))


def failed_documents(store: Store) -> list[DocRef]:
    """Give the documents that have no record and are not about to be tried again."""
    failed = {identity for identity, _ in _failures(store)}
    if not failed:
        return []
    done = set(store.names("_capes/shards"))
    found: dict[str, DocRef] = {}
    for shard in read_shards(store):
        if shard.retries and f"{shard.id}.json" not in done:
            failed.difference_update(doc.identity for doc in shard.docs)
    for shard in read_shards(store):
        found.update({doc.identity: doc for doc in shard.docs if doc.identity in failed})
    return list(found.values())


def failures_by_class(store: Store) -> Counter[str]:
    """Count the documents that have no record by what they are counted under."""
    return Counter(failure_class(failed) for _, failed in _failures(store))


def _committed_shards(store: Store) -> Iterator[Shard]:
    done = set(store.names("_capes/shards"))
    for shard in read_shards(store):
        if f"{shard.id}.json" in done:
            yield shard


def _records_of(store: Store, shard: Shard, format: Format) -> Iterator[EventReport]:
    from capesdoc.json_format import from_json  # only here: counting what failed reads no record

    name = part_name(shard.id, format)
    if name is None:
        failed = {identity for identity, _ in _failures_of(store, shard.id)}
        for doc in shard.docs:
            if doc.identity not in failed:
                with store.open(file_name_of(doc.name)) as file:
                    yield from_json(file.read())
        return
    with store.open(name) as file:
        if format is Format.PARQUET:
            need_pyarrow()
            from capesdoc.archive.parquet import read_parquet

            yield from read_parquet(file)
        else:
            for line in lines_of(file, format):
                yield from_json(line)


def _failures(store: Store) -> Iterator[tuple[str, Failed]]:
    tried_again: dict[str, str] = {}
    for shard in _committed_shards(store):
        if shard.retries:
            tried_again.update({doc.identity: shard.id for doc in shard.docs})
    for shard in _committed_shards(store):
        for identity, failed in _failures_of(store, shard.id):
            if tried_again.get(identity, shard.id) == shard.id:
                yield identity, failed


def _failures_of(store: Store, shard: str) -> Iterator[tuple[str, Failed]]:
    try:
        file = store.open(f"errors/part-{shard}.jsonl")
    except FileNotFoundError:
        return
    with file:
        for line in file:
            data = json.loads(line)
            error = data["error"]
            problem = Problem(
                code=error["code"],
                type=error["type"],
                message=error["message"],
                details=json.dumps(error["details"], sort_keys=True),
            )
            yield (
                data["document"],
                Failed(
                    source=data["source"],
                    kind=FailureKind(data["kind"]),
                    attempts=data["attempts"],
                    error=problem,
                    stack=data["stack"],
                    signal=data["signal"],
                    exit_status=data["exit_status"],
                ),
            )
