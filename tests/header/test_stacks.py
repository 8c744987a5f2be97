"""Stacks: lines without labels above a text, and what of them is the page's or the document's."""

# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import pytest

import capesdoc
from capesdoc.header.fields import split_header
from capesdoc.profile import default_profile
from capesdoc.record import EventReport
from capesdoc.source import Boundary, Layout, Line

BODY = "\n\nThe guests were welcomed by the director, who described the purpose of the meeting.\n"


def read(header: str, body: str = BODY) -> EventReport:
    return capesdoc.parse_text(header + body)


def day(report: EventReport) -> str | None:
    return report.event_date.start.isoformat() if report.event_date else None


@pytest.mark.parametrize(
    "menu",
    [
        "Home\nEvents\nGallery",
        "Skip to main content\nHome | About Us | Publications | Contact",
        "Home About Us Events\nPublications Contact Us",
        "You are here: Home > Events > Ports and Peace",
        "Reading Time: 3 min read",
        "5 min read",
    ],
)
def test_what_the_web_page_prints_is_no_part_of_a_title(menu: str) -> None:
    report = read(f"{menu}\nPorts and Peace in the Delta\n\nDate: 5 March 2020\nVenue: Hall A")
    assert report.title == "Ports and Peace in the Delta"
    for line in menu.splitlines():
        assert line in "\n".join(one.text for one in report.paragraphs)


@pytest.mark.parametrize(
    "title",
    [
        "People, Power and the Media",
        "What We Do about Water",
        "Research and Events in the Delta > a History",
    ],
)
def test_a_title_that_holds_words_of_a_menu_is_a_title(title: str) -> None:
    assert read(f"{title}\n\nDate: 5 March 2020\nVenue: Hall A").title == title


def test_the_words_of_a_page_can_be_extended() -> None:
    text = f"Ask the Harbour Bot\nPorts and Peace\nDate: 5 March 2020\nVenue: Hall A{BODY}"
    assert capesdoc.parse_text(text).title != "Ports and Peace"
    mine = default_profile().extended(page_words=["Ask the Harbour Bot"])
    assert capesdoc.parse_text(text, profile=mine).title == "Ports and Peace"


def test_a_date_beside_a_reading_time_is_the_pages() -> None:
    assert (
        day(read("Is the Delta Stable Today?\nReading Time: 3 min read\nOctober 4, 2021")) is None
    )
    assert day(read("Is the Delta Stable Today?\nOctober 4, 2021")) == "2021-10-04"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Nairobi, Kenya, 11-13 May 2016", "Nairobi, Kenya"),
        ("Brussels, 11 May 2016", "Brussels"),
        ("11 May 2016, Hotel Harbour, Colombo", "Hotel Harbour, Colombo"),
    ],
)
def test_place_and_date_below_a_title_are_no_part_of_it(line: str, place: str) -> None:
    report = read(f"Languages in the Schools of the Delta\n{line}")
    assert report.title == "Languages in the Schools of the Delta"
    assert day(report) == "2016-05-11"
    assert report.venue is not None
    assert report.venue.name == place


