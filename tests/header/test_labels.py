"""Labels: every label of the research is known, and what is none is not."""

# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from capesdoc.header.labels import _OTHER_SCRIPT, is_one_edit, label_table, meaning_of, slip_of
from capesdoc.header.layouts import find_label, match_label
from capesdoc.profile import Profile, default_profile
from capesdoc.source import Boundary, Line

_TABLE = label_table(default_profile())

# Label as printed, and the names it must have. The rows of one field stand together.
KNOWN = [
    *[(label, "title") for label in (
        "Title", "Event Title", "Title of the Event", "Name of the Event", "Event Name",
        "Name of the Event organised", "Session title", "Workshop Title", "Webinar Title", "Topic",
        "Title of the Activity", "Title of the Programme", "Title of the Program", "Subject", "Event",
        "Report on", "Re", "Webinar Report", "Press Release", "TOPIC", "Topic(s)", "Evento",
    )],
    *[(label, "event_type") for label in (
        "Type of the Event", "Programme Type", "Program Type", "Session Type", "Activity type",
        "Nature of event", "Category", "Format", "Event Type",
    )],
    *[(label, "event_date") for label in (
        "Event Date", "Date", "DATE", "Dated", "Date of the Event", "Date of Event", "Workshop dates",
        "Workshop date", "held on", "Proposed date", "RECORDING DATE", "Year of event", "Dates",
        "Date(s)", "Date of Webinar", "Day & Date", "Period", "When", "Seminar Date", "Fecha",
        "Date of the Seminar", "EventDate", "D a t e", "Date (dd/mm/yyyy)",
    )],
    *[(label, "time") for label in (
        "Time", "Workshop time", "Timing", "Timings", "Timing(s)", "Hours", "From-To", "Event Time",
        "T i m e", "Time (PKT)",
    )],
    *[(label, "venue") for label in (
        "Venue", "Location", "Workshop location", "Location of Meeting", "Workshop venue", "Place",
        "Address", "at", "Where", "City", "Room", "Avenue", "Meeting place", "Site", "Lugar", "Lieu",
        "Venue of the Seminar", "V e n u e",
    )],
    *[(label, "mode") for label in ("Mode of delivery (online/face-to-face)", "Mode", "Mode of Conduct")],
    *[(label, "platform") for label in ("Platform", "Via")],
    *[(label, "moderator") for label in (
        "Moderator", "Moderators", "Moderated by", "Facilitator", "Facilitated by", "Anchor", "Compere",
        "MC", "Session Moderator", "Names of workshop facilitators",
    )],
    *[(label, "chair") for label in (
        "Chair", "CHAIR", "Chairperson", "Chairman", "Co-Chairs", "Co-Chair", "Session Chair",
        "Chaired by", "Presided by", "Presided over by", "Persided by", "Presiding officer",
        "In the chair",
    )],
    *[(label, "speaker") for label in (
        "Speakers", "Speaker", "Speaker(s)", "SPEAKERS", "Main Speaker", "Other Speaker",
        "Speakers include", "Presenter", "Presenters", "Debaters", "IISS Speaker", "IDSA Speaker",
        "List of Speakers and their institutional affiliations", "Guest Speaker", "Guest Speaker(s)",
        "First Speaker", "Speaker 2", "Featuring", "Panelists", "Panellists", "Panel", "Lead Speaker",
        "Discussion Leader", "Lecturer", "Experts", "Resource Person", "Resource persons",
        "Name of the Resource Person", "Name of the Resource person with affiliation",
        "Speaker/Resource Person", "Trainer", "Subject expert",
    )],
    *[(label, "keynote_speaker") for label in ("Keynote Speaker", "Keynote Speaker(s)", "Keynote Speakers")],
    *[(label, "chief_guest") for label in ("Chief Guest", "Name of the Chief Guest", "CHIEF GUEST")],
    *[(label, "guest_of_honour") for label in (
        "Guest of Honor", "Guest of Honour", "Guest(s) of Honour", "Guests of Honor", "Special Guest",
        "Distinguished Guest", "Dignitaries",
    )],
    *[(label, "discussant") for label in (
        "DISCUSSANT", "Discussants", "Interventionist", "Respondent(s)", "Commentator(s)",
        "External Discussants", "Internal Discussants",
    )],
    *[(label, "organizer") for label in (
        "Organizer", "Organised by", "Organized by", "Organizer(s)", "Name of the Organiser",
        "Organizer Name", "Workshop Organiser", "Organizing department", "Hosted by", "Conducted by",
        "Department", "Organising Institute", "Co-organised by", "Co-Organizer",
    )],
    *[(label, "partner") for label in (
        "Partner", "Partner(s)", "In collaboration with", "Knowledge partner", "Collaboration",
    )],
    *[(label, "sponsor") for label in ("Sponsors", "Sponsored by", "Funded by", "Funding agency")],
    *[(label, "convener") for label in ("Convenor", "Convener", "Co-convener", "Organising Secretary")],
    *[(label, "coordinator") for label in (
        "Coordinator", "Name of the Event Coordinator", "Event Coordinator", "Coordinators",
        "Faculty Event Coordinator", "Headed by", "Faculty In-charge", "Focal Person", "Co-ordinator",
        "Programme Officer", "Program Officer",
    )],
    *[(label, "rapporteur") for label in (
        "Rapporteur/Note Taker", "Complied by", "Report compiled by", "Author of the report",
        "Prepared By", "Reported by", "Write up provided by", "Contributed by",
        "Minutes Prepared By", "Minute taker", "Minutes submitted by", "Drafted by", "Rapporteurs",
        "Report by", "Report prepared by", "Written by", "Compiled by", "Ein Bericht von",
    )],
    *[(label, "participant_count") for label in (
        "Number of Participants", "No. of Participants", "No of Students Participated",
        "Total number", "Total participants", "No. of attendees", "Number of beneficiaries",
        "Registered", "Total Number of Participants",
    )],
    *[(label, "participants") for label in ("Participants", "Attendees", "Attendance", "Participation")],
    *[(label, "audience") for label in ("Target Audience", "Composition of participants", "Type of Participants")],
    *[(label, "publication_date") for label in (
        "Published on", "Post on", "Upload", "Date post", "Updated", "Date of Publication", "Copyright",
    )],
    ("Author", "author"), ("Transcript by", "transcript"), ("Edited by", "editor"),
    ("Theme", "theme"), ("Sub-theme", "theme"), ("Purpose of meeting", "objectives"),
    ("Objectives of the Event/Program", "objectives"), ("Working language", "language"),
    ("Registration Link", "link"), ("Google-Meet Link", "link"), ("Agenda", "agenda"),
    ("Key Outcome of the Event", "outcomes"), ("Keywords", "keywords"), ("Ref. No.", "reference"),
    ("Date & Time", "event_date time"), ("Date/Time of Meeting", "event_date time"),
    ("Date and Venue", "event_date venue"), ("TARGET DATE AND VENUE", "event_date venue"),
    ("Day, Date & Time", "event_date time"), ("Date, Time and Venue", "event_date time venue"),
    ("Chairperson/Moderator", "chair moderator"), ("Host & Moderator", "host moderator"),
    ("Convenor/Moderator", "convener moderator"),
]  # fmt: skip

