"""Values: typed from fields, the first labelled one, and never more than they say."""

# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import datetime

import attrs
import pytest

import capesdoc
from capesdoc import Mode, Role
from capesdoc.profile import DateOrder, default_profile

BODY = (
    "The guests were welcomed by the director, who described the purpose of the meeting in detail."
)
MARCH = datetime.date(2020, 3, 5)


def parse(header: str, *, body: str = BODY) -> capesdoc.EventReport:
    return capesdoc.parse_text(f"{header}\n\n{body}")


def roles(report: capesdoc.EventReport) -> list[tuple[str, str]]:
    return [(one.role.value, one.name) for one in report.people]


def codes(report: capesdoc.EventReport) -> list[str]:
    return [one.code for one in report.diagnostics]


# Header, start and end of the event, or None where the header must not decide.
DATES = [
    ("Date: 5 March 2020", "2020-03-05 2020-03-05"),
    ("Date & Time: 5 March 2020, 3 pm", "2020-03-05 2020-03-05"),
    ("Date and Venue: 5-7 March 2020, Hall A, Rivertown", "2020-03-05 2020-03-07"),
    ("Date: 11:00, 5th March 2020, Harbour Office, Rivertown", "2020-03-05 2020-03-05"),
    ("Start Date: 5 March 2020\nEnd Date: 7 March 2020", "2020-03-05 2020-03-07"),
    ("Start Date: 7 March 2020\nEnd Date: 5 March 2020", None),
    ("Start Date: 5 March 2020", "2020-03-05 2020-03-05"),
    ("Duration: 3-7 July 2023\nTitle: Water", "2023-07-03 2023-07-07"),
    # The first one counts, unless only a later one says whose date it is.
    ("Date: 5 March 2020\nDate: 9 March 2020", "2020-03-05 2020-03-05"),
    ("Date: 9 March 2020\nEvent Date: 5 March 2020", "2020-03-05 2020-03-05"),
    ("Event Date: 5 March 2020\nDate: 9 March 2020", "2020-03-05 2020-03-05"),
    # When it was printed, posted, signed or will be met again is not when it was held.
    ("Title: Water\nPublished on: 5 March 2020", None),
    ("Title: Water\nUpdated: 5 March 2020", None),
    ("Title: Water\nPrepared by: Ada Ferri\nDate: 5 March 2020", None),
    ("Source: Delta Wire  Date: 30 Apr 2013\nTitle: Water", None),
    # Two readings, unless the document itself decides.
    ("Title: Water\nDate: 07/11/2025", None),
    ("Title: Water\nDate: TBC", None),
]


@pytest.mark.parametrize(("header", "expected"), DATES)
def test_the_event_date(header: str, expected: str | None) -> None:
    date = parse(header).event_date
    assert (f"{date.start} {date.end}" if date else None) == expected


def test_another_date_of_the_document_decides_the_order_and_else_the_profile() -> None:
    header = "Title: Water\nDate: 07/11/2025"
    by_body = parse(header, body=f"{BODY} It goes on until 24/11/2025.")
    assert by_body.event_date is not None
    assert by_body.event_date.start == datetime.date(2025, 11, 7)
    profile = default_profile().extended(date_order=DateOrder.MONTH_FIRST)
    by_profile = capesdoc.parse_text(f"{header}\n\n{BODY}", profile=profile)
    assert by_profile.event_date is not None
    assert by_profile.event_date.start == datetime.date(2025, 7, 11)
    assert codes(parse(header)) == ["ambiguous-date"]


TIMES = [
    ("Time: 15:30-16:30", "15:30:00 16:30:00"),
    ("Date & Time: 5 March 2020, 3:30 pm", "15:30:00 None"),
    ("Date: 11:00, 5th March 2020", "11:00:00 None"),
    ("Start Time: 10:00 am\nEnd Time: 4:00 pm\nTitle: Water", "10:00:00 16:00:00"),
    ("Duration: 10 am to 4 pm\nTitle: Water", "10:00:00 16:00:00"),
    ("Duration: 2 hours\nTitle: Water", None),
    ("Date: 10 am, 5 March 2020\nTime: 3 pm", "15:00:00 None"),
    ("Title: Water\nReading Time: 3 min", None),
]


@pytest.mark.parametrize(("header", "expected"), TIMES)
def test_the_time(header: str, expected: str | None) -> None:
    time = parse(header).time
    assert (f"{time.start} {time.end}" if time else None) == expected


def test_mode_and_platform_of_their_own_join_the_venue() -> None:
    venue = parse("Venue: Hall A, Rivertown\nMode: Hybrid\nPlatform: Zoom").venue
    assert venue == capesdoc.Venue(name="Hall A, Rivertown", mode=Mode.HYBRID, platform="Zoom")
    assert parse("Title: Water\nMode: Online").venue == capesdoc.Venue(name=None, mode=Mode.ONLINE)


