"""What the distance of lines over a whole document says that no page of it does."""

from __future__ import annotations

import attrs

from body.drawn import FIRST, LEADING, SECOND, Setting, draw, texts_of
from capesdoc.source import Boundary, Line

THIRD = (
    "Nobody on the board had been told that the pumps were sold, and the letters that were sent to "
    "the ministry in the spring of that year lay unopened in the office of the harbour master."
)
WIDE = 2 * LEADING


def column(
    *texts: str, gap: float = 0, leading: float = LEADING, full: bool = True
) -> list[list[Line]]:
    """Set paragraphs below each other, the last line of each as long as its column."""
    done: list[list[Line]] = []
    top, number = 72.0, 1
    for text in texts:
        lines: list[Line] = []
        for line in draw(text, number=number, setting=Setting()):
            lines.append(moved(line, top))
            top, number = top + leading, number + 1
        top += gap
        done.append(lines)
    edge = max(line.layout.x1 for lines in done for line in lines if line.layout)
    for lines in done if full else []:
        last = lines[-1].layout
        assert last is not None
        lines[-1] = attrs.evolve(lines[-1], layout=attrs.evolve(last, x1=edge))
    done[0][0] = attrs.evolve(done[0][0], boundary=Boundary.START)
    return done


def moved(line: Line, top: float) -> Line:
    assert line.layout is not None
    box = line.layout
    down = top - box.top
    return attrs.evolve(
        line,
        layout=attrs.evolve(box, top=top, bottom=box.bottom + down, baseline=box.baseline + down),
    )


def flat(paragraphs: list[list[Line]]) -> list[Line]:
    return [line for lines in paragraphs for line in lines]


def test_three_points_part_paragraphs_where_no_wrapped_line_stands_so_far_apart() -> None:
    texts = [FIRST, SECOND, THIRD, FIRST]
    assert texts_of(flat(column(*texts))) == [" ".join(texts)]
    assert texts_of(flat(column(*texts, gap=3))) == texts


def test_two_points_part_nothing() -> None:
    # A raised number or a sign of another face makes a line so much taller.
    texts = [FIRST, SECOND, THIRD, FIRST]
    assert texts_of(flat(column(*texts, gap=1.9))) == [" ".join(texts)]


def test_a_tall_line_in_mid_sentence_parts_nothing() -> None:
    paragraphs = column(*[FIRST, SECOND, THIRD] * 3)
    lines = flat(paragraphs)
    at = len(paragraphs[0]) + 1
    assert lines[at].text[0].islower()
    tall = lines[:at]
    for line in lines[at:]:
        assert line.layout is not None
        tall.append(moved(line, line.layout.top + 4))
    assert texts_of(tall) == texts_of(lines)
    assert len(texts_of([*tall[:at], capital(tall[at]), *tall[at + 1 :]])) > len(texts_of(lines))


def test_a_passage_whose_own_lines_stand_far_apart_stays_whole() -> None:
    close, far = column(*[FIRST, SECOND, THIRD] * 7), column(FIRST, leading=LEADING + 5)
    foot = close[-1][-1]
    assert foot.layout is not None
    down = foot.layout.top + 3 * LEADING
    lines = [
        attrs.evolve(moved(line, down + place * (LEADING + 5)), number=foot.number + place + 1)
        for place, line in enumerate(flat(far))
    ]
    lines[0] = attrs.evolve(lines[0], boundary=Boundary.BLANK)
    lines[-1] = capital(lines[-1])
    words = " ".join(line.text for line in lines)
    assert texts_of([*flat(close), *lines])[-1] == words
    # Where no line in mid-sentence shows it, the same two are parted.
    alone = [*flat(close), attrs.evolve(lines[1], boundary=Boundary.BLANK), *lines[2:]]
    assert texts_of(alone)[-1] == lines[-1].text


def capital(line: Line) -> Line:
    return attrs.evolve(line, text=line.text[0].upper() + line.text[1:])


def test_a_gap_as_wide_as_the_lines_beside_it_parts_no_sentence() -> None:
    # A page with a table in single spacing has a small usual distance: all else looks like gaps.
    paragraphs = column(FIRST, SECOND, THIRD, *[FIRST] * 3, leading=WIDE, full=False)
    gaps = [
        attrs.evolve(line, boundary=Boundary.BLANK) if line.number > 1 else line
        for line in flat(paragraphs)
    ]
    gaps[1] = capital(gaps[1])
    first = " ".join(line.text for line in gaps[: len(paragraphs[0])])
    assert texts_of(gaps) == [first, SECOND, THIRD, *[FIRST] * 3]


def test_rows_in_lower_case_with_gaps_stay_apart() -> None:
    rows = ["the pumps of the northern quay", "the dredger", "two boats", "maps of the channel"]
    paragraphs = column(FIRST, SECOND, THIRD, FIRST)
    top = 72 + LEADING * (len(flat(paragraphs)) + 1)
    number = len(flat(paragraphs)) + 1
    listed = [
        draw(row, number=number + n, top=top + n * WIDE, boundary=Boundary.BLANK)[0]
        for n, row in enumerate(rows)
    ]
    assert texts_of([*flat(paragraphs), *listed])[-len(rows) :] == rows