def test_place_and_date_above_a_title_may_be_those_of_a_letter() -> None:
    assert day(read("Brussels, 11 May 2016\nLanguages in the Schools of the Delta")) is None


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        # A date that belongs to the title, and a line that is open.
        (
            "Peace in the Delta: the Lessons of\n5 May 2016",
            "Peace in the Delta: the Lessons of 5 May 2016",
        ),
        ("The Delta and the\nElections of May 2016", "The Delta and the Elections of May 2016"),
        # What says what the document is of which event is no first line of a title.
        ("Expert Roundtable Summary\nThe Delta after the Flood", "The Delta after the Flood"),
        ("A Report from the Delta\nand its Schools", "A Report from the Delta and its Schools"),
        ("Annual Conference Report", "Annual Conference Report"),
        ("The Delta after the Flood\nExpert Roundtable Summary", "The Delta after the Flood"),
        ("The Delta after the Flood\nConference Proceedings", "The Delta after the Flood"),
        ("The Delta after the\nFlood Session Report", "The Delta after the Flood Session Report"),
        # The name of a house above, and a document that opens a line of its own.
        (
            "Central Board for Wells\nProceedings of the Salt Seminar",
            "Proceedings of the Salt Seminar",
        ),
        ("Salt and the Final\nReport of the Year", "Salt and the Final Report of the Year"),
        ("Lessons from the\nReport of the Seminar", "Lessons from the Report of the Seminar"),
        (
            "Closed-Door Discussion on Salt in the Delta",
            "Closed-Door Discussion on Salt in the Delta",
        ),
        # Who spoke at what is no part of what it was about.
        (
            "The Delta after the Flood\nPublic Lecture by Ambassador Aqsa Lund",
            "The Delta after the Flood",
        ),
        ("A Talk by Ada Ferri\nThe Delta after the Flood", "The Delta after the Flood"),
        ("Public Lecture by Ambassador Aqsa Lund", "Public Lecture by Ambassador Aqsa Lund"),
        ("The Lessons of the\nLecture by Ada Ferri", "The Lessons of the Lecture by Ada Ferri"),
        (
            "The Delta and its Boats:\nSeminar by the Sea",
            "The Delta and its Boats: Seminar by the Sea",
        ),
        # A colon within a quotation ends no label.
        (
            "Seminar on “Water in the Delta:\nBeyond the Treaty”",
            "Seminar on “Water in the Delta: Beyond the Treaty”",
        ),
    ],
)
def test_lines_of_a_title_are_kept_together(lines: str, title: str) -> None:
    assert read(f"{lines}\n\nVenue: Hall A\nChair: Dr Ada Ferri").title == title


@pytest.mark.parametrize("label", ["Date and Time", "Meeting Place and Time", "List of Speakers"])
def test_a_label_without_a_value_is_no_title(label: str) -> None:
    assert read(f"{label}\n\nVenue: Hall A\nChair: Dr Ada Ferri").title is None


def test_the_row_of_a_table_is_no_title() -> None:
    report = read(
        "| Key | The Value of It |\n| --- | --- |\n| Date | 5 May 2016 |\n| Venue | Hall A |"
    )
    assert report.title is None
    assert day(report) == "2016-05-05"


def test_the_first_heading_of_a_markdown_text_is_its_title() -> None:
    assert read("# Ports and Peace in the Delta").title == "Ports and Peace in the Delta"
    assert read("## Ports and Peace in the Delta").title is None


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Wednesday 5 February 2025 | Old Library | 5.30pm-7.00pm", "2025-02-05"),
        ("Wednesday 5 February 2025 | 5.30pm-7.00pm | Old Library", "2025-02-05"),
        ("Budget 2024 | 5 February 2025 | 5.30pm", None),
    ],
)
def test_the_place_may_stand_behind_the_date_between_bars(line: str, date: str | None) -> None:
    assert day(read(f"Ports and Peace in the Delta\n{line}")) == date


@pytest.mark.parametrize(
    ("title", "date"),
    [
        ("# Harbour Board Team Meeting 2016-05-11", "2016-05-11"),
        ("# Minutes of the Harbour Board Meeting - 11 May 2016", "2016-05-11"),
        ("# Third Harbour Workshop, 11 - 12 May 2016, Kisumu, Kenya", "2016-05-11"),
        ("# Harbour Board Minutes, May 11, 2016", "2016-05-11"),
        # Another day, or one of which nothing says whose it is.
        ("# Seminar on the Storm of 11 May 2016", None),
        ("# Remembering the Storm, 11 May 2016", None),
        ("# Harbour Workshop, May 2016", None),
        ("# Harbour Workshop, 11 May 2016, and its Lessons", None),
    ],
)
def test_the_day_right_behind_the_word_for_an_event_is_its_date(
    title: str, date: str | None
) -> None:
    report = read(title)
    assert day(report) == date
    assert report.title == title.removeprefix("# ")


