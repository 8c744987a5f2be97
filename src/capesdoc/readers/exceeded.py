"""The sentences in which a reader says that a limit was met."""

from __future__ import annotations

from capesdoc.errors import LimitExceededError

__all__ = ["check_count", "limit_exceeded"]


def limit_exceeded(
    what: str, *, limit: str, value: float | None, allowed: float, source: str
) -> LimitExceededError:
    """Build the error for a limit of `Limits`.

    Args:
        what: What was met, as the beginning of a sentence: "the zip directory has 9,000 entries".
        limit: Name of the field of `Limits`.
        value: What was met, or None where only "more" is known.
        allowed: What the limit allows.
        source: Name of the document.
    """
    return LimitExceededError(
        f"{what} and the limit {limit} is {allowed:,}: "
        f"raise it with Limits({limit}=…) if the file is to be trusted",
        limit=limit,
        value=value,
        allowed=allowed,
        source=source,
    )


def check_count(value: int, allowed: int, *, limit: str, source: str) -> None:
    """Refuse a document that has more of what a limit counts than it allows.

    Raises:
        LimitExceededError: `value` is over `allowed`.
    """
    if value > allowed:
        raise LimitExceededError(
            f"has more {limit.replace('_', ' ')} ({value:,}) than the {allowed:,} allowed: "
            f"raise it with Limits({limit}=…)",
            limit=limit,
            value=value,
            allowed=allowed,
            source=source,
        )
