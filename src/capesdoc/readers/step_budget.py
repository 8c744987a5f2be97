"""Step budget: an end to what a library in pure Python does with a hostile file.

Lines of Python are counted, not seconds: the same bytes come to the same end on any machine.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Final, TypeAlias, TypeVar

__all__ = ["OverBudgetError", "within_steps"]

T = TypeVar("T")

_Tracer: TypeAlias = Callable[[FrameType, str, object], "_Tracer"]


HEAVY_STEPS: Final = 8
"""Steps that a line of a heavy function counts for."""


class OverBudgetError(Exception):
    """The work ran more lines than it was given."""


class _OutOfSteps(BaseException):
    """Ends the work, whatever `except Exception` stands on the way."""


def within_steps(work: Callable[[], T], most: int, *, heavy: frozenset[str] = frozenset()) -> T:
    """Do some work that may run so many lines of Python, those of every library included.

    The debugger's hook counts, which makes the work three to four times slower. Where a debugger
    or a measurement of coverage has the hook, it is theirs, and nothing is counted.

    Args:
        work: The work.
        most: Lines it may run.
        heavy: Names of functions each line of which costs more than time: they fill memory.

    Raises:
        OverBudgetError: It ran more.
    """
    if sys.gettrace() is not None:
        return work()
    left = most

    def count(frame: FrameType, event: str, argument: object) -> _Tracer:
        nonlocal left
        left -= 1
        if left < 0:
            raise _OutOfSteps
        return count_heavy if frame.f_code.co_name in heavy else count

    def count_heavy(frame: FrameType, event: str, argument: object) -> _Tracer:
        nonlocal left
        left -= HEAVY_STEPS - 1
        count(frame, event, argument)
        return count_heavy

    sys.settrace(count)
    try:
        return work()
    except _OutOfSteps:
        raise OverBudgetError from None
    finally:
        sys.settrace(None)
