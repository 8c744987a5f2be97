"""Setups: what a caller asks for, as a worker process is told it.

Nothing is loaded here but the limits: whoever runs an archive reads no document itself.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from capesdoc.archive.task import Setup
from capesdoc.limits import DEFAULT_LIMITS, Limits, check_limits

if TYPE_CHECKING:
    from capesdoc.profile import Profile
    from capesdoc.readers import Reader

__all__ = ["cores", "make_setup"]


def make_setup(
    parser: str,
    *,
    timeout: float | None,
    memory: int | None,
    profile: Profile | None,
    limits: Limits,
    password: str | None,
    encoding: str | None,
    strict: bool,
    cross_check: bool,
    readers: tuple[Reader, ...] | None,
) -> Setup:
    """Gather what a child is told; only what differs from a default is passed on.

    So a parser of the user's own need not take every argument of `parse`. No profile and no readers
    are those of the package.
    """
    if profile is not None:
        from capesdoc.profile import check_profile

        check_profile(profile)
    check_limits(limits)
    if timeout is not None and not timeout > 0:
        raise ValueError("timeout must be positive: seconds for one document")
    if memory is not None and memory < 1:
        raise ValueError("memory must be positive: MiB for one worker process")
    given: Mapping[str, tuple[object, object]] = {
        "profile": (profile, None),
        "limits": (limits, DEFAULT_LIMITS),
        "password": (password, None),
        "encoding": (encoding, None),
        "strict": (strict, False),
        "cross_check": (cross_check, False),
        "readers": (readers, None),
    }
    return Setup(
        parser=parser,
        arguments={name: value for name, (value, usual) in given.items() if value != usual},
        seconds=limits.seconds if timeout is None else timeout,
        memory_bytes=limits.memory_bytes if memory is None else memory * 2**20,
    )


def cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