NOT_LABELS = [
    "Note", "Question", "Action Point", "Reading Time", "https", "Session I", "Day 2", "Annex 1",
    "Conclusion", "Way Forward", "Pakistan", "Ravi Shankar Prasad", "09", "", "A. K. Sen",
    "The minister said that the date", "Time that was", "Region” | Event Date", "Q&A", "Panel II",
]  # fmt: skip


@pytest.mark.parametrize(("label", "names"), KNOWN)
def test_a_label_of_the_research_is_known(label: str, names: str) -> None:
    assert meaning_of(label, _TABLE).names == tuple(names.split())


@pytest.mark.parametrize("text", NOT_LABELS)
def test_what_is_no_label_means_nothing(text: str) -> None:
    assert meaning_of(text, _TABLE).names == ()


@pytest.mark.parametrize(("label", "_names"), [row for row in KNOWN if " " in row[0]])
def test_case_and_spaces_do_not_matter(label: str, _names: str) -> None:
    known = meaning_of(label, _TABLE).names
    if not label.startswith(("IISS", "IDSA", "D a", "T i", "V e")):
        assert meaning_of(label.upper(), _TABLE).names == known
    assert meaning_of(f" {label.replace(' ', '  ')} ", _TABLE).names == known


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Moderater", "moderator"),  # another letter
        ("Modertor", "moderator"),  # a letter too few
        ("Speeker", "speaker"),
        ("Organnizer", "organizer"),  # a letter too many
        ("Vneue", "venue"),  # two exchanged
        ("Evnet Date", "event_date"),
        ("Cheif Guest", "chief_guest"),
        ("Discusant", "discussant"),
        ("Locaton", "venue"),
    ],
)
def test_one_letter_wrong_is_still_the_label(label: str, name: str) -> None:
    assert meaning_of(label, _TABLE).names == ()
    assert slip_of(label, _TABLE) == name


