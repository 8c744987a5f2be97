"""Tables of people: a heading of columns, and a row for each person."""

from __future__ import annotations

import attrs
import pytest

import capesdoc
from capesdoc.header.fields import split_header
from capesdoc.limits import Limits
from capesdoc.profile import default_profile
from capesdoc.readers import ReadOptions, load, read
from capesdoc.source import Layout, Line
from conservation import missing_and_invented
from header_lines import lines_of
from make_docx_fixtures import cell, package, paragraph, row, run, table

TEXT = "The workshop was told of the draft policy on water, and it heard what the provinces said."
HEAD = "Title: Water for All\nDate: 14 November 2023\n"

People = list[tuple[str, str, str | None, str | None]]

TWO: People = [
    ("speaker", "Salma Rafiq", "Director", "Delta Fund"),
    ("speaker", "Imran Qadri", "Engineer", "Panavox"),
]

IN_TEXT: dict[str, tuple[str, People]] = {
    "Markdown below a heading": (
        "## Speakers\n\n| Name | Designation | Organisation |\n|---|---|---|\n"
        "| Dr. Salma Rafiq | Director | Delta Fund |\n| Imran Qadri | Engineer | Panavox |\n",
        TWO,
    ),
    "bars below a label, columns in another order": (
        "Speakers:\nS.No. | Name | Affiliation | Position\n"
        "1 | Dr. Salma Rafiq | Delta Fund | Director\n2 | Imran Qadri | Panavox | Engineer\n",
        TWO,
    ),
    "tabs, and a cell that tells nothing": (
        "Speakers:\nName\tTitle\tCompany\nDr. Salma Rafiq\t-\tDelta Fund\nAli Khan\tTBC\tPort\n",
        [("speaker", "Salma Rafiq", None, "Delta Fund"), ("speaker", "Ali Khan", None, "Port")],
    ),
    "the column of names is the label": (
        "| Name of the Resource Person | Designation & Affiliation | Topic |\n"
        "| Dr. Salma Rafiq | Director, Delta Fund | Rivers and Law |\n",
        [("speaker", "Salma Rafiq", "Director", "Delta Fund")],
    ),
    "a column of roles": (
        "Panel:\n| Name | Role | Institution |\n| Ali Khan | Moderator | Delta Fund |\n"
        "| Sana Mir | Chief Economist | Panavox |\n",
        [("moderator", "Ali Khan", None, "Delta Fund"),
         ("speaker", "Sana Mir", "Chief Economist", "Panavox")],
    ),
    "participants": (
        "Participants:\n| Name | Organisation |\n| Ali Khan | Panavox |\n| Sana Mir | Deltar |\n",
        [("participant", "Ali Khan", None, "Panavox"), ("participant", "Sana Mir", None, "Deltar")],
    ),
    "papers are no people": (
        "Speakers:\n\n| Paper | Author | Affiliation |\n| Ports | Salma Rafiq | Panavox |\n", [],
    ),
    "nobody says who they are": ("\n| Name | Position |\n| Salma Rafiq | Director |\n", []),
    "names alone": ("Organised by:\n| Name | City |\n| Salma Rafiq | Lahore |\n", []),
    "an agenda": ("Speakers:\n| Time | Activity |\n| 10:00 | Salma Rafiq |\n", []),
    "a row that is shorter": (
        "Speakers:\n| Name | Position |\n| Salma Rafiq | Director |\n| Tea |\n",
        [("speaker", "Salma Rafiq", "Director", None)],
    ),
}  # fmt: skip


def people_of(report: capesdoc.EventReport) -> People:
    return [(one.role.value, one.name, one.position, one.affiliation) for one in report.people]


@pytest.mark.parametrize(("lines", "people"), IN_TEXT.values(), ids=IN_TEXT)
def test_columns_say_what_is_what(lines: str, people: People) -> None:
    data = f"{HEAD}{lines}\n{TEXT}\n".encode()
    explanation = capesdoc.explain(data, name="a.txt")
    document = read(load(data, limits=Limits(), name="a.txt"), ReadOptions())
    assert people_of(explanation.report) == people
    assert missing_and_invented(document, explanation) == ({}, {})


