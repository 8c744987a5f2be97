"""Layouts that reports are printed in, each beside the case that must not trigger its rule."""

# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import pytest

import capesdoc
from capesdoc.record import EventReport

BODY = "\n\nThe guests were welcomed by the director, who described the purpose of the meeting.\n"
LIST = "Dr Ada Ferri, Dean, Institute of Ports; Mr Bo Lund, Director General, Coast Forum; Ms Cara Diaz, Deputy Director, Arms Control and Disarmament, Delta University; Dr Dag Rao, Lecturer, CAPES"


def read(header: str, body: str = BODY) -> EventReport:
    return capesdoc.parse_text(header + body)


def names(report: EventReport) -> list[str]:
    return [one.name for one in report.people]


@pytest.mark.parametrize("row", ["{} – {}", "{} - {}", "{} = {}", "**{}** {}", "{}\t{}", "{}: {}"])
def test_a_long_list_of_people_needs_no_colon(row: str) -> None:
    """Each of the list is short; the list is as long as a paragraph."""
    values = [("Title", "Ports"), ("Date", "7 May 2021"), ("Discussants", LIST)]
    report = read("\n".join(row.format(*one) for one in values))
    assert names(report) == ["Ada Ferri", "Bo Lund", "Cara Diaz", "Dag Rao"]


def test_a_long_list_of_people_may_stand_in_a_row_of_markdown() -> None:
    header = f"| Title | Ports |\n|---|---|\n| Date | 7 May 2021 |\n| Discussants | {LIST} |\n| Venue | Hall A |"
    report = read(header)
    assert names(report) == ["Ada Ferri", "Bo Lund", "Cara Diaz", "Dag Rao"]
    assert report.venue is not None


def test_a_sentence_with_semicolons_behind_a_dash_is_no_list_of_people() -> None:
    text = "Panel – the members met in the morning; they heard three papers; they then agreed to meet again."
    report = read("Title – Ports\nDate – 7 May 2021", f"\n\n{text}\n{BODY}")
    assert names(report) == []
    assert report.paragraphs[0].text == text


def test_an_office_of_several_kinds_is_one_label() -> None:
    report = read("Title: Ports\nDate: 7 May 2021\nPartner Office/College/Department: Coast Forum")
    assert [one.text for one in report.fields if one.name == "partner"] == ["Coast Forum"]


@pytest.mark.parametrize("label", ["Zoom Link", "ZOOM LINK", "Zoom Link:", "Registration Link:\n"])
def test_a_link_may_stand_below_its_label(label: str) -> None:
    header = f"Title\nPorts\n\nDate\n7 May 2021\n\n{label}\nhttps://meet.example/1\n\nVenue\nHall A"
    if ":" in label:
        header = f"Title:\nPorts\n\nDate:\n7 May 2021\n\n{label}\nhttps://meet.example/1\n\nVenue:\nHall A"
    report = read(header)
    assert [one.text for one in report.fields if one.name == "link"] == ["https://meet.example/1"]
    assert report.venue is not None


def test_a_link_below_a_title_is_no_part_of_it() -> None:
    report = read("Title: Ports\nhttps://meet.example/1\nDate: 7 May 2021")
    assert report.title == "Ports"


def test_lines_in_a_cell_of_markdown_are_items() -> None:
    header = "| Title | Ports |\n|---|---|\n| Date | 7 May 2021 |\n| Speakers | Dr Ada Ferri, Dean, Institute of Ports<br>Mr Bo Lund, Director, Coast Forum<br/>Ms Cara Diaz |\n| Venue | Hall A |"
    report = read(header)
    assert [(one.name, one.affiliation) for one in report.people] == [
        ("Ada Ferri", "Institute of Ports"),
        ("Bo Lund", "Coast Forum"),
        ("Cara Diaz", None),
    ]
    assert "<br>" not in report.fields[2].text


@pytest.mark.parametrize("indent", ["", "       "])
def test_the_last_word_of_a_wrapped_title_is_no_heading_between_two_labels(indent: str) -> None:
    report = read(
        f"Title: Ports in a Warming World: A Panel\n{indent}Discussion\nDate: 7 May 2021\nVenue: Hall A"
    )
    assert report.title == "Ports in a Warming World: A Panel Discussion"
    assert report.event_type == "Panel Discussion"


def test_a_heading_behind_a_blank_line_ends_the_header() -> None:
    report = read(
        "Title: Ports in a Warming World\nDate: 7 May 2021\nVenue: Hall A",
        "\n\nDiscussion\n\nDate: the day was chosen with care by the hosts.\n",
    )
    assert report.title == "Ports in a Warming World"
    assert report.paragraphs[0].text == "Discussion"


