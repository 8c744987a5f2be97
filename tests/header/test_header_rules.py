"""Header rules: what a whole header says, each rule beside the case that must not trigger it."""

# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import io

import docx
import pytest

import capesdoc
from capesdoc.record import EventReport, Mode, Role

BODY = "\n\nThe guests were welcomed by the director, who described the purpose of the meeting.\n"


def read(header: str, body: str = BODY) -> EventReport:
    return capesdoc.parse_text(header + body)


def people(report: EventReport) -> list[tuple[Role, str, str | None, str | None]]:
    return [(one.role, one.name, one.position, one.affiliation) for one in report.people]


def codes(report: EventReport) -> list[str]:
    return [one.code for one in report.diagnostics]


def fields(report: EventReport) -> list[tuple[str | None, str]]:
    return [(one.name, one.text) for one in report.fields]


ANNOUNCEMENT = (
    "WHEN:   Friday, March 3, 1995 at 3:30\n"
    "WHERE:  DH 2210\n"
    "WHO:    Dr. Ellen Crane, Bell Labs\n"
    "TITLE:  Learning to Plan"
)


def test_who_and_where_of_an_announcement_are_two_fields() -> None:
    report = read(ANNOUNCEMENT)
    assert report.venue is not None
    assert report.venue.name == "DH 2210"
    assert [one.name for one in report.speakers] == ["Ellen Crane"]


def test_a_line_with_an_unknown_label_right_below_labelled_lines_is_a_field_of_its_own() -> None:
    value = "Mona Reyes, on 17 October 1993 at 19:40, from the office of the dean of arts"
    report = read(f"Title: Ports\nPlace: Hall A\nSent round by: {value}", "\n\nAbstract:\n" + BODY)
    assert report.venue is not None
    assert report.venue.name == "Hall A"
    assert (None, value) in fields(report)


def test_a_known_label_whose_value_is_none_does_not_go_on_the_place_above_it() -> None:
    report = read(
        "Title: Ports\nPlace: Hall A\n"
        "Host: Ann Lee. If you would like to meet her, please write to you-know-whom.\nTime: 3 pm"
    )
    assert report.venue is not None
    assert report.venue.name == "Hall A"


def test_a_wrapped_value_left_open_goes_on_over_what_looks_like_a_label() -> None:
    report = read("Date: 5 March 2020\nTitle: The Role of the\nChair: A Study\nVenue: Hall A")
    assert report.title == "The Role of the Chair: A Study"


def test_an_unread_time_beside_the_date_leaves_its_doubt() -> None:
    report = read(ANNOUNCEMENT.replace("3:30", "7:30"))
    assert report.time is None
    assert "ambiguous-time" in codes(report)


def test_an_unread_time_beside_the_date_is_no_doubt_where_a_label_tells_the_time() -> None:
    report = read("Title: Ports\nDate: 3 March 1995 at 3:30\nTime: 3:30 PM")
    assert report.time is not None
    assert "ambiguous-time" not in codes(report)


@pytest.mark.parametrize(
    ("body", "start"),
    [
        ("\n\nThe talk on Friday at 7:30 p.m. is open to all members of the school.\n", "19:30"),
        ("\n\nThe talk on Friday at 7:45 p.m. is open to all members of the school.\n", None),
        ("\n\nTea is served at 7:30 a.m. and at 7:30 p.m. to all members of the school.\n", None),
    ],
)
def test_a_time_of_two_readings_is_decided_by_the_same_time_in_the_document(
    body: str, start: str | None
) -> None:
    time = read("Title: Ports\nTime: 7:30", body).time
    assert (f"{time.start:%H:%M}" if time else None) == start


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Time: 3:30", "15:30-"),
        ("Time: 2.00 - 4.00", "14:00-16:00"),
        ("Time: 5:30 to 7:00", "17:30-19:00"),
        ("Time: 3:30 onwards", "15:30-"),
        ("Date and Time: 5 May 2023, 1:30 - 3:00", "13:30-15:00"),
        ("Date: 5 May 2023 at 4:15", "16:15-"),
    ],
)
def test_an_hour_from_one_to_five_is_taken_for_the_afternoon_with_a_doubt(
    printed: str, value: str
) -> None:
    report = read(f"Title: Ports\n{printed}")
    assert report.time is not None
    assert f"{report.time.start:%H:%M}-" + (
        f"{report.time.end:%H:%M}" if report.time.end else ""
    ) == value  # fmt: skip
    assert "assumed-afternoon" in codes(report)
    assert "ambiguous-time" not in codes(report)


@pytest.mark.parametrize(
    ("printed", "body"),
    [
        ("Time: 6:30", BODY),  # a breakfast, or a dinner
        ("Time: 7:00 - 9:00", BODY),
        ("Time: 3:30 GMT", BODY),  # the night of one place is the day of another
        ("Time: 3:30", BODY + "\nThe guests left at 17:45, after tea had been served to all.\n"),
        ("Time: 3:30", BODY + "\nThe first group met at 3:30 a.m. and the second at 3:30 p.m.\n"),
    ],
)
def test_other_hours_without_am_or_pm_stay_open(printed: str, body: str) -> None:
    report = read(f"Title: Ports\n{printed}", body)
    assert report.time is None
    assert "ambiguous-time" in codes(report)


def test_the_clock_of_the_post_says_nothing_of_the_time_of_the_event() -> None:
    report = read("Title: Ports\nTime: 3:30\nPosted by: A. Lee on 3 March 1995 at 16:05")
    assert report.time is not None
    assert f"{report.time.start:%H:%M}" == "15:30"


