"""Laws of venues, counts, organisers and event types: spelt is read, nothing breaks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from capesdoc.header.counts import parse_count, read_count
from capesdoc.header.event_types import read_event_type
from capesdoc.header.organizers import parse_organizers, read_organizers
from capesdoc.header.venues import parse_venue, read_venue
from capesdoc.record import Mode, Venue

PLACES = (
    "CAPES Office, Islamabad",
    "Rose Hall",
    "Auditorium: IDSA, New Delhi",
    "F-8/1, Islamabad",
    "Conference Room I, IIC main building",
    "Online Learning Centre, Karachi",
    "Institute of Peace & Conflict Studies",
    "Seminar Hall (2nd Floor), Block B",
    "House 12/A, Street 4",
    "Zürich, Gartenhof 4",
)
PLATFORMS = ("Zoom", "Google Meet", "MS Teams", "Microsoft Teams", "Webex", "YouTube Live")
ORGANISATIONS = ("CAPES", "Institute of Peace and Conflict Studies", "Atlas Forum, Lahore", "IPRI")
TYPES = ("In-House Discussion", "Webinar", "Round Table", "Book Launch")


@given(
    place=st.sampled_from(PLACES),
    form=st.sampled_from(
        ["{}/ Online", "{} / Online", "{} & Online", "{} (Online)", "Online and {}", "{} | virtual"]
    ),
)
def test_a_place_and_a_word_for_online_are_hybrid(place: str, form: str) -> None:
    assert parse_venue(form.format(place)) == Venue(name=place, mode=Mode.HYBRID)


@given(
    place=st.sampled_from(PLACES),
    platform=st.sampled_from(PLATFORMS),
    form=st.sampled_from(["{} / {}", "{} and {}", "{} ({})", "{} and via {}", "{} & Online ({})"]),
)
def test_a_place_and_a_platform_are_hybrid(place: str, platform: str, form: str) -> None:
    expected = Venue(name=place, mode=Mode.HYBRID, platform=platform)

    assert parse_venue(form.format(place, platform)) == expected


@given(
    platform=st.sampled_from(PLATFORMS),
    form=st.sampled_from(["{}", "Online via {}", "via {}", "Online ({})", "{} platform", "On {}."]),
)
def test_a_platform_alone_is_online(platform: str, form: str) -> None:
    expected = Venue(name=None, mode=Mode.ONLINE, platform=platform)

    assert parse_venue(form.format(platform)) == expected


@given(place=st.sampled_from(PLACES), edge=st.sampled_from(["", " ", "\t", "\n", ".", ", "]))
def test_a_place_alone_has_no_mode_whatever_stands_at_its_edges(place: str, edge: str) -> None:
    assert parse_venue(f"{place}{edge}") == Venue(name=place)


@given(text=st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    for reading in (read_venue(text), read_count(text), read_organizers(text)):
        assert reading.value is not None or reading.doubts
    assert read_event_type(text, types=TYPES).doubts == ()


_PIECES = """
    Online Zoom Hall Islamabad and via / ( ) , : & hybrid in person at the Meeting ID: 123
    45 total participants TBC CAPES in collaboration with https://zoom.us/j/1 ⏎ ; Dr.
    Report on
"""
WORDS = st.sampled_from([piece.replace("⏎", "\n") for piece in _PIECES.split()])


@given(words=st.lists(WORDS, max_size=20))
def test_a_venue_says_nothing_that_is_not_printed(words: list[str]) -> None:
    text = " ".join(words)
    venue = parse_venue(text)
    if venue is not None:
        for word in " ".join(filter(None, [venue.name, venue.platform])).split():
            assert word.strip("(),/&:;. ") in text


@given(number=st.integers(min_value=0, max_value=9_999_999))
def test_a_spelt_number_is_counted(number: int) -> None:
    for form in ("{}", "{:,}", "{} participants", "Total: {}", "{:,} students"):
        assert parse_count(form.format(number)) == number


@given(names=st.lists(st.sampled_from(ORGANISATIONS), min_size=1, max_size=4, unique=True))
def test_spelt_organisers_are_read(names: list[str]) -> None:
    assert parse_organizers("; ".join(names)) == tuple(names)
    assert parse_organizers(" in collaboration with ".join(names)) == tuple(names)


@given(
    kind=st.sampled_from(TYPES),
    topic=st.sampled_from(["Trade", "“Rare Earths”", "Water and Peace"]),
    form=st.sampled_from(["{0} on {1}", "{0}: {1}", "Report on the {0} “{1}”", "{1} ({0})"]),
)
def test_a_spelt_type_is_found(kind: str, topic: str, form: str) -> None:
    assert read_event_type(form.format(kind, topic), types=TYPES).value == kind
