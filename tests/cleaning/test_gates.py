"""Cheap tests that let a rule be skipped: the rule gives the same where they are not asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from capesdoc.cleaning.candidates import find_candidates
from capesdoc.cleaning.characters import repair_characters
from capesdoc.cleaning.doubts import AsRead, find_doubts
from capesdoc.cleaning.footnotes import _RULE_IN_SIGNS, _RULE_LINE
from capesdoc.cleaning.line_numbers import LEAST_NUMBERS, set_line_numbers_aside
from capesdoc.cleaning.page_ends import _chains
from capesdoc.cleaning.page_numbers import _BEGINNINGS, _CORE, _DRESS, _ELSEWHERE
from capesdoc.cleaning.several_events import _EVENT_LABEL, LONGEST_BEFORE_DATE
from capesdoc.cleaning.short_pages import _MAY_RUN, _RUNNING, _running_mark
from capesdoc.cleaning.signs import find_signs
from capesdoc.cleaning.spacing import LETTER_SPACED_HINT, may_be_letter_spaced
from capesdoc.cleaning.transcripts import (
    _STAMP,
    _TITLES,
    _TURN,
    LEAST_TURNS_A_SPEAKER,
    LONGEST_BEFORE_COLON,
    _may_call_by_title,
)
from capesdoc.source import Boundary, Line

_DAMAGED = st.text(
    st.sampled_from("abe ftIl.,:1(cid)\t\u00ad\u00a0\u00c2\u00e2\u20ac\u2122\u201c\ufb01\u200b")
    | st.sampled_from("\x01\x7f\x85\ufffd\ue000\u202e\ufeff\ud800\n-_>"),
    max_size=40,
)

_NUMBERED = st.lists(
    st.sampled_from(("Report", "Session", "Page", "of", "civil", "-", "|", "a\nb"))
    | st.sampled_from(("I", "ii", "iii", "iv", "(v)"))
    | st.sampled_from(("1", "2", "3", "4.", "2024", "\u0662", "\uff13", "12345")),
    min_size=1,
    max_size=4,
).map(" ".join)


def _lines(texts: list[str], padding: int = 0) -> tuple[Line, ...]:
    lines: list[Line] = []
    for text in texts:
        for piece in (text, "and so the sentence goes on and " * padding) if padding else (text,):
            boundary = Boundary.LINE if lines else Boundary.START
            lines.append(Line(text=piece, page=1, number=len(lines) + 1, boundary=boundary))
    return tuple(lines)


@given(st.lists(_DAMAGED, max_size=6))
def test_signs_are_all_characters_but_plain_ones(texts: list[str]) -> None:
    plain = set("\n ,.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    expected = sorted(sign for text in texts for sign in text if sign not in plain)
    assert sorted(find_signs(texts)) == expected


@given(st.lists(_DAMAGED, min_size=1, max_size=6))
def test_characters_are_repaired_as_if_every_rule_were_asked(texts: list[str]) -> None:
    lines, document = _lines(texts), "\n".join(texts)
    assert repair_characters(lines, document, find_signs(texts)) == repair_characters(
        lines, document, document
    )


_APART = st.lists(
    st.sampled_from(
        ["a", "D", "\u00e9", "\u5b57", "3", "_", "\u2013", "\U00020000", "be", "", "\n"]
    ),
    max_size=7,
).map(" ".join)


@given(_APART | _DAMAGED)
def test_letters_apart_leave_three_spaces_among_every_second_character(text: str) -> None:
    assert LETTER_SPACED_HINT.search(text) is None or may_be_letter_spaced(text)


@given(st.lists(_DAMAGED, min_size=1, max_size=6), st.integers(1, 12))
def test_doubts_are_found_as_if_the_signs_were_the_whole_text(texts: list[str], times: int) -> None:
    lines, document = _lines(texts * times), "\n".join(texts * times)
    signs = find_signs(texts * times)
    sparing = AsRead(texts * times, document, signs)
    assert find_doubts(lines, texts * times, signs, sparing) == find_doubts(
        lines, texts * times, document, sparing._replace(signs=document)
    )


@given(st.characters(max_codepoint=127), st.sampled_from(["1", "age 2", "v", "2 of 3", " 4", ""]))
def test_no_page_number_begins_otherwise(first: str, rest: str) -> None:
    assert first in _BEGINNINGS or _CORE.fullmatch(first + rest) is None


@given(st.characters(max_codepoint=127), st.sampled_from(["1", "- 2 -", "age 2", "v", " 4", ""]))
def test_no_line_with_a_page_number_begins_elsewhere(first: str, rest: str) -> None:
    stripped = (first + rest).strip(_DRESS)
    assert first not in _ELSEWHERE or (stripped[:1] == first and _CORE.fullmatch(stripped) is None)


@given(st.text(st.sampled_from("_―—–─- \ta."), max_size=24) | st.text(max_size=12))
def test_a_drawn_rule_leaves_its_strokes_among_the_signs(text: str) -> None:
    assert _RULE_LINE.fullmatch(text) is None or _RULE_IN_SIGNS.search(find_signs([text]))


@given(st.lists(_NUMBERED | st.sampled_from(("Report  |3", "a   4", "Dues Page 7")), max_size=3))
def test_what_runs_has_a_gap_a_bar_or_the_word(texts: list[str]) -> None:
    text = "  ".join(texts)
    assert _RUNNING.fullmatch(text) is None or _MAY_RUN.search(text)


@given(
    st.integers(10, 14), st.sampled_from(["{} and so on", " {}\tand so on", "{}"]), st.booleans()
)
def test_lines_are_numbered_only_where_so_many_begin_with_no_letter(
    count: int, form: str, headed: bool
) -> None:
    numbered = [form.format(number) for number in range(1, count + 1)]
    lines = _lines(["The report", *numbered] if headed else numbered)
    _, edits = set_line_numbers_aside(lines, "\n".join(line.text for line in lines))
    assert not edits or count >= LEAST_NUMBERS


@given(_NUMBERED | st.text(max_size=20))
def test_a_running_line_with_a_number_ends_with_a_digit(text: str) -> None:
    assert text[-1:].isdecimal() or _running_mark(0, text) is None


@given(st.lists(_NUMBERED, min_size=1, max_size=8))
def test_no_chain_is_missed_for_want_of_numbers_in_a_row(texts: list[str]) -> None:
    lines = _lines(texts, padding=10)
    candidates = find_candidates(lines)
    assert _chains(lines, candidates) == _chains(lines, candidates._replace(may_count_up=True))


def _spaced(most: int) -> st.SearchStrategy[str]:
    return st.integers(0, most).map(" ".__mul__)


_NAME_PARTS = st.sampled_from(["A", "Ann", "Lee.", "(Dr)", "O’Neill-Smith", "N" + "a" * 24])
_TURNS = st.builds(
    "{}{}{}{}{}:{}{}".format,
    _spaced(8),
    st.sampled_from(["", ">>", ">> "]),
    st.sampled_from(["", "10:05", "[(10:05:07)]    ", "1:05    "]),
    st.lists(_NAME_PARTS, min_size=1, max_size=5).map(" ".join),
    st.sampled_from(["", " "]),
    st.sampled_from([" ", "    "]),
    st.sampled_from(["Thank you.", "Yes: quite."]),
) | st.builds(
    "{}{}{}".format, _spaced(8), st.sampled_from(["[10:05:07.123]", "1:05:07"]), _spaced(2)
)
_EVENT_LABELS = st.builds(
    "{}{}{}{}{}{}{}".format,
    _spaced(8),
    st.sampled_from(["", "1. ", "123)    ", "12.  "]),
    st.sampled_from(["Date", "EVENT DATE", "event\tdate", "Event date", "Title", "Venue"]),
    st.sampled_from(["", " of event", " and venue of the day", " & time"]),
    _spaced(4),
    st.sampled_from(":-–—"),
    st.sampled_from(["5 May", "        5 May"]),
)


@given(_TURNS)
def test_the_colon_of_a_turn_stands_where_it_is_looked_for(text: str) -> None:
    begun = text[:LONGEST_BEFORE_COLON]
    assert ":" in begun or not (_TURN.match(text) or _STAMP.match(text))


_CALLED = st.lists(
    st.sampled_from(
        ["\n", "  ", " ", "Mr. ", "Ms. ", "Chairman", "The ", "Orlan.", "\nMr. Orlan. "]
    ),
    max_size=14,
).map("".join)


@given(_CALLED)
def test_turns_called_by_title_are_counted_where_a_line_or_a_gap_shows_them(text: str) -> None:
    counts = [text.count(f"\n{one}") + text.count(f"  {one}") for one in _TITLES]
    read = AsRead(text.split("\n"), text, "")
    called = max(counts) >= LEAST_TURNS_A_SPEAKER
    assert _may_call_by_title(read, gapped="  " in text) == called


@given(_EVENT_LABELS)
def test_the_date_of_a_label_stands_where_it_is_looked_for(text: str) -> None:
    match = _EVENT_LABEL.match(text)
    dated = match is not None and "date" in match["label"].casefold()
    assert "date" in text[:LONGEST_BEFORE_DATE].lower() or not dated


def test_the_longest_turn_and_the_longest_label_are_looked_at_whole() -> None:
    name = " ".join(["N" * 25] * 5)
    turn = f"{' ' * 8}>> [(10:05:07)]    {name} : Yes"
    assert _TURN.match(turn)
    assert turn.index(" : ") + 2 <= LONGEST_BEFORE_COLON
    label = f"{' ' * 8}123)    Event Date: 5 May"
    assert _EVENT_LABEL.match(label)
    assert len(label.partition(":")[0]) <= LONGEST_BEFORE_DATE
