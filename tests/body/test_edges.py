"""Edges: where a column begins and ends, when the lines themselves say it badly."""

from __future__ import annotations

import attrs
import pytest

from body.drawn import FIRST, LEADING, SECOND, Setting, draw, texts_of
from capesdoc.body.flows import Fill
from capesdoc.body.measures import measure
from capesdoc.readers.text import decode_text
from capesdoc.source import Boundary, Line


def shifted(line: Line, points: float) -> Line:
    assert line.layout is not None
    return attrs.evolve(line, layout=attrs.evolve(line.layout, x0=line.layout.x0 + points))


def page_of(*texts: str, page: int, left: float = 72, width: float = 300) -> list[Line]:
    """Set paragraphs below each other, a gap between them."""
    setting = Setting(left=left, width=width)
    lines: list[Line] = []
    for text in texts:
        boundary = Boundary.BLANK if lines else Boundary.PAGE
        top, number = 72 + LEADING * len(lines), 1 + len(lines)
        lines += draw(text, page=page, number=number, top=top, boundary=boundary, setting=setting)
    return lines


def test_a_bracket_that_stands_out_by_its_ink_begins_no_entry() -> None:
    # Typesetters and boxes of ink put a bracket at the edge a point further out.
    lines = page_of(*[f"{FIRST} {SECOND}"] * 4, page=1)
    first = [n for n, line in enumerate(lines) if line.boundary is not Boundary.LINE]
    marked = [
        shifted(attrs.evolve(line, text=f"({line.text}"), -1.4)
        if n in first or n - 2 in first
        else line
        for n, line in enumerate(lines)
    ]
    assert len(texts_of(marked)) == len(texts_of(lines)) == 4


def test_lines_that_hang_by_more_are_entries() -> None:
    setting = Setting(hang=18)
    entries = [f"{name} {FIRST}" for name in ("Orlan.", "Brandt.", "Noor.")]
    lines: list[Line] = []
    for entry in entries:
        top, number = 72 + LEADING * len(lines), 1 + len(lines)
        lines += draw(entry, top=top, number=number, setting=setting)
    lines[0] = attrs.evolve(lines[0], boundary=Boundary.START)
    assert texts_of(lines) == entries


def test_a_page_set_in_ends_where_the_other_pages_end() -> None:
    lines = page_of(FIRST, SECOND, FIRST, page=1) + page_of(SECOND, page=2, left=144, width=228)
    flow = measure(lines)
    assert flow.frames[-1].left == 144
    assert flow.frames[-1].right <= 72 + 300


def test_a_page_with_another_margin_is_as_wide_as_the_others() -> None:
    lines = (
        page_of(FIRST, SECOND, FIRST, page=1)
        + page_of(FIRST, SECOND, FIRST, page=2, left=100)
        + page_of("The board thanked the port.", "It rose at five.", page=4, left=100)
    )
    assert measure(lines).frames[-1].right > 100 + 290


BESIDE = Setting(left=420)


def test_words_of_a_figure_do_not_move_the_edge_of_a_justified_column() -> None:
    lines = justified(*[FIRST, SECOND] * 5, end=100)
    beside = [
        line
        for word in ("north", "south", "channel")
        for line in draw(word, number=1 + len(lines), top=72, setting=BESIDE)
    ]
    assert measure(lines + beside).frames[0].right < 72 + 302


def test_a_table_that_is_wider_than_the_text_moves_the_edge() -> None:
    lines = justified(FIRST, SECOND, end=100)
    table = [
        line
        for at in range(12)
        for line in draw(f"{at} boats", number=1 + len(lines) + at, top=300, setting=BESIDE)
    ]
    assert measure(lines + table).frames[0].right > 420


def test_a_wide_row_below_another_does_not_go_on_in_the_text() -> None:
    lines = page_of(FIRST, SECOND, FIRST, SECOND, page=1)
    rows = ("Gilmar\tfour metres\t8\tmended first", "Orlan\tnine metres\t31\tnothing to report")
    for row in rows:
        (line,) = draw("row", number=1 + len(lines), top=72 + LEADING * len(lines))
        assert line.layout is not None
        lines.append(attrs.evolve(line, text=row, layout=attrs.evolve(line.layout, x1=390)))
    lines += draw(SECOND, number=1 + len(lines), top=72 + LEADING * len(lines))
    assert texts_of(lines)[-3:] == [*rows, SECOND]


