"""Fields: which lines are the header, in every layout, and which are not."""

# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from capesdoc.header.continuations import MOST_VALUE_LINES
from capesdoc.header.fields import Header, split_header
from capesdoc.profile import default_profile
from capesdoc.source import Boundary, Layout, Line
from header_lines import bold, cells, lines_of

BODY = (
    "The guests were welcomed by the director, who described the purpose of the meeting in detail."
)


def split(text: str) -> Header:
    return split_header(lines_of(text), default_profile())


def found(header: Header) -> list[tuple[str | None, str]]:
    return [(raw.name, raw.text) for raw in header.fields]


def rest(header: Header) -> list[str]:
    return [line.text for line in header.rest]


def codes(header: Header) -> list[str]:
    return [one.code for one in header.diagnostics]


# Layouts: header, fields. The body follows after a blank line unless the case holds it.
LAYOUTS = {
    "a colon": ("Title: Water\nDate: 5 March 2020", "title=Water|event_date=5 March 2020"),
    "a space before the colon": ("Topic : Water\nVenue: Hall A", "title=Water|venue=Hall A"),
    "all in small letters": ("title: water\ndate: 5 march 2020", "title=water|event_date=5 march 2020"),
    "a full-width colon": ("Title：Water\nVenue：Hall A", "title=Water|venue=Hall A"),
    "tabs": ("Title\tWater\nVenue\tHall A", "title=Water|venue=Hall A"),
    "en dashes": ("Theme – Water\nChair – Dr Ada Ferri", "theme=Water|chair=Dr Ada Ferri"),
    "equals signs": ("Title = Water\nVenue = Hall A", "title=Water|venue=Hall A"),
    "capitals without a colon": (
        "DATE 5 March 2020\nVENUE CAPES Office\nCHIEF GUEST Dr Ada Ferri",
        "event_date=5 March 2020|venue=CAPES Office|chief_guest=Dr Ada Ferri",
    ),
    "label above value, no colon": (
        "Programme Type\nDiscussions\nVenue\nConference Room I, main building",
        "event_type=Discussions|venue=Conference Room I, main building",
    ),
    "label in capitals above values": (
        "SPEAKERS\nDr Ada Ferri\nAli Raza\nHOST\nSara Malik",
        "speaker=Dr Ada Ferri/Ali Raza|host=Sara Malik",
    ),
    "label and colon, value after a blank line": (
        "Proposed date:\n\n12 March 2020\n\nWorking language:\n\nEnglish",
        "event_date=12 March 2020|language=English",
    ),
    "people on lines of their own": (
        "Main Speaker\nDr Ada Ferri\nProfessor, Delta University\n\nChair\nAli Raza\nDirector, Forum",
        "speaker=Dr Ada Ferri/Professor, Delta University|chair=Ali Raza/Director, Forum",
    ),
    "numbers with a gap": (
        "1. Title of the Event: Water\n2. Venue : Hall A\n8. Key Outcome: Good",
        "title=Water|venue=Hall A|outcomes=Good",
    ),
    "roman numbers out of order": (
        "IV. TARGET DATE AND VENUE: 5 March 2020, Hall A\nI. Title: Water",
        "event_date=5 March 2020, Hall A|title=Water",
    ),
    "section numbers": (
        "1.7 Date of the Event : 25/06/2009\n1.8 Venue : Hall A",
        "event_date=25/06/2009|venue=Hall A",
    ),
    "brackets": ("[Title] Water\n[Place] HA NOI\n[Date] 5 March 2020",
                 "title=Water|venue=HA NOI|event_date=5 March 2020"),
    "Markdown, colon outside": ("* **Date**: 5 March 2020\n* **Venue**: Hall A",
                                "event_date=5 March 2020|venue=Hall A"),
    "Markdown, colon inside": ("**Workshop date:** 6-7 February 2023\n**Venue:** **Hall A**",
                               "event_date=6-7 February 2023|venue=Hall A"),
    "a Markdown table": ("| Title | Water |\n|---|---|\n| Date | 5 March 2020 |",
                         "title=Water|event_date=5 March 2020"),
    "two labels on a line": (
        "Date: 5 March 2020 Time: 10:00 am Venue: Hall A",
        "event_date=5 March 2020|time=10:00 am|venue=Hall A",
    ),
    "two labels and a pipe": ("Title: Water | Chair: Ada Ferri", "title=Water|chair=Ada Ferri"),
    "four cells on a line": ("Date\t5 March 2020\tTime\t10:00 am", "event_date=5 March 2020|time=10:00 am"),
    "letters apart": ("D a t e : 5 March 2020\nV e n u e : Hall A", "event_date=5 March 2020|venue=Hall A"),
    "a wrapped title": (
        "Title: Seminar on the Future of\nRegional Connectivity in the East\nDate: 5 March 2020",
        "title=Seminar on the Future of Regional Connectivity in the East|event_date=5 March 2020",
    ),
    "a quoted title over a blank line": (
        "Title: Talks on “Critical Minerals\n\nand their Trade”\n\nDate: 5 March 2020",
        "title=Talks on “Critical Minerals and their Trade”|event_date=5 March 2020",
    ),
    "a title with no closing quote": (
        "Title: Talks on “Critical Minerals\n\nDate: 5 March 2020",
        "title=Talks on “Critical Minerals|event_date=5 March 2020",
    ),
    "a wrapped last value": (
        "Title: Water\nVenue: CAPES Office,\nIslamabad", "title=Water|venue=CAPES Office, Islamabad"
    ),
    "a bulleted list": (
        "Title: Water\nSpeakers:\n• Dr Ada Ferri, Analyst\n• Ali Raza, Fellow\nVenue: Hall A",
        "title=Water|speaker=Dr Ada Ferri, Analyst/Ali Raza, Fellow|venue=Hall A",
    ),
    "a numbered list at the end": (
        "Title: Water\nPanelists:\n1. Dr Ada Ferri, Analyst\n2. Ali Raza, Fellow",
        "title=Water|speaker=Dr Ada Ferri, Analyst/Ali Raza, Fellow",
    ),
    "a list of lines": (
        "Co-Chairs:\nDr Ada Ferri, Analyst\nMr Ali Raza, Fellow\nVenue: Hall A",
        "chair=Dr Ada Ferri, Analyst/Mr Ali Raza, Fellow|venue=Hall A",
    ),
    "colons inside values": (
        "Theme: Regional Peace : subtitle\nVenue: Auditorium: North Campus\nTitle: The Role of the Chair: A Study",
        "theme=Regional Peace : subtitle|venue=Auditorium: North Campus|title=The Role of the Chair: A Study",
    ),
    "an unknown label between known ones": (
        "Title: Water\nDress Code: Formal\nVenue: Hall A", "title=Water|None=Formal|venue=Hall A"
    ),
    "an unknown label at the end of a tight header": (
        "Title: Water\nVenue: Hall A\nDress Code: Formal", "title=Water|venue=Hall A|None=Formal"
    ),
    "a slip": ("Title: Water\nModerater: Ada Ferri", "title=Water|moderator=Ada Ferri"),
    "a page break": ("Title: Water\n\fVenue: Hall A", "title=Water|venue=Hall A"),
    "a type for a label of the date": (
        "Delta Roundtable: 05 December 2018\nTopic : Water", "event_date=05 December 2018|title=Water"
    ),
    "a type as title beside a topic": ("Event: Workshop\nTopic: Water", "event_type=Workshop|title=Water"),
    "a title of the whole report": ("Webinar Report: Water and Peace\nDate: 5 March 2020",
                                    "title=Water and Peace|event_date=5 March 2020"),
    "a time for a signature": (
        "Date: 5 March 2020\nPrepared by: Ada Ferri\nDate: 9 March 2020",
        "event_date=5 March 2020|rapporteur=Ada Ferri|signature_date=9 March 2020",
    ),
    "the date of a posting": (
        "Source: Delta Wire  Date: 30 Apr 2013\nTitle: Water",
        "source=Delta Wire|publication_date=30 Apr 2013|title=Water",
    ),
}  # fmt: skip