def test_the_end_of_a_range_is_decided_with_its_start() -> None:
    time = read(
        "Title: Ports\nTime: 3:30 - 5:00", "\n\nDoors open. At 3:30 pm the talk began.\n"
    ).time
    assert time is not None
    assert (f"{time.start:%H:%M}", f"{time.end:%H:%M}") == ("15:30", "17:00")


def test_bracket_labels_on_one_line_are_fields_each() -> None:
    report = read(
        "[Title] Workshop on Ports [Place] HA NOI [Date] September 12, 2020 [Source] MOFA"
    )
    assert fields(report) == [
        ("title", "Workshop on Ports"),
        ("venue", "HA NOI"),
        ("event_date", "September 12, 2020"),
        ("source", "MOFA"),
    ]


def test_brackets_that_hold_no_label_belong_to_the_value() -> None:
    report = read("[Title] Ports [a working draft]\n[Place] Hanoi [Viet Nam]")
    assert report.title == "Ports [a working draft]"


BARS = "Water and Peace in the Delta\n{}\nChaired by: Dr. Amna Sethi"


@pytest.mark.parametrize("between", ["", "\n"])
def test_a_line_of_date_time_and_place_between_bars_is_read(between: str) -> None:
    line = "15 March 2024 | 3:00 PM – 5:00 PM | Committee Room, Lahore"
    report = read(BARS.format(between + line + between))
    assert report.title == "Water and Peace in the Delta"
    assert report.event_date is not None
    assert report.time is not None
    assert report.venue is not None
    assert f"{report.time.start:%H:%M}" == "15:00"
    assert report.venue.name == "Committee Room, Lahore"
    assert all(one.inferred for one in report.fields[:2])


@pytest.mark.parametrize(
    "line",
    [
        "Budget 2024 | 5 May 2024 | Lahore",
        "15 March 2024 | Committee Room | Lahore | 4 pm | Doors at 3 pm",
        "The Water Debate of 15 March 2024 | 3:00 PM",
    ],
)
def test_bars_that_part_other_things_give_no_date(line: str) -> None:
    assert read(BARS.format(line)).event_date is None


def test_a_room_above_a_title_is_no_part_of_it() -> None:
    report = read(
        "Thursday, April 27, 2017 - 4:30pm to 6:00pm\nFoster 103\nThe Politics of Water\n"
        "Speaker: Dr. Anna Weiss"
    )
    assert report.title is None
    assert report.event_date is not None


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("Beyond the Agenda 2030", "A Plan for the Delta"),
        ("What Comes after the Plan 25", "for us?"),
    ],
)
def test_a_number_in_a_longer_line_does_not_part_a_title(upper: str, lower: str) -> None:
    report = read(f"{upper}\n{lower}\nDate: 5 March 2020\nVenue: Hall A")
    assert report.title == f"{upper} {lower}"


def test_a_name_behind_an_address_and_a_post_is_a_person() -> None:
    report = read("Title = Ports\nChief Guest = Hon'ble Minister Rana Asif")
    assert people(report) == [(Role.CHIEF_GUEST, "Rana Asif", "Hon'ble Minister", None)]


def test_a_post_behind_an_address_without_a_name_is_no_person() -> None:
    assert read("Title = Ports\nChief Guest = Hon'ble Prime Minister").people == ()


@pytest.mark.parametrize("name", ["Layla Said", "Aishath Nazim", "Carl R. Price"])
def test_a_surname_that_is_also_a_word_is_a_name(name: str) -> None:
    assert [one.name for one in read(f"Title: Ports\nSpeaker: Dr. {name}").people] == [name]


def test_a_verb_behind_a_name_is_no_surname() -> None:
    assert "Said" not in [one.name for one in read("Title: Ports\nSpeaker: Umar said").people]


@pytest.mark.parametrize("platform", ["N/A", "TBC", "____"])
def test_a_placeholder_is_no_platform(platform: str) -> None:
    assert read(f"Title: Ports\nPlatform: {platform}").venue is None


def test_an_unlisted_platform_is_kept_as_printed() -> None:
    venue = read("Title: Ports\nPlatform: Harbourcast").venue
    assert venue is not None
    assert venue.platform == "Harbourcast"


STANZAS = (
    "Title: Ports\nSpeakers: Ahmed Raza\nGeneral Secretary\nChamber of Commerce\n\n"
    "Lina Park\nProfessor\nSeoul University"
)


def test_persons_told_line_by_line_are_parted_by_blank_lines() -> None:
    assert people(read(STANZAS)) == [
        (Role.SPEAKER, "Ahmed Raza", "General Secretary", "Chamber of Commerce"),
        (Role.SPEAKER, "Lina Park", "Professor", "Seoul University"),
    ]


def test_a_heading_behind_persons_told_line_by_line_is_no_person() -> None:
    report = read(STANZAS, "\n\nNew Corridors\n" + BODY.strip() + "\n")
    assert len(report.people) == 2
    assert report.paragraphs[0].text == "New Corridors"


def test_a_name_wrapped_over_two_lines_is_one_name() -> None:
    report = read("Title: Ports\nSpeakers: Prof. Adaeze\nOkafor, Dean, Delta University")
    assert [one.name for one in report.people] == ["Adaeze Okafor"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3.00pm - 4.30pm (Registration from 2.30pm)", "15:00-16:30"),
        ("10:00 am (lunch at 1:00 pm)", "10:00"),
        # Bare times in brackets may be the same instant elsewhere, or a second day's.
        ("10:00 am (2:00 pm)", None),
        ("10:00 am, registration 9:30 am", None),
    ],
)
def test_a_time_in_an_aside_is_not_the_events(text: str, expected: str | None) -> None:
    time = read(f"Title: Ports\nTime: {text}").time
    shown = time and "-".join(f"{one:%H:%M}" for one in (time.start, time.end) if one)
    assert shown == expected


