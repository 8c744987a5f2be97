"""Reading order and repairs, on segments made by hand."""

from __future__ import annotations

import random
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from capesdoc.errors import CapesdocError
from capesdoc.readers.base import Content, ReadOptions
from capesdoc.readers.pdf_order import order
from capesdoc.readers.pdf_pdfium import RefusedByPdfiumError, read_with_pdfium
from capesdoc.readers.pdf_preflight import check_streams
from capesdoc.readers.pdf_repairs import (
    DOUBLE_EM,
    drop_doubles,
    join_runs,
    part_at_breaks,
    plain_order,
)
from capesdoc.readers.pdf_segments import Break, Segment
from capesdoc.readers.pdf_styles import is_bold_font, is_white, turn_of
from capesdoc.readers.pdf_text import count_unmapped, expand_ligatures, is_marker

PDFS = Path(__file__).parents[2] / "fixtures" / "pdf"


def segment(text: str, x: float, y: float, *, width: float | None = None, size: float = 10,
            breaks: tuple[Break, ...] = (), turn: int = 0, bold: int = 0) -> Segment:  # fmt: skip
    wide = size * 0.5 * len(text) if width is None else width
    return Segment(
        text, x, y - 0.8 * size, x + wide, y + 0.2 * size, y, size, bold=bold, turn=turn,
        breaks=breaks,
    )  # fmt: skip


def texts(segments: list[Segment]) -> list[str]:
    return [placed.segment.text for placed in order(segments).lines]


def prose(x: float, y: float, count: int, name: str) -> list[Segment]:
    return [
        segment(f"{name} {row} a line of running text", x, y + 12 * row, width=150)
        for row in range(count)
    ]


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (0.0, ["rail links"[:4] + "links"]),
        (1.2, ["raillinks"]),  # kerning: under 0.13 em
        (2.5, ["rail links"]),  # a space
        (11.0, ["rail links"]),  # the widest that is one line
        (-2.5, ["raillinks"]),  # reaches back, as an italic does
        (-9.0, ["rail", "links"]),  # printed over the other
        (13.0, ["rail", "links"]),
    ],
)
def test_runs_on_a_baseline_join_by_their_gap(gap: float, expected: list[str]) -> None:
    left = segment("rail", 100, 100, width=20)
    joined = join_runs([left, segment("links", 120 + gap, 100)])
    assert [one.text for one in joined] == expected


def test_runs_on_two_baselines_stay_two_and_a_superscript_joins() -> None:
    base = segment("the 7", 100, 100, width=25)
    assert len(join_runs([base, segment("th", 125, 112)])) == 2
    (joined,) = join_runs([base, segment("th", 125, 96.5, size=6)])
    assert (joined.text, joined.baseline, joined.size) == ("the 7th", 100, 10)


def test_the_bold_prefix_goes_on_over_a_join_and_ends_with_the_first_plain_run() -> None:
    bold = segment("Ven", 100, 100, width=15, bold=3)
    more = segment("ue:", 115, 100, width=15, bold=3)
    plain = segment("Hall", 133, 100)
    (joined,) = join_runs([bold, more, plain])
    assert (joined.text, joined.bold) == ("Venue: Hall", 6)


def gap(text: str, at: str, left: float, right: float, usual: float = 2.8) -> Break:
    end = text.index(at) - 1
    return Break(end=end, start=end + 1, left=left, right=right, usual=usual)


def test_a_gap_far_wider_than_the_others_of_its_line_parts_two_cells() -> None:
    text = "Venue Harbour Hall"
    wide = segment(text, 72, 100, breaks=(gap(text, "Harbour", 100, 130),))
    assert [[one.text for one in row] for row in part_at_breaks([wide])] == [
        ["Venue", "Harbour Hall"]
    ]


def test_a_justified_line_of_wide_spaces_is_one() -> None:
    text = "a loose line of print"
    stretched = segment(
        text, 72, 100, breaks=(gap(text, "loose", 80, 97, 16), gap(text, "line", 120, 136, 16))
    )
    assert [len(row) for row in part_at_breaks([stretched])] == [1]


def test_a_narrow_gap_parts_where_several_lines_begin_on_its_right() -> None:
    text = "Venue Hall"
    rows = [
        segment(text, 72, 100 + 14 * row, breaks=(gap(text, "Hall", 100, 109),)) for row in range(3)
    ]
    assert [len(row) for row in part_at_breaks(rows)] == [2, 2, 2]
    assert [len(row) for row in part_at_breaks(rows[:1])] == [1]


def test_columns_drawn_one_after_the_other_stay_so() -> None:
    page = [*prose(72, 100, 6, "left"), *prose(320, 100, 6, "right")]
    assert texts(page) == [one.text for one in page]
    assert [placed.column for placed in order(page).lines] == [0] * 6 + [1] * 6