@pytest.mark.parametrize(
    "word",
    [
        "Tine",  # too short: `Time`, `Tide`, `Line`
        "Dote",
        "Moddderator",  # two letters
        "Pakistan",
        "Conclusions and",
        "Questions",  # near a word that is never a label
        "Sesion I",  # near a heading
    ],
)
def test_a_word_that_is_not_surely_a_slip_is_no_label(word: str) -> None:
    assert slip_of(word, _TABLE) is None


def test_a_slip_near_two_fields_is_not_decided() -> None:
    profile = default_profile().extended(labels={"venue": ["Stages"], "time": ["Stagex"]})
    assert slip_of("Stagez", label_table(profile)) is None


@given(st.text(max_size=30), st.integers(0, 30), st.characters())
def test_a_letter_put_in_or_taken_out_is_one_edit(text: str, at: int, letter: str) -> None:
    longer = text[:at] + letter + text[at:]
    assert is_one_edit(text, longer)
    assert is_one_edit(longer, text)


@given(st.text(max_size=8), st.text(max_size=8))
def test_one_edit_is_told_alike_both_ways_and_never_of_equals(one: str, other: str) -> None:
    assert is_one_edit(one, other) == is_one_edit(other, one)
    assert not is_one_edit(one, one)


@given(st.text(max_size=200))
def test_any_text_has_a_meaning_or_none(text: str) -> None:
    assert isinstance(meaning_of(text, _TABLE).names, tuple)
    slip_of(text, _TABLE)


def test_a_profile_of_one_s_own_adds_labels() -> None:
    profile = default_profile().extended(labels={"sponsor": ["Powered by"]})
    assert meaning_of("POWERED BY", label_table(profile)).names == ("sponsor",)
    assert isinstance(profile, Profile)


_PIECES = st.sampled_from(
    ["Title", "VENUE", "Date", "Speaker", "o", "iv.", "A)", "1.", "•", "*", "**", "__", "[", "]",
     ":", "：", "::", ":-", "-", " - ", "–", "=", "|", "\t", " ", "   ", "\u00a0", "\u202f", "of",
     "the", "CAPES", "Water and peace", "a sentence that is longer than any label " * 3, ".", "(",
     "“", "5 March 2020"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=14), st.integers(0, 12))
@example(["Title", "*", ":", " ", "Water and peace"], 0)
def test_the_shortcuts_to_a_label_find_what_the_whole_way_finds(
    pieces: list[str], bold_prefix: int
) -> None:
    text = "".join(pieces)
    line = Line(text=text, page=1, number=1, boundary=Boundary.LINE,
        bold_prefix=min(bold_prefix, len(text)))  # fmt: skip
    assert match_label(line, _TABLE) == find_label(line, _TABLE)


def test_other_scripts_are_greek_to_the_last_in_use_and_chinese_and_after() -> None:
    """The class is written by what it is not, because that compiles sooner."""
    meant = [*range(0x370, 0x1E00), *range(0x2E80, 0xFFDD)]
    assert [code for code in range(0x110000) if _OTHER_SCRIPT.match(chr(code))] == meant