@pytest.mark.parametrize(
    ("date", "place"),
    [
        ("27th November 2009, 11:00, UNICEF, Islamabad", "UNICEF, Islamabad"),
        ("5 May 2020, Karachi", "Karachi"),
        ("5 May 2020, Public Holiday", None),
        ("5 May 2020 (Karachi time)", None),
        ("Karachi Day, 5 May 2020", None),
    ],
)  # fmt: skip
def test_a_place_behind_a_date_is_the_venue_where_it_ends_in_a_city(
    date: str, place: str | None
) -> None:
    venue = read(f"Title: Ports\nDate: {date}").venue
    assert (venue and venue.name) == place


def test_a_labelled_venue_goes_before_a_place_behind_the_date() -> None:
    venue = read("Title: Ports\nDate: 5 May 2020, Karachi\nVenue: Hall A").venue
    assert venue is not None
    assert venue.name == "Hall A"


def test_the_number_of_the_first_item_beside_its_label_is_a_mark() -> None:
    why = capesdoc.explain(
        b"Title: Ports\nSpeakers: 1. Dr. Anna Weiss, Fellow\n2. Lina Park, Professor"
        + BODY.encode()
    )
    text = "Dr. Anna Weiss, Fellow\nLina Park, Professor"
    assert why.report.fields[1].text == text
    assert {"1.", "2."} <= {one.before.lstrip(": ") for one in why.edits}


def test_numbers_between_persons_on_one_line_stay() -> None:
    report = read("Title: Ports\nSpeakers: 1. Dr. Anna Weiss 2. Dr. Lina Park")
    assert report.fields[1].text.startswith("1. ")
    assert len(report.people) == 2


@pytest.mark.parametrize(
    "label", ["Name of Seminar", "Conference Name", "Lecture Title", "What", "Topic Discussed"]
)
def test_the_name_of_an_event_is_its_title(label: str) -> None:
    assert read(f"{label}: Sea Lanes\nDate: 5 March 2020\nVenue: Hall A").title == "Sea Lanes"


@pytest.mark.parametrize("label", ["Name of the College", "Name", "Company Name"])
def test_another_name_is_no_title(label: str) -> None:
    assert read(f"Date: 5 March 2020\n{label}: Delta\nVenue: Hall A").title != "Delta"


def test_a_plural_with_a_slash_is_the_same_label() -> None:
    assert [p.name for p in read("Title: Ports\nSpeaker/s: Ms. Tania Roy").speakers] == [
        "Tania Roy"
    ]


def test_starts_and_ends_may_hold_times() -> None:
    time = read("Title: Ports\nStarts: 6.30pm\nEnds: 8pm").time
    assert time is not None
    assert (f"{time.start:%H:%M}", f"{time.end:%H:%M}") == ("18:30", "20:00")


def test_a_type_of_event_at_the_top_does_not_end_the_search_for_a_header() -> None:
    report = read(
        "Panel Discussion\nSmall States, Big Seas\n14 November 2019\n\nModerator: Aisha Noor"
    )
    assert report.moderator is not None
    assert report.title == "Small States, Big Seas"


def test_the_moderator_of_a_session_is_not_the_events() -> None:
    assert read("Opening Session\nWelcome\n\nModerator: Aisha Noor").moderator is None


@pytest.mark.parametrize(
    ("printed", "body", "day"),
    [
        ("8-Feb-91", "The guests met on Friday, February 8, 1991 in the hall.", "1991-02-08"),
        ("8 Feb '91", "The guests met on Friday, February 8, 1991 in the hall.", "1991-02-08"),
        ("8-Feb-91", "The guests met on Saturday, February 9, 1991 in the hall.", None),
        ("8-Feb-91", "The guests met on February 8, 1992 in the hall of the school.", None),
        ("8-Feb-91", "The guests met again in 1991 in the hall of the school of arts.", None),
        ("02/08/91", "The guests met on Friday, February 8, 1991 in the hall.", None),
    ],
)
def test_the_century_of_a_short_year_is_that_of_the_same_day_printed_in_full(
    printed: str, body: str, day: str | None
) -> None:
    date = read(f"Title: Ports\nDate: {printed}", f"\n\n{body}\n").event_date
    assert (date.start.isoformat() if date else None) == day


def test_the_rest_of_a_header_may_stand_below_the_abstract() -> None:
    report = read(
        "Title: Ports\nSpeaker: Dr. Ada Ferri\n\nAbstract:\nWe present a family of ports.\n\n"
        "Date: Thursday, 7 March 2024\nTime: 14:00 – 15:00\nLocation: Room 3.14"
    )
    assert report.venue is not None
    assert report.venue.name == "Room 3.14"
    assert report.event_date is not None


@pytest.mark.parametrize(
    "below",
    [
        "Title: Canals\nDate: Thursday, 7 March 2024\nLocation: Room 3.14",  # another event
        "Next meeting\nDate: Thursday, 7 March 2024\nTime: 14:00\nLocation: Room 3.14",
        "Date: Thursday, 7 March 2024\nSpeaker: Prof. Lina Park",  # a session
    ],
)
def test_another_event_below_the_abstract_is_no_rest_of_the_header(below: str) -> None:
    report = read(
        f"Title: Ports\nSpeaker: Dr. Ada Ferri\n\nAbstract:\nWe present ports.\n\n{below}"
    )
    assert report.event_date is None
    assert report.venue is None


