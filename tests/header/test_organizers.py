"""Organisers: a table of values, and why a value is refused."""

from __future__ import annotations

import pytest

from capesdoc.header.organizers import parse_organizers, read_organizers
from header.value_tables import Row, read_table

ROWS = read_table("organizers.txt") + read_table("organizers_negative.txt")


def test_the_tables_are_as_large_as_promised_and_no_row_stands_twice() -> None:
    assert sum(row.expected != "none" for row in ROWS) >= 300
    assert sum(row.expected == "none" for row in ROWS) >= 120
    assert len({row.text for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_organisers_are_read_as_a_person_would_read_them(row: Row) -> None:
    expected = () if row.expected == "none" else tuple(row.expected.split(" ++ "))

    assert parse_organizers(row.text) == expected, row.reason


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("TBC", "placeholder-value"),
        ("Dr. Tania Beg", "not-an-organizer"),
        ("x" * 1_201, "not-an-organizer"),
    ],
)
def test_a_refusal_says_why(text: str, code: str) -> None:
    assert [doubt.code for doubt in read_organizers(text).doubts] == [code]
