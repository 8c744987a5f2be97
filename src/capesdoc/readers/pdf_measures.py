"""The middle of some values: the standard library's costs more to import than a page to read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

__all__ = ["middle"]

Number = TypeVar("Number", int, float)


def middle(values: Iterable[Number]) -> Number:
    """Give the middle one of the values, the lower of two; there must be one."""
    ordered = sorted(values)
    return ordered[(len(ordered) - 1) // 2]
