"""Mail heads: what a mail prints above a report says when it was sent, and not when it was."""

from __future__ import annotations

import pytest

import capesdoc
from capesdoc.record import EventReport

BODY = "\n\nThe guests were welcomed by the director, who described the purpose of the meeting.\n"
HEAD = (
    "From: Programme Office <office@example.org>\nDate: Mon, 2 Mar 2020 10:15:00 +0500\n"
    "Subject: Report of the seminar\nTo: all@example.org"
)
REPORT = "Title: Food in the Delta\nDate: 27 February 2020\nVenue: Hall A\nChair: Dr. Ada Ferri"


def read(text: str) -> EventReport:
    return capesdoc.parse_text(text + BODY)


@pytest.mark.parametrize(
    "between",
    [
        "Dear all, please find below the report.",
        "Dear all,\n\nI am glad that I can send you the report of our seminar today.",
    ],
)
def test_the_date_of_a_mail_is_when_it_was_sent(between: str) -> None:
    report = read(f"{HEAD}\n\n{between}\n\n{REPORT}")
    assert report.title == "Food in the Delta"
    assert str(report.event_date and report.event_date.start) == "2020-02-27"
    assert report.time is None
    assert [one.name for one in report.people] == ["Ada Ferri"]


def test_a_mail_without_a_labelled_date_has_no_date_of_the_event() -> None:
    report = read(HEAD)
    assert report.event_date is None
    assert report.title == "Report of the seminar"


def test_a_forwarded_head_is_one_too() -> None:
    report = read(
        f"-----Original Message-----\n> {HEAD.replace(chr(10), chr(10) + '> ')}\n\n{REPORT}"
    )
    assert str(report.event_date and report.event_date.start) == "2020-02-27"


@pytest.mark.parametrize(
    "text",
    [
        "Date: 27 February 2020\nSubject: Food in the Delta\nVenue: Hall A",
        "Subject: Food in the Delta\nDate: 27 February 2020\nTo: All members of staff",
    ],
)
def test_labels_without_a_sender_are_a_header(text: str) -> None:
    report = read(text)
    assert report.title == "Food in the Delta"
    assert str(report.event_date and report.event_date.start) == "2020-02-27"
