"""Outcomes: what became of one document of many."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from attrs import frozen

from capesdoc import errors
from capesdoc.errors import CapesdocError, CrashedError, LimitExceededError

if TYPE_CHECKING:
    from capesdoc.record import EventReport

__all__ = ["Failed", "FailureKind", "Parsed", "Problem", "error_of"]

UNEXPECTED: Final = "unexpected"
"""Code of a failure that is no documented error: a defect of the parser."""


class FailureKind(StrEnum):
    """How a document failed."""

    ERROR = "error"
    """The parser raised an error."""
    TIMEOUT = "timeout"
    """It took longer than allowed."""
    CRASH = "crash"
    """It ended its worker process."""
    MEMORY = "memory"
    """It needed more memory than allowed."""


@frozen(kw_only=True)
class Problem:
    """What went wrong, in words.

    Attributes:
        code: The stable `code` of the error, or `unexpected` for a defect of the parser.
        type: Name of the error's class.
        message: One sentence that says what is wrong and what to do.
        details: What else the error carries, as a JSON object with sorted keys.
    """

    code: str
    type: str
    message: str
    details: str = "{}"


@frozen(kw_only=True)
class Parsed:
    """A document that became a record.

    Attributes:
        source: The document, as it was given.
        report: Its record.
    """

    source: str
    report: EventReport


@frozen(kw_only=True)
class Failed:
    """A document that did not become a record.

    Attributes:
        source: The document, as it was given.
        kind: How it failed.
        attempts: How many times it was tried.
        error: What went wrong.
        stack: Where the parser stood: the traceback of a defect, the stack of a hang or of a
            crash; empty where there is none.
        signal: Name of the signal its process died of, or None.
        exit_status: What its process exited with, or None.
    """

    source: str
    kind: FailureKind
    attempts: int
    error: Problem
    stack: str = ""
    signal: str | None = None
    exit_status: int | None = None

    @property
    def is_defect(self) -> bool:
        """Whether the parser broke its promise, rather than the document its format."""
        return self.kind is FailureKind.CRASH or self.error.code == UNEXPECTED

    def __str__(self) -> str:
        return f"{self.source}: {self.error.code} {self.error.message}"


def error_of(failed: Failed) -> CapesdocError:
    """Give the documented error that stands for a failure, ready to be raised."""
    details: Mapping[str, object] = json.loads(failed.error.details)
    if failed.kind in (FailureKind.TIMEOUT, FailureKind.MEMORY):
        allowed = details["allowed"]
        assert isinstance(allowed, int | float)  # noqa: S101 — written by isolation.py
        return LimitExceededError(
            failed.error.message,
            limit=str(details["limit"]),
            value=None,
            allowed=allowed,
            source=failed.source,
        )
    kind = getattr(errors, failed.error.type, None)
    if failed.kind is FailureKind.CRASH or kind is None or not issubclass(kind, CapesdocError):
        return CrashedError(
            failed.error.message,
            signal=failed.signal,
            exit_status=failed.exit_status,
            stack=failed.stack,
            source=failed.source,
        )
    return _revived(kind, failed, details)


def _revived(
    kind: type[CapesdocError], failed: Failed, details: Mapping[str, object]
) -> CapesdocError:
    # The class may ask for arguments of its own, which are all among the details.
    error = kind.__new__(kind, failed.error.message)
    error.args = (failed.error.message,)
    state = {k: tuple(v) if isinstance(v, list) else v for k, v in details.items()}
    error.__dict__.update(state, message=failed.error.message, source=failed.source)
    return error
