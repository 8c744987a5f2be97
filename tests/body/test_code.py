"""Which lines look like those of a program."""

from __future__ import annotations

import pytest

from capesdoc.body.code import code_lines

ABOVE = "if (openValve(10) == HIGH) {"


@pytest.mark.parametrize(
    "text",
    ["delay(4000);", "pump.level = 12;", "return victim;", "tank->open(HIGH, 9);", "level += 2;"],
)
def test_a_whole_statement_is_code_though_it_holds_few_signs(text: str) -> None:
    assert code_lines([ABOVE, text], f"{ABOVE}\n{text}") == [True, True]


@pytest.mark.parametrize(
    "text",
    [
        "the map of the northern channel (drawn before the storms);",
        "the names of each member(s) of the board and of the office(s);",
        "returns; and what the board paid for them;",
        "a dredger for the summer, which can be lent;",
        "level = depth; volume is another matter;",
    ],
)
def test_a_part_of_a_sentence_that_ends_in_a_semicolon_is_none(text: str) -> None:
    assert code_lines([ABOVE, text], f"{ABOVE}\n{text}") == [True, False]