@pytest.mark.parametrize(
    ("line", "title", "event_type"),
    [
        ("Training: Harbours and Ships", "Harbours and Ships", "Training"),
        (
            "Round-Table Discussion: Harbours and Ships",
            "Harbours and Ships",
            "Round-Table Discussion",
        ),
        ("Vortrag: Der Hafen und seine Schiffe", "Der Hafen und seine Schiffe", "Vortrag"),
        # However its lines are wrapped.
        ("Training: Harbours, Ships\nand Men", "Harbours, Ships and Men", "Training"),
        (
            "Seminar: Harbours of the\nNorth and the\nSouth",
            "Harbours of the North and the South",
            "Seminar",
        ),
        ("Harbours and Ships:\nTraining and Trade", "Harbours and Ships: Training and Trade", None),
        # A heading is its own title, and what is no type labels nothing.
        ("# Training: Harbours and Ships", "Training: Harbours and Ships", "Training"),
        ("Harbours: a History of Ships", "Harbours: a History of Ships", None),
    ],
)
def test_right_above_labels_a_type_of_event_labels_the_title(
    line: str, title: str, event_type: str | None
) -> None:
    report = read(f"{line}\nDate: 5 March 2020\nVenue: Hall A")
    assert (report.title, report.event_type) == (title, event_type)


def test_without_labels_a_type_before_a_colon_is_part_of_the_title() -> None:
    report = read("Training: Harbours and Ships\n5 March 2020")
    assert report.title == "Training: Harbours and Ships"


@pytest.mark.parametrize(
    ("upper", "title"),
    [
        ("FELLOWS' SEMINAR", "Arctic Routes and Ports"),
        ("ANNUAL MEMORIAL LECTURE", "Arctic Routes and Ports"),
        ("Fellows' Seminar on", "Fellows' Seminar on Arctic Routes and Ports"),
    ],
)
def test_the_series_in_capitals_above_a_title_is_no_part_of_it(upper: str, title: str) -> None:
    assert (
        read(f"{upper}\nArctic Routes and Ports\nDate: 5 March 2020\nVenue: Hall A").title == title
    )


def test_a_person_below_a_title_is_no_part_of_it() -> None:
    report = read("Ports of the Delta and Their Future\nDr. Adil Moin\n6 March 2020, 3:00 pm")
    assert report.title == "Ports of the Delta and Their Future"
    assert day(report) == "2020-03-06"


def test_the_number_in_a_series_is_no_part_of_a_title() -> None:
    report = read("Webinar Series: Session 4\nPorts of the Delta\nFriday, 6 March 2020")
    assert report.title == "Ports of the Delta"


def test_a_heading_that_ends_in_a_date_behind_a_colon_is_a_title() -> None:
    report = read("# Harbour Board Meeting Minutes: 2025-08-07")
    assert report.title == "Harbour Board Meeting Minutes: 2025-08-07"
    assert day(report) == "2025-08-07"


def test_the_little_words_of_an_invitation_are_no_part_of_a_title() -> None:
    report = read(
        'INVITED TALK\n\nBy\n\nDr. Adil Moin\n\non\n\n"Ports and the Sea"\n\nDate: 5 March 2020'
    )
    assert report.title == '"Ports and the Sea"'


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("The Harbours and the Delta:\nA Chance for Fishers", "The Harbours and the Delta: A Chance for Fishers"),
        (
            "The Harbours and the\nWide Delta:\nA Chance for Fishers\nand for Their Neighbours",
            "The Harbours and the Wide Delta: A Chance for Fishers and for Their Neighbours",
        ),
        ("Report of the Seminar:\nPorts in the Delta", "Ports in the Delta"),
        ("You are invited to:\nPorts in the Delta", "Ports in the Delta"),
        ("A Talk on the Topic:\nPorts in the Delta", "Ports in the Delta"),
        ("The Delta Circle Presents:\nPorts in the Delta", "Ports in the Delta"),
        ("The Harbour Institute for Peace:\nPorts in the Delta", "Ports in the Delta"),
        ("The Harbours and the Delta:\n\nA Chance for Fishers", None),
        ("The Harbours and the Delta:", None),
    ],
)  # fmt: skip
def test_a_title_goes_on_behind_a_colon_at_the_end_of_its_line(
    lines: str, title: str | None
) -> None:
    assert read(f"{lines}\n\nDate: 5 March 2020\nVenue: Hall A").title == title


