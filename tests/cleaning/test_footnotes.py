"""Footnotes: notes at a page end are kept and marked; lists and small print there are text."""

from __future__ import annotations

import pytest

from capesdoc.cleaning import clean
from capesdoc.readers import decode_text
from capesdoc.source import Part
from cleaning.printed import Printed, body, document_of

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


def test_a_note_that_the_page_end_breaks_off_goes_on_below_the_rule_of_the_next() -> None:
    note, rest = "1 See the minutes of the last round, which were never", "published in any form."
    parts = _parts(
        f"{_TEXT}\n\n__________\n{note}\n␌\n{_REST}\n\n__________\n{rest}\n␌\nIt was so."
    )
    assert parts == [
        (_TEXT, Part.BODY),
        (note, Part.FOOTNOTE),
        (_REST, Part.BODY),
        (rest, Part.FOOTNOTE),
        ("It was so.", Part.BODY),
    ]


def _printed(note: str, below: str) -> list[tuple[str, Part]]:
    """Print two pages with small type at the foot of each."""
    pages = [
        [
            *body(*["The corridor was praised by all of them."] * 9, _TEXT),
            Printed(note, 700, size=8),
        ],
        [
            *body(*["The corridor was praised by all of them."] * 9, _REST),
            Printed(below, 700, size=8),
        ],
    ]
    return [(line.text, line.part) for line in clean(document_of(*pages)).lines]


def test_the_rest_of_a_note_in_small_type_is_a_note() -> None:
    note, rest = "1 See the minutes of the last round, which were never", "published in any form."
    assert (rest, Part.FOOTNOTE) in _printed(note, rest)


def test_small_print_behind_a_note_that_ended_is_text() -> None:
    note, small = "1 See the minutes of the last round.", "published in any form."
    assert (small, Part.BODY) in _printed(note, small)


def test_a_raised_mark_set_apart_begins_a_note() -> None:
    lines = [
        *body(*["The corridor was praised by all of them."] * 9, _TEXT),
        Printed("1", 696, size=5, width=4),
        Printed("See the minutes of the last round.", 700, x0=80, size=8),
    ]
    parts = [(line.text, line.part) for line in clean(document_of(lines)).lines]
    assert parts[-2:] == [
        ("1", Part.FOOTNOTE),
        ("See the minutes of the last round.", Part.FOOTNOTE),
    ]
