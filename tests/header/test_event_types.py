"""Event types: a table of titles, and the values of a label."""

from __future__ import annotations

import pytest

from capesdoc.header.event_types import read_event_type, read_event_type_label
from capesdoc.profile import default_profile
from header.value_tables import Row, read_table

ROWS = read_table("event_types.txt")
TITLES = read_table("event_types_titles.txt") + read_table("event_types_negative.txt")
LABELS = read_table("event_type_labels.txt")
TYPES = (
    "In-House Discussion",
    "Roundtable",
    "Round Table",
    "Webinar",
    "Seminar",
    "Conference",
    "Workshop",
    "Panel Discussion",
    "Book Launch",
    "Guest Lecture",
)


def test_the_tables_are_as_large_as_promised_and_no_row_stands_twice() -> None:
    rows = ROWS + TITLES + LABELS
    assert sum(row.expected != "none" for row in rows) >= 300
    assert sum(row.expected == "none" for row in rows) >= 120
    assert len({row.text for row in ROWS + TITLES}) == len(ROWS + TITLES)


@pytest.mark.parametrize("row", TITLES, ids=str)
def test_the_default_vocabulary_finds_the_type_in_a_title(row: Row) -> None:
    expected = None if row.expected == "none" else row.expected

    found = read_event_type(row.text, types=default_profile().event_types)

    assert found.value == expected, row.reason


@pytest.mark.parametrize("row", LABELS, ids=str)
def test_the_value_of_a_label_is_read_or_refused(row: Row) -> None:
    expected = None if row.expected == "none" else row.expected

    assert read_event_type_label(row.text).value == expected, row.reason


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_the_type_is_found_in_the_title_where_it_is_one(row: Row) -> None:
    expected = None if row.expected == "none" else row.expected

    assert read_event_type(row.text, types=TYPES).value == expected, row.reason


def test_a_title_without_a_type_is_no_doubt() -> None:
    assert read_event_type("The Future of Corridors", types=TYPES).doubts == ()


def test_without_a_vocabulary_there_is_no_type() -> None:
    assert read_event_type("Webinar on Water", types=()).value is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Webinar", "Webinar"),
        (" Two-day  Workshop. ", "Two-day Workshop"),
        ("Monday Morning Meeting", "Monday Morning Meeting"),
        ("TBC", None),
        ("12", None),
        ("x" * 81, None),
    ],
)
def test_the_value_of_a_label_is_as_printed(text: str, expected: str | None) -> None:
    assert read_event_type_label(text).value == expected
