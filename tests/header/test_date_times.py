"""Dates and times within longer values: what is found, and what is left for a place."""

from __future__ import annotations

import pytest

from capesdoc.header.date_times import find_dates, find_times, split_date_time
from capesdoc.profile import DateOrder
from header.test_dates import in_iso as date_in_iso
from header.test_times import in_iso as time_in_iso


@pytest.mark.parametrize(
    ("text", "date", "time", "rest"),
    [
        # A day and an hour at each end.
        (
            "Monday, April 5, 2021 - 8:00am to Friday, April 9, 2021 - 1:00pm",
            "2021-04-05/2021-04-09",
            "08:00-13:00",
            [],
        ),
        (
            "14 November 2023, 10 am - 15 November 2023, 1 pm",
            "2023-11-14/2023-11-15",
            "10:00-13:00",
            [],
        ),
        # The second number is the day of a date, and no minute.
        ("Day 1: 27 March 2020", "2020-03-27", None, ["Day 1"]),
        ("10: 30 am, 5 March 2020", "2020-03-05", "10:30", []),
        # Moved to: the new day is printed.
        ("Rescheduled to 7 May 2020", "2020-05-07", None, ["Rescheduled"]),
        ("moved to 9 May 2020, Hall 2", "2020-05-09", None, ["moved", "Hall 2"]),
        # Several fields in one line, with every separator.
        ("Thursday, January 06 2022 | 9:30 hrs - 16:30 hrs", "2022-01-06", "09:30-16:30", []),
        ("25 February 2026, 06:00 pm", "2026-02-25", "18:00", []),
        ("April 07, 2015 // 2:00pm --- 3:30pm", "2015-04-07", "14:00-15:30", []),
        ("Thursday | 31 March 2022 | 3.30pm UK", "2022-03-31", "15:30 UK", []),
        ("Saturday, July 10, 2021 at 09:00 PM", "2021-07-10", "21:00", []),
        ("Thursday, April 27, 2017 - 4:30pm to 6:00pm", "2017-04-27", "16:30-18:00", []),
        ("7 November 2025 (3:30 PM to 5:00 PM)", "2025-11-07", "15:30-17:00", []),
        ("Nov 7, 2025 @ 3:30 pm PKT | Zoom", "2025-11-07", "15:30 PKT", ["Zoom"]),
        ("5 November 2022, 8.30 am onwards", "2022-11-05", "08:30", []),
        ("12 March 2014 from 1030 to 1300 hrs", "2014-03-12", "10:30-13:00", []),
        ("9:30 a.m. to 4 p.m. Tuesday, Dec. 3, 2019", "2019-12-03", "09:30-16:00", []),
        # What is neither is left over, whole.
        (
            "11:00, 27th November 2009, UNICEF, Country Office, Islamabad",
            "2009-11-27",
            "11:00",
            ["UNICEF, Country Office, Islamabad"],
        ),
        (
            "Manila, Philippines Ι 19-23 May 2008",
            "2008-05-19/2008-05-23",
            None,
            ["Manila, Philippines"],
        ),
        ("26-28 May 2004, Yokohama (Japan)", "2004-05-26/2004-05-28", None, ["Yokohama (Japan)"]),
        ("ISLAMABAD March 31, 2014:", "2014-03-31", None, ["ISLAMABAD"]),
        ("Islamabad, November 11, 2021 (XPI-OT):", "2021-11-11", None, ["Islamabad", "(XPI-OT)"]),
        ("Roundtable: 05 December 2018", "2018-12-05", None, ["Roundtable"]),
        (
            "A Plan of Action, 18 February 2009, New Delhi",
            "2009-02-18",
            None,
            ["A Plan of Action", "New Delhi"],
        ),
        ("PR/23 January 2019", "2019-01-23", None, ["PR"]),
        ("June 28th, 2022 (Tuesday), 4 PM via Zoom", "2022-06-28", "16:00", ["via Zoom"]),
        # Numbers of rooms and sectors are neither days nor hours.
        ("Room 5, 7 November 2025", "2025-11-07", None, ["Room 5"]),
        (
            "F-8/1, Islamabad, 7 November 2025, 3-5 pm",
            "2025-11-07",
            "15:00-17:00",
            ["F-8/1, Islamabad"],
        ),
        ("F-8/1 – 2 January 2020", "2020-01-02", None, ["F-8/1"]),
        ("5th Floor, 12 May 2019", "2019-05-12", None, ["5th Floor"]),
        ("7 November 2025, 10:00-12:00, Hall 4", "2025-11-07", "10:00-12:00", ["Hall 4"]),
        # A year is no hour, and the day of a date is no hour either.
        ("12 May 2019 - 3 pm", "2019-05-12", "15:00", []),
        ("7-9 November 2025 3-5 pm", "2025-11-07/2025-11-09", "15:00-17:00", []),
        ("3 to 5 pm, 3 to 5 May 2019", "2019-05-03/2019-05-05", "15:00-17:00", []),
        # A time at each end of the days.
        ("2014-06-07 09:00 - 2014-06-08 17:00", "2014-06-07/2014-06-08", "09:00-17:00", []),
        ("7 May 2019, 3 pm to 8 May 2019, 5 pm", "2019-05-07/2019-05-08", "15:00-17:00", []),
        (
            "From 10 am on 7 May 2019 to 4 pm on 9 May 2019",
            "2019-05-07/2019-05-09",
            "10:00-16:00",
            [],
        ),
        ("May 7, 2019 3:30 pm - May 7, 2019 4:30 pm", "2019-05-07", "15:30-16:30", []),
        # ISO 8601 with a T.
        ("2019-10-30T15:30:00", "2019-10-30", "15:30", []),
        ("2019-10-30T15:30:00+05:00", "2019-10-30", "15:30 +05:00", []),
        # "All day" and placeholders are no place.
        (
            "Saturday, June 7, 2014 (All day) to Sunday, June 8, 2014 (All day)",
            "2014-06-07/2014-06-08",
            None,
            [],
        ),
        ("6-7th February, 2023 (TBC)", "2023-02-06/2023-02-07", None, []),
        # A number with a dot is a time where it stands alone beside a date.
        ("7 November 2025, 9.30 - 11.00, Islamabad", "2025-11-07", "09:30-11:00", ["Islamabad"]),
        ("version 9.30 of 7 November 2025", "2025-11-07", None, ["version 9.30 of"]),
        # The dash of a range was lost.
        ("Kuala Lumpur, 20 22 OCTOBER 2015", "2015-10-20/2015-10-22", None, ["Kuala Lumpur"]),
        # Nothing is found in addresses and names of files.
        (
            "https://example.org/2019/10/30/a.html",
            None,
            None,
            ["https://example.org/2019/10/30/a.html"],
        ),
        ("report_2019-10-30.pdf", None, None, ["report_2019-10-30.pdf"]),
        ("+92 51 2024 1112", None, None, ["92 51 2024 1112"]),
        ("", None, None, []),
    ],
)
def test_a_value_is_taken_apart(
    text: str, date: str | None, time: str | None, rest: list[str]
) -> None:
    parts = split_date_time(text)
    assert date_in_iso(parts.date.value if parts.date else None) == date
    assert time_in_iso(parts.time.value if parts.time else None) == time
    assert [text[start:end] for start, end in parts.rest] == rest


