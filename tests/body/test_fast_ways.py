"""Fast ways of the body: each gives what the slow way beside it gives."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from body.drawn import Setting, draw
from body.test_body import some_lines
from capesdoc.body import build_paragraphs, headings, hyphens, lists, markers, rows, wraps
from capesdoc.body.columns import STRAIGHT_POINTS, edges_of
from capesdoc.body.flows import Flow
from capesdoc.body.habits import double_spaced
from capesdoc.body.hyphens import vocabulary_of
from capesdoc.body.markers import begins_with_word, marker_of
from capesdoc.body.measures import measure
from capesdoc.body.openings import may_open
from capesdoc.body.rows import row_kind
from capesdoc.body.sentences import ending_of
from capesdoc.body.widths import wraps_of
from capesdoc.source import Boundary, Line

_HEADS = st.sampled_from([
    "Figure", "fig. 2", "Left to right", "l-r", "l to r", "L - R", "(from left)", "Source", "Map",
    "Yours sincerely", "with best wishes", "Report prepared by", "Written by", "\u212aind", "Chair",
    "\u017fource", "\u0131mage", "P\u0131cture", "-", "*", "o", "i.", "iv)", "(a)", "12.", "Il",
    "Vi", "x", "V.", "I", "•", "\uf0b7", "1.Trade", "–", "Dr", "“", "the harbour",
])  # fmt: skip
_TAILS = st.sampled_from([
    ": boats", " regards,", " by M. Orlan", "  and", "\tcell", "   cell", "....... 12", "....", ".",
    ". . . . iv", "……… 3", ",", " etc.", " Ltd.", " No.", " (Retd.)", " art.", " x.", " U.S.", "",
    " ", "\u2003x", "\u00a0x", " 10:30 - 11:00 Tea", "-", " word.\u00a0",
])  # fmt: skip
_TEXTS = st.builds(str.__add__, _HEADS, _TAILS) | st.text(max_size=30)


def _without_heads(text: str) -> rows.RowKind | None:
    """Ask every pattern of a text that may be a row."""

    class _Every(frozenset[str]):
        def __contains__(self, _: object) -> bool:
            return True

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "_CAPTION_HEADS", _Every())
        patch.setattr(rows, "_SALUTATION_HEADS", _Every())
        patch.setattr(rows, "_may_be_contents", lambda _: True)
        return row_kind(text)


@given(_TEXTS)
@settings(max_examples=200)
def test_what_its_first_letters_and_its_end_rule_out_is_no_row(text: str) -> None:
    assert row_kind(text) is _without_heads(text)


@given(_TEXTS)
@settings(max_examples=200)
def test_a_marker_is_read_as_by_its_patterns(text: str) -> None:
    by_sight = marker_of(text)
    letters = text[:1].isalpha() and text[1:2] not in markers._BEHIND_LETTER
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markers, "_SIGNS", {})
        if not letters or text[0] in markers._ROMAN_LETTERS:
            patch.setattr(markers, "begins_with_word", lambda _: False)
        assert marker_of(text) == by_sight
    assert by_sight is None or not begins_with_word(text)


@given(_TEXTS)
@settings(max_examples=200)
@example("It ended.")
@example("It ended in Sept.")
@example("It was no.")
def test_a_plain_last_word_closes_a_sentence_as_the_tables_say(text: str) -> None:
    by_sight = ending_of(text)
    # A space that does not part words for the fast way.
    odd = " ".join(text.split(" ")[:-1]) + "\u2003" + text.split(" ")[-1]
    assert ending_of(odd) == by_sight or not text.endswith(".")


@given(st.lists(_TEXTS, max_size=8))
def test_the_words_of_a_document_are_those_of_its_lines_together(texts: list[str]) -> None:
    text = " ".join(texts).lower()
    for mark in hyphens._WIDE_MARKS:
        text = text.replace(mark, " ")
    plain = text.replace("‐", "-").encode("utf-8", "surrogatepass").translate(hyphens._PUNCTUATION)
    assert vocabulary_of(texts) == frozenset(plain.decode("utf-8", "surrogatepass").split())


@given(some_lines())
@settings(max_examples=150)
def test_a_line_folded_without_a_call_is_one_that_is_full(lines: list[Line]) -> None:
    """Where the fast way calls a line full, `Flow.fill` says so too, or it ends at its edge."""
    if not lines:
        return
    flow = measure(lines)
    for left in range(len(flow.texts) - 1):
        frame = flow.frames[left]
        slack = frame.right - flow.x1[left]
        straight = slack <= STRAIGHT_POINTS * 2
        ragged = slack - flow.rooms[left + 1] <= flow.style.allowance
        full = flow.style.wrapped and (straight if frame.straight else ragged)
        assert full == (flow.fill(left, left + 1) == 3)


@given(some_lines())
@settings(max_examples=200)
def test_lines_folded_at_sight_are_folded_so_by_the_rules(lines: list[Line]) -> None:
    """`_seam` may call the wrap by another name; it parts no two lines that sight joins."""
    body = build_paragraphs(lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wraps, "_PLAIN_ENDS", frozenset())
        by_rules = build_paragraphs(lines)
    assert [paragraph.text for paragraph in body.paragraphs] == [
        paragraph.text for paragraph in by_rules.paragraphs
    ]


_WORDS = [
    "the", "harbour", "board", "agreed", "that", "dredging", "should", "go", "on", "until", "May",
    "Umar,", "boats.", "of", "Dr.", "(2025)", "inter-", "Gwadar", "1998.", "M.",
]  # fmt: skip
_PROSE = st.lists(st.sampled_from(_WORDS), min_size=4, max_size=60).map(" ".join)
_SETTINGS = st.builds(
    Setting,
    width=st.sampled_from([180, 300]),
    indent=st.sampled_from([0, 0, 18]),
    hang=st.sampled_from([0, 0, 18]),
    straight=st.booleans(),
)


@given(st.lists(_PROSE, min_size=1, max_size=6), _SETTINGS, st.booleans())
@settings(max_examples=60, deadline=None)
def test_set_lines_folded_at_sight_are_folded_so_by_the_rules(
    texts: list[str], how: Setting, gaps: bool
) -> None:
    lines: list[Line] = []
    for text in texts:
        boundary = Boundary.BLANK if gaps else Boundary.LINE
        lines += draw(
            text, number=len(lines) + 1, top=72 + 20 * len(lines), boundary=boundary, setting=how
        )
    flow = measure(lines)
    at_sight = [block.indices for block in wraps.fold(flow)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wraps, "_PLAIN_ENDS", frozenset())
        assert [block.indices for block in wraps.fold(flow)] == at_sight


@given(some_lines())
def test_edges_are_measured_at_once_as_line_by_line(lines: list[Line]) -> None:
    texts = [line.text.strip() for line in lines]
    x0, x1 = edges_of(lines, texts)
    for line, text, left, right in zip(lines, texts, x0, x1, strict=True):
        assert edges_of([line], [text]) == ([left], [right])


@given(some_lines())
def test_a_text_without_line_ends_wraps_nowhere(lines: list[Line]) -> None:
    if not lines:
        return
    flow = measure(lines)
    if not any(parted.value == "line" for parted in flow.breaks[1:]):
        assert wraps_of(flow, gaps=flow.style.gaps) is None
    fresh = Flow(lines)
    pairs = [j for j in range(1, len(fresh.texts)) if fresh.breaks[j].value == "blank"]
    small = [j for j in pairs if fresh.texts[j][0].islower()]
    if len(small) < 4:
        assert not double_spaced(fresh, 9)


@given(_TEXTS)
@settings(max_examples=200)
def test_what_begins_inside_a_word_has_no_marker(text: str) -> None:
    at_sight = text[:1].isalpha() and text[1:2] in lists._INSIDE_WORDS
    assert not at_sight or marker_of(text) is None


_OPENED = st.builds(
    "{}{}".format,
    st.sampled_from([
        "Working session", "PANEL", "day", "Day ", "\u017fession", "Pane\u0131", "h.e", "H.E.",
        "His excellency", "dr", "Dr.", "Lt", "air", "Air", "keynote", "\u212aeynote", "fifth",
        "guest", "Sardar", "\u017fyed", "annexure", "Theme", "third session", "s\u0131r", "Maulana",
        "smt", "The board", "of",
    ]),
    st.sampled_from([
        "", " 2", "2", " one", " Iv", " speaker", " SPEAKER", ". Orlan", " Orlan", " group b",
    ]),
)  # fmt: skip


@given(_OPENED | _TEXTS)
@settings(max_examples=300)
def test_no_heading_pattern_begins_otherwise_than_its_table_says(text: str) -> None:
    assert may_open(text, headings._PART_HEADS, 3) or headings._PART.match(text) is None
    assert may_open(text, headings._SPEAKER_HEADS, 2) or headings._SPEAKER.match(text) is None


@given(st.lists(_TEXTS | _OPENED, max_size=3).map(" ".join) | st.from_regex(r"[A-Z][a-z ]{1,12}"))
@settings(max_examples=300)
def test_letters_and_spaces_hold_no_number_and_no_date(text: str) -> None:
    if text.replace(" ", "").isalpha():
        assert headings._NUMBER.sub("", text) == text
        assert headings._MULTILEVEL.match(text) is None
        assert headings._DATE.search(text) is None