@pytest.mark.parametrize("title", ["Trade Seminar", "Harbour Forum", "CAPES Webinar"])
def test_two_words_that_name_an_event_are_a_title_above_labels(title: str) -> None:
    assert read(f"{title}\n\nDate: 5 March 2020\nVenue: Hall A").title == title


@pytest.mark.parametrize(
    "line",
    [
        "Seminar", "A Seminar", "Annual Conference", "Press Conference", "Conference Room",
        "Seminar Hall", "Panel Discussion", "Seminar Report", "Port Said",
    ],
)  # fmt: skip
def test_other_words_above_labels_are_no_title(line: str) -> None:
    assert read(f"{line}\n\nDate: 5 March 2020\nVenue: Hall A").title is None


def test_two_words_apart_from_the_labels_are_no_title() -> None:
    report = read("Trade Seminar\nThe Harbour Institute\n\nDate: 5 March 2020\nVenue: Hall A")
    assert report.title is None


def told(report: EventReport) -> tuple[str | None, str | None, str | None, str | None, str | None]:
    time = f"{report.time.start:%H:%M}" if report.time else None
    place = report.venue.name if report.venue else None
    return report.title, report.event_type, day(report), time, place


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Panel Discussion\n3 May 2024, 10:00–12:00, Quetta", ("Panel Discussion", "2024-05-03", "10:00", "Quetta")),
        ("3 May 2024, Harbour Hall, Quetta", (None, "2024-05-03", None, "Harbour Hall, Quetta")),
        ("Seminar | 3 May 2024 | 10:00–12:00 | Quetta", ("Seminar", "2024-05-03", "10:00", "Quetta")),
        ("Seminar, 3 May 2024, Quetta", ("Seminar", "2024-05-03", None, "Quetta")),
    ],
)  # fmt: skip
def test_type_date_time_and_place_below_an_unlabelled_title_are_read(
    lines: str, expected: tuple[str | None, ...]
) -> None:
    assert told(read(f"The Future of the Delta\n{lines}")) == ("The Future of the Delta", *expected)


@pytest.mark.parametrize(
    "line",
    [
        "Seminar | 3 May 2024 | Quetta | 4 pm | Doors at 3 pm",
        "Seminar, 3 May 2024, Public Holiday",
        "Conference on the Rivers of Karachi, 5 May 2020",
        "Water | 3 May 2024 | 10:00–12:00 | Quetta",
        "Posted in Seminar | 3 May 2024",
    ],
)
def test_other_lines_with_a_day_below_a_title_give_none(line: str) -> None:
    assert read(f"The Future of the Delta\n{line}").event_date is None


def test_type_and_date_on_two_lines_are_not_chosen_from() -> None:
    lines = "Seminar | 3 May 2024 | Quetta\nWorkshop | 4 May 2024 | Quetta"
    assert read(f"The Future of the Delta\n{lines}").event_date is None


def test_a_labelled_line_below_a_heading_of_the_body_is_no_title() -> None:
    report = read("Opening Session\n\nDate: 5 March 2020\nVenue: Hall A")
    assert report.title is None


def times(report: EventReport) -> tuple[str, str | None] | None:
    if report.time is None:
        return None
    end = report.time.end
    return f"{report.time.start:%H:%M}", None if end is None else f"{end:%H:%M}"