@pytest.mark.parametrize("head", ["Prof. K.", "K.", "Prof. K. R."])
def test_a_name_that_is_wrapped_behind_an_initial_goes_on(head: str) -> None:
    report = read(
        f"Title: Ports\nDate: 7 May 2021\nSpeakers: Dr Ada Ferri, Dean, CAPES; {head}\nMehsud, Director, UNDP\nVenue: Hall A"
    )
    assert names(report) == ["Ada Ferri", f"{head.removeprefix('Prof. ')} Mehsud"]


def test_an_initial_in_front_of_an_initial_is_no_letter_of_a_list() -> None:
    report = read(
        "Title: Ports\nDate: 7 May 2021\nSpeakers: Dr Ada Ferri, Dean, CAPES; Prof. K.\nM. Mehsud, Director, UNDP\nVenue: Hall A"
    )
    assert names(report) == ["Ada Ferri", "K. M. Mehsud"]


@pytest.mark.parametrize("rank", ["Brig (Retd)", "Lt Gen (R)", "Amb. (Retd.)"])
def test_a_name_that_is_wrapped_behind_its_rank_goes_on(rank: str) -> None:
    report = read(
        f"Title: Ports\nDate: 7 May 2021\nSpeakers: Dr Ada Ferri, Dean, CAPES; {rank}\nBo Lund, Director, UNDP\nVenue: Hall A"
    )
    assert [(one.honorific, one.name) for one in report.people] == [
        ("Dr", "Ada Ferri"),
        (rank, "Bo Lund"),
    ]


@pytest.mark.parametrize("second", ["Mr Bo Lund, Dean, CAPES", "Bo Lund, Dean, CAPES"])
def test_a_line_below_a_professor_is_the_next_person(second: str) -> None:
    report = read(
        f"Title: Ports\nDate: 7 May 2021\nSpeakers:\nDr Ada Ferri, Associate Professor\n{second}\nVenue: Hall A"
    )
    assert [(one.name, one.position) for one in report.people] == [
        ("Ada Ferri", "Associate Professor"),
        ("Bo Lund", "Dean"),
    ]


def test_a_line_below_a_professor_may_be_the_university() -> None:
    report = read(
        "Title: Ports\nDate: 7 May 2021\nSpeaker: Dr Ada Ferri, Associate Professor,\nQuay University, Bonn\nVenue: Hall A"
    )
    assert names(report) == ["Ada Ferri"]


def test_a_name_alone_is_an_item_of_a_list_of_lines() -> None:
    lines = "Dr Ada Ferri, Director of Research, Institute of Coastal Studies\n          Bo Lund, Dean, CAPES\n          Inam ul Haq"
    report = read(
        f"Title       Ports\nDate        7 May 2021\nSpeakers    {lines}\nVenue       Hall A"
    )
    assert [(one.name, one.affiliation) for one in report.people] == [
        ("Ada Ferri", "Institute of Coastal Studies"),
        ("Bo Lund", "CAPES"),
        ("Inam ul Haq", None),
    ]


@pytest.mark.parametrize("second", ["Ambassador Bo Lund – Dean, CAPES", "Amb (R) Bo Lund (CAPES)"])
def test_a_titled_line_below_a_professor_is_the_next_person(second: str) -> None:
    report = read(
        f"Title: Ports\nDate: 7 May 2021\nSpeakers:\nAda Ferri, Associate Professor\n{second}\nVenue: Hall A"
    )
    assert report.people[0].position == "Associate Professor"
    assert names(report) == ["Ada Ferri", "Bo Lund"]


def test_two_names_below_a_plural_label_are_two_people() -> None:
    report = read(
        "Title       Ports\nDate        7 May 2021\nSPEAKERS    Ms. Ada Ferri\n            Bo Lund\nVenue       Hall A"
    )
    assert names(report) == ["Ada Ferri", "Bo Lund"]


def test_two_lines_below_a_singular_label_are_one_person() -> None:
    report = read("Title: Ports\nDate: 7 May 2021\nSpeaker: Ms. Ada Maria\nOkafor\nVenue: Hall A")
    assert names(report) == ["Ada Maria Okafor"]


def test_a_line_under_a_value_goes_on_it_also_with_a_colon() -> None:
    report = read(
        "Title: Ports and Peace in a Warming\n       World: A Conversation\nDate: 7 May 2021"
    )
    assert report.title == "Ports and Peace in a Warming World: A Conversation"


def test_a_line_with_an_unknown_label_that_is_set_in_by_less_is_a_field() -> None:
    report = read("Title: Ports and Peace\n  Dress Code: lounge suit\nDate: 7 May 2021")
    assert report.title == "Ports and Peace"


