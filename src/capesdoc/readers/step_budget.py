"""Step budget: an end to what a library in pure Python does with a hostile file.

Calls and lines of Python are counted, not seconds: the same bytes come to the same end on any
machine. Lines are counted only where a loop may run them many times: a function without a loop
runs each of its lines once, and following it line by line takes a third of the time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from opcode import opmap
from types import CodeType, FrameType
from typing import Final, TypeAlias, TypeVar

__all__ = ["OverBudgetError", "within_steps"]

T = TypeVar("T")

_Tracer: TypeAlias = Callable[[FrameType, str, object], "_Tracer | None"]

CALL_STEPS: Final = 6
"""Steps that a call counts for: what functions without a loop run on the average (pdfminer,
pdfplumber: five lines and six)."""

HEAVY_STEPS: Final = 8
"""Steps that a line of a heavy function counts for."""

_JUMPS_BACK: Final = frozenset(code for name, code in opmap.items() if "BACKWARD" in name)


class OverBudgetError(Exception):
    """The work took more steps than it was given."""


class _OutOfSteps(BaseException):
    """Ends the work, whatever `except Exception` stands on the way."""


def within_steps(
    work: Callable[[], T],
    most: int,
    *,
    light: frozenset[str] = frozenset(),
    heavy: frozenset[str] = frozenset(),
) -> T:
    """Do some work that may take so many steps of Python, those of every library included.

    A step is a line of a function that has a loop; a call is `CALL_STEPS`. The debugger's hook
    counts, which makes the work some four times slower. Where a debugger or a measurement of
    coverage has the hook, it is theirs, and nothing is counted.

    Args:
        work: The work.
        most: Steps it may take.
        light: Names of functions whose every loop calls a function of Python at each turn: the
            calls count, and their own lines do not.
        heavy: Names of functions each line of which costs more than time: they fill memory.

    Raises:
        OverBudgetError: It took more.
    """
    if sys.gettrace() is not None:
        return work()
    left = most
    follows: dict[CodeType, _Tracer | None] = {}

    def enter(frame: FrameType, event: str, argument: object) -> _Tracer | None:
        nonlocal left
        left -= CALL_STEPS
        if left < 0:
            raise _OutOfSteps
        code = frame.f_code
        if code not in follows:
            follows[code] = tracer_of(code)
        return follows[code]

    def tracer_of(code: CodeType) -> _Tracer | None:
        if code.co_name in heavy:
            return count_heavy
        return count if code.co_name not in light and _JUMPS_BACK & {*code.co_code[::2]} else None

    def count(frame: FrameType, event: str, argument: object) -> _Tracer:
        nonlocal left
        left -= 1
        if left < 0:
            raise _OutOfSteps
        return count

    def count_heavy(frame: FrameType, event: str, argument: object) -> _Tracer:
        nonlocal left
        left -= HEAVY_STEPS - 1
        count(frame, event, argument)
        return count_heavy

    sys.settrace(enter)
    try:
        return work()
    except _OutOfSteps:
        raise OverBudgetError from None
    finally:
        sys.settrace(None)
