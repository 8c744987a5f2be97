"""Laws of dates: however a date is spelled it is read back, and nothing is ever invented."""

from __future__ import annotations

import calendar
import datetime
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from capesdoc.findings import DIAGNOSTIC_CODES
from capesdoc.header.date_forms import read_date_tokens
from capesdoc.header.date_times import find_dates, split_date_time
from capesdoc.header.date_tokens import tokenise
from capesdoc.header.dates import read_date
from capesdoc.header.numeric_dates import decide_order
from capesdoc.profile import DateOrder
from capesdoc.record import DateRange, Precision

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))
CASES: Final[list[Callable[[str], str]]] = [str, str.upper, str.lower, str.title]
DASHES = st.sampled_from(["-", "–", "—", " - ", " – ", " to ", " till ", "--", " --- "])
ORDERS = st.sampled_from([DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST])


def ordinal(day: int) -> str:
    if day in {11, 12, 13}:
        return f"{day}th"
    return str(day) + {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


@st.composite
def day_numbers(draw: st.DrawFn, day: int) -> str:
    return draw(st.sampled_from([str(day), f"{day:02}", ordinal(day)]))


@st.composite
def month_names(draw: st.DrawFn, month: int) -> str:
    short = calendar.month_abbr[month]
    return draw(st.sampled_from([calendar.month_name[month], short, f"{short}."]))


@st.composite
def spelled_days(draw: st.DrawFn, day: datetime.date) -> str:
    number = draw(day_numbers(day.day))
    month = draw(month_names(day.month))
    written = draw(
        st.sampled_from(
            [
                f"{number} {month} {day.year}",
                f"{number} {month}, {day.year}",
                f"{number} of {month} {day.year}",
                f"{month} {number}, {day.year}",
                f"{month} {number} {day.year}",
                f"{day.year} {month} {number}",
                f"{number}{month}{day.year}",
                day.isoformat(),
                f"{day.year}/{day.month}/{day.day}",
                f"{day.day}-{calendar.month_abbr[day.month]}-{day.year}",
            ]
        )
    )
    weekday = calendar.day_name[day.weekday()]
    around = ["{}", f"{weekday}, {{}}", f"{weekday[:3]} {{}}", f"{{}} ({weekday})", "({})", "{}."]
    return draw(st.sampled_from(around)).format(written)


@st.composite
def spelled_ranges(draw: st.DrawFn) -> tuple[str, DateRange]:
    start = draw(DAYS)
    length = draw(st.integers(1, 40))
    end = min(start + datetime.timedelta(days=length), datetime.date(2100, 12, 31))
    dash = draw(DASHES)
    first, last = draw(day_numbers(start.day)), draw(day_numbers(end.day))
    month, last_month = draw(month_names(start.month)), draw(month_names(end.month))
    forms = [
        f"{first} {month} {start.year}{dash}{last} {last_month} {end.year}",
        f"{month} {first}, {start.year}{dash}{last_month} {last}, {end.year}",
        f"{start.isoformat()} to {end.isoformat()}",
    ]
    if start.year == end.year:
        forms.append(f"{first} {month}{dash}{last} {last_month} {end.year}")
        forms.append(f"{month} {first}{dash}{last_month} {last}, {end.year}")
    if (start.year, start.month) == (end.year, end.month) and start < end:
        forms.append(f"{first}{dash}{last} {month} {end.year}")
        forms.append(f"{month} {first}{dash}{last}, {end.year}")
    return draw(st.sampled_from(forms)), DateRange(start=start, end=end)


@st.composite
def disturbed(draw: st.DrawFn, text: str) -> str:
    """Change what says nothing: the kind and number of spaces, and the case."""
    space = draw(st.sampled_from([" ", "  ", "\u00a0", "\u2009", "\t", " \u200b"]))
    case = draw(st.sampled_from(CASES))
    edge = draw(st.sampled_from(["", " ", "\n", "\u200e"]))
    return edge + case(text).replace(" ", space) + edge


@given(st.data())
def test_a_day_is_read_back_from_every_spelling(data: st.DataObject) -> None:
    day = data.draw(DAYS)
    text = data.draw(spelled_days(day))
    assert read_date(text).value == DateRange(start=day, end=day)


@given(spelled_ranges())
def test_a_range_is_read_back_from_every_spelling(spelled: tuple[str, DateRange]) -> None:
    text, value = spelled
    assert read_date(text).value == value


@given(st.data())
def test_white_space_and_case_change_nothing(data: st.DataObject) -> None:
    text, value = data.draw(spelled_ranges())
    assert read_date(data.draw(disturbed(text))).value == value


@given(DAYS, ORDERS, st.sampled_from("/-."))
def test_digits_are_read_in_the_order_that_is_given(
    day: datetime.date, order: DateOrder, separator: str
) -> None:
    parts = [f"{day.day:02}", f"{day.month:02}", str(day.year)]
    if order is DateOrder.MONTH_FIRST:
        parts[:2] = parts[1::-1]
    text = separator.join(parts)
    assert read_date(text, order=order).value == DateRange(start=day, end=day)
    undecided = day.day <= 12 and day.day != day.month
    assert (read_date(text).value is None) == undecided
    assert decide_order([text]) is (order if day.day > 12 else None)


@given(DAYS)
def test_a_wrong_weekday_is_said_and_the_date_kept(day: datetime.date) -> None:
    other = calendar.day_name[(day.weekday() + 1) % 7]
    reading = read_date(f"{other}, {day.day} {calendar.month_name[day.month]} {day.year}")
    assert reading.value == DateRange(start=day, end=day)
    assert [doubt.code for doubt in reading.doubts] == ["weekday-mismatch"]


@given(st.data())
def test_the_fast_path_and_the_grammar_are_equal(data: st.DataObject) -> None:
    text, _ = data.draw(spelled_ranges())
    damaged = data.draw(st.sampled_from([text, text[:-1], text.replace("2", "3"), text[1:]]))
    for one in (text, damaged):
        plain = one.replace("–", "-").replace("—", "-")
        assert read_date(one).value == read_date_tokens(tokenise(plain), one, order=None).value


PIECES: Final = (
    "7 31 12 2019 2020 May Dec Jan Monday th st of to - – / . , & and ( ) '09 "
    "07/11/2025 nd 2019-10-30 from on the TBC 15:30 pm x \u200b | ; 年 all day between"
)
RUBBLE = st.lists(st.sampled_from(PIECES.split(" ")), max_size=12).flatmap(
    lambda row: st.sampled_from(["", " "]).map(lambda gap: gap.join(row))
)


@given(st.one_of(st.text(max_size=300), RUBBLE), st.one_of(st.none(), ORDERS))
def test_any_text_has_a_reading_that_invents_nothing(text: str, order: DateOrder | None) -> None:
    reading = read_date(text, order=order)
    assert {doubt.code for doubt in reading.doubts} <= DIAGNOSTIC_CODES.keys()
    if reading.value is not None:
        assert reading.value.start <= reading.value.end
        digits = unicodedata.normalize("NFKC", text)
        # A range over the turn of the year prints one year and means two.
        years = {reading.value.start.year, reading.value.end.year}
        assert any(str(year) in digits for year in years) or not digits.isascii()
        if reading.value.precision is Precision.DAY:
            assert str(reading.value.start.day) in digits or not digits.isascii()


@given(st.text(alphabet=st.characters(exclude_categories=["Nd", "No", "Nl", "Lo"]), max_size=80))
def test_without_a_digit_there_is_no_date(text: str) -> None:
    assert read_date(text).value is None
    assert all(found.reading.value is None for found in find_dates(text))


@given(st.data())
def test_a_date_is_found_within_a_longer_value(data: st.DataObject) -> None:
    day = data.draw(DAYS)
    text = data.draw(spelled_days(day))
    before = data.draw(st.sampled_from(["", "Hotel Aram, ", "Place: ", "Lecture | ", "F-8/1 – "]))
    after = data.draw(st.sampled_from(["", ", Islamabad", " | Hall 3", " (by invitation)"]))
    (found,) = find_dates(before + text + after)
    assert found.reading.value == DateRange(start=day, end=day)
    assert len(before) <= found.start < found.end <= len(before + text)


@given(st.one_of(st.text(max_size=200), RUBBLE))
def test_what_is_found_is_in_order_and_does_not_overlap(text: str) -> None:
    parts = split_date_time(text)
    places = sorted([(one.start, one.end) for one in (*parts.dates, *parts.times)] + [*parts.rest])
    assert all(0 <= start < end <= len(text) for start, end in places)
    if not (parts.dates and parts.times):  # the time at each end of a range stands within the date
        assert all(before[1] <= after[0] for before, after in pairwise(places))
