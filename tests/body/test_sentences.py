"""Whether a text breaks off in the middle of a sentence, and how one begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capesdoc.body.sentences import Openness, Start, ending_of, open_mark, start_of

ENDINGS = [
    # the three stops, and what closes behind them
    ("The board met.", Openness.CLOSED),
    ("Who will pay?", Openness.CLOSED),
    ("He said, “We will pay.”", Openness.CLOSED),
    ("The board met (in the spring.)", Openness.CLOSED),
    ("He said no.", Openness.MAYBE),
    # the number of a note behind the stop
    ("The board met in the harbour.12", Openness.CLOSED),
    ("The board met in the “harbour.”3", Openness.CLOSED),
    # a decimal is no stop and note
    ("The cost rose by 3.12", Openness.OPEN),
    # nothing ends it
    ("The board met in the harbour", Openness.OPEN),
    ("The board met in 2025", Openness.OPEN),
    ("The board met; it was late;", Openness.OPEN),
    # an address of the web ends a reference, and the address may go on
    ("Harbour Board. (2019). Retrieved from https://ports.example/map/", Openness.MAYBE),
    ("Harbour Board. (2019). https://ports.example/map?id=12", Openness.MAYBE),
    ("survey-of-the-northern-channel-and-of-the-ports/", Openness.MAYBE),
    ("the survey of the and/", Openness.WIDE_OPEN),
    # it asks for more
    ("a point of regional connectivity,", Openness.WIDE_OPEN),
    ("He spoke of the “harbour,”", Openness.WIDE_OPEN),
    ("the board of the", Openness.WIDE_OPEN),
    ("the harbour and", Openness.WIDE_OPEN),
    ("policy-makers particularly in", Openness.WIDE_OPEN),
    ("the harbour –", Openness.WIDE_OPEN),
    ("the harbour (", Openness.WIDE_OPEN),
    # abbreviations and initials that never end a sentence
    ("a Policy Analyst, M.", Openness.WIDE_OPEN),
    ("the survey by Dr.", Openness.WIDE_OPEN),
    ("some valleys, i.e.", Openness.WIDE_OPEN),
    ("as stated in No.", Openness.WIDE_OPEN),
    ("Rear Adm. (Retd.)", Openness.OPEN),
    # those that may
    ("the boats of the U.S.", Openness.MAYBE),
    ("boats, maps, etc.", Openness.MAYBE),
    ("as shown by Orlan et al.", Openness.MAYBE),
    ("since World War I.", Openness.MAYBE),
    ("as told in Annex B.", Openness.MAYBE),
    ("three reasons:", Openness.MAYBE),
    # words that only look like abbreviations
    ("the boats and the sun.", Openness.CLOSED),
    ("he was fed.", Openness.CLOSED),
]


@pytest.mark.parametrize(("text", "expected"), ENDINGS)
def test_an_ending_is_as_open_as_its_last_mark_and_word_say(text: str, expected: Openness) -> None:
    assert ending_of(text).openness is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("connecting South", Start.LOWER),
        ("“who will pay?” she asked", Start.LOWER),
        ("(and so on)", Start.LOWER),
        ("Orlan", Start.UPPER),
        ("“Who will pay?”", Start.QUOTE),
        ("1,200 boats", Start.DIGIT),
        ("https://example.org", Start.OTHER),
        ("orlan@example.org", Start.OTHER),
        ("– and so", Start.OTHER),
    ],
)
def test_a_start_is_told_by_its_first_letter(text: str, expected: Start) -> None:
    assert start_of(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said, “We will pay. They will too.", "a quotation"),
        ("The board (which met in spring", "a bracket"),
        ('He said, "We will pay.', "a quotation"),
        ("He said, “We will pay.” They did.", None),
        ("The valleys’ boats and the board’s", None),
    ],
)
def test_an_open_quotation_or_bracket_is_seen(text: str, expected: str | None) -> None:
    assert open_mark(text) == expected


@given(st.text())
def test_any_text_has_an_ending_and_a_start(text: str) -> None:
    assert ending_of(text).reason
    assert start_of(text) in Start
    open_mark(text)