@pytest.mark.parametrize("label", ["Keynote Address", "KEYNOTE SPEECH"])
def test_a_speech_and_a_titled_person_name_its_speaker(label: str) -> None:
    report = read(
        f"Title: Ports\nDate: 5 February 2024\nWelcome Remarks: Amb. Kim Doe, Delta Forum\n"
        f"{label}: Justice (R) Ada Ferri\nVote of Thanks: Ms. Lina Park"
    )
    assert [(one.role, one.name) for one in report.people] == [(Role.KEYNOTE_SPEAKER, "Ada Ferri")]
    assert (None, "Amb. Kim Doe, Delta Forum") in fields(report)


def test_a_speech_and_what_was_said_in_it_is_a_section() -> None:
    report = read(
        "Title: Ports\nDate: 5 February 2024\n\nKeynote Address: Harbours for All\n\nText."
    )
    assert report.people == ()
    assert report.paragraphs[0].text == "Keynote Address: Harbours for All"


def test_a_link_is_no_title() -> None:
    report = read(
        "# Ports and Peace in the Delta\n\n* dates: 2019-04-04\n* event: https://example.org/e/ports"
    )
    assert report.title == "Ports and Peace in the Delta"
    assert report.field("link") == "https://example.org/e/ports"


def test_a_platform_without_a_place_says_that_it_was_online() -> None:
    venue = read("Title: Ports\nDate: 5 February 2024\nPlatform: Zoom").venue
    assert venue is not None
    assert (venue.name, venue.platform, venue.mode) == (None, "Zoom", "online")


def test_beside_a_place_a_platform_says_nothing_of_who_met_where() -> None:
    venue = read("Title: Ports\nVenue: Hall A\nPlatform: Zoom").venue
    assert venue is not None
    assert venue.mode is None


def test_the_medium_may_be_a_language() -> None:
    assert read("Title: Ports\nMedium: English").venue is None
    venue = read("Title: Ports\nMedium: Google Meet").venue
    assert venue is not None
    assert venue.platform == "Google Meet"


@pytest.mark.parametrize(
    ("between", "date", "time"),
    [
        ("From: 3 March 2024\nTo: 5 March 2024", "2024-03-03..2024-03-05", None),
        ("Date: 3 March 2024\nFrom: 10:00 am\nTo: 12:30 pm", "2024-03-03..2024-03-03", "10:00-12:30"),
        ("Date: 3 March 2024\n**From:** 10:00\n**Till:** 12:30", "2024-03-03..2024-03-03", "10:00-12:30"),
        # Somebody, or a place, is no end of anything.
        ("Date: 3 March 2024\nFrom: Delta Office, 12 March Road\nTo: All staff", "2024-03-03..2024-03-03", None),
    ],
)  # fmt: skip
def test_from_and_to_are_the_ends_of_days_and_hours(
    between: str, date: str, time: str | None
) -> None:
    report = read(f"Title: Ports\n{between}\nVenue: Hall A")
    assert report.event_date is not None
    assert f"{report.event_date.start}..{report.event_date.end}" == date
    shown = report.time and f"{report.time.start:%H:%M}-{report.time.end:%H:%M}"
    assert shown == time


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("题目 / Title：", "title"),
        ("主题 Topic:", "title"),
        ("Date (日期)：", "event_date"),
        ("Место проведения / Venue:", "venue"),
        ("المكان / Venue :", "venue"),
        # Without a label that is known, nothing is.
        ("题目：", None),
        ("Место проведения:", None),
    ],
)
def test_a_label_in_two_scripts_means_what_the_known_one_does(label: str, name: str | None) -> None:
    report = read(f"Chair: Dr Ada Ferri\n{label} 5 March 2020\nMode: online")
    assert [one.name for one in report.fields if one.text == "5 March 2020"] in ([name], [])


def test_labels_with_dashes_on_one_line_are_fields_each() -> None:
    report = read(
        "Title - Ports and Peace; Date – 3 June 2021; Venue - Hall A, Lahore; Chair - Dr. Ada Ferri"
    )
    assert fields(report) == [
        ("title", "Ports and Peace"),
        ("event_date", "3 June 2021"),
        ("venue", "Hall A, Lahore"),
        ("chair", "Dr. Ada Ferri"),
    ]


def test_a_semicolon_and_a_dash_in_a_title_part_nothing() -> None:
    report = read("Title - Ports; a History - and a Future\nVenue - Hall A")
    assert report.title == "Ports; a History - and a Future"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Tittle: Ports\nDate: 5 March 2020", "Ports"),
        ("Tittle: Ports\n\nA text of its own.", None),  # nothing near says that it is a label
        ("Tile: Ports\nDate: 5 March 2020", None),
    ],
)
def test_a_misspelt_label_opens_a_header_above_a_known_one(text: str, title: str | None) -> None:
    assert read(text).title == title


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Venu/Location", "venue"),
        ("Speaker/Presnter", "speaker"),
        ("Vent/Location", None),  # two letters away
        ("Venue/Capacity", None),
    ],
)
def test_beside_a_known_label_a_short_one_may_be_misspelt(label: str, name: str | None) -> None:
    report = read(f"Title: Ports\n{label}: Dr. Ada Ferri\nDate: 5 March 2020")
    assert report.fields[1].name == name


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Programme: National Dialogue on Water\nDate: 5 March 2020", "National Dialogue on Water"),
        ("Programme: South Asia\nDate: 5 March 2020", None),
        ("Programme: 10 am Seminar, 11 am Tea\nDate: 5 March 2020", None),
        ("Title: Ports\nProgramme: National Dialogue on Water", "Ports"),
    ],
)
def test_a_programme_that_opens_with_a_type_of_event_is_the_title(
    text: str, title: str | None
) -> None:
    assert read(f"{text}\nVenue: Hall A").title == title