@pytest.mark.parametrize(
    ("stack", "title", "start", "hours"),
    [
        ("Ports and Peace in the Delta\n\n29 - 30 September 2017\n9:00 a.m. - 5:00 p.m.\nHotel Tolle", "Ports and Peace in the Delta", "2017-09-29", ("09:00", "17:00")),
        ("Ports and Peace in the Delta\n\n6 Mar 2017 - 09:30 to 7 Mar 2017 - 13:30\n\nHotel Tolle", "Ports and Peace in the Delta", "2017-03-06", ("09:30", "13:30")),
        ("Ports and Peace in the Delta\n\n5 May 2020, 6.30-8pm  Salt Theatre, New Quay", "Ports and Peace in the Delta", "2020-05-05", ("18:30", "20:00")),
        ("Delta Society Consultation for the Harbour Conference\nTolle, Kenya from 07 to 08 December 2017", "Delta Society Consultation for the Harbour Conference", "2017-12-07", None),
        ("Ports and Peace: Rivers in Delta Studies\nConference\n18-20 February 2026\nSalthaus Harven, Tolle", "Ports and Peace: Rivers in Delta Studies", "2026-02-18", None),
    ],
)  # fmt: skip
def test_days_hours_and_places_of_a_stack(
    stack: str, title: str, start: str, hours: tuple[str, str] | None
) -> None:
    report = read(stack)
    assert report.title == title
    assert day(report) == start
    assert times(report) == hours


@pytest.mark.parametrize(
    ("stack", "hours"),
    [
        ("Ports and Peace in the Delta\n5 May 2020\n\nThe Tide Tables\n10:30", None),
        ("Ports and Peace in the Delta\n5 May 2020, 3 pm\n9:00 a.m. - 5:00 p.m.", ("15:00", None)),
        ("Ports and Peace in the Delta\n5 May 2020\n9:00 a.m. - 10:00 a.m. Registration", None),
    ],
)
def test_hours_of_something_else_are_not_those_of_the_event(
    stack: str, hours: tuple[str, str | None] | None
) -> None:
    assert times(read(stack)) == hours


def test_below_the_day_a_second_title_is_no_place() -> None:
    stack = "Ports and Peace Dialogues\n5 May 2020\nRivers and the Law of the Delta"
    assert read(stack).title is None


@pytest.mark.parametrize(
    ("stack", "title", "hours"),
    [
        ("Council Meeting\nMonday the 6th of February 2017\n7:30 pm\nLower Town Hall", None, ("19:30", None)),
        ("Panel Discussion\n5 May 2020\nPorts and Peace in the Delta", "Ports and Peace in the Delta", None),
        ("Kolb Annual Lecture\n13 April 2005, 4 p.m., Room 202, Salt Hall, 34 Quay Ave.", "Kolb Annual Lecture", ("16:00", None)),
        ("Delta @ 65: Reviving Values among the Young\nDate: 5 May 2020\nVenue: Hall A", "Delta @ 65: Reviving Values among the Young", None),
        ("office@delta.example for Ports\nDate: 5 May 2020\nVenue: Hall A", None, None),
    ],
)  # fmt: skip
def test_what_stands_round_the_day_of_a_stack(
    stack: str, title: str | None, hours: tuple[str, str | None] | None
) -> None:
    report = read(stack)
    assert report.title == title
    assert times(report) == hours


@pytest.mark.parametrize(
    ("first", "start", "hours"),
    [
        ("Thursday 15 December 2022, 12h00-13h00 (Paris time), room Long Quay (29 Rue de Sel).", "2022-12-15", ("12:00", "13:00")),
        ("Thursday 15 December 2022, 12h00-13h00, the minister met the fishers and said that ports grow.", None, None),
        ("On 15 December 2022 at 12:00 the minister met the fishers, who said that their ports grow.", None, None),
    ],
)  # fmt: skip
def test_a_day_an_hour_and_a_room_head_an_announcement(
    first: str, start: str | None, hours: tuple[str, str] | None
) -> None:
    report = read(f"{first}\nAda Ferri (Delta University)\nTitle: Ports and Ships")
    assert report.title == (None if first.startswith("On") else "Ports and Ships")
    inferred = [one for one in report.fields if one.name == "event_date" and one.text == first]
    assert (day(report) if inferred else None) == start
    assert (times(report) if inferred else None) == hours


