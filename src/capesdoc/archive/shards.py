"""One unit of work: `convert_shard` is all that any engine ever runs.

It may be run twice, at once or after a crash: the same documents give the same bytes under the
same name, and the marker, written last, says that they are there.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

import attrs
from attrs import frozen

from capesdoc.archive.heads import with_heads
from capesdoc.archive.isolation import Answer, Isolation, one_by_one
from capesdoc.archive.options import Options
from capesdoc.archive.outcome import Failed, FailureKind
from capesdoc.archive.outputs import part_name, part_writer
from capesdoc.archive.pieces import packed_bytes
from capesdoc.archive.plan import Shard
from capesdoc.archive.sources import DocRef, is_packed
from capesdoc.archive.spool import spooled_range
from capesdoc.archive.store import Store, is_url, open_store
from capesdoc.archive.task import Setup, Task, formats_of
from capesdoc.errors import CapesdocError

__all__ = [
    "InterruptedShardError",
    "ShardReport",
    "close_workers",
    "convert_shard",
    "marker_name",
    "outcomes",
    "read_marker",
    "stop_workers",
]


class InterruptedShardError(CapesdocError):
    """The run was stopped in the middle of a shard, which therefore was not committed."""

    code = "interrupted"


@frozen(kw_only=True)
class ShardReport:
    """What became of one shard; stored as its marker.

    Attributes:
        shard: Its id.
        documents: How many documents it has.
        converted: How many became records.
        failed: How many did not.
        retries: Whether its documents had failed before.
        skipped: Whether it had been committed before, so that nothing was done.
        seconds: Wall-clock time it took.
        part: Name of its part below the destination, or None for the format `files`.
        part_sha256: Hash of the part's records, for the reader who wants to be sure.
        diagnostics: Records that have a diagnostic, by its code.
        severities: Records by the severity of their worst diagnostic.
        failures: Failed documents by the code of their error.
    """

    shard: str
    documents: int
    converted: int
    failed: int
    retries: bool = False
    skipped: bool = False
    seconds: float
    part: str | None
    part_sha256: str
    diagnostics: tuple[tuple[str, int], ...] = ()
    severities: tuple[tuple[str, int], ...] = ()
    failures: tuple[tuple[str, int], ...] = ()


def convert_shard(shard: Shard, out: str, options: Options) -> ShardReport:
    """Convert the documents of a shard and commit them; do nothing where that has been done.

    Args:
        shard: The documents.
        out: The destination, a folder or a URL.
        options: How they are converted.

    Raises:
        InterruptedShardError: The run was stopped meanwhile.
        OSError: The destination cannot be written.
    """
    store = open_store(out)
    done = read_marker(store, shard.id)
    if done is not None:
        return attrs.evolve(done, skipped=True)
    started = time.monotonic()
    tally = _Tally()
    errors: list[bytes] = []
    with part_writer(store, shard.id, options.format) as part:
        for doc, outcome in outcomes(shard, with_heads(options, store, shard).setup()):
            if isinstance(outcome, Failed):
                tally.fail(outcome)
                errors.append(_error_line(doc, outcome))
            else:
                tally.convert(outcome)
                part.add(doc.name, outcome.record)
    _write_errors(store, shard, errors)
    report = tally.report(shard, part_name(shard.id, options.format), time.monotonic() - started)
    with store.writer(marker_name(shard.id)) as file:
        file.write(json.dumps(attrs.asdict(report)).encode() + b"\n")
    return report


def marker_name(shard: str) -> str:
    """Give the name of a shard's marker below the destination."""
    return f"_capes/shards/{shard}.json"


def read_marker(store: Store, shard: str) -> ShardReport | None:
    """Give the report of a shard that has been committed, else None."""
    try:
        with store.open(marker_name(shard)) as file:
            data = json.loads(file.read())
    except FileNotFoundError:
        return None
    pairs = ("diagnostics", "severities", "failures")
    data.update({name: tuple((key, count) for key, count in data[name]) for name in pairs})
    return ShardReport(**data)


def outcomes(shard: Shard, setup: Setup) -> Iterator[tuple[DocRef, Answer | Failed]]:
    """Give the outcome of each document of a shard, in order, from a warm worker.

    Raises:
        InterruptedShardError: The run was stopped meanwhile.
    """
    answered = 0
    with _worker(setup, formats_of(doc.name for doc in shard.docs)) as isolation:
        for _, outcome in isolation.run(one_by_one(_tasks(shard.docs))):
            yield shard.docs[answered], outcome
            answered += 1
    if answered < len(shard.docs):
        raise InterruptedShardError(f"stopped after {answered} of {len(shard.docs)} documents")


