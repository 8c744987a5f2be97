"""Tables of Word as headers: labels that wrap, columns of colons, frames; agendas are left."""

from __future__ import annotations

import pytest

import capesdoc
from capesdoc.limits import Limits
from capesdoc.readers import ReadOptions, load, read
from conservation import missing_and_invented
from make_docx_fixtures import cell, package, paragraph, row, run, table

BODY = paragraph(run("The seminar was told of trade, which had grown in each of the last years."))

Rows = list[list[str]]
"""A table: rows of cells; a line end in a cell is a paragraph of its own, `/` a line break."""


def form(rows: Rows) -> bytes:
    return package(table(*[row(*[_cell(text) for text in one]) for one in rows]) + BODY)


def _cell(text: str) -> str:
    return cell(*[_paragraph(one) for one in text.split("\n")])


def _paragraph(text: str) -> str:
    broken = "</w:t><w:br/><w:t>".join(text.split("/"))
    return paragraph(f"<w:r><w:t>{broken}</w:t></w:r>")


def fields_of(rows: Rows) -> dict[str, str]:
    """Give the fields; every character of the document is somewhere."""
    data = form(rows)
    explanation = capesdoc.explain(data, name="a.docx")
    document = read(load(data, limits=Limits(), name="a.docx"), ReadOptions())
    assert missing_and_invented(document, explanation) == ({}, {})
    return {field.label: field.text for field in explanation.report.fields}


FORMS: dict[str, tuple[Rows, dict[str, str]]] = {
    "labels of several paragraphs": (
        [
            ["Title of\nthe Event", "Trade in the Region"],
            ["Date and\nTime:", "7 November 2025\n15:30-16:30"],
            ["Number of\nParticipants", "45"],
        ],
        {
            "Title of the Event": "Trade in the Region",
            "Date and Time": "7 November 2025\n15:30-16:30",
            "Number of Participants": "45",
        },
    ),
    "labels with a line break": (
        [["Name of the/Event", "Trade"], ["Event/Date", "7 November 2025"], ["Venue", "Hall A"]],
        {"Name of the Event": "Trade", "Event Date": "7 November 2025", "Venue": "Hall A"},
    ),
    "an unknown label that wraps": (
        [["Title", "Trade"], ["Objective of\nthe activity", "To meet"], ["Venue", "Hall A"]],
        {"Title": "Trade", "Objective of the activity": "To meet", "Venue": "Hall A"},
    ),
    "a column of colons": (
        [["Title", ":", "Trade"], ["Date", ":", "7 November 2025"], ["Venue", ":", "Hall A"]],
        {"Title": "Trade", "Date": "7 November 2025", "Venue": "Hall A"},
    ),
    "numbers and a column of colons": (
        [["1.", "Title", ":", "Trade"], ["2.", "Venue", " : ", "Hall A\nIslamabad"]],
        {"Title": "Trade", "Venue": "Hall A\nIslamabad"},
    ),
    "colons before the values": (
        [["Title", ": Trade"], ["Date", ":7 November 2025"], ["Venue", ":\nHall A"]],
        {"Title": "Trade", "Date": "7 November 2025", "Venue": "Hall A"},
    ),
    "a label over several rows": (
        [["Title", "Trade"], ["Speakers", "Ali Example"], ["", "Sara Sample"], ["Venue", "Hall A"]],
        {"Title": "Trade", "Speakers": "Ali Example\nSara Sample", "Venue": "Hall A"},
    ),
    "no label in the first column": (
        [["", "Title", "Trade"], ["", "Venue", "Hall A"]],
        {"Title": "Trade", "Venue": "Hall A"},
    ),
    "a frame round the header": (
        [["Title: Trade\nDate: 7 November 2025\nVenue: Hall A"]],
        {"Title": "Trade", "Date": "7 November 2025", "Venue": "Hall A"},
    ),
    "several labels a cell": (
        [["Title: Trade\nDate: 7 November 2025", "Venue: Hall A\nIslamabad\nTime: 15:30-16:30"]],
        {
            "Title": "Trade",
            "Date": "7 November 2025",
            "Venue": "Hall A\nIslamabad",
            "Time": "15:30-16:30",
        },
    ),
}