PEOPLE = [
    ("Chairperson/Moderator: Ada Ferri", [("chair", "Ada Ferri"), ("moderator", "Ada Ferri")]),
    ("Title: Water\nSpeaker/Resource Person: Ada Ferri", [("speaker", "Ada Ferri")]),
    ("Title: Water\nPatron: Ada Ferri", [("other", "Ada Ferri")]),
    ("Speakers:\n• Dr Ada Ferri, Analyst\n• Ali Raza, Fellow", [("speaker", "Ada Ferri"), ("speaker", "Ali Raza")]),
    ("Title: Water\nKeynote Speaker: Ada Ferri\nGuest of Honor: Ali Raza",
     [("keynote_speaker", "Ada Ferri"), ("guest_of_honour", "Ali Raza")]),
    ("Title: Water\nHost: Institute of River Studies", []),
    ("Title: Water\nParticipants: 45", []),
    ("Title: Water\nParticipants: Students of the third year", []),
    # Who of several did what is not printed.
    ("Chairperson/Moderator: Dr Ada Ferri; Ms Sara Malik; Mr Ali Raza", []),
]  # fmt: skip


@pytest.mark.parametrize(("header", "expected"), PEOPLE)
def test_the_people_and_their_roles(header: str, expected: list[tuple[str, str]]) -> None:
    assert roles(parse(header)) == expected


def test_every_role_has_a_label_that_gives_it() -> None:
    labels = {name: known[0] for name, known in default_profile().labels}
    for role in set(Role) - {Role.OTHER}:
        assert roles(parse(f"Title: Water\n{labels[role.value]}: Ada Ferri")) == [
            (role.value, "Ada Ferri")
        ]


def test_a_person_has_the_place_of_its_own_line() -> None:
    report = parse("Title: Water\nSpeakers:\n• Dr Ada Ferri, Analyst\n• Ali Raza, Fellow")
    assert [one.spans[0].start_line for one in report.people] == [3, 4]
    assert report.people[1].spans[0].start == 2


def test_hosts_and_organisers_that_are_organisations() -> None:
    report = parse(
        "Title: Water\nOrganised by: Institute of River Studies; Ford Trust\nHost: Institute of Peace Studies"
    )
    assert report.organizers == (
        "Institute of River Studies",
        "Ford Trust",
        "Institute of Peace Studies",
    )
    assert codes(report) == []


def test_a_count_only_from_a_number() -> None:
    assert parse("Title: Water\nNo. of Participants: 45").participant_count == 45
    assert parse("Title: Water\nParticipants: 45").participant_count == 45
    assert parse("Title: Water\nParticipants: Students of the third year").participant_count is None


def test_the_type_from_its_label_or_else_from_the_title() -> None:
    assert parse("Title: Roundtable on Water\nType of Event: Dialogue").event_type == "Dialogue"
    assert parse("Title: Roundtable on Water\nVenue: Hall A").event_type == "Roundtable"
    both = parse("Event: Workshop\nTopic: Water")
    assert (both.title, both.event_type) == ("Water", "Workshop")


def test_explain_shows_for_each_field_its_rule_and_value_or_what_was_refused() -> None:
    text = f"Title: Water\nDate & Time: 5 March 2020, 3 pm\nVenue: TBC\n\n{BODY}"
    readings = capesdoc.explain(text.encode(), name="a.txt").readings
    assert [one.field.label for one in readings] == ["Title", "Date & Time", "Venue"]
    assert readings[0].value == "Water"
    assert readings[1].value == "event_date: 2020-03-05; time: 15:00"
    assert readings[2].value is None
    assert readings[2].refused


def test_what_is_inferred_says_so() -> None:
    report = capesdoc.parse_text(
        "ISLAMABAD, March 31, 2014: Guests were welcomed and the work of the year was described."
    )
    assert [(raw.name, raw.inferred, raw.label) for raw in report.fields] == [
        ("event_date", True, "")
    ]
    assert report.event_date is not None
    assert attrs.astuple(report.event_date)[:2] == (datetime.date(2014, 3, 31),) * 2
    assert report.text.startswith("ISLAMABAD, March 31, 2014:")


# Value of a label that may hold a count or people, and whether it is reported as an unread count.
NO_COUNTS = [
    ("around 60", True),
    ("~60", True),
    ("45 (in person), 30 (online)", True),
    ("Students of Class 10", False),
    ("3rd-year students of the faculty", False),
    ("Some students of 4 faculties", False),
    ("60", False),
]


@pytest.mark.parametrize(("value", "reported"), NO_COUNTS)
def test_a_count_that_cannot_be_read_is_reported(value: str, reported: bool) -> None:
    report = parse(f"Title: Water\nAttendees: {value}")
    assert codes(report) == (["unreadable-count"] if reported else [])
    assert report.participant_count == (60 if value == "60" else None)