def _tasks(docs: Iterable[DocRef]) -> Iterator[Task]:
    for doc in docs:
        packed = doc.piece is not None and is_packed(doc.uri)
        if not is_url(doc.uri) and not packed:
            yield Task(name=doc.name, path=doc.uri, piece=doc.piece)
            continue
        try:
            yield Task(name=doc.name, content=_fetch(doc), piece=doc.piece)
        except CapesdocError as error:
            yield Task(name=doc.name, refusal=error.message)
        except OSError as error:
            # A store that does not answer is asked again; what it refuses for good is a failure.
            if not isinstance(error, FileNotFoundError | PermissionError):
                raise
            yield Task(name=doc.name, refusal=f"cannot be fetched ({error})")


def _fetch(doc: DocRef) -> bytes:
    """Read a document that the worker cannot reach: remote, or in a compressed archive."""
    if doc.piece is None:
        from capesdoc.archive.remote import read_whole

        return read_whole(doc.uri)
    if is_packed(doc.uri):
        return spooled_range(doc.uri, doc.piece.offset, doc.piece.packed)
    from capesdoc.archive.remote import RangeFile

    return packed_bytes(RangeFile(doc.uri), doc.piece, name=doc.name)


def _write_errors(store: Store, shard: Shard, errors: list[bytes]) -> None:
    name = f"errors/part-{shard.id}.jsonl"
    if errors:
        with store.writer(name) as file:
            file.write(b"".join(errors))
    else:
        # A run that died before its marker may have left failures that this one did not meet.
        store.remove(name)


def _error_line(doc: DocRef, failed: Failed) -> bytes:
    data = attrs.asdict(failed)
    data["kind"] = failed.kind.value
    data["error"]["details"] = json.loads(failed.error.details)
    data["document"] = doc.identity
    return json.dumps(data, ensure_ascii=True).encode() + b"\n"


class _Tally:
    """Counts what becomes of the documents of a shard."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self._converted = self._failed = 0
        self._diagnostics: Counter[str] = Counter()
        self._severities: Counter[str] = Counter()
        self._failures: Counter[str] = Counter()

    def convert(self, answer: Answer) -> None:
        self._converted += 1
        self._hash.update(answer.record + b"\n")
        self._diagnostics.update({code for code, _ in answer.diagnostics})
        if answer.diagnostics:
            self._severities[_worst(answer)] += 1

    def fail(self, failed: Failed) -> None:
        self._failed += 1
        self._failures[failure_class(failed)] += 1

    def report(self, shard: Shard, part: str | None, seconds: float) -> ShardReport:
        return ShardReport(
            shard=shard.id,
            documents=len(shard.docs),
            converted=self._converted,
            failed=self._failed,
            retries=shard.retries,
            seconds=round(seconds, 3),
            part=part,
            part_sha256=self._hash.hexdigest(),
            diagnostics=tuple(sorted(self._diagnostics.items())),
            severities=tuple(sorted(self._severities.items())),
            failures=tuple(sorted(self._failures.items())),
        )


def _worst(answer: Answer) -> str:
    # Imported here: whoever reads no document has no other use for findings.
    from capesdoc.findings import Severity

    ranks = [severity.value for severity in Severity]
    return max((severity for _, severity in answer.diagnostics), key=ranks.index)


def failure_class(failed: Failed) -> str:
    """Give what a failure is counted under: its kind, or the code of its error."""
    return failed.error.code if failed.kind is FailureKind.ERROR else failed.kind.value


_LOCK: Final = threading.Lock()
_IDLE: Final[list[tuple[Setup, Isolation]]] = []
_BUSY: Final[set[Isolation]] = set()
_STOPPING: Final = threading.Event()


@contextlib.contextmanager
def _worker(setup: Setup, formats: frozenset[str]) -> Iterator[Isolation]:
    """Lend out a warm worker; it outlives the shard, since starting one costs half a second."""
    with _LOCK:
        if _STOPPING.is_set():
            raise InterruptedShardError("the run is being stopped")
        known = [one for one in _IDLE if one[0] == setup]
        if known:
            _IDLE.remove(known[-1])
        isolation = known[-1][1] if known else Isolation(setup, formats=formats)
        _BUSY.add(isolation)
    try:
        yield isolation
    except BaseException:
        with _LOCK:
            _BUSY.discard(isolation)
        isolation.stop()
        isolation.close()
        raise
    with _LOCK:
        _BUSY.discard(isolation)
        _IDLE.append((setup, isolation))


def close_workers() -> None:
    """Let the idle workers of this process go."""
    with _LOCK:
        _STOPPING.clear()
        idle = [isolation for _, isolation in _IDLE]
        _IDLE.clear()
    for isolation in idle:
        isolation.close()


def stop_workers() -> None:
    """End the workers of this process at once; the shards they work on are not committed."""
    with _LOCK:
        _STOPPING.set()
        busy = list(_BUSY)
    for isolation in busy:
        isolation.stop()