def test_a_few_lines_that_fall_short_are_no_ragged_setting() -> None:
    # A list of ports in lower case looks like lines broken far too early.
    names = ("gilmar", "orlan", "tessaly", "verano")
    ports = [f"of the long stone quay of {name} and of the islands," for name in names]
    lines = page_of(*[FIRST, SECOND] * 5, page=1)
    for port in ports:
        lines += draw(port, number=1 + len(lines), top=72 + LEADING * len(lines))
    flow = measure(lines)
    assert flow.style.wrapped
    assert flow.style.allowance < 0.02 * 300


OTHER = FIRST.replace("delegates", "ministers").rstrip(".")


def justified(*texts: str, end: float) -> list[Line]:
    """Set paragraphs to a straight edge, a gap above every second; their last lines fall short."""
    lines: list[Line] = []
    for place, text in enumerate(texts):
        top, number = 72 + LEADING * len(lines), 1 + len(lines)
        boundary = Boundary.BLANK if place % 2 else Boundary.LINE
        straight = Setting(straight=True)
        own = draw(text, top=top, number=number, boundary=boundary, setting=straight)
        assert own[-1].layout is not None
        x1 = 72 + 300 - end
        own[-1] = attrs.evolve(own[-1], layout=attrs.evolve(own[-1].layout, x1=x1))
        lines += own
    lines[0] = attrs.evolve(lines[0], boundary=Boundary.START)
    return lines


def test_a_line_that_falls_short_of_a_straight_edge_ends_its_paragraph() -> None:
    # No word would have fitted behind it; but inside a paragraph it would reach the edge.
    texts = [f"{FIRST} {SECOND}", f"{SECOND} {FIRST}"] * 3
    assert texts_of(justified(*texts, end=20)) == texts


def test_a_sentence_that_goes_on_in_lower_case_is_not_ended_by_a_short_line() -> None:
    # A line with an address of the web that cannot be broken is not stretched.
    lower = SECOND[0].lower() + SECOND[1:]
    cut = [FIRST.rstrip("."), OTHER, lower]
    assert texts_of(justified(*cut, end=20))[1:] == [f"{OTHER} {lower}"]


def test_code_that_runs_off_its_page_does_not_widen_its_column() -> None:
    lines = page_of(FIRST, SECOND, FIRST, SECOND, page=1)
    edge = measure(lines).frames[0].right
    code = page_of("fn let_in(boat: &Boat) -> Mooring;", page=1)[0]
    assert code.layout is not None
    off = attrs.evolve(code, layout=attrs.evolve(code.layout, x1=code.layout.page_width + 200))
    wide = attrs.evolve(code, layout=attrs.evolve(code.layout, x1=code.layout.page_width - 40))
    assert measure([*lines, *[off] * 4]).frames[0].right == edge
    assert measure([*lines, *[wide] * 4]).frames[0].right > edge


@pytest.mark.parametrize(("beyond", "fill"), [(0.01, Fill.NEARLY), (0.05, Fill.SHORT)])
def test_widths_made_of_those_of_letters_are_near_within_two_in_a_hundred(
    beyond: float, fill: int
) -> None:
    text = f"{FIRST}\n{SECOND} {FIRST}\n{FIRST}\n{SECOND}"
    flow = measure(decode_text(text, name="case").pages[0].lines)
    flow.measure_by_letters()
    flow.style = flow.style._replace(wrapped=True, allowance=0)
    frame = flow.frames[0]
    width = flow.x1[0] + flow.rooms[1]
    frame.left, frame.right, frame.straight = 0, width * (1 + beyond), False
    assert flow.fill(0, 1) == fill
    flow.by_letters = False
    assert flow.fill(0, 1) == Fill.SHORT