def test_a_type_of_event_and_a_colon_head_the_document_and_no_section() -> None:
    report = read("Panel Discussion: Ports and Peace\nDate: 12 June 2022\nVenue: Hall A")
    assert report.venue is not None
    assert (report.title, report.event_type) == (
        "Ports and Peace",
        "Panel Discussion",
    )


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("Facilitators", ["Sunita Karki", "Rajan Thapa"]),
        ("PANELISTS", ["Sunita Karki", "Rajan Thapa"]),
        # One person may stand behind these, and then the second name is where she works.
        ("Facilitator", ["Sunita Karki"]),
        ("Speaker(s)", ["Sunita Karki"]),
    ],
)
def test_behind_a_plural_two_bare_names_are_two_people(label: str, names: list[str]) -> None:
    report = read(f"Title: Ports\n{label}: Sunita Karki, Rajan Thapa\nVenue: Hall A")
    assert [one.name for one in report.people] == names


def test_behind_a_plural_what_follows_a_titled_name_is_no_person() -> None:
    report = read(
        "Title: Ports\nSpeakers: Dr. Juan dela Cruz, Red Anchor; Ms. Tania Beg, Blue Sail"
    )
    assert [one.name for one in report.people] == ["Juan dela Cruz", "Tania Beg"]


@pytest.mark.parametrize("second", ["Delta Institute", "Lahore", "Unity Pakistan", "CISS"])
def test_behind_a_plural_a_place_or_an_organisation_is_no_person(second: str) -> None:
    report = read(f"Title: Ports\nSpeakers: Sunita Karki, {second}\nVenue: Hall A")
    assert [one.name for one in report.people] == ["Sunita Karki"]


@pytest.mark.parametrize(
    ("header", "date"),
    [
        ("Date: 04-10-2022 | Day: Tuesday", "2022-10-04"),
        ("Date: 04-10-2022\nDay: Sunday", "2022-04-10"),
        ("Date: 04-10-2022\nDay: Monday", None),  # neither
        ("Date: 04-10-2022", None),
    ],
)
def test_a_weekday_of_its_own_decides_a_date_of_two_readings(header: str, date: str | None) -> None:
    report = read(f"Title: Ports\n{header}\nVenue: Hall A")
    assert (report.event_date.start.isoformat() if report.event_date else None) == date


def test_an_agenda_below_the_place_is_no_part_of_it() -> None:
    report = read(
        "Title: Ports\nVenue: Hall A\nProgramme:\n09:30 - 10:00 Registration\n11:00 Tea", ""
    )
    assert report.venue is not None
    assert report.venue.name == "Hall A"
    assert "09:30 - 10:00 Registration" in [one.text for one in report.paragraphs]


def test_a_label_with_one_letter_set_apart_is_known() -> None:
    report = read("Title: Ports\nDat e : 5 March 2020\nV enue: Hall A")
    assert report.event_date is not None
    assert report.venue is not None


@pytest.mark.parametrize("place", ["Room TBC", "Venue: TBA", "Hall tbd"])
def test_a_place_that_is_open_is_none(place: str) -> None:
    assert read(f"Title: Ports\nVenue: {place}").venue is None


def test_a_hall_whose_name_ends_in_letters_is_one() -> None:
    venue = read("Title: Ports\nVenue: Harbour Room TCB").venue
    assert venue is not None
    assert venue.name == "Harbour Room TCB"


def test_what_will_be_held_was_not_on_the_day_of_the_dateline() -> None:
    body = "\n\nDHAKA, Aug 7, 2018 (NEWS) – The museum will organise a seminar on the ports of the delta.\n"
    assert read("Seminar on the Ports", body).event_date is None


@pytest.mark.parametrize(
    "line",
    [
        "Next seminar: 13 March 2020",
        "Previous Meeting: 1 February 2020",
        "Second Workshop: 9 May 2020",
    ],
)
def test_the_day_of_another_event_is_not_this_ones(line: str) -> None:
    report = read(f"Title: Ports\nDate: 6 March 2020\n{line}\nVenue: Hall A")
    assert str(report.event_date and report.event_date.start) == "2020-03-06"


def test_a_type_of_event_and_a_day_are_its_date() -> None:
    report = read("Harbour Roundtable: 6 March 2020\nTopic: Ports\nVenue: Hall A")
    assert str(report.event_date and report.event_date.start) == "2020-03-06"


def test_minutes_in_capitals_are_no_label_of_what_follows() -> None:
    report = read(
        "MINUTES OF A MEETING OF THE BOARD HELD ON THURSDAY 7 th JULY 2016\nPresent: Mr A Doe (Chair)"
    )
    assert report.title != "OF A MEETING OF THE BOARD HELD ON THURSDAY 7 th JULY 2016"
    assert str(report.event_date and report.event_date.start) == "2016-07-07"


def test_held_on_tells_the_day_and_goes_on_no_title() -> None:
    report = read(
        "Minutes of the Fifth Board Meeting\nHeld on 5 March 2020 at 10:00 am in Committee Room\n"
        "Present:\nMr. Adil Moin – Chair"
    )
    assert report.title == "Minutes of the Fifth Board Meeting"
    assert str(report.event_date and report.event_date.start) == "2020-03-05"
    assert report.time is not None


def test_a_deadline_is_neither_title_nor_date() -> None:
    report = read("Abstract Deadline: 1 May 2020\nConference Date: 5-6 June 2020\nVenue: Online")
    assert report.title is None
    assert str(report.event_date and report.event_date.start) == "2020-06-05"


@pytest.mark.parametrize(
    ("below", "date"),
    [("Title: Ports and Peace", None), ("Venue: Hall A", "2020-03-06")],
)
def test_a_date_below_the_author_is_when_it_was_written(below: str, date: str | None) -> None:
    report = read(f"Author: Adil Moin\nDate: March 6, 2020\n{below}\nPlace: Hall A")
    assert (str(report.event_date.start) if report.event_date else None) == date


