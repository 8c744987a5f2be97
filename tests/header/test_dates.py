"""The grammar of dates: the rows of date_cases.txt, and what they cannot say."""

from __future__ import annotations

import datetime

import pytest

from capesdoc.findings import DIAGNOSTIC_CODES
from capesdoc.header.dates import parse_date, read_date
from capesdoc.header.numeric_dates import decide_order
from capesdoc.profile import DateOrder
from capesdoc.record import DateRange, Precision
from header.case_tables import Case, read_cases

CASES = read_cases("date_cases.txt")
SHOWN = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}


def in_iso(value: DateRange | None) -> str | None:
    if value is None:
        return None
    start, end = (day.isoformat()[: SHOWN[value.precision]] for day in (value.start, value.end))
    return start if start == end else f"{start}/{end}"


def test_the_table_is_as_large_as_promised_and_no_row_stands_twice() -> None:
    values = sum(case.value is not None for case in CASES)
    assert values >= 300
    assert len(CASES) - values >= 120
    assert len({case.text for case in CASES}) == len(CASES)
    assert all(case.reason for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case.text))
def test_a_printed_date_has_its_value_or_says_why_it_has_none(case: Case) -> None:
    reading = read_date(case.text)
    codes = [doubt.code for doubt in reading.doubts]
    assert (in_iso(reading.value), codes) == (case.value, [case.doubt] if case.doubt else []), (
        case.reason
    )
    assert reading.rule
    assert DIAGNOSTIC_CODES.keys() >= set(codes)


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u200b"])
def test_nothing_is_no_date_and_no_doubt(text: str) -> None:
    assert read_date(text).value is None
    assert read_date(text).doubts == ()


@pytest.mark.parametrize(
    ("text", "order", "value"),
    [
        ("07/11/2025", DateOrder.DAY_FIRST, "2025-11-07"),
        ("07/11/2025", DateOrder.MONTH_FIRST, "2025-07-11"),
        ("07/11/2025", DateOrder.YEAR_FIRST, None),
        ("7.11.2025", DateOrder.DAY_FIRST, "2025-11-07"),
        ("07 11 2025", DateOrder.DAY_FIRST, "2025-11-07"),
        ("07/11/2025 - 09/11/2025", DateOrder.DAY_FIRST, "2025-11-07/2025-11-09"),
        ("07/11/2025 - 09/11/2025", DateOrder.MONTH_FIRST, "2025-07-11/2025-09-11"),
        ("07/11 - 09/11/2025", DateOrder.DAY_FIRST, "2025-11-07/2025-11-09"),
        # The calendar is stronger than the profile: there is no month 19.
        ("19/05/2010", DateOrder.MONTH_FIRST, "2010-05-19"),
        ("05/19/2010", DateOrder.DAY_FIRST, "2010-05-19"),
        ("2019-10-05", DateOrder.DAY_FIRST, "2019-10-05"),
        # 12/11/2024 is a Tuesday as 12 November: the weekday contradicts the profile.
        ("Tuesday, 12/11/2024", DateOrder.DAY_FIRST, "2024-11-12"),
        ("Tuesday, 12/11/2024", DateOrder.MONTH_FIRST, None),
        ("07/11/25", DateOrder.DAY_FIRST, None),
    ],
)
def test_the_order_decides_what_the_text_leaves_open(
    text: str, order: DateOrder, value: str | None
) -> None:
    assert in_iso(parse_date(text, order=order)) == value


def test_an_ambiguous_date_names_both_readings() -> None:
    (doubt,) = read_date("07/11/2025").doubts
    assert "2025-11-07 (day first)" in doubt.message
    assert "2025-07-11 (month first)" in doubt.message


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["19/05/2010"], DateOrder.DAY_FIRST),
        (["05/19/2010"], DateOrder.MONTH_FIRST),
        (["07/11/2025", "held on 19/05/2010 in Islamabad"], DateOrder.DAY_FIRST),
        (["Tuesday, 12/11/2024"], DateOrder.DAY_FIRST),
        (["12/11/2024 (Wednesday)"], DateOrder.MONTH_FIRST),
        (["07/11/2025", "07/07/2025"], None),
        (["19/05/2010", "05/19/2010"], None),
        (["2019-10-30", "7 November 2025"], None),
        (["31/02/2020", "25/11/07"], None),
        ([], None),
    ],
)
def test_a_document_shows_its_order_by_dates_that_have_one_reading(
    texts: list[str], order: DateOrder | None
) -> None:
    assert decide_order(texts) is order


def test_both_ends_of_a_month_are_inclusive() -> None:
    assert parse_date("February 2024") == DateRange(
        start=datetime.date(2024, 2, 1),
        end=datetime.date(2024, 2, 29),
        precision=Precision.MONTH,
    )


def test_prose_is_no_date_however_it_begins() -> None:
    assert parse_date("7 November 2025" + " " * 300) is None
    assert read_date("7 November 2025 " + "word " * 20_000).value is None
