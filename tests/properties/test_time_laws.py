"""Laws of times: however a time is spelled it is read back, and nothing is ever invented."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from capesdoc.findings import DIAGNOSTIC_CODES
from capesdoc.header.date_times import find_times
from capesdoc.header.folding import fold_with_offsets
from capesdoc.header.time_tokens import tokenise
from capesdoc.header.times import read_time, read_time_tokens
from capesdoc.record import TimeRange

TIMES = st.times().map(lambda time: datetime.time(time.hour, time.minute))
CASES: Final[list[Callable[[str], str]]] = [str, str.upper, str.lower]
DASHES = st.sampled_from(["-", "–", " - ", " — ", " to ", " till ", " --- "])
MARKS = st.sampled_from([("am", "pm"), (" AM", " PM"), (" a.m.", " p.m."), (" A.M", " P.M")])
ZONES = st.sampled_from([None, "PKT", "GMT", "UTC+5", "GMT+5:30", "Pakistan Standard Time", "UK"])


def on_12_hours(time: datetime.time, marks: tuple[str, str], separator: str) -> str:
    hour = time.hour % 12 or 12
    minutes = f"{separator}{time.minute:02}" if time.minute or separator == "." else ""
    return f"{hour}{minutes}{marks[time.hour >= 12]}"


@st.composite
def spelled_times(draw: st.DrawFn, time: datetime.time) -> str:
    marks = draw(MARKS)
    return draw(
        st.sampled_from(
            [
                f"{time:%H:%M}",
                f"{time:%H.%M}",
                f"{time:%H:%M}:00",
                f"{time:%H%M} hrs",
                f"{time:%H:%M} hrs",
                f"{time:%H%M} hours",
                f"{time:%H}h{time:%M}",
                on_12_hours(time, marks, ":"),
                on_12_hours(time, marks, "."),
            ]
        )
    )


@st.composite
def spelled_ranges(draw: st.DrawFn) -> tuple[str, TimeRange]:
    start, end = sorted([draw(TIMES), draw(TIMES)])
    zone = draw(ZONES)
    marks, dash = draw(MARKS), draw(DASHES)
    forms = [
        f"{start:%H:%M}{dash}{end:%H:%M}",
        f"from {start:%H:%M} to {end:%H:%M}",
        f"{start:%H%M}{dash}{end:%H%M} hrs",
        f"{start:%H:%M} hrs{dash}{end:%H:%M} hrs",
        on_12_hours(start, marks, ":") + dash + on_12_hours(end, marks, ":"),
        on_12_hours(start, marks, ".") + dash + on_12_hours(end, marks, "."),
    ]
    behind = "" if zone is None else draw(st.sampled_from([" {}", " ({})", ", {}"])).format(zone)
    return draw(st.sampled_from(forms)) + behind, TimeRange(start=start, end=end, timezone=zone)


@given(st.data())
def test_a_time_is_read_back_from_every_spelling(data: st.DataObject) -> None:
    time = data.draw(TIMES)
    text = data.draw(spelled_times(time))
    assert read_time(text).value == TimeRange(start=time)


def has_one_reading(value: TimeRange) -> bool:
    """A range from 8 to 13 that ends between 1 and 8 at night runs backwards; none here does."""
    return value.end is not None and value.start <= value.end


@given(spelled_ranges())
def test_a_range_is_read_back_from_every_spelling(spelled: tuple[str, TimeRange]) -> None:
    text, value = spelled
    assert has_one_reading(value)
    assert read_time(text).value == value


@given(st.data())
def test_white_space_and_case_change_nothing(data: st.DataObject) -> None:
    text, value = data.draw(spelled_ranges())
    space = data.draw(st.sampled_from([" ", "  ", "\u00a0", "\u202f", "\t"]))
    case = data.draw(st.sampled_from(CASES))
    read = read_time(" " + case(text).replace(" ", space) + "\n").value
    assert read is not None
    assert (read.start, read.end) == (value.start, value.end)
    printed = " ".join((read.timezone or "").split()).casefold()
    assert printed == (value.timezone or "").casefold()


@given(
    st.integers(1, 11),
    st.sampled_from([0, 30]),
    st.integers(30, 300),
    DASHES,
)
def test_a_pm_at_the_end_holds_for_a_start_that_it_lets_come_first(
    hour: int, minute: int, length: int, dash: str
) -> None:
    start = 12 * 60 + hour * 60 + minute
    end = min(start + length, 23 * 60 + 59)
    shown = f"{hour}:{minute:02}{dash}{end // 60 - 12}:{end % 60:02} pm"
    value = read_time(shown).value
    assert value == TimeRange(
        start=datetime.time(*divmod(start, 60)), end=datetime.time(*divmod(end, 60))
    )


@given(st.integers(1, 7), st.integers(0, 59))
def test_a_small_hour_alone_is_never_guessed(hour: int, minute: int) -> None:
    reading = read_time(f"{hour}:{minute:02}")
    assert reading.value is None
    assert [doubt.code for doubt in reading.doubts] == ["ambiguous-time"]


@given(st.data())
def test_the_fast_path_and_the_grammar_are_equal(data: st.DataObject) -> None:
    text, _ = data.draw(spelled_ranges())
    damaged = data.draw(st.sampled_from([text, text[:-1], text.replace("0", ""), text[1:]]))
    zoned = text + data.draw(
        st.sampled_from([" PKT", " (PKT)", "(gmt)", "Pst", " (noon)", " (Uhr)"])
    )
    for one in (text, damaged, zoned):
        plain, offsets = fold_with_offsets(one)
        assert read_time(one).value == read_time_tokens(tokenise(plain), one, offsets).value


PIECES: Final = (
    "3 10 15 3:30 15:30 9.30 1530 am pm noon midnight hrs hours h to - – / , & and | "
    "( ) PKT GMT UTC+5 from between onwards late Pakistan time x 2019 % : . \u200b "
    "o'clock"
)
RUBBLE = st.lists(st.sampled_from(PIECES.split(" ")), max_size=12).flatmap(
    lambda row: st.sampled_from(["", " "]).map(lambda gap: gap.join(row))
)


@given(st.one_of(st.text(max_size=300), RUBBLE))
def test_any_text_has_a_reading_that_invents_nothing(text: str) -> None:
    reading = read_time(text)
    assert {doubt.code for doubt in reading.doubts} <= DIAGNOSTIC_CODES.keys()
    if reading.value is not None and reading.value.timezone is not None:
        assert reading.value.timezone.rstrip(")") in text


@given(st.text(alphabet=st.characters(exclude_categories=["Nd", "No", "Nl"]), max_size=80))
def test_without_a_digit_there_is_no_time_but_noon_and_midnight(text: str) -> None:
    named = any(word in text.casefold() for word in ("noon", "midday", "midnight"))
    assert named or read_time(text).value is None


@given(st.data())
def test_a_time_is_found_within_a_longer_value(data: st.DataObject) -> None:
    value = data.draw(
        st.tuples(TIMES, TIMES).map(lambda pair: TimeRange(start=min(pair), end=max(pair)))
    )
    text = f"{value.start:%H:%M}{data.draw(DASHES)}{value.end:%H:%M}"
    before = data.draw(st.sampled_from(["", "Hotel Aram, ", "7 November 2025, ", "Friday | "]))
    after = data.draw(st.sampled_from(["", ", Islamabad", " | Hall 3", " (by invitation)"]))
    (found,) = find_times(before + text + after)
    assert found.reading.value == value
    assert (before + text + after)[found.start : found.end] == text


@given(st.one_of(st.text(max_size=200), RUBBLE))
def test_what_is_found_is_in_order_and_does_not_overlap(text: str) -> None:
    places = [(one.start, one.end) for one in find_times(text)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))