def test_a_place_that_ends_in_a_letter_does_not_take_the_line_below() -> None:
    report = read(
        "Title: Ports\nDate: 7 May 2021\nVenue: Hall B.", "\n\nA. Mehsud opened the day.\n" + BODY
    )
    assert report.venue is not None
    assert report.venue.name == "Hall B"


TEXT = (
    "\n\nThe guests were welcomed by the director, who described the purpose of the\n"
    "meeting and thanked those who had come from far away for the two days of it.\n\n"
)


@pytest.mark.parametrize(
    ("value", "position", "affiliation"),
    [
        (
            "Ada Ferri, Deputy Director, Arms Control and\nDisarmament, CAPES",
            "Deputy Director, Arms Control and Disarmament",
            "CAPES",
        ),
        (
            "Ada Ferri, Associate Professor of Law and Policy, Northern\nPolicy Forum",
            "Associate Professor of Law and Policy",
            "Northern Policy Forum",
        ),
    ],
)
def test_a_sign_off_may_be_wrapped(value: str, position: str, affiliation: str) -> None:
    report = read("Title: Ports\nDate: 7 May 2021", f"{TEXT}Report prepared by: {value}\n")
    assert [(one.position, one.affiliation) for one in report.people] == [(position, affiliation)]


@pytest.mark.parametrize("below", ["Islamabad", "Coast Forum, Islamabad", "With thanks to all"])
def test_a_line_below_a_sign_off_that_had_room_is_no_more_of_it(below: str) -> None:
    report = read(
        "Title: Ports\nDate: 7 May 2021", f"{TEXT}Prepared by: Ada Ferri, CAPES\n{below}\n"
    )
    assert [(one.name, one.affiliation) for one in report.people] == [("Ada Ferri", "CAPES")]
    assert report.paragraphs[-1].text == below


def test_a_list_of_people_may_end_a_header_behind_a_blank_line() -> None:
    report = read(
        "Title: Ports\nDate: 7 May 2021\nSpeakers:\n\n• Dr Ada Ferri, Dean, CAPES\n\n• Ms Cara Diaz, Lecturer, IPRI"
    )
    assert names(report) == ["Ada Ferri", "Cara Diaz"]


def test_a_list_of_points_below_a_plural_label_is_no_list_of_people() -> None:
    points = "Speakers:\n\n• raised the tariffs of the port and their effects\n\n• asked for a common customs code"
    report = read("Title: Ports\nDate: 7 May 2021\n" + points)
    assert names(report) == []


HEAD = "Title: Ports\nDate: 7 May 2021\nSpeaker: Dr Ada Ferri, Deputy Director, Arms Control and\nDisarmament, CAPES\n"
PROSE = "\nThe guests were welcomed by the director, who said why they had come, and how.\n"


@pytest.mark.parametrize(
    "above", ["", "Coast Forum, Lahore\n", "Coast Forum\nEvents of the year\n"]
)
def test_a_header_that_pages_repeat_is_told_once(above: str) -> None:
    report = capesdoc.parse_text("\f".join([above + HEAD + PROSE] * 3))
    assert {one.affiliation for one in report.people} == {"CAPES"}
    assert not any("Disarmament" in one.text or "Speaker" in one.text for one in report.paragraphs)


def test_a_page_that_opens_with_one_line_of_the_header_does_not_repeat_it() -> None:
    report = capesdoc.parse_text(f"{HEAD}{PROSE}\fTitle: Ports\n{PROSE}")
    assert [one.name for one in report.fields].count("title") == 1


ABSTRACT = (
    "The lecture told the story of the ports through the lives of those who worked in them, and it\n"
    "asked what their children made of it. It was followed by a discussion with the audience.\n\n"
)
ON_STAGE = "Speaker: Ada Ferri (@adaferri) is a historian, and the author of The Salt Road (2018).\n\nChair: Bo Lund is Deputy Director, Coast Forum.\n"


@pytest.mark.parametrize(
    "below",
    [
        ON_STAGE,
        "Speaker:\nMs Ada Ferri, Dean, CAPES\nChair:\nMr Bo Lund, Director, Coast Forum\n",
        ON_STAGE + "\nThis event was in collaboration with the Coast Forum.\n",
    ],
)
def test_people_may_stand_below_the_abstract(below: str) -> None:
    report = capesdoc.parse_text(
        f"The Ports of the Salt Road\n\n5 December 2019, 6.30pm\n\n{ABSTRACT}{below}"
    )
    assert [(one.role.value, one.name) for one in report.people] == [
        ("speaker", "Ada Ferri"),
        ("chair", "Bo Lund"),
    ]
    assert report.title == "The Ports of the Salt Road"


