"""The grammar of times: the rows of time_cases.txt, and what they cannot say."""

from __future__ import annotations

import datetime

import pytest

from capesdoc.findings import DIAGNOSTIC_CODES
from capesdoc.header.times import parse_time, read_time
from capesdoc.record import TimeRange
from header.case_tables import Case, read_cases

CASES = read_cases("time_cases.txt")


def in_iso(value: TimeRange | None) -> str | None:
    if value is None:
        return None
    shown = f"{value.start:%H:%M}" + (f"-{value.end:%H:%M}" if value.end is not None else "")
    return f"{shown} {value.timezone}" if value.timezone else shown


def test_the_table_is_as_large_as_promised_and_no_row_stands_twice() -> None:
    values = sum(case.value is not None for case in CASES)
    assert values >= 300
    assert len(CASES) - values >= 120
    assert len({case.text for case in CASES}) == len(CASES)
    assert all(case.reason for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case.text))
def test_a_printed_time_has_its_value_or_says_why_it_has_none(case: Case) -> None:
    reading = read_time(case.text)
    codes = [doubt.code for doubt in reading.doubts]
    assert (in_iso(reading.value), codes) == (case.value, [case.doubt] if case.doubt else []), (
        case.reason
    )
    assert reading.rule
    assert DIAGNOSTIC_CODES.keys() >= set(codes)


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u200b"])
def test_nothing_is_no_time_and_no_doubt(text: str) -> None:
    assert read_time(text).value is None
    assert read_time(text).doubts == ()


@pytest.mark.parametrize(
    ("text", "readings"),
    [("3:30", ("03:30", "15:30")), ("3:00 - 5:00", ("03:00-05:00", "15:00-17:00"))],
)
def test_an_ambiguous_time_names_both_readings(text: str, readings: tuple[str, str]) -> None:
    (doubt,) = read_time(text).doubts
    assert all(reading in doubt.message for reading in readings)


def test_the_zone_is_a_slice_of_the_text_whatever_was_folded_before_it() -> None:
    value = parse_time("\u200b３：３０\u200bｐｍ\u200b (UTC–4)")
    assert value == TimeRange(start=datetime.time(15, 30), timezone="UTC–4")


def test_an_agenda_of_many_times_is_no_time() -> None:
    assert parse_time("9:00, 10:00, 11:00, 12:00, 13:00, 14:00, 15:00, 16:00") is None


def test_prose_is_no_time_however_it_begins() -> None:
    assert parse_time("3:30 PM" + " " * 300) is None
    assert read_time("3:30 PM " + "word " * 20_000).value is None
