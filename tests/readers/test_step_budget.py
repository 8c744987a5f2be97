"""The step budget: work within it is as ever, and no `except` on the way outlives it."""

from __future__ import annotations

import ast
import inspect
import sys
import textwrap
from collections.abc import Callable
from types import FrameType

import pytest
from pdfminer.pdfinterp import PDFContentParser, PDFPageInterpreter
from pdfminer.psparser import PSBaseParser, PSStackParser

from capesdoc.readers.pdf import CALLS_AT_EACH_TURN
from capesdoc.readers.step_budget import CALL_STEPS, OverBudgetError, within_steps


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


def no_loop() -> int:
    return 1


def calls_no_loop(_: int) -> int:
    return no_loop()


def no_loop_many_times(most: int) -> int:
    return sum(map(calls_no_loop, range(most)))


def test_functions_without_a_loop_are_counted_by_their_calls() -> None:
    calls = 2 * 100 + 2  # the two functions, and the two around them
    assert within_steps(lambda: no_loop_many_times(100), calls * CALL_STEPS) == 100
    with pytest.raises(OverBudgetError):
        within_steps(lambda: no_loop_many_times(100), calls * CALL_STEPS - 1)


def asks_in_a_loop(most: int) -> int:
    total = 0
    for _ in range(most):
        total += no_loop()
    return total


def test_a_light_function_is_counted_by_what_it_calls() -> None:
    calls = 100 + 2
    light = frozenset({"asks_in_a_loop"})
    assert within_steps(lambda: asks_in_a_loop(100), calls * CALL_STEPS, light=light) == 100
    with pytest.raises(OverBudgetError):
        within_steps(lambda: asks_in_a_loop(100), calls * CALL_STEPS)
    with pytest.raises(OverBudgetError):
        within_steps(lambda: asks_in_a_loop(10**9), 1_000, light=light)


@pytest.mark.parametrize(
    ("function", "asked"),
    [
        (PSBaseParser.nexttoken, "fillbuf"),
        (PSStackParser.nextobject, "nexttoken"),
        (PDFContentParser.fillbuf, "fillfp"),
        (PDFPageInterpreter.execute, "nextobject"),
    ],
)
def test_light_functions_ask_for_the_next_piece_at_each_turn(
    function: Callable[..., object], asked: str
) -> None:
    assert function.__name__ in CALLS_AT_EACH_TURN
    loops = [
        node
        for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(function))))
        if isinstance(node, ast.While)
    ]
    assert loops
    for loop in loops:
        called = [node.func for node in ast.walk(loop) if isinstance(node, ast.Call)]
        assert asked in {one.attr for one in called if isinstance(one, ast.Attribute)}


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