@pytest.mark.parametrize(
    "below",
    [
        "Chair: Bo Lund, Director, Coast Forum.\n",
        "Session I: Ports\n\nSpeaker: Ada Ferri, Dean, CAPES\nChair: Bo Lund, Director, Coast Forum\n",
        "10:00 Opening\nSpeaker: Ada Ferri, Dean, CAPES\nChair: Bo Lund, Director, Coast Forum\n",
        ON_STAGE + "\nThe second part began at noon.\n\nChair: Cara Diaz, Lecturer, CAPES\n",
        "Chair: Thank you all for coming today.\n\nSpeaker: I would like to begin with a story.\n",
        ABSTRACT * 3 + ON_STAGE,
    ],
)
def test_people_of_a_session_or_a_transcript_are_not_those_of_the_event(below: str) -> None:
    report = capesdoc.parse_text(
        f"The Ports of the Salt Road\n\n5 December 2019, 6.30pm\n\n{ABSTRACT}{below}"
    )
    assert names(report) == []


def test_a_title_that_a_page_prints_twice_is_one() -> None:
    text = (
        f"Ports: Old Ties and New\n\n21 April 2025, 06:30 pm\nPorts: Old Ties and New\n\n{ABSTRACT}"
    )
    assert capesdoc.parse_text(text).title == "Ports: Old Ties and New"


def test_two_titles_are_none() -> None:
    text = f"Ports: Old Ties and New\n\n21 April 2025, 06:30 pm\nPorts: The Next Hundred Years\n\n{ABSTRACT}"
    assert capesdoc.parse_text(text).title is None


def test_a_quotation_left_open_takes_no_dateline_into_the_title() -> None:
    report = capesdoc.parse_text(
        f"Seminar on “The Legacy of the Ports’ held in Lahore\n\nLahore April 24, 2019\n\n{ABSTRACT}"
    )
    assert report.title == "Seminar on “The Legacy of the Ports’ held in Lahore"
    assert report.event_date is not None


@pytest.mark.parametrize("way", ["online", "hybrid", "virtual"])
def test_a_day_and_an_hour_may_say_how_people_met(way: str) -> None:
    report = capesdoc.parse_text(
        f"Seminar on the Legacy of the Ports\n\n12 June 2024, 19:00 {way}\n\n{ABSTRACT}"
    )
    assert report.event_date is not None
    assert report.time is not None


def test_a_weekday_beside_its_day_is_no_other_day() -> None:
    text = "The department organized a lecture on “Old Ports” at 11.00 am on Saturday, 5th August 2017 in the hall.\n"
    report = capesdoc.parse_text(text)
    assert report.event_date is not None
    assert report.event_date.start.isoformat() == "2017-08-05"
    assert capesdoc.parse_text(text.replace(", 5th", ". It began on 5th")).event_date is None


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("On January 12, 2019 the oration was given.", "2019-01-12"),
        ("The oration was given on 1 December 2019.", "2019-12-01"),
        ("On January 12, 2019 or 1 December 2019 the oration was given.", None),
        ("The oration was given on 12/1/2019 in the hall.", None),
        ("The oration of 5 May 2018 was printed.", None),
    ],
)
def test_a_numeric_day_is_decided_by_the_same_day_in_words(body: str, day: str | None) -> None:
    report = read(
        "Title: Ports\nDate: 12/1/2019\nVenue: Hall A",
        f"\n\n{body} The guests were welcomed by the director.\n",
    )
    found = report.event_date.start.isoformat() if report.event_date else None
    assert found == day


def test_a_type_below_its_label_is_one_line() -> None:
    report = read(
        "14 January 2023, 06:30 pm\nProgramme Type\nTalks, Webcasts\nDesh Auditorium, main building\n\nChair: Dr Ada Ferri, Dean, CAPES"
    )
    assert report.event_type == "Talks, Webcasts"


def test_an_item_beside_a_labelled_one_is_no_more_of_its_value() -> None:
    report = capesdoc.parse_text(
        "# Meeting of 3 March 2022\n\n- Date: 3 March 2022\n- Attendance: 22\n- Minutes of the last meeting approved\n"
    )
    assert report.people == ()
    assert report.participant_count == 22


def test_items_below_a_label_without_a_value_are_its_list() -> None:
    report = read(
        "- Title: Ports\n- Date: 7 May 2021\n- Speakers:\n- Dr Ada Ferri, Dean, CAPES\n- Mr Bo Lund, Director, IPRI\n- Venue: Hall A"
    )
    assert names(report) == ["Ada Ferri", "Bo Lund"]


def test_items_set_in_below_a_labelled_item_are_its_list() -> None:
    report = read(
        "- Title: Ports\n- Speakers: Dr Ada Ferri, Dean, CAPES\n  - Mr Bo Lund, Director, IPRI\n- Venue: Hall A"
    )
    assert names(report) == ["Ada Ferri", "Bo Lund"]