def test_a_line_that_runs_over_its_gutter_stays_in_its_column() -> None:
    left, right = prose(72, 100, 6, "left"), prose(240, 100, 6, "right")
    left[2] = segment("left 2 a line that was not broken in time", 72, 124, width=200)
    rows = [one for row in zip(left, right, strict=True) for one in row]
    assert texts(rows) == [one.text for one in (*left, *right)]


def test_three_columns_are_read_one_by_one() -> None:
    columns = [prose(72 + 170 * number, 100, 6, f"column {number}") for number in range(3)]
    rows = [one for row in zip(*columns, strict=True) for one in row]
    assert texts(rows) == [one.text for column in columns for one in column]


ACROSS = "a line of text that goes across the whole width of the page"


def balanced(*below: Segment) -> list[Segment]:
    """Give two balanced columns, the left one a line longer, and what stands below them."""
    return [*prose(72, 100, 7, "left"), *prose(320, 100, 6, "right"), *below]


def test_a_short_heading_below_both_columns_comes_after_both() -> None:
    heading = segment("Conclusion", 72, 200, size=14, bold=10)
    page = balanced(heading, segment(ACROSS, 72, 220, width=400))
    assert texts(page) == [one.text for one in page]
    assert order(page).lines[-2].column is None


def test_a_marker_drawn_apart_below_both_columns_goes_with_its_item() -> None:
    heading = segment("Advice", 72, 200, size=14, bold=6)
    items = [segment(ACROSS, 92, 220, width=400), segment("Buy early.", 92, 232)]
    page = balanced(heading, *items, segment("1.", 78, 220), segment("2.", 78, 232))
    assert texts(page)[-3:] == ["Advice", f"1. {ACROSS}", "2. Buy early."]


@pytest.mark.parametrize(
    ("below", "at"),
    [
        pytest.param(segment("the last line", 72, 184), 7, id="the last line of its column"),
        pytest.param(segment("In short", 72, 190, bold=8), 7, id="a heading nearer to its column"),
        pytest.param(segment("and so on", 72, 194), 7, id="plain type"),
    ],
)
def test_what_ends_the_left_column_is_read_before_the_right_one(below: Segment, at: int) -> None:
    page = balanced(below, segment(ACROSS, 72, 210, width=400))
    assert texts(page)[at] == below.text


def boxed(end: str, below: str, *, width: float = 110) -> list[Segment]:
    """Give a box drawn first, the text that wraps round it, and the line below the box."""
    box = [segment(f"Name {row}", 400, 100 + 12 * row, width=width) for row in range(5)]
    text = [
        segment(f"text {row} that wraps round a box beside it", 72, 100 + 12 * row, width=300)
        for row in range(5)
    ]
    text.append(segment(end, 72, 160, width=300))
    return [*box, *text, segment(below, 72, 172, width=440)]


def test_a_box_in_the_middle_of_a_sentence_is_in_doubt() -> None:
    page = boxed("and farmers sell in the", "first week because they have nowhere dry to keep it")
    found = order(page)
    assert found.unsure
    assert sorted(one.segment.text for one in found.lines) == sorted(one.text for one in page)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(boxed("and farmers sell.", "first of all they must"), id="a sentence ends"),
        pytest.param(boxed("and farmers sell in the", "First week"), id="another begins"),
        pytest.param(boxed("and they sell in the", "first week", width=280), id="two columns"),
    ],
)
def test_columns_above_another_sentence_or_of_one_width_are_in_no_doubt(
    page: list[Segment],
) -> None:
    assert not order(page).unsure


def test_a_table_drawn_by_rows_is_read_by_rows() -> None:
    rows = [
        cell
        for row in range(6)
        for cell in (
            segment(f"Label {row}", 72, 100 + 14 * row),
            segment(f"the value that belongs to label {row}", 180, 100 + 14 * row),
        )
    ]
    assert texts(rows)[0] == "Label 0\tthe value that belongs to label 0"
    assert len(texts(rows)) == 6


def test_long_lines_that_fill_half_a_column_are_in_doubt() -> None:
    rows = []
    for row in range(8):
        width = (100, 100, 100, 160)[row % 4]
        for x in (72, 320):
            rows.append(segment(f"line {row} of running text", x, 100 + 12 * row, width=width))
    assert order(rows).unsure


def test_a_cell_of_two_lines_keeps_them_together() -> None:
    page = [
        segment("Name of the", 72, 100),
        segment("moderator", 72, 112),
        segment("Nadia Rahim,", 180, 100),
        segment("Research Officer", 180, 112),
        segment("Venue", 72, 130),
    ]
    assert texts(page) == [one.text for one in page]
    assert not order(page).unsure