@pytest.mark.parametrize(("rows", "fields"), FORMS.values(), ids=FORMS)
def test_a_form_is_read(rows: Rows, fields: dict[str, str]) -> None:
    assert fields_of(rows) == fields


NO_FORMS: dict[str, Rows] = {
    "an agenda": [
        ["Session I\nOpening", "Dr. Ali Example\nMs. Sara Sample"],
        ["Session II\nTrade", "Mr. Omar Example"],
        ["Tea", "Hall A"],
    ],
    "a list of people": [["Ali Example\nDirector", "Institute"], ["Sara Sample\nFellow", "Centre"]],
    "a frame round a paragraph": [["The chair spoke first.\nThe guest spoke next."]],
    "an agenda with blanks": [["10:00", "Tea"], ["", "Welcome"], ["11:00", "Panel"], ["", "Lunch"]],
    "times and colons": [["Tea", ":", "15:30"], ["Dinner", ":", "19:30"]],
}


@pytest.mark.parametrize("rows", NO_FORMS.values(), ids=NO_FORMS)
def test_what_is_no_form_is_left_alone(rows: Rows) -> None:
    assert fields_of(rows) == {}


def test_a_heading_over_a_form_is_no_field() -> None:
    span = '<w:gridSpan w:val="2"/>'
    head = row(cell(paragraph(run("EVENT REPORT")), properties=span))
    rows = [row(_cell(label), _cell(text)) for label, text in (("Title", "A"), ("Venue", "Hall A"))]
    report = capesdoc.parse(package(table(head, *rows) + BODY), name="a.docx")
    assert [field.label for field in report.fields] == ["Title", "Venue"]
    assert report.paragraphs[0].text == "EVENT REPORT"
    assert report.diagnostics == ()


TOLD = [
    "The seminar was opened by the director, who told the guests why the ports are short of work.",
    "The second speaker described what the fishers of the delta had lost in the last two years.",
]


@pytest.mark.parametrize(
    "head", ["Summary", "Proceedings:", "Discussion", "Summary of Proceedings"]
)
def test_the_report_in_the_last_row_of_a_form_is_its_text(head: str) -> None:
    rows = [["Title", "Trade"], ["Venue", "Hall A"], [head, "\n".join(TOLD)]]
    assert fields_of(rows) == {"Title": "Trade", "Venue": "Hall A"}
    report = capesdoc.parse(form(rows), name="a.docx")
    assert [one.text for one in report.paragraphs][:3] == [head, *TOLD]
    assert report.diagnostics == ()


def test_fields_may_follow_the_report_in_a_form() -> None:
    rows = [["Title", "Trade"], ["Summary", "\n".join(TOLD)], ["Venue", "Hall A"]]
    assert fields_of(rows) == {"Title": "Trade", "Venue": "Hall A"}


def test_the_report_may_stand_in_rows_of_its_own() -> None:
    rows = [["Title", "Trade"], ["Venue", "Hall A"], ["Summary"], [TOLD[0]], [TOLD[1]]]
    assert fields_of(rows) == {"Title": "Trade", "Venue": "Hall A"}
    report = capesdoc.parse(form(rows), name="a.docx")
    assert [one.text for one in report.paragraphs][:3] == ["Summary", *TOLD]


@pytest.mark.parametrize(
    ("label", "value"),
    [("Objectives", TOLD[0]), ("Remarks", "None"), ("Summary", "Annex B"), ("Dress Code", TOLD[0])],
)
def test_other_rows_of_a_form_are_fields(label: str, value: str) -> None:
    rows = [["Title", "Trade"], ["Venue", "Hall A"], [label, value]]
    assert fields_of(rows) == {"Title": "Trade", "Venue": "Hall A", label: value}
