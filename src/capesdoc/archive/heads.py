"""Running heads that an archive was found to share, kept beside its plan.

DEST/_capes/heads-0001.json     what the shards of plan 0001 are cleaned of, one key a line
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable

import attrs

from capesdoc.archive.options import Options
from capesdoc.archive.plan import Shard
from capesdoc.archive.store import Store

__all__ = ["heads_name", "keep_heads", "read_heads", "with_heads"]


def heads_name(plan: int) -> str:
    """Give the name of what is known of a plan's running heads, below the destination."""
    return f"_capes/heads-{plan:04}.json"


def keep_heads(store: Store, plan: int, heads: Iterable[str]) -> None:
    """Write what a plan is cleaned of: what it taught, and what the plans before it did."""
    known = sorted({*heads, *(read_heads(store, plan - 1) if plan > 1 else ())})
    store.create(heads_name(plan), io.BytesIO(json.dumps(known, indent=0).encode() + b"\n"))


def read_heads(store: Store, plan: int) -> tuple[str, ...]:
    """Give what a plan is cleaned of."""
    with store.open(heads_name(plan)) as file:
        return tuple(json.loads(file.read()))


def with_heads(options: Options, store: Store, shard: Shard) -> Options:
    """Give options whose profile knows what the archive has taught, where it was asked to."""
    if not options.learn_heads:
        return options
    from capesdoc.profile import default_profile

    heads = read_heads(store, shard.plan)
    profile = default_profile() if options.profile is None else options.profile
    return attrs.evolve(options, profile=profile.extended(running_heads=heads))
