"""The collector: Python's search for cyclic garbage, which has nothing to find in a long document.

A text of a thousand pages makes as many values as all modules together, so that the collector
looks through every one of them, again and again: a quarter of what such a text costs, and the
reason why its pages cost more than those of a short one (docs/performance.md).
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Final, TypeVar

__all__ = ["LEAST_LINES", "run_uncollected"]

LEAST_LINES: Final = 2_000
"""Lines, some fifty pages: with a shorter document the collector hardly runs, and is left alone."""

Result = TypeVar("Result")


def run_uncollected(work: Callable[[], Result], lines: int) -> Result:
    """Do some work on so many lines while the collector rests; what it makes must hold no cycle.

    The switch is one for the process. Where it is off already, by the caller's wish or by another
    thread that reads a long document, it is left as it is. Garbage of others waits meanwhile.
    """
    if lines < LEAST_LINES or not gc.isenabled():
        return work()
    gc.disable()
    try:
        return work()
    finally:
        gc.enable()