def test_what_is_told_of_a_person_is_no_affiliation() -> None:
    report = read(
        "Title: Ports\nSpeaker: Adil Moin is Professor of History at Harbour University. He works on canals."
    )
    assert people(report) == [
        (Role.SPEAKER, "Adil Moin", "Professor of History", "Harbour University")
    ]


@pytest.mark.parametrize(
    "place", ["Will be communicated to registered participants", "Venue to be announced later"]
)
def test_a_place_that_is_to_come_is_none(place: str) -> None:
    assert read(f"Title: Ports\nVenue: {place}").venue is None


LETTER = "Dated: 10 March 2020\nTo,\nThe Registrar\nSubject: Report of the Seminar on Ports"


def test_the_date_above_the_address_of_a_letter_is_when_it_was_written() -> None:
    report = read(LETTER)
    assert report.event_date is None
    assert report.fields[0].name == "publication_date"


@pytest.mark.parametrize(
    "header",
    [
        "Date: 10 March 2020\nSubject: Report of the Seminar on Ports\nVenue: Hall A",
        LETTER.replace("Dated", "Event Date"),
        LETTER.replace("Dated: 10 March 2020\n", "") + "\nDate: 10 March 2020\nVenue: Hall A",
    ],
)
def test_another_date_is_the_events(header: str) -> None:
    assert str((date := read(header).event_date) and date.start) == "2020-03-10"


def test_a_day_by_its_weekday_alone_does_not_hide_the_date_below() -> None:
    report = read("Title: Ports\nDay: Friday\nDate: 6 March 2020\nVenue: Hall A")
    assert str(report.event_date and report.event_date.start) == "2020-03-06"


def test_a_line_that_ends_in_a_date_behind_a_colon_goes_on_no_title() -> None:
    report = read("Title: Ports\nSeminar 1: 6 March 2020\nSeminar 2: 13 March 2020")
    assert report.title == "Ports"
    assert report.event_date is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Seminar Room, 10 am", "Seminar Room"),
        ("LUMX, Lahore on 6 March 2020", "LUMX, Lahore"),
        ("6 March 2020 | 10 am | Hall A", "Hall A"),
        ("Hall 2020", "Hall 2020"),
        ("Hall A (10 am) and Hall B (3 pm)", "Hall A (10 am) and Hall B (3 pm)"),
    ],
)
def test_the_hour_beside_a_place_is_no_part_of_its_name(text: str, name: str) -> None:
    venue = read(f"Title: Ports\nVenue: {text}").venue
    assert venue is not None
    assert venue.name == name


def test_the_title_of_a_book_is_not_that_of_its_launch() -> None:
    report = read(
        "Book Title: Ports and Ships\nAuthor: Adil Moin\nLaunch Date: 6 March 2020\nVenue: Hall A"
    )
    assert report.title is None
    assert report.field("book") == "Ports and Ships"
    assert str(report.event_date and report.event_date.start) == "2020-03-06"


def test_behind_a_plural_posts_between_names_part_them() -> None:
    report = read("Title: Ports\nPanelists: Adil Moin, Economist, Noor Jehan, Historian")
    assert [(one.name, one.position) for one in report.people] == [
        ("Adil Moin", "Economist"),
        ("Noor Jehan", "Historian"),
    ]


@pytest.mark.parametrize("dash", ["-", "–"])
def test_a_dash_right_behind_a_label_parts_it_from_its_value(dash: str) -> None:
    report = read(f"Title{dash} Ports and Ships\nDate{dash} 6 March 2020\nVenue{dash} Hall A")
    assert fields(report) == [
        ("title", "Ports and Ships"),
        ("event_date", "6 March 2020"),
        ("venue", "Hall A"),
    ]


def test_a_dash_right_behind_another_word_parts_nothing() -> None:
    report = read("Post- and Pre-War Ports of the Delta\nDate: 6 March 2020\nVenue: Hall A")
    assert report.title == "Post- and Pre-War Ports of the Delta"


def test_an_account_is_no_person() -> None:
    assert read("Title: Ports\nNote taker: noorj\nVenue: Hall A").people == ()


WELCOME = (
    "Welcome to a seminar with Ada Ferri of the Institute of Harbour Studies in Port Tolle, Delta."
)


def test_a_sentence_below_a_place_is_no_part_of_it() -> None:
    report = read(
        f"Title: Ports\nDate: 6 March 2020\nPlace: Hall A, Tolle\n{WELCOME}\nChair: Li Wei"
    )
    assert report.venue is not None
    assert report.venue.name == "Hall A, Tolle"
    assert WELCOME in [one.text for one in report.paragraphs]


def test_an_address_below_a_place_is_part_of_it() -> None:
    street = (
        "Institute of Harbour Studies, 14 Long Quay Road, Old Customs Quarter, Port Tolle 4410."
    )
    report = read(f"Title: Ports\nPlace: Hall A\n{street}\nDate: 6 March 2020")
    assert report.venue is not None
    assert report.venue.name == f"Hall A {street[:-1]}"


def test_a_role_right_behind_a_name_is_a_label_of_its_own() -> None:
    report = read("Title: Ports\nSpeakers: Ada Ferri, Lena Hosk Chair: Jon Dahl")
    assert [(one.role, one.name) for one in report.people] == [
        (Role.SPEAKER, "Ada Ferri"),
        (Role.SPEAKER, "Lena Hosk"),
        (Role.CHAIR, "Jon Dahl"),
    ]


