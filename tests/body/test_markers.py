"""What looks like the head of a list item, and what only resembles it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capesdoc.body.markers import marker_of

MARKERS = [
    ("• boats", 2, "•"),
    ("•boats", 1, "•"),
    ("·\tboats", 2, "·"),
    ("► boats", 2, "►"),
    ("❖ boats", 2, "❖"),
    ("\uf0b7 boats", 2, "\uf0b7"),
    ("- boats", 2, "-"),
    ("− boats", 2, "−"),
    ("o boats", 2, "o"),
    ("1. boats", 3, "1."),
    ("12) boats", 4, "1)"),
    ("(3) boats", 4, "(1)"),
    ("1.Boats", 2, "1."),
    ("a. boats", 3, "a."),
    ("(b) boats", 4, "(a)"),
    ("(ii) boats", 5, "(i)"),
    ("iv. boats", 4, "i."),
    ("XII. boats", 5, "I."),
]

NO_MARKERS = [
    "boats",
    "2025. It was short",  # a year
    "1,200 boats",
    "3.5 per cent",
    "-boats",  # a dash without its space
    "— Orlan",  # an author's name, or speech
    "-5 degrees",
    "of boats",  # no "o" with a space behind it
    "Dr. Orlan",
    "No. 4 of the protocol",
    "viiii. boats",  # no roman number
    "(boats) and maps",
    "",
]


@pytest.mark.parametrize(("text", "length", "form"), MARKERS)
def test_a_marker_is_read_with_the_space_behind_it(text: str, length: int, form: str) -> None:
    marker = marker_of(text)
    assert marker is not None
    assert marker.length == length
    assert form in dict(marker.readings)


@pytest.mark.parametrize("text", NO_MARKERS)
def test_what_only_resembles_a_marker_is_none(text: str) -> None:
    assert marker_of(text) is None


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [("i. x", 1), ("ii. x", 2), ("iv. x", 4), ("ix. x", 9), ("xiv. x", 14), ("xl. x", 40)],
)
def test_roman_numbers_count(text: str, ordinal: int) -> None:
    marker = marker_of(text)
    assert marker is not None
    assert dict(marker.readings)["i."] == ordinal


def test_a_single_letter_may_be_roman_or_a_letter() -> None:
    marker = marker_of("i. boats")
    assert marker is not None
    assert dict(marker.readings) == {"i.": 1, "a.": 9}


@given(st.text())
def test_any_text_has_a_marker_or_none(text: str) -> None:
    marker = marker_of(text)
    assert marker is None or 0 < marker.length <= len(text)