@pytest.mark.parametrize(
    ("text", "date", "time"),
    [
        ("24 August, 3 pm, Islamabad", "incomplete-date", None),
        ("ISLAMABAD, JUN 28 /NEWS/ -", "incomplete-date", None),
        ("Mon, 24 Apr 95 16:00:00 EDT", "two-digit-year", None),
        ("24-Apr-95 at noon", "two-digit-year", None),
        ("07/11/2025 15:30", "ambiguous-date", None),
        ("12 May 2019 and 15 May 2019", "several-dates", None),
        ("12 May 2019, 10 am and 15 May 2019, 3 pm", "several-dates", "several-times"),
        ("15 May 2019, 10 am to 12 May 2019, 3 pm", "reversed-date-range", None),
        ("Posted 7 Jan 2022 for 5 Jan 2022", "several-dates", None),
        # A rhythm, a bound, another day: no day of the event.
        ("Every Tuesday in May 2023", "incomplete-date", None),
        ("each Friday of March 2024, Hall 2", "incomplete-date", None),
        ("Sundays in May 2023", "incomplete-date", None),
        ("before 27 March 2020", "incomplete-date", None),
        ("Registration closes on 27 March 2020", "incomplete-date", None),
        ("Week of 6 June 2022", "incomplete-date", None),
        ("5 or 6 March 2020", "incomplete-date", None),
        ("Postponed from 5 May 2020", "incomplete-date", None),
        ("Rescheduled from 5 May 2020 to 7 May 2020", "incomplete-date", None),
        ("until 5 May 2023", "incomplete-date", None),
        ("Session 3, 12 May 2019, 3:30", None, "ambiguous-time"),
        ("7 November 2025 3-5pm & 6-8pm", None, "several-times"),
        ("6 pm, 7 May 2019; 7 pm, 8 May 2019", "several-dates", "several-times"),
    ],
)
def test_a_doubt_within_a_longer_value_is_said(
    text: str, date: str | None, time: str | None
) -> None:
    parts = split_date_time(text)
    for reading, code in ((parts.date, date), (parts.time, time)):
        if code is not None:
            assert reading is not None
            assert reading.value is None
            assert [doubt.code for doubt in reading.doubts] == [code]


def test_the_order_of_the_profile_holds_within_a_longer_value() -> None:
    parts = split_date_time("07/11/2025, 15:30", order=DateOrder.DAY_FIRST)
    assert parts.date is not None
    assert date_in_iso(parts.date.value) == "2025-11-07"


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 the council met",
        "You may 3 times march",
        "Section 9.30 and 12.10",
        "GB.337/INS/INF/1",
        "192.168.10.12",
        "2019-20 budget of 12/13",
        # A day that a scan has spoilt: the month alone would be an answer, and no right one.
        "l4 March 2023",
        "1O March 2023",
        "Date (I4 March 2023)",
        "314 March 2023",
        "Fifth May 2023",
        "the seventeenth of May 2023",
        "abc12 May2019x",
    ],
)
def test_prose_and_numbers_hold_no_date_with_a_value(text: str) -> None:
    assert [found.reading.value for found in find_dates(text) if found.reading.value] == []


@pytest.mark.parametrize(
    "text",
    [
        "a ratio of 3:1 and 16:9",
        "version 3.30 costs $10.30",
        "between 10 and 12 people",
        "in 2015 to 2020",
        "we met 9 to 5",
        "http://example.org:10:30/x",
        "x12:30y",
        "John met 3 ambassadors",
    ],
)
def test_prose_and_numbers_hold_no_time(text: str) -> None:
    assert find_times(text) == ()


def test_what_is_found_can_be_cut_from_the_text_whatever_was_folded() -> None:
    text = "\u200bＬahore — ７\u200b Ｎovember ２０２５, １５：３０"
    (date,) = find_dates(text)
    (time,) = find_times(text)
    assert text[date.start : date.end] == "７\u200b Ｎovember ２０２５"
    assert text[time.start : time.end] == "１５：３０"
