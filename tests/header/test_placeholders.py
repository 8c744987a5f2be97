"""Placeholders: what is left over from a template, and what only looks like it."""

from __future__ import annotations

import pytest

from capesdoc.header.placeholders import is_placeholder


@pytest.mark.parametrize(
    "text",
    [
        *("TBC", "tbc", "T.B.C.", "TBA", "tbd.", "(TBC)", "To be announced", "to be  confirmed"),
        *("N/A", "n/a", "NA", "Nil", "None", "Not applicable", "Will be announced"),
        *("", " ", "-", "--", "…", "???", "______", "[]", "***"),
        *("[Date]", "[Venue]", "<name>", "[%%%% date %%%%]", "(insert)", "(insert name of venue)"),
        *("[enter date here]", "Enter the date here", "FORMTEXT", "Click here to enter text"),
        *("dd/mm/yyyy", "DD-MM-YYYY", "xx/xx/xxxx", "__/__/____", "hh:mm", "XXX"),
    ],
)
def test_a_placeholder_is_no_value(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "(Islamabad)",  # brackets alone make no placeholder
        "[Zoom]",
        "Nila Beg",
        "Tbilisi",
        "Naran",
        "Pending House, Lahore",
        "Insert Coin Arcade",  # a name that begins with the verb
        "Add-on Hall",
        "Dr. X. X. Moin",
        "M. M. Yusuf",
        "07/11/2025",
        "The unknown citizen",
        "None of the Above Theatre",
        "x" * 200,
    ],
)
def test_what_only_looks_like_one_is_a_value(text: str) -> None:
    assert not is_placeholder(text)
