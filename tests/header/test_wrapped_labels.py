"""Labels wrapped in a narrow cell of a page: one label, with the value beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

import capesdoc
from capesdoc.header.fields import split_header
from capesdoc.limits import Limits
from capesdoc.profile import default_profile
from capesdoc.readers import ReadOptions, load, read
from capesdoc.source import Boundary, Layout, Line
from conservation import missing_and_invented

PDF = Path(__file__).parents[2] / "fixtures" / "pdf" / "wrapped-labels.pdf"

Cells = list[tuple[str, float, float]]
"""Lines as drawn: text, left edge, baseline."""


def lines(drawn: Cells) -> tuple[Line, ...]:
    made = []
    above = 0.0
    for number, (text, x, y) in enumerate(drawn, 1):
        layout = Layout(x, y - 10, x + 5.5 * len(text), y + 3, y, 595, 842, 11)
        boundary = Boundary.LINE if 0 < y - above < 16 else Boundary.BLANK
        made.append(
            Line(text, 1, number, boundary if number > 1 else Boundary.START, layout=layout)
        )
        above = y
    return tuple(made)


TITLE: Cells = [("Title\tRoundtable on Rail Links", 72, 60)]
VENUE: Cells = [("Venue\tHarbour Hall, Gwadar", 72, 160)]


def fields_of(drawn: Cells) -> dict[str, str]:
    header = split_header(lines([*TITLE, *drawn, *VENUE]), default_profile())
    return {field.label: field.text for field in header.fields}


def test_wrapped_labels_of_a_page_are_one_label_each_and_nothing_is_lost() -> None:
    explanation = capesdoc.explain(PDF)
    fields = {field.label: field.text for field in explanation.report.fields}
    assert fields == {
        "Title": "Roundtable on Rail Links",
        "Keynote Speaker": "Mr. Omar Dost, Envoy of the Ports to Gwadar and Pasni",
        "Chief Guest": "Nadia Rahim, Secretary of Railways",
        "Venue": "Harbour Hall, Gwadar",
    }
    document = read(load(PDF, limits=Limits()), ReadOptions())
    assert missing_and_invented(document, explanation) == ({}, {})


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        pytest.param(
            [("Keynote", 72, 90), ("Speakers", 72, 103), ("Mr. Omar Dost, Envoy", 150, 90),
             ("Dr. Hamid Gul, Harbour Board", 150, 103), ("Ms. Sara Malik", 150, 116)],
            {"Keynote Speakers": "Mr. Omar Dost, Envoy\nDr. Hamid Gul, Harbour Board\n"
             "Ms. Sara Malik"},
            id="a list in the value",
        ),
        pytest.param(
            [("Keynote", 72, 96), ("Speaker", 72, 109), ("Mr. Omar Dost, Envoy", 150, 103)],
            {"Keynote Speaker": "Mr. Omar Dost, Envoy"},
            id="a value in the middle of its cell",
        ),
    ],
)  # fmt: skip
def test_a_label_of_two_lines_is_read_with_the_cell_beside_it(
    drawn: Cells, expected: dict[str, str]
) -> None:
    assert expected.items() <= fields_of(drawn).items()


@pytest.mark.parametrize(
    ("drawn", "label"),
    [
        pytest.param(
            [("Keynote", 72, 90), ("Speaker", 72, 103), ("Mr. Omar Dost", 150, 90),
             ("Dr. Hamid Gul", 150, 103)],
            "Keynote Speaker",
            id="two rows with a person each",
        ),
        pytest.param(
            [("Keynote", 72, 90), ("Speaker", 72, 103), ("Mr. Omar Dost, Envoy", 150, 130)],
            "Keynote Speaker",
            id="a value further down",
        ),
        pytest.param(
            [("Keynote", 72, 90), ("Speaker", 72, 103), ("Mr. Omar Dost, Envoy", 72, 116)],
            "Keynote Speaker",
            id="a value below and not beside",
        ),
        pytest.param(
            [("Date", 72, 90), ("Time", 72, 103), ("7 November 2025", 150, 90),
             ("15:30-16:30", 150, 103)],
            "Date Time",
            id="two labels drawn before their values",
        ),
    ],
)  # fmt: skip
def test_two_labels_stay_two(drawn: Cells, label: str) -> None:
    assert label not in fields_of(drawn)