def test_a_head_drawn_last_is_read_first() -> None:
    body = prose(72, 100, 5, "body")
    head = segment("Harbour Institute", 72, 40)
    assert texts([*body, head]) == ["Harbour Institute", *[one.text for one in body]]


def test_a_page_drawn_in_no_order_is_read_from_the_top() -> None:
    body = prose(72, 100, 9, "body")
    shuffled = [body[i] for i in (4, 8, 1, 6, 0, 3, 7, 2, 5)]
    assert texts(shuffled) == [one.text for one in body]


def test_a_figure_drawn_last_is_read_where_it_stands() -> None:
    above, below = prose(72, 100, 4, "above"), prose(72, 300, 4, "below")
    labels = [segment(f"part {n}", 90 + 60 * n, 220 + 10 * n) for n in range(4)]
    expected = [one.text for one in (*above, *labels, *below)]
    assert texts([*above, *below, *labels]) == expected
    assert not order([*above, *below, *labels]).unsure


def test_two_texts_that_alternate_line_by_line_are_in_doubt() -> None:
    one = [segment(f"first text, its line {n} of six", 72, 100 + 24 * n) for n in range(6)]
    two = [segment(f"other text, its line {n} of six", 80, 112 + 24 * n) for n in range(6)]
    assert order([*one, *two]).unsure


def test_the_letters_of_a_word_drawn_one_by_one_are_no_doubles() -> None:
    letters = [segment("l", 100, 100, width=2.2), segment("l", 102.2, 100, width=2.2)]
    assert drop_doubles(letters) == (letters, [])


def slowly_dropped(segments: list[Segment]) -> tuple[list[Segment], list[Segment]]:
    """Compare each with all before it, as the rule says."""
    kept: list[Segment] = []
    doubles: list[Segment] = []
    for one in segments:
        near = DOUBLE_EM * one.size
        aside = min(near, (one.x1 - one.x0) / 2)
        double = any(
            other.text == one.text
            and abs(other.x0 - one.x0) <= aside
            and abs(other.baseline - one.baseline) <= near
            for other in kept
        )
        (doubles if double else kept).append(one)
    return kept, doubles


@settings(max_examples=30)
@given(st.integers(0, 10**6), st.sampled_from([3, 60]), st.sampled_from([0.5, 40]))
def test_doubles_among_many_are_those_that_each_with_each_shows(
    seed: int, width: float, spread: float
) -> None:
    chance = random.Random(seed)
    segments = []
    for _ in range(200):
        x, y = chance.gauss(0, spread), chance.gauss(0, spread)
        size = chance.choice((1, 9, 11, 30))
        x1 = x + chance.choice((0, width))
        segments.append(Segment("word", x, y - size, x1, y, y, size))
    assert drop_doubles(segments) == slowly_dropped(segments)


def marked_item(y: float) -> Segment:
    return segment("• the item of a list", 72, y, breaks=(Break(1, 2, 77, 90, 2.5),))


def plain_pages() -> list[list[Segment]]:
    return [
        prose(72, 100, 5, "body"),
        [*prose(72, 100, 5, "body"), segment("head", 72, 40)],
        [segment("foot", 280, 800), *prose(72, 100, 5, "body"), segment("head", 72, 40)],
        [segment("head", 72, 40), segment("foot", 280, 800), *prose(72, 100, 5, "body")],
        [*prose(72, 100, 5, "body"), *[marked_item(170 + 12 * row) for row in range(4)]],
    ]


@pytest.mark.parametrize("page", plain_pages())
def test_a_plain_page_needs_no_repair(page: list[Segment]) -> None:
    plain = plain_order(page)
    assert plain is not None
    assert [one.text for one in plain] == texts(page)
    assert [one.baseline for one in plain] == sorted(one.baseline for one in page)


def test_a_page_with_cells_turned_text_or_tangled_runs_is_not_plain() -> None:
    cells = segment("Venue CAPES Office", 72, 100, breaks=(Break(5, 6, 100, 160, 2.5),))
    two_gaps = Break(12, 13, 140, 180, 2.5)
    assert plain_order([cells]) is None
    assert plain_order([attrs.evolve(marked_item(100), breaks=(cells.breaks[0], two_gaps))]) is None
    assert plain_order([segment("on its side", 72, 100, turn=1)]) is None
    assert plain_order([*prose(72, 100, 5, "left"), *prose(300, 100, 5, "right")]) is None
    assert plain_order([*prose(72, 400, 3, "second"), *prose(72, 100, 3, "first")]) is None
    assert plain_order([segment("one", 72, 100), segment("line", 200, 100)]) is None
    assert plain_order([*prose(72, 100, 5, "body"), segment("set into it", 72, 116)]) is None


