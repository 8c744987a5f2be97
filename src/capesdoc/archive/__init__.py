"""Many documents: each converted in isolation, whole archives resumably, on one machine or many.

Names are loaded on first use: a worker process imports this package and needs little of it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from capesdoc.archive.columns import arrow_schema
    from capesdoc.archive.engines import RayExecutor, dask_executor
    from capesdoc.archive.many import parse_isolated, parse_many
    from capesdoc.archive.options import Format, Options
    from capesdoc.archive.outcome import Failed, FailureKind, Parsed, Problem
    from capesdoc.archive.plan import Shard
    from capesdoc.archive.planning import plan_archive
    from capesdoc.archive.read_back import read_failures, read_records
    from capesdoc.archive.run import convert_archive
    from capesdoc.archive.shards import ShardReport, convert_shard
    from capesdoc.archive.standing import RunReport, pending_shards, status

_HOMES: Final = {
    "columns": "arrow_schema",
    "many": "parse_isolated parse_many",
    "engines": "RayExecutor dask_executor",
    "options": "Format Options",
    "outcome": "Failed FailureKind Parsed Problem",
    "plan": "Shard",
    "planning": "plan_archive",
    "read_back": "read_failures read_records",
    "run": "convert_archive",
    "shards": "ShardReport convert_shard",
    "standing": "RunReport pending_shards status",
}
_HOME_OF: Final = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "Failed",
    "FailureKind",
    "Format",
    "Options",
    "Parsed",
    "Problem",
    "RayExecutor",
    "RunReport",
    "Shard",
    "ShardReport",
    "arrow_schema",
    "convert_archive",
    "convert_shard",
    "dask_executor",
    "parse_isolated",
    "parse_many",
    "pending_shards",
    "plan_archive",
    "read_failures",
    "read_records",
    "status",
]


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'capesdoc.archive' has no attribute {name!r}")
    value = getattr(import_module(f"capesdoc.archive.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
