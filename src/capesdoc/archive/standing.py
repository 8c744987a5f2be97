"""Where an archive stands: counted from its plans and its markers, by nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from os import PathLike

from attrs import frozen

from capesdoc.archive.plan import Shard, open_run, read_shards, skipped
from capesdoc.archive.read_back import failures_by_class
from capesdoc.archive.shards import read_marker
from capesdoc.archive.store import Store

__all__ = ["RunReport", "pending_shards", "status"]


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


def pending_shards(out: str | PathLike[str]) -> Iterator[Shard]:
    """Give the planned shards that are not committed, for an engine of your own.

    Raises:
        MissingFileError: No run has written there.
    """
    store = open_run(out)
    done = _committed(store)
    return (shard for shard in read_shards(store) if shard.id not in done)


def status(out: str | PathLike[str]) -> RunReport:
    """Count where an archive stands, from its plan and its markers.

    Raises:
        MissingFileError: No run has written there.
    """
    store = open_run(out)
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
