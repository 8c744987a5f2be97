"""Torn tables: labels and values that a reader of pages gave one column after the other."""

from __future__ import annotations

import pytest

from capesdoc.header.fields import split_header
from capesdoc.profile import default_profile
from capesdoc.source import Boundary, Layout, Line

Cells = list[tuple[str, float, float, int]]
"""Lines as read: text, left edge, baseline, column of the page."""

LABELS: Cells = [
    ("Title:", 72, 60, 0),
    ("Date:", 72, 90, 0),
    ("Location of", 72, 120, 0),
    ("Meeting:", 72, 134, 0),
    ("Speakers:", 72, 160, 0),
]
VALUES: Cells = [
    ("Rail Links across", 300, 60, 1),
    ("the Steppe", 300, 74, 1),
    ("7 May 2021", 300, 90, 1),
    ("Harbour Hall,", 300, 120, 1),
    ("Gwadar", 300, 134, 1),
    ("Dr Ada Ferri, Dean,", 300, 160, 1),
    ("CAPES", 300, 174, 1),
    ("Mr Bo Lund, Director,", 300, 200, 1),
    ("Coast Forum", 300, 214, 1),
]
BODY: Cells = [("The guests were welcomed by the director, who opened the meeting.", 72, 260, -1)]
EXPECTED = {
    "title": "Rail Links across the Steppe",
    "event_date": "7 May 2021",
    "venue": "Harbour Hall, Gwadar",
    "speaker": "Dr Ada Ferri, Dean, CAPES\nMr Bo Lund, Director, Coast Forum",
}


def lines(drawn: Cells) -> tuple[Line, ...]:
    made: list[Line] = []
    for number, (text, x, y, column) in enumerate(drawn, 1):
        layout = Layout(
            x, y - 10, x + 5.5 * len(text), y + 3, y, 595, 842, 11, None if column < 0 else column
        )
        above = made[-1].layout if made else None
        boundary = Boundary.BLANK
        if above is None:
            boundary = Boundary.START
        elif above.column != layout.column and layout.column:
            boundary = Boundary.COLUMN
        elif 0 < y - above.baseline < 16:
            boundary = Boundary.LINE
        made.append(Line(text, 1, number, boundary, layout=layout))
    return tuple(made)


def fields_of(drawn: Cells) -> dict[str | None, str]:
    header = split_header(lines(drawn), default_profile())
    return {field.name: field.text for field in header.fields if field.text}


def test_values_go_to_the_labels_they_stand_beside() -> None:
    header = split_header(lines([*LABELS, *VALUES, *BODY]), default_profile())
    assert {field.name: field.text for field in header.fields} == EXPECTED
    assert [line.text for line in header.rest] == [BODY[0][0]]


def test_a_column_of_numbers_may_stand_before_the_labels() -> None:
    numbers: Cells = [(f"{at}.", 40, y, 0) for at, y in enumerate((60, 90, 120, 160), 1)]
    moved = [(text, x, y, column + 1) for text, x, y, column in (*LABELS, *VALUES)]
    header = split_header(lines([*numbers, *moved, *BODY]), default_profile())
    assert {field.name: field.text for field in header.fields} == EXPECTED
    assert {"1.", "2.", "3.", "4."} <= {edit.before for edit in header.edits}


@pytest.mark.parametrize(
    "drawn",
    [
        # the values begin at other heights: two columns of text
        [*LABELS, *[(text, x, y + 8, column) for text, x, y, column in VALUES], *BODY],
        # a line of the left column is no label
        [*LABELS, ("and all who came", 72, 190, 0), *VALUES, *BODY],
        # two labels may be headings
        [*LABELS[:2], *VALUES[:3], *BODY],
    ],
)
def test_columns_that_are_no_table_are_not_paired(drawn: Cells) -> None:
    assert "Rail Links across the Steppe" not in fields_of(drawn).values()


def test_a_table_of_two_labels_a_row_is_left_in_the_text_and_said() -> None:
    drawn: Cells = [
        ("Title of the\tRail Links", 72, 60, -1),
        ("Programme:", 72, 74, 0),
        ("Date/Time of\t7 May 2021,", 72, 90, 0),
        ("Meeting:\t10:30", 72, 104, 0),
        ("Presenters:", 72, 160, 0),
        ("Venue:", 300, 90, 1),
        ("Keynote Speaker:", 300, 120, 1),
        ("Harbour Hall", 420, 90, 2),
        ("Dr Ada Ferri", 420, 120, 2),
        *BODY,
    ]
    header = split_header(lines(drawn), default_profile())
    assert header.fields == ()
    assert len(header.rest) == len(drawn)
    assert [one.code for one in header.diagnostics] == ["unsure-order"]