Rows = list[list[str]]
ROWS: Rows = [
    ["Name", "Designation", "Organisation"],
    ["Dr. Salma Rafiq", "Director", "Delta Fund"],
    ["Imran Qadri", "Engineer", "Panavox"],
]
IN_WORD: dict[str, tuple[list[str], list[Rows], People]] = {
    "below a label": (["Title: Water", "Date: 5 May 2020", "Speakers:"], [ROWS], TWO),
    "below a row that is the label": (
        ["Title: Water", "Date: 5 May 2020"], [[["Speakers"], *ROWS]], TWO,
    ),
    "below a form whose last row is the label": (
        [], [[["Title", "Water"], ["Date", "5 May 2020"], ["Speakers"]], ROWS], TWO,
    ),
    "no label anywhere": ([], [[["Title", "Water"], ["Date", "5 May 2020"]], ROWS], []),
    "a row over labels is no label": (
        [],
        [[["Title", "Water"], ["Date", "5 May 2020"], ["People"], ["Chair", "Ali Khan"]]],
        [("chair", "Ali Khan", None, None)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("above", "tables", "people"), IN_WORD.values(), ids=IN_WORD)
def test_tables_of_word(above: list[str], tables: list[Rows], people: People) -> None:
    body = "".join(paragraph(run(text)) for text in above)
    for rows in tables:
        body += table(*[row(*[cell(paragraph(run(text))) for text in one]) for one in rows])
    data = package(body + paragraph(run(TEXT)))
    explanation = capesdoc.explain(data, name="a.docx")
    document = read(load(data, limits=Limits(), name="a.docx"), ReadOptions())
    assert people_of(explanation.report) == people
    assert not [one for one in explanation.report.diagnostics if one.code == "unknown-label"]
    assert missing_and_invented(document, explanation) == ({}, {})


def test_a_person_of_a_row_knows_where_it_stands() -> None:
    report = capesdoc.parse_text(f"{HEAD}Speakers:\nName\tPosition\nAli Khan\tEditor\n\n{TEXT}\n")
    (person,) = report.people
    (span,) = person.spans
    assert (span.start_line, span.start, span.end) == (5, 0, len("Ali Khan\tEditor"))


def in_pdf(text: str) -> tuple[Line, ...]:
    """Give lines that have a place on a page, as the PDF reader does: a tab between cells."""
    return tuple(
        attrs.evolve(line, layout=Layout(72, y, 72 + 5.5 * len(line.text), y + 13, y, 595, 842, 11))
        for y, line in zip(range(72, 842, 13), lines_of(text), strict=False)
    )


def test_headings_of_a_pdf_may_stand_nearer_than_cells() -> None:
    text = (
        f"{HEAD}Speakers:\nName Designation Organisation\nDr. Salma Rafiq\tDirector\tDelta Fund\n"
        f"Imran Qadri\tSenior Engineer\tPanavox\n\n{TEXT}"
    )
    header = split_header(in_pdf(text), default_profile())
    assert [(row.name[0].text, row.house[0].text) for row in header.fields[-1].rows] == [
        ("Dr. Salma Rafiq", "Delta Fund"),
        ("Imran Qadri", "Panavox"),
    ]


def test_headings_are_nobody_where_their_rows_cannot_be_read() -> None:
    text = f"{HEAD}Speakers:\nName Designation Organisation\nAda Roe, Director, Delta\n\n{TEXT}"
    report = capesdoc.parse_text(text)
    assert report.people == ()
    assert "Name Designation Organisation" in [one.text for one in report.paragraphs]


def test_the_headings_of_a_torn_table_are_nobody() -> None:
    report = capesdoc.parse_text(
        "Title: Ports\nDate: 7 May 2021\nSpeakers:\nS.No Name\n\nThe guests were welcomed.\n"
    )
    assert report.people == ()
