"""Rows: lines that stand alone."""

from __future__ import annotations

import pytest

from capesdoc.body.rows import ends_in_page


@pytest.mark.parametrize(
    "text",
    [
        "Dredging: what the province pays\t5",
        "Boats ........................ 11",
        "Boats . . . . . . . . . . . . 11",
        "Foreword\tvii",
        "Silt…………… 4",
    ],
)
def test_an_entry_of_contents_ends_in_its_page(text: str) -> None:
    assert ends_in_page(text)


@pytest.mark.parametrize(
    "text",
    [
        "The board met in the year 2031",  # no tab and no leaders
        "16.3\t11.2",  # two cells of figures
        "1.\tDredging, first half of 2031",  # a number of a list, and a year
        "They waited ... 4 days",
        "Level\tmix",  # a word, though all of its letters are Roman numbers but one
    ],
)
def test_what_merely_ends_in_a_number_is_no_entry(text: str) -> None:
    assert not ends_in_page(text)
