"""Verdicts: a dead or failing worker process, turned into the failure of one document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from capesdoc.archive.outcome import Failed, FailureKind, Problem
from capesdoc.archive.process import Death
from capesdoc.archive.task import Setup

__all__ = ["failure_by_death", "ran_out_of_time", "reported_failure"]

_NO_MEMORY_WORDS: Final = ("std::bad_alloc", "MemoryError", "out of memory", "Out of memory")
"""What C libraries print before they abort for want of memory."""


_GIVING_UP: Final = frozenset({"SIGABRT", "SIGTRAP", "SIGILL"})
"""How C libraries end their process where memory is refused them, PDFium without a word."""

MUCH_MEMORY: Final = 0.25
"""Share of the allowed memory in use from which such an end is one for want of it: an array that
doubles is refused where it fills a third. A worker that reads reports fills a tenth."""


def ran_out_of_time(death: Death) -> bool:
    """Tell whether the child's own alarm ended it, or its parent where that did not."""
    by_alarm = death.signal == "SIGALRM" or death.scratch.startswith("Timeout (")
    return by_alarm or death.ended_by_parent


def ran_out_of_memory(death: Death, allowed_bytes: int | None) -> bool:
    """Tell whether the child died for want of memory: it said so, or gave up with much in use."""
    if any(words in death.scratch for words in _NO_MEMORY_WORDS):
        return True
    return (
        death.signal in _GIVING_UP
        and allowed_bytes is not None
        and (death.peak_bytes or 0) >= MUCH_MEMORY * allowed_bytes
    )


def failure_by_death(source: str, setup: Setup, attempts: int, death: Death) -> Failed:
    """Give the failure of a document that ended the process which read it alone."""
    if ran_out_of_time(death):
        return _timeout_failure(source, setup, attempts, death)
    if ran_out_of_memory(death, setup.memory_bytes):
        return _memory_failure(source, setup, attempts)
    return _crash_failure(source, attempts, death)


def reported_failure(
    source: str, setup: Setup, attempts: int, header: Mapping[str, object]
) -> Failed:
    """Give the failure that the child reported itself: no memory, or the parser raised an error."""
    if header["failure"] == "memory":
        return _memory_failure(source, setup, attempts)
    return Failed(
        source=source,
        kind=FailureKind.ERROR,
        attempts=attempts,
        error=Problem(
            code=str(header["code"]),
            type=str(header["type"]),
            message=str(header["message"]),
            details=str(header["details"]),
        ),
        stack=str(header.get("stack", "")),
    )


def _timeout_failure(source: str, setup: Setup, attempts: int, death: Death) -> Failed:
    """Give the failure of a document that took too long, with the stack of its hang."""
    return _limit_failure(
        source,
        FailureKind.TIMEOUT,
        attempts,
        limit="seconds",
        allowed=setup.seconds,
        message=f"took longer than {setup.seconds:g} s and was stopped; "
        "raise it with Limits(seconds=…), or timeout=",
        stack=_stack_of(death.scratch),
    )


def _memory_failure(source: str, setup: Setup, attempts: int) -> Failed:
    """Give the failure of a document that needed too much memory."""
    allowed = setup.memory_bytes or 0
    return _limit_failure(
        source,
        FailureKind.MEMORY,
        attempts,
        limit="memory_bytes",
        allowed=allowed,
        message=f"needed more than {allowed // 2**20} MiB of memory and was stopped; "
        "raise it with Limits(memory_bytes=…), or memory=",
    )


def _limit_failure(
    source: str,
    kind: FailureKind,
    attempts: int,
    *,
    limit: str,
    allowed: float,
    message: str,
    stack: str = "",
) -> Failed:
    details = {"allowed": allowed, "limit": limit, "value": None}
    problem = Problem(
        code="limit-exceeded",
        type="LimitExceededError",
        message=message,
        details=json.dumps(details),
    )
    return Failed(source=source, kind=kind, attempts=attempts, error=problem, stack=stack)


def _crash_failure(source: str, attempts: int, death: Death) -> Failed:
    """Give the failure of a document that ended the process reading it."""
    how = f"by {death.signal}" if death.signal else f"with exit status {death.exit_status}"
    details = {"exit_status": death.exit_status, "signal": death.signal}
    return Failed(
        source=source,
        kind=FailureKind.CRASH,
        attempts=attempts,
        error=Problem(
            code="crashed",
            type="CrashedError",
            message=f"ended the process that read it, {how}; please report it",
            details=json.dumps(details),
        ),
        stack=_stack_of(death.scratch),
        signal=death.signal,
        exit_status=death.exit_status,
    )


def _stack_of(scratch: str) -> str:
    """Cut what the process printed down to the stack that faulthandler wrote at its end."""
    for opening in ("Fatal Python error", "Current thread", "Stack (most recent", "Timeout ("):
        start = scratch.rfind(opening)
        if start >= 0:
            return scratch[start:]
    return scratch