LETTERHEAD = (
    "CENTRE FOR REEF STUDIES\nPlot 7, Street 19, Islamabad\nTel: 555 0173 | Email: a@b.example"
)


@pytest.mark.parametrize("parting", ["\n", "\n\n"])
def test_a_letterhead_above_a_title_is_no_part_of_the_header(parting: str) -> None:
    title = "Discussion on Reefs and Rivers"
    report = read(f"{LETTERHEAD}{parting}{title}\nDate: 5 March 2020\nVenue: Hall A")
    assert report.title == title
    assert day(report) == "2020-03-05"
    assert [one.text for one in report.paragraphs][:3] == LETTERHEAD.splitlines()


@pytest.mark.parametrize(
    "header",
    [
        "Contact: a@b.example\nDate: 5 March 2020\nVenue: Hall A",
        "Tel: 555 0173\nEmail: a@b.example\nDate: 5 March 2020\nVenue: Hall A",
    ],
)
def test_lines_of_contact_right_above_fields_are_fields(header: str) -> None:
    report = read(header)
    assert report.fields[0].name == "contact"
    assert day(report) == "2020-03-05"


def test_a_number_and_a_comma_alone_make_no_address() -> None:
    title = "Ports, Peace and 5 Rivers"
    assert read(f"{title}\nDate: 5 March 2020\nVenue: Hall A").title == title


def drawn(*lines: tuple[str, float, float]) -> tuple[Line, ...]:
    """Set lines one below another: the text, where it begins, and the size of its type."""
    found: list[Line] = []
    top = 72.0
    for number, (text, x0, size) in enumerate(lines, 1):
        width = 0.5 * size * len(text)
        layout = Layout(x0, top, x0 + width, top + size, top + 0.8 * size, 595, 842, size)
        boundary = Boundary.LINE if number > 1 else Boundary.START
        found.append(Line(text, 1, number, boundary, layout=layout))
        top += size * 1.3
    return tuple(found)


def title_of(*lines: tuple[str, float, float]) -> str | None:
    header = split_header(drawn(*lines), default_profile())
    return next((one.text for one in header.fields if one.name == "title"), None)


FIELDS = (("Date: 5 March 2020", 72, 10), ("Venue: Hall A in the House of Trade", 72, 10))


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        # Smaller type below a title says something else of it.
        ((("Harbours after the Flood", 72, 16), ("Ada Ferri", 72, 11)), "Harbours after the Flood"),
        ((("Harbours of", 72, 16), ("the North", 72, 16)), "Harbours of the North"),
        (
            (("A Dialogue on the", 72, 16), ("Flood in the Delta", 72, 11)),
            "A Dialogue on the Flood in the Delta",
        ),
        # One or two words in other type are no title by themselves.
        (
            (("Harbour Report", 72, 16), ("of All the Harbours", 72, 13)),
            "Harbour Report of All the Harbours",
        ),
        # Word for word a heading of the body, but there was no room for it beside the title.
        (
            (("Dialogue on the Durand", 72, 16), ("Question", 72, 16)),
            "Dialogue on the Durand Question",
        ),
        # There was room, or it stands elsewhere, or it is set as small as the labels.
        ((("Dialogue on Salt", 72, 10.5), ("Question", 72, 10.5)), "Dialogue on Salt"),
        ((("Dialogue on the Durand", 72, 16), ("Question", 120, 16)), "Dialogue on the Durand"),
    ],
)
def test_the_size_of_type_tells_what_a_title_is(
    lines: tuple[tuple[str, float, float], ...], title: str
) -> None:
    assert title_of(*lines, *FIELDS) == title
