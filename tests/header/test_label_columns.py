"""Label columns: labels and values set apart by dots or by spaces, as a form prints them."""

# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import pytest

import capesdoc
from capesdoc.record import EventReport

BODY = "\n\nThe guests were welcomed by the director, who described the purpose of the meeting.\n"


def read(header: str, body: str = BODY) -> EventReport:
    return capesdoc.parse_text(header + body)


def fields(report: EventReport) -> list[tuple[str | None, str]]:
    return [(one.name, one.text) for one in report.fields]


FORM = [("title", "Ports"), ("event_date", "21 May 2024"), ("time", "1400 - 1630"), ("venue", "Hall A")]  # fmt: skip


@pytest.mark.parametrize(
    "form",
    [
        "EVENT TITLE ....... Ports\nEVENT DATE ........ 21 May 2024\n"
        "EVENT TIME ........ 1400 - 1630\nVENUE ............. Hall A",
        "Title....... Ports\nDate........ 21 May 2024\nTime........ 1400 - 1630\nVenue....... Hall A",
        "Title.....Ports\nDate......21 May 2024\nTime......1400 - 1630\nVenue.....Hall A",
        "Title . . . . Ports\nDate . . . . . 21 May 2024\n"
        "Time . . . . . 1400 - 1630\nVenue . . . . Hall A",
        "Title …… Ports\nDate …… 21 May 2024\nTime …… 1400 - 1630\nVenue …… Hall A",
        "Title: ..... Ports\nDate: ..... 21 May 2024\nTime: ..... 1400 - 1630\nVenue: ..... Hall A",
        "Title ....: Ports\nDate .....: 21 May 2024\nTime .....: 1400 - 1630\nVenue ....: Hall A",
    ],
)
def test_dots_lead_from_a_label_to_its_value(form: str) -> None:
    report = read(form)
    assert fields(report) == FORM
    assert [one.label.casefold()[-5:] for one in report.fields if one.label][-1] == "venue"
    assert not report.diagnostics


def test_dots_behind_an_unknown_label_lead_to_a_field_of_its_own() -> None:
    report = read("Title ..... Ports\nBus Line .. 5 and 7\nReference .. A 7\nSeats ..... 40\nVenue ..... Hall A")  # fmt: skip
    assert (None, "40") in fields(report)
    assert report.venue is not None
    assert report.venue.name == "Hall A"


@pytest.mark.parametrize(
    "contents",
    [
        "Venue ........ 3\nSpeakers ........ 4\nOrganisers ........ 12",
        "Title ....... i\nVenue ....... ii\nSpeakers ....... iv",
        "Participants ........ 3\nVenue ........ 4",
    ],
)
def test_dots_that_lead_to_page_numbers_are_a_table_of_contents(contents: str) -> None:
    report = read(contents)
    assert not report.fields


@pytest.mark.parametrize(
    ("value", "title"),
    [("...and Then Rain", "...and Then Rain"), ("Ports … and Rain", "Ports … and Rain"),
     ("Ports and ..... Rain", "Ports and ..... Rain")],
)  # fmt: skip
def test_dots_inside_a_title_belong_to_it(value: str, title: str) -> None:
    report = read(f"Title: {value}\nDate: 21 May 2024")
    assert report.title == title


def test_dots_that_lead_to_nothing_leave_the_field_empty() -> None:
    report = read("Title ......\nVenue ...... Hall A\nDate ...... 21 May 2024")
    assert report.title is None
    assert report.venue is not None


def test_dots_in_a_sentence_lead_to_no_value() -> None:
    text = "Title... that was the word he used, and nobody in the room asked him what it meant."
    assert not capesdoc.parse_text(text).fields


COLUMN = "Event          Youth Peace Fellowship\n{}\nDate           1 December 2024"


@pytest.mark.parametrize(
    "row", ["Day            Saturday", "Dress Code     Business", "Room Keys      at the desk"]
)
def test_an_unknown_label_in_a_column_of_known_ones_is_a_field_of_its_own(row: str) -> None:
    report = read(COLUMN.format(row))
    assert report.title == "Youth Peace Fellowship"
    assert (None, row[15:]) in fields(report)
    assert "unknown-label" in [one.code for one in report.diagnostics]


@pytest.mark.parametrize("row", ["               of the South", "of the         South"])
def test_what_goes_on_a_value_in_its_column_is_no_label(row: str) -> None:
    report = read(COLUMN.format(row))
    assert report.title is not None
    assert " ".join(report.title.split()) == "Youth Peace Fellowship of the South"


def test_words_beside_the_column_are_no_label() -> None:
    report = read(COLUMN.format("Fellows and Friends"))
    assert None not in [name for name, _ in fields(report)]