@pytest.mark.parametrize("post", ["Department", "Economics Department", "Professor and"])
def test_a_role_behind_a_post_is_part_of_the_post(post: str) -> None:
    report = read(f"Title: Ports\nSpeakers: Ada Ferri, {post} Chair: Harbours")
    assert [one.name for one in report.people if one.role is Role.CHAIR] == []


def test_start_and_end_tell_days_and_hours() -> None:
    report = read(
        "Ports\n\nSTART\nFri, Oct 15, 2021 at 11:00am\n\nEND\nFri, Oct 15, 2021 at 12:15pm"
    )
    assert str(report.event_date and report.event_date.start) == "2021-10-15"
    assert report.time is not None
    assert (str(report.time.start), str(report.time.end)) == ("11:00:00", "12:15:00")


def test_hours_beside_one_end_are_those_of_the_event() -> None:
    report = read("Title: Ports\nStart: 15 October 2021, 10:00-11:30\nEnd: 16 October 2021")
    assert report.time is not None
    assert (str(report.time.start), str(report.time.end)) == ("10:00:00", "11:30:00")


def test_where_values_stand_behind_blank_lines_the_last_one_does_too() -> None:
    head = "Prepared by:\n\nAda Ferri, Engineer\n\nApproved by:\n\nJon Dahl, Director\n\n"
    title = "Repair of the Long Quay and of the Customs House in the Old Town"
    report = read(f"{head}Meeting date: 6 March 2020\n\nSubject:\n\n{title}")
    assert report.title == title


def test_one_label_without_a_value_is_no_habit() -> None:
    report = read("Meeting date: 6 March 2020\n\nVenue: Hall A\n\nSubject:\n\nPorts and Ships")
    assert report.title is None


def test_a_title_that_is_a_clause_does_not_hide_the_labels_below_it() -> None:
    title = "How we got here, and what is the best deal that we can get?"
    report = read(f"{title}\n\nDate: 6 March 2020\nVenue: Hall A")
    assert report.title == title
    assert str(report.event_date and report.event_date.start) == "2020-03-06"


def test_a_sentence_with_a_full_stop_is_no_title() -> None:
    text = "The port is closed, and nobody knows what comes next."
    report = read(f"{text}\n\nDate: 6 March 2020\nVenue: Hall A")
    assert report.title is None


LISTED = "Title: Ports\nDate: 5 May 2020\nSpeakers:\n- Ada Roe, FAO\n- Ben Doe, UNEP\n"


@pytest.mark.parametrize(
    ("item", "names"),
    [
        ("- Main Finding: Ports grow", ["Ada Roe", "Ben Doe"]),
        ("- Cyra Poe: Economist", ["Ada Roe", "Ben Doe", "Cyra Poe"]),
        ("- Cyra Poe, Economist", ["Ada Roe", "Ben Doe", "Cyra Poe"]),
    ],
)
def test_an_item_with_a_colon_below_people_is_one_where_it_tells_a_post(
    item: str, names: list[str]
) -> None:
    assert [one.name for one in read(LISTED + item).people] == names


FORM = "Topic: Ports and Ships\nDates: 8-Feb-1991\nTime: 3:30 PM\nPlace: Hall A\nAbstract:\n\n"


def test_what_a_form_repeats_completes_the_hour() -> None:
    again = (
        "Title: Ports and Ships\nDate: Friday, February 8, 1991\nTime: 3:30 p.m. until 4:30 p.m."
    )
    report = read(f"{FORM}{again}\nLocation: Hall A")
    assert report.time is not None
    assert (str(report.time.start), str(report.time.end)) == ("15:30:00", "16:30:00")
    assert codes(report).count("repeated-field") == 4


@pytest.mark.parametrize(
    "again",
    [
        "Title: Tides\nDate: Friday, February 8, 1991\nTime: 3:30 p.m. until 4:30 p.m.\nChair: Li Wei",
        "Title: Ports and Ships\nTime: 3:30 p.m. until 4:30 p.m.",
        "Title: Ports and Ships\nDate: Friday, February 8, 1991\nTime: 4:00 p.m. until 4:30 p.m.",
    ],
)
def test_what_tells_of_another_event_or_hour_completes_nothing(again: str) -> None:
    report = read(FORM + again)
    assert report.time is not None
    assert report.time.end is None


def test_a_title_that_is_a_link_is_its_text() -> None:
    report = read("Title: [Ports and Ships](https://delta.example/ports)\nDate: 5 May 2020")
    assert report.title == "Ports and Ships"
    assert report.field("title") == "[Ports and Ships](https://delta.example/ports)"


def test_below_a_bulleted_label_the_next_bullet_is_no_more_of_its_value() -> None:
    report = read(
        "* date: 5 May 2020\n* location: Hall A, Quetta\n* see: [here](https://x.example)\n* visitors: 20"
    )
    assert report.venue is not None
    assert report.venue.name == "Hall A, Quetta"


def test_below_a_label_without_a_bullet_a_dash_may_go_on() -> None:
    report = read("Date: 5 May 2020\nTitle: Ports of the Delta\n- Promise and Peril\nVenue: Hall A")
    assert report.title == "Ports of the Delta - Promise and Peril"


@pytest.mark.parametrize(
    ("value", "event_type", "mode"),
    [
        ("Hybrid", None, Mode.HYBRID),
        ("In person", None, Mode.IN_PERSON),
        ("Online", None, Mode.ONLINE),
        # Words of both kinds, and types of an event that say how it was attended.
        ("Webinar", "Webinar", None),
        ("Hybrid Roundtable", "Hybrid Roundtable", None),
    ],
)
def test_a_word_for_the_mode_behind_a_label_for_the_type_is_the_mode(
    value: str, event_type: str | None, mode: Mode | None
) -> None:
    report = capesdoc.parse_text(f"Title: Salt\nFormat: {value}\nVenue: Hall A, Lahore\n")
    assert report.event_type == event_type
    assert report.venue is not None
    assert report.venue.mode is mode