def test_names_between_organisations_are_people_under_a_label_that_says_several() -> None:
    report = parse(
        "Title: Water\nSpeakers: Farah Naz, FAO, Rome, Imran Ali, WFP, and Kiran Rao, SDPI"
    )
    assert [(one.name, one.affiliation) for one in report.people] == [
        ("Farah Naz", "FAO, Rome"),
        ("Imran Ali", "WFP"),
        ("Kiran Rao", "SDPI"),
    ]


# A header with two dates, and how the message goes on that says which of them counts.
REPEATED_DATES = [
    ("Date: 5 March 2020\nDate: 9 March 2020", "the first one counts"),
    ("Event Date: 5 March 2020\nDate: 9 March 2020", "the first one counts"),
    (
        "Date: 9 March 2020\nDate & Time: 5 March 2020, 3 pm",
        "'Date & Time' says more than 'Date' and counts",
    ),
    ("Day: Thursday\nDate: 5 March 2020", "'Date' counts"),
]


@pytest.mark.parametrize(("header", "ending"), REPEATED_DATES)
def test_the_message_says_which_date_counts(header: str, ending: str) -> None:
    report = parse(f"Title: Water\n{header}")
    assert report.event_date is not None
    assert report.event_date.start == MARCH
    (repeated,) = [one for one in report.diagnostics if one.code == "repeated-field"]
    assert repeated.message.endswith(f"again; {ending}")


# A header, and whether it tells two times that do not agree.
TWO_TIMES = [
    ("Date: 5 March 2020, 10 am\nTime: 11 am", True),
    ("Date: 5 March 2020, 10 am\nTime: 10 am", False),
    ("Date: 5 March 2020, 10 am\nTime: 10 am - 12 pm", False),
    ("Date: 5 March 2020\nTime: 11 am", False),
    ("Date: 5 March 2020, 10:00 PKT\nTime: 05:00 am GMT", False),
]


@pytest.mark.parametrize(("header", "differ"), TWO_TIMES)
def test_a_time_beside_the_date_that_the_label_contradicts_is_reported(
    header: str, differ: bool
) -> None:
    assert codes(parse(header)) == (["several-times"] if differ else [])


# A line with a second colon, and the venue, mode and platform that it gives.
PLACES_WITH_COLONS = [
    ("Venue: Zoom (ID: 812 3456 7890)", (None, Mode.ONLINE, "Zoom")),
    (
        "Venue: Harbour Office & Zoom Meeting ID: 812 3456 7890",
        ("Harbour Office", Mode.HYBRID, "Zoom"),
    ),
    (
        "Venue: Harbour Hotel (Hall: Lotus), Rivertown",
        ("Harbour Hotel (Hall: Lotus), Rivertown", None, None),
    ),
    ("Venue: Harbour Office | Meeting ID: 812 3456 7890", ("Harbour Office", None, None)),
    ("Venue: Harbour Office (Rivertown), Time: 10 am", ("Harbour Office (Rivertown)", None, None)),
    ("Venue: Harbour Office (Time: 10 am)", ("Harbour Office", None, None)),
]


@pytest.mark.parametrize(("line", "expected"), PLACES_WITH_COLONS)
def test_a_colon_in_a_bracket_of_the_place_ends_no_place(
    line: str, expected: tuple[str | None, Mode | None, str | None]
) -> None:
    venue = parse(f"Title: Water\n{line}").venue
    assert venue is not None
    assert (venue.name, venue.mode, venue.platform) == expected


# A list under a label that stands alone, and its people; what is a field of its own is none.
LISTS_WITH_COLONS = [
    (
        "Speakers:\n- Dr. Ali Khan, FAO\n- Sana Mir: Economist, FAO\n- Prof Jan Baz, UAF",
        ["Ali Khan", "Sana Mir", "Jan Baz"],
    ),
    ('Speakers:\n1. Ali Khan: "Seeds"\n2. Sana Mir: "Water"', ["Ali Khan", "Sana Mir"]),
    ("Speakers:\n- Dr. Ali Khan, FAO\n- Venue: Hall A", ["Ali Khan"]),
    ("- Speakers:\n- Dr. Ali Khan, FAO\n- Dress Code: Formal", ["Ali Khan"]),
    ("Speakers:\n- Dr. Ali Khan, FAO\nDress Code: Formal", ["Ali Khan"]),
]


@pytest.mark.parametrize(("header", "names"), LISTS_WITH_COLONS)
def test_an_item_with_a_colon_goes_on_a_list_of_people(header: str, names: list[str]) -> None:
    report = parse(f"Title: Water\n{header}")
    assert [one.name for one in report.people] == names