def _pairs(spelt: str) -> list[tuple[str | None, str]]:
    rows = [row.split("=", 1) for row in spelt.split("|")]
    return [
        (None if name == "None" else name, "\n".join(value.split("/")) if _is_list(name) else value)
        for name, value in rows
    ]


def _is_list(name: str) -> bool:
    return name in {"speaker", "chair", "host"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_gives_its_fields_and_leaves_the_body(layout: str) -> None:
    text, spelt = LAYOUTS[layout]
    header = split(f"{text}\n\n{BODY}")
    assert found(header) == _pairs(spelt)
    assert rest(header) == [BODY]


# Lines that look like fields and are none: text, and what of it are fields after all.
LOOK_ALIKES = {
    "a conclusion": (f"Title: Water\n\n{BODY}\n\nConclusion: all was well.", "title=Water"),
    "a conclusion right below": ("Title: Water\n\nConclusion: all was well in the end.", "title=Water"),
    "time in a sentence": (f"Title: Water\n\nTime: that was the word the minister used.\n\n{BODY}", "title=Water"),
    "time in a sentence at the top": ("Time: that was the word the minister used over and over again.", ""),
    "a moderator of a session": (f"Title: Water\n\nSession I: Opening\nModerator: Ada Ferri\n\n{BODY}", "title=Water"),
    "a paragraph that opens with a label": (
        "Title: Water\nModerator Tariq Benali thanked the guests and opened the floor to all.", "title=Water"
    ),
    "an agenda": (f"Title: Water\n\n09:30 - 10:00 Tea\n10:00 - 11:00: Panel\n\n{BODY}", "title=Water"),
    "a transcript": ("Moderator: Good morning and welcome.\nSpeaker: Thank you all for coming.", ""),
    "speaker turns": ("Title: Water\n\nAda Ferri: I think that we should begin.\nAli Raza: Yes, we should.", "title=Water"),
    "quotations": ('Ada Ferri: "Water is life."\nAli Raza: "Trade matters."', ""),
    "a link": ("Title: Water\nhttps://example.org/a\n\n" + BODY, "title=Water"),
    "a ratio": ("Title: Water\n\n3:1 was the result\n\n" + BODY, "title=Water"),
    "a note": (f"Title: Water\n\nNote: names are withheld.\n\n{BODY}", "title=Water"),
    "an action point": (f"Title: Water\n\nAction Point: send the letter.\n\n{BODY}", "title=Water"),
    "a question": (f"Title: Water\n\nQuestion: what next?\n\n{BODY}", "title=Water"),
    "reading time": (f"Title: Water\nReading Time: 3 min read\n\n{BODY}", "title=Water"),
    "a heading with a colon": (f"Title: Water\n\nDate: 5 March 2020\n\nPakistan: A New Frontier\n\n{BODY}",
                               "title=Water|event_date=5 March 2020"),
    "objectives above prose": (f"Title: Water\n\nObjectives:\n\n{BODY}", "title=Water"),
    "a purpose above prose and a signature": (
        f"Title: Water\n\nPurpose:\n{BODY}\n\nKey Details:\nIt was full.\n\nPrepared By: Ada Ferri\nDate: 5 March 2020",
        "title=Water|rapporteur=Ada Ferri|signature_date=5 March 2020",
    ),
    "an agenda heading": ("Title: Water\nVenue: Hall A\n\nAgenda\nTime\nActivity\n09:30\nTea", "title=Water|venue=Hall A"),
    "labels printed before all values": ("Title\nDate\nVenue\nWater\n5 March 2020\nHall A", ""),
    "a field after a paragraph": (f"{BODY}\n\nVenue: Hall A\n\n{BODY}", ""),
    "the next meeting": (f"Title: Water\n\n{BODY}\n\nNext meeting\nDate: 5 May 2020\nVenue: Hall B", "title=Water"),
    "a person of one word and a dash": (f"Peace - a word\n\n{BODY}", ""),
    "a source alone": (f"Source: Delta Wire\n\n{BODY}", ""),
    "a speech with prepared by inside": (f"Title: Water\n\nThe paper was prepared by Ada Ferri last year.\n\n{BODY}", "title=Water"),
}  # fmt: skip


@pytest.mark.parametrize("case", LOOK_ALIKES)
def test_what_only_looks_like_a_field_stays_in_the_text(case: str) -> None:
    text, spelt = LOOK_ALIKES[case]
    labelled = [pair for pair in found(split(text)) if pair[0] is not None]
    assert labelled == (_pairs(spelt) if spelt else [])


@given(st.text(alphabet=st.sampled_from("Title: Date-5\n\t|*“”.,aZ"), max_size=120))
def test_every_line_is_a_field_or_in_the_rest_and_every_character_kept(text: str) -> None:
    lines = lines_of(text) if text.strip() else ()
    header = split_header(lines, default_profile())
    kept = [c for raw in header.fields if not raw.in_prose for c in raw.label + raw.text]
    kept += [c for line in header.rest for c in line.text]
    kept += [c for edit in header.edits for c in edit.before]
    for edit in header.edits:
        for c in edit.after.strip():
            kept.remove(c)
    visible = sorted(c for c in kept if not c.isspace())
    assert visible == sorted(c for line in lines for c in line.text if not c.isspace())


def test_the_number_of_a_list_s_only_item_is_set_aside_and_kept_in_an_edit() -> None:
    header = split(f"Speaker: 1. Dr Ada Ferri\n\n{BODY}")
    assert found(header) == [("speaker", "Dr Ada Ferri")]
    assert [edit.before for edit in header.edits] == [": 1."]


def test_the_rest_keeps_its_order_and_its_lines() -> None:
    text = (
        f"Institute of Rivers\n\nTitle: Water\n(Chatham House Rule)\nDate: 5 March 2020\n\n{BODY}"
    )
    lines = lines_of(text)
    header = split_header(lines, default_profile())
    # What stands behind a field goes on no line above it.
    assert header.rest == (lines[0], attrs.evolve(lines[2], boundary=Boundary.BLANK), lines[4])


def test_a_repeated_field_is_kept_and_said() -> None:
    header = split(f"Venue: Hall A\nVenue: Hall B\n\n{BODY}")
    assert found(header) == [("venue", "Hall A"), ("venue", "Hall B")]
    assert codes(header) == ["repeated-field"]


def test_the_header_printed_again_on_page_two_is_kept_as_fields() -> None:
    head = "Title: Water\nDate: 5 March 2020\nVenue: Hall A"
    header = split(f"{head}\n\n{BODY}\n\f{head}\n\n{BODY}")
    assert len(header.fields) == 6
    assert rest(header) == [BODY, BODY]
    assert codes(header) == ["repeated-field"] * 3


def test_an_unknown_label_and_a_slip_and_an_empty_field_are_said() -> None:
    header = split(
        f"Title: Water\nModerater: Ada Ferri\nDress Code: Formal\nVenue:\nDate: 2020-03-05\n\n{BODY}"
    )
    assert codes(header) == ["misspelt-label", "unknown-label", "empty-field"]
    assert header.diagnostics[0].spans[0].start_line == 2


def test_a_bold_label_needs_no_colon() -> None:
    plain = lines_of(f"Date 5 March 2020\nSpeakersFrédéric Gras\n\n{BODY}")
    lines: tuple[Line, ...] = (bold(plain[0], "Date"), bold(plain[1], "Speakers"), plain[2])
    header = split_header(lines, default_profile())
    assert found(header) == [("event_date", "5 March 2020"), ("speaker", "Frédéric Gras")]
    assert found(split_header(plain, default_profile()))[:1] != [("event_date", "5 March 2020")]


def _drawn(*texts: str) -> tuple[Line, ...]:
    """Set lines tightly one below another, each as wide as its characters."""
    return tuple(
        Line(
            text=text,
            page=1,
            number=number,
            boundary=Boundary.LINE if number > 1 else Boundary.START,
            layout=Layout(
                x0=72,
                top=72.0 + 12 * number,
                x1=72.0 + 5 * len(text),
                bottom=82.0 + 12 * number,
                baseline=80.0 + 12 * number,
                page_width=595,
                page_height=842,
                font_size=10,
            ),
        )
        for number, text in enumerate(texts, 1)
    )


HEAD = ("Title: Harbours of the North", "Date: 13 May 2025", "Moderator: Hina Castellan")


def test_a_narrow_column_right_below_a_short_value_is_text() -> None:
    column = (
        "The region noted that the state of its harbours",
        "competes with the design of boats.",
    )
    header = split_header(_drawn(*HEAD, *column), default_profile())
    assert found(header)[-1] == ("moderator", "Hina Castellan")
    assert rest(header) == list(column)


def _set_in(line: Line, points: float) -> Line:
    assert line.layout is not None
    layout = attrs.evolve(line.layout, x0=line.layout.x0 + points, x1=line.layout.x1 + points)
    return attrs.evolve(line, layout=layout)


COLUMN = (
    "Mr. Okoye disagreed. He noted",
    "that the volumes of salt that",
    "the port had moved were small",
    "and that, with no railway, the",
    "harbour would serve its town",
    "and its market and the farms",
    "round them, and would do so",
    "for many years to come, with",
    "or without a second quay for",
    "larger vessels and a bridge",
    "across the arm of the river.",
)


@pytest.mark.parametrize(("points", "goes_on"), [(14, False), (60, True)])
def test_a_paragraph_that_is_set_in_goes_on_no_list_of_people(
    points: int, *, goes_on: bool
) -> None:
    host = "Moderator: Hina Castellan, Editor of the Salt and Harbour Quarterly of the North"
    lines = list(_drawn(*HEAD[:2], host, *COLUMN))
    lines[3] = _set_in(lines[3], points)
    header = split_header(tuple(lines), default_profile())
    assert (rest(header) == list(COLUMN)) is not goes_on


def test_a_value_that_filled_its_line_goes_on_in_the_next() -> None:
    head = (*HEAD[:2], "Moderator: Hina Castellan, Director of the")
    header = split_header(_drawn(*head, "Harbour Institute of the North"), default_profile())
    assert found(header)[-1] == (
        "moderator",
        "Hina Castellan, Director of the Harbour Institute of the North",
    )


def test_a_sign_off_is_read_at_the_end_and_only_there() -> None:
    header = split(f"Title: Water\n\n{BODY}\n\nPrepared by: Ada Ferri\nDate: 9 March 2020")
    assert found(header)[1:] == [("rapporteur", "Ada Ferri"), ("signature_date", "9 March 2020")]
    assert found(split(f"Title: Water\n\n{BODY}\n\n(Text by Ada Ferri)"))[1:] == [
        ("rapporteur", "Ada Ferri")
    ]
    assert found(split(f"Title: Water\n\n{BODY}\n\nPrepared by: Ada Ferri\n\n{BODY}"))[1:] == []


def test_details_at_the_end_are_the_header_where_there_is_no_other() -> None:
    details = "1. Event Name : Campaign\n2. Date : 5 March 2020\n3. Number of Participants : 15"
    header = split(f"A campaign\n\n{BODY}\n\nDetails\n\n{details}")
    assert [raw.name for raw in header.fields] == ["title", "event_date", "participant_count"]
    # Two such blocks are two events: neither is the report's header.
    twice = split(f"{BODY}\n\n{details}\n\n{BODY}\n\n{details}\n\n{BODY}")
    assert [raw for raw in twice.fields if not raw.inferred] == []


# Tables, as Word gives them.
TABLES: dict[str, tuple[list[tuple[str, ...]], list[tuple[str | None, str]]]] = {
    "label and value": ([("Title", "Water"), ("Resource Person", "Dr Ada Ferri")],
                        [("title", "Water"), ("speaker", "Dr Ada Ferri")]),
    "numbers in front": ([("1.", "Title:", "Water"), ("2.", "Venue:", "Hall A")],
                         [("title", "Water"), ("venue", "Hall A")]),
    "an unknown label": ([("Title", "Water"), ("Head of Unit", "Ada Ferri"), ("Venue", "Hall A")],
                         [("title", "Water"), (None, "Ada Ferri"), ("venue", "Hall A")]),
    "two pairs a row": ([("Title:", "Water", "Date:", "2020-03-05"), ("Venue:", "Hall A", "Time:", "3 pm")],
                        [("title", "Water"), ("event_date", "2020-03-05"), ("venue", "Hall A"), ("time", "3 pm")]),
    "labels across": ([("Title", "Date", "Venue"), ("Water", "2020-03-05", "Hall A")],
                      [("title", "Water"), ("event_date", "2020-03-05"), ("venue", "Hall A")]),
    "several lines in a cell": ([("Title", "Water"), ("Speakers", "Dr Ada Ferri\nAli Raza")],
                                [("title", "Water"), ("speaker", "Dr Ada Ferri\nAli Raza")]),
    "label and value in one cell": ([("Title: Water", "Date: 2020-03-05")],
                                    [("title", "Water"), ("event_date", "2020-03-05")]),
}  # fmt: skip


@pytest.mark.parametrize("case", TABLES)
def test_a_table_of_labels_is_the_header(case: str) -> None:
    rows, expected = TABLES[case]
    header = split_header((*cells(rows), *lines_of(BODY)), default_profile())
    assert found(header) == expected
    assert rest(header) == [BODY]


@pytest.mark.parametrize(
    "rows",
    [
        [("Time", "Activity"), ("09:30", "Tea"), ("10:00", "Opening")],  # an agenda
        [("S.No", "Name", "Register No"), ("1", "A B", "123")],  # a list of students
        [("Day", "Speaker"), ("One", "Ada Ferri"), ("Two", "Ali Raza")],  # a programme
    ],
)
def test_another_table_stays_in_the_text(rows: list[tuple[str, ...]]) -> None:
    header = split_header((*cells(rows), *lines_of(BODY)), default_profile())
    assert header.fields == ()


# What no label says.
STACKED = {
    "type, title, rule and date": (
        "Press Release\nRound Table Discussion\nThe Future of Regional Trade\n(Chatham House)\nOctober 25, 2022",
        [("event_type", "Round Table Discussion"), ("title", "The Future of Regional Trade"), ("event_date", "October 25, 2022")],
    ),
    "a title above labels": ("Institute of Rivers\nSeminar on “Water and Peace”\n\nDate: 5 March 2020",
                             [("title", "Seminar on “Water and Peace”"), ("event_date", "5 March 2020")]),
    "a date above a title": ("Saturday, July 10, 2021 at 09:00 PM\nWater and Peace in the Region\n\nChair: Ada Ferri",
                             [("event_date", "Saturday, July 10, 2021 at 09:00 PM"), ("title", "Water and Peace in the Region"), ("chair", "Ada Ferri")]),
    "a bare heading": ("Critical Minerals", []),
    "an introduction": ("Introduction", []),
    "two dates": ("Water and Peace in the Region\n5 March 2020\n7 March 2020", [("title", "Water and Peace in the Region")]),
    "when it was published": ("Press Release\nPublished on 5 March 2020", []),
}  # fmt: skip


@pytest.mark.parametrize("case", STACKED)
def test_stacked_lines_are_inferred_only_where_they_are_sure(case: str) -> None:
    text, expected = STACKED[case]
    assert found(split(f"{text}\n\n{BODY}")) == expected


PROSE = {
    "ISLAMABAD, March 31, 2014: Guests were welcomed and the work of the year was described.": "March 31, 2014",
    "Islamabad, November 11, 2021 (PPI-OT): Guests were welcomed and the work was described.": "November 11, 2021",
    "New Delhi 11 Nov. 2011: Guests were welcomed and the work of the year was described.": "11 Nov. 2011",
    "The institute organised a webinar on “Water and Peace” on 5 March 2020 at the hotel.": "5 March 2020",
    # Not sure: another date, a relative day, a month, no event, a dateline with another day.
    "The seminar of 5 March 2020 followed the one that was held on 3 March 2019 by the institute.": None,
    "ISLAMABAD, March 31, 2014: The seminar held yesterday was described as a great success.": None,
    "The institute organised a webinar in March 2020 on the water of the region and its uses.": None,
    "The law of 5 March 2020 was described by the director as a great and lasting success.": None,
    "The institute organised a webinar. The law of 5 March 2020 was described as a success.": None,
    "The institute organised a webinar on 05/03/2020 about the water of the region and its uses.": None,
}  # fmt: skip


@pytest.mark.parametrize("text", PROSE)
def test_prose_gives_a_date_only_where_it_is_certain(text: str) -> None:
    header = split(text)
    dates = [raw for raw in header.fields if raw.name == "event_date"]
    assert [raw.text for raw in dates] == ([PROSE[text]] if PROSE[text] else [])
    assert all(raw.inferred and raw.in_prose for raw in dates)
    assert rest(header) == [text]


OPENING = (
    "The Harbour Circle of the North organised a Talk on Monetary Sovereignty on 7\n"
    "February 2024 at the library of the town. Some forty members attended, among\n"
    "them two former officials of the bank.\n"
)


@pytest.mark.parametrize("above", ["", "Salt and the Sea\n\n", "Salt and the Sea\n"])
def test_a_first_sentence_is_read_whole_however_it_is_wrapped(above: str) -> None:
    dates = [raw for raw in split(above + OPENING).fields if raw.name == "event_date"]
    assert [raw.text for raw in dates] == ["7 February 2024"]


def test_a_heading_right_above_a_sentence_is_no_part_of_it() -> None:
    text = (
        "Talk held on 5 May 2020\n"
        "the guests were welcomed by the director, who then described the plan of the year.\n"
    )
    assert not [raw for raw in split(text).fields if raw.in_prose]


def test_prose_never_contradicts_a_label() -> None:
    header = split(
        "Date: 7 March 2020\n\nThe institute organised a webinar on 5 March 2020 at the hotel."
    )
    assert found(header) == [("event_date", "7 March 2020")]


def test_prose_gives_title_and_type_with_the_date() -> None:
    header = split(
        "The institute organised a webinar on “Water and Peace” on 5 March 2020 at the hotel."
    )
    # In the order in which they stand in the sentence.
    assert found(header) == [
        ("event_type", "webinar"),
        ("title", "“Water and Peace”"),
        ("event_date", "5 March 2020"),
    ]


def test_a_value_has_an_end_even_where_its_lines_never_say_so() -> None:
    header = split("Speakers: A,\n" + "b,\n" * 1000)
    assert len(header.rest) == 1001 - MOST_VALUE_LINES


@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_lines_split_without_an_error(texts: list[str]) -> None:
    joined = "\n".join(texts)
    lines = lines_of(joined) if joined.strip() else ()
    split_header(lines, default_profile())