@pytest.mark.parametrize("label", ["Guest Lecture", "Public Lecture"])
def test_the_name_of_a_type_is_no_misspelt_label(label: str) -> None:
    report = capesdoc.parse_text(f"{label}: The Salt of the Arctic\n\nDate: 5 March 2020\n")
    assert (report.title, report.event_type) == ("The Salt of the Arctic", label)
    assert not report.diagnostics


PANEL = (
    "Ms Tan Ferri, Deputy Director, Salt Institute",
    "Tom O’Rourke, Harbour University",
    "Dr. Ada Thi Okoye",
)
NAMES = ["Tan Ferri", "Tom O’Rourke", "Ada Thi Okoye"]


@pytest.mark.parametrize("label", ["Panelists:", "Speakers:", "Speakers"])
@pytest.mark.parametrize("parting", ["\n\n", "\n"])
@pytest.mark.parametrize("mark", ["", "• ", "{}. "])
def test_people_may_stand_below_their_label_each_a_paragraph(
    label: str, parting: str, mark: str
) -> None:
    lines = [f"{mark.format(place)}{one}" for place, one in enumerate(PANEL, 1)]
    head = parting.join(["Title: Salt", "Organiser: Salt Institute", label, *lines])
    if label == "Speakers" and mark:
        return  # a heading without a colon over a list: nobody knows
    report = capesdoc.parse_text(f"{head}\n\nThe guests were welcomed by the director of it.\n")
    assert [one.name for one in report.people] == NAMES
    assert list(report.organizers) == ["Salt Institute"]
    assert len(report.paragraphs) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Ada Ferri opened the floor to all who wished to speak about salt.",
        "Dr. Ada Ferri spoke first.",
        "Salt and the sea",
        "Introduction",
    ],
)
@pytest.mark.parametrize("label", ["Panelists:", "Speakers"])
def test_a_sentence_or_a_heading_below_a_label_of_people_names_nobody(
    label: str, text: str
) -> None:
    report = capesdoc.parse_text(
        f"Title: Salt\n\nVenue: Hall A\n\n{label}\n\n{text}\n\nIt was late.\n"
    )
    assert not report.people
    assert text in [one.text for one in report.paragraphs]


@pytest.mark.parametrize(
    ("wrapped", "title"),
    [
        ("Labour in the Gulf–\nSouth Asia Corridor", "Labour in the Gulf–South Asia Corridor"),
        ("Labour in the Gulf –\nA New Corridor", "Labour in the Gulf – A New Corridor"),
        ("Labour in the 2019–\n2024 Plan", "Labour in the 2019–2024 Plan"),
    ],
)
def test_a_dash_within_words_at_a_line_end_has_no_space_behind_it(wrapped: str, title: str) -> None:
    assert read(f"Title: {wrapped}\nVenue: Hall A").title == title


@pytest.mark.parametrize(
    ("lines", "affiliations"),
    [
        (
            "• Ada Ferri, Salt\nForum\n• Tom O’Rourke, Harbour Council",
            ["Salt Forum", "Harbour Council"],
        ),
        (
            "1. Ada Ferri, Salt\nForum\n2. Li Wei, Harbour Council",
            ["Salt Forum", "Harbour Council"],
        ),
        # Without marks, or with a person on it, a line is an item of its own.
        (
            "Dr. Ada Ferri, Salt Forum\nTom O’Rourke, Harbour Council",
            ["Salt Forum", "Harbour Council"],
        ),
        ("• Ada Ferri, Salt Forum\nDr. Li Wei, Harbour Council", ["Salt Forum", "Harbour Council"]),
    ],
)
def test_a_line_without_a_mark_goes_on_the_marked_item_above(
    lines: str, affiliations: list[str]
) -> None:
    report = read(f"Title: Salt\nSpeakers:\n{lines}\nVenue: Hall A")
    assert [one.affiliation for one in report.people] == affiliations


def in_word(*paragraphs: str) -> EventReport:
    """Parse a Word document with these paragraphs below a short header, and a text below them."""
    document = docx.Document()
    for text in (
        "Title: Salt",
        "Date: 5 May 2020",
        *paragraphs,
        "The director welcomed the guests.",
    ):
        document.add_paragraph(text)
    content = io.BytesIO()
    document.save(content)
    return capesdoc.parse(content.getvalue())


@pytest.mark.parametrize(
    ("paragraphs", "people", "left"),
    [
        (
            ["Dr Ada Ferri", "Lead Author", "Professor Li Wei", "Director, Delta Observatory"],
            [("Ada Ferri", "Lead Author", None), ("Li Wei", "Director", "Delta Observatory")],
            0,
        ),
        (["Dr Ada Ferri", "Dr Li Wei"], [("Ada Ferri", None, None), ("Li Wei", None, None)], 0),
        # A heading of the body tells nothing of a person.
        (
            ["Dr Ada Ferri", "Lead Author", "Welcome Remarks"],
            [("Ada Ferri", "Lead Author", None)],
            1,
        ),
        (["Dr Ada Ferri", "Salt and the Sea"], [("Ada Ferri", None, None)], 1),
    ],
)
def test_in_word_each_line_about_a_person_may_be_a_paragraph(
    paragraphs: list[str], people: list[tuple[str, str | None, str | None]], left: int
) -> None:
    report = in_word("Speakers:", *paragraphs)
    assert [(one.name, one.position, one.affiliation) for one in report.people] == people
    assert len(report.paragraphs) == left + 1
