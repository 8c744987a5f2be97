"""Footnotes: notes at a page end are kept and marked; lists and small print there are text."""

from __future__ import annotations

import pytest

from capesdoc.cleaning import clean
from capesdoc.readers import decode_text
from capesdoc.source import Part

_TEXT = "The corridor was praised.1 It remains a promise, as the panel said, and"
_REST = "nobody knows how long it will remain one."


def _parts(text: str) -> list[tuple[str, Part]]:
    cleaned = clean(decode_text(text.replace("\n␌\n", "\f"), name="case"))
    return [(line.text, line.part) for line in cleaned.lines]


def test_notes_below_a_rule_are_kept_in_their_place_and_the_rule_goes() -> None:
    note = "1 See the minutes of the last round."
    assert _parts(f"{_TEXT}\n\n__________\n{note}\n␌\n{_REST}") == [
        (_TEXT, Part.BODY),
        (note, Part.FOOTNOTE),
        (_REST, Part.BODY),
    ]


def test_a_marked_block_at_the_page_end_is_a_note_where_the_text_refers_to_it() -> None:
    note = "1 See the minutes of the last round."
    more = "which were never published."
    assert _parts(f"{_TEXT}\n\n{note}\n{more}\n\n- 4 -\n␌\n{_REST}\n\n- 5 -") == [
        (_TEXT, Part.BODY),
        (note, Part.FOOTNOTE),
        (more, Part.FOOTNOTE),
        (_REST, Part.BODY),
    ]


@pytest.mark.parametrize(
    "reference",
    [
        "as in 2019.1 It",
        "as in 2019?1 It",
        "“a promise”1 and",
        "(a promise)1 and",
        "a promise1, as",
        "a promise [1] as",
        "a promise,1 as",
    ],
)
def test_a_raised_mark_is_found_behind_words_stops_quotes_and_years(reference: str) -> None:
    note = "1 See the minutes of the last round."
    parts = _parts(f"It was called {reference} went on.\n\n{note}\n␌\n{_REST}")
    assert (note, Part.FOOTNOTE) in parts


@pytest.mark.parametrize("number", ["3.1 per cent", "G1 states", "1 of 3", "phase 1:2"])
def test_a_number_in_the_text_is_no_reference(number: str) -> None:
    note = "1 See the minutes of the last round."
    parts = _parts(f"It was called {number} at the time.\n\n{note}\n␌\n{_REST}")
    assert (note, Part.BODY) in parts


@pytest.mark.parametrize(
    "page_end",
    [
        # Nothing refers to the number: a list.
        "2. Open the crossing at night.",
        "7 Open the crossing at night.",
        # A date is no mark.
        "12 May 2025 was set for the next round.",
        # A rule above unmarked text is a signature line.
        "____________________\nRapporteur of the session",
    ],
)
def test_what_only_looks_like_a_note_is_text(page_end: str) -> None:
    parts = _parts(f"{_TEXT}\n\n{page_end}\n␌\n{_REST}")
    assert {part for _, part in parts} == {Part.BODY}
    assert [text for text, _ in parts][1:-1] == page_end.split("\n")