@pytest.mark.parametrize("name", sorted(one.name for one in PDFS.glob("*.pdf")))
def test_the_way_of_plain_pages_gives_what_the_general_way_gives(name: str) -> None:
    content, options = Content(data=(PDFS / name).read_bytes(), name=name), ReadOptions()
    try:
        check_streams(content, options.limits)  # PDFium would end the process on some of them
        raw = read_with_pdfium(content, options)
    except (RefusedByPdfiumError, CapesdocError):
        pytest.skip("has no lines")
    for page in raw.pages:
        plain = plain_order(page.segments)
        if plain is not None:
            kept, doubles = drop_doubles(page.segments)
            general = [attrs.evolve(one.segment, breaks=()) for one in order(kept).lines]
            assert not doubles
            assert [attrs.evolve(one, breaks=()) for one in plain] == general


@given(
    st.lists(
        st.tuples(
            st.text("abc .", min_size=1, max_size=30).filter(str.strip),
            st.floats(0, 500),
            st.floats(0, 800),
            st.sampled_from([6.0, 9.0, 11.0, 24.0]),
            st.sampled_from([0, 0, 0, 1, 2, 3, -1]),
        ),
        max_size=40,
    )
)
def test_whatever_stands_on_a_page_every_character_comes_out_once(
    drawn: list[tuple[str, float, float, float, int]],
) -> None:
    page = [segment(text, x, y, size=size, turn=turn) for text, x, y, size, turn in drawn]
    before = sorted("".join(one.text for one in page).replace(" ", ""))
    after = sorted("".join(texts(page)).replace(" ", "").replace("\t", ""))
    assert after == before


@pytest.mark.parametrize(
    ("name", "bold"),
    [
        ("ABCDEF+Carlito-Bold", True),
        ("Arial,Bold", True),
        ("TimesNewRomanPS-BoldItalicMT", True),
        ("LMRoman10-Bold", True),
        ("Arial,B", True),
        ("FrutigerLT-Black", True),
        ("Verdana-Bd", True),
        ("Carlito", False),
        ("Bodoni", False),
        ("Arial-Italic", False),
    ],
)
def test_a_bold_font_is_known_by_its_name(name: str, bold: bool) -> None:
    assert is_bold_font(name) is bold


@pytest.mark.parametrize(
    ("x", "y", "turn"), [(1, 0, 0), (1, 0.03, 0), (0, 1, 1), (-1, 0, 2), (0, -2, 3), (1, 1, -1)]
)
def test_the_direction_of_writing_is_told_in_quarter_turns(x: float, y: float, turn: int) -> None:
    assert turn_of(x, y) == turn


def test_white_is_white_and_pale_grey_is_not() -> None:
    assert is_white(255, 255, 252)
    assert not is_white(235, 235, 235)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("plain words", 0),
        ("\uf0b7 an item whose bullet is of a symbol font", 0),
        ("wo\uf0b7rd", 1),
        ("\ufffd\ufffd", 2),
        ("(cid:127) item", 1),
        ("\x00\x05\x06", 3),
        ("tab\tand\r\nline end", 0),
    ],
)
def test_glyphs_without_a_character_are_told_from_bullets(text: str, count: int) -> None:
    assert count_unmapped(text) == count


def test_ligatures_are_their_letters() -> None:
    assert expand_ligatures("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06") == "fffiflffifflstst"


@pytest.mark.parametrize("text", ["\u2022", "1.", "12)", "(a)", "iv.", "\uf0b7", "-"])
def test_a_marker_is_a_bullet_or_a_number_and_no_word(text: str) -> None:
    assert is_marker(text)
    assert not is_marker(text + "word")


@pytest.mark.parametrize("text", ["is", "2025", "Venue", "15:30", ""])
def test_a_short_word_is_no_marker(text: str) -> None:
    assert not is_marker(text)


def test_a_root_set_higher_than_its_line_is_no_doubt() -> None:
    page = []
    for row in range(5):
        above = 100 + 30 * row
        page.append(segment(f"{row} the value of the whole is the", 72, above, width=150))
        page.append(segment("\u221a", 222, above - 7, width=9))
        page.append(segment("a. Then, with the job well done", 231, above, width=150))
        page.append(segment("we move on to the next of the problems", 72, above + 13, width=200))
    assert not order(page).unsure


def test_the_numbers_of_an_axis_between_two_texts_are_no_doubt() -> None:
    above, below = prose(72, 100, 6, "above"), prose(72, 320, 6, "below")
    axis = [segment(str(n), 60, 300 - 12 * n, width=10) for n in range(9)]
    foot = [segment(str(n), 80 + 20 * n, 310, width=10) for n in range(6)]
    assert not order([*above, *foot[:3], *axis, *foot[3:], *below]).unsure
