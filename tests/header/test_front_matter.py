"""Front matter: keys above a Markdown text are fields; a rule above a text is a rule."""

from __future__ import annotations

import pytest

import capesdoc
from capesdoc.record import EventReport

BODY = "\n\nThe guests were welcomed by the director, who described the purpose of the meeting.\n"


def read(header: str, body: str = BODY) -> EventReport:
    return capesdoc.parse_text(header + body)


EVENT = """---
layout: event
title: 'Open Ports: a Workshop'
date: 2023-05-01   # a Monday
start_time: "17:00"
location: "Aarhus, Denmark"
speakers:
  - "Mette Holm"
  - name: Jens Birk
    affiliation: Delta University
tags: [open, ports]
---"""


def test_quotes_brackets_and_comments_are_marks_and_not_values() -> None:
    report = read(EVENT)
    assert report.title == "Open Ports: a Workshop"
    assert report.event_date is not None
    assert report.event_date.start.isoformat() == "2023-05-01"
    assert report.time is not None
    assert report.venue is not None
    assert report.venue.name == "Aarhus, Denmark"
    assert [one.name for one in report.speakers] == ["Mette Holm", "Jens Birk"]


def test_nothing_of_the_front_matter_is_lost() -> None:
    why = capesdoc.explain((EVENT + BODY).encode())
    kept = " ".join(
        [one.text for one in why.report.fields]
        + [one.label for one in why.report.fields]
        + [one.text for one in why.report.paragraphs]
        + [one.before for one in why.edits]
    )
    for word in ("layout", "event", "#", "Monday", "Delta", "affiliation", "---", "name:"):
        assert word in kept


def test_a_key_that_no_profile_knows_goes_on_no_value_above_it() -> None:
    report = read('---\ntitle: "Ports"\npubDate: "Jul 08 2022"\nchairperson: "Dr. Ada Ferri"\n---')
    assert report.title == "Ports"
    assert report.event_date is None
    assert [one.name for one in report.people] == ["Ada Ferri"]


def test_the_date_of_a_post_is_when_it_was_published() -> None:
    report = read("---\nlayout: post\ntitle: Ports\ndate: 2023-05-01\n---")
    assert report.event_date is None
    assert report.fields[2].name == "publication_date"


def test_beside_a_labelled_date_the_date_of_the_front_matter_is_the_pages() -> None:
    report = read("---\ntitle: Ports\ndate: 2023-05-04\n---\n\nDate: 1 May 2023\nVenue: Hall A")
    assert report.event_date is not None
    assert report.event_date.start.isoformat() == "2023-05-01"
    assert report.title == "Ports"


@pytest.mark.parametrize(
    "text",
    [
        "---\nThe title of this text is plain.\n---",
        "---\ntitle: Ports\nThis line is text and no key.\n---",
        "---\ntitle: 'Ports'\n",
    ],
)
def test_between_rules_text_is_text(text: str) -> None:
    report = read(text)
    assert all(one.name != "publication_date" for one in report.fields)
    assert "---" not in [one.text for one in report.fields]


def test_quotes_in_any_other_header_stay_as_printed() -> None:
    assert read('Title: "Ports"\nDate: 1 May 2023').title == '"Ports"'


def test_a_slug_is_no_person() -> None:
    report = read("---\ntitle: Ports\nrecorded_by: jane-doe-id\n---")
    assert report.people == ()
