"""The step budget: work within it is as ever, and no `except` on the way outlives it."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from capesdoc.readers.step_budget import OverBudgetError, within_steps


def count_to(most: int) -> int:
    total = 0
    for _ in range(most):
        total += 1
    return total


def test_work_within_the_budget_gives_its_result_and_leaves_no_trace() -> None:
    assert within_steps(lambda: count_to(100), 1_000) == 100
    assert sys.gettrace() is None


def test_work_over_the_budget_ends() -> None:
    with pytest.raises(OverBudgetError):
        within_steps(lambda: count_to(10**9), 1_000)
    assert sys.gettrace() is None


def test_an_except_on_the_way_does_not_keep_it() -> None:
    def stubborn() -> None:
        while True:
            try:
                count_to(10**9)
            except Exception:
                continue

    with pytest.raises(OverBudgetError):
        within_steps(stubborn, 10_000)


def test_an_error_of_the_work_is_raised_as_it_is() -> None:
    with pytest.raises(ZeroDivisionError):
        within_steps(lambda: 1 // 0, 1_000)
    assert sys.gettrace() is None


def test_a_heavy_function_is_given_fewer_lines() -> None:
    assert within_steps(lambda: count_to(400), 1_000) == 400
    with pytest.raises(OverBudgetError):
        within_steps(lambda: count_to(400), 1_000, heavy=frozenset({"count_to"}))


def test_a_debugger_keeps_its_hook() -> None:
    def hook(frame: FrameType, event: str, argument: object) -> None:
        return None

    before = sys.gettrace()
    sys.settrace(hook)
    try:
        assert within_steps(lambda: count_to(5_000), 1_000) == 5_000
        assert sys.gettrace() is hook
    finally:
        sys.settrace(before)
