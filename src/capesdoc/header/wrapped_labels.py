"""Wrapped labels: `Keynote` / `Speaker` in a narrow cell of a page, the value in the cell beside.

A page has no cells, only lines and where they stand. That two lines are one label shows in three
things together: the profile knows them as one, they stand one below the other, and the value
stands right of both and at their height.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from capesdoc.header.layouts import match_label
from capesdoc.header.plausibility import LISTS, LONG, PEOPLE
from capesdoc.header.raw_fields import Piece
from capesdoc.header.shapes import is_person_line
from capesdoc.header.sheet import Draft, Sheet
from capesdoc.header.tables import MOST_LABEL_LINES, label_of
from capesdoc.patterns import compile_later
from capesdoc.source import Boundary, Layout, Line

__all__ = ["wrapped_label"]

EDGE_POINTS: Final = 3.0
"""Points by which the left edges of the lines of one cell may differ, as glyphs do."""

_NUMBERED: Final = compile_later(r"\s*\(?(?:\d{1,2}|[ivxIVX]{1,5})[.)]\s")

MOST_CELL_LINES: Final = 40
"""Lines of a value cell: a list of speakers has twenty. It bounds the work."""


def wrapped_label(sheet: Sheet, index: int) -> tuple[Draft, int] | None:
    """Read a label of several lines and the cell beside it; gives the field and its last line."""
    lines = sheet.lines
    layout = lines[index].layout
    if layout is None or index + 2 >= len(lines):
        return None
    right = layout.x1
    edge = layout.x0
    numbered = _NUMBERED.match(lines[index].text) is not None
    for at in range(index + 1, min(index + MOST_LABEL_LINES + 1, len(lines))):
        line, below = lines[at], lines[at].layout
        if below is None or line.page != lines[index].page:
            return None
        if below.x0 >= right:
            return _read(sheet, index, at)
        # The number of a row stands in a column of its own, left of the label's.
        shifted = numbered and at == index + 1 and below.x0 > layout.x0
        if line.boundary is not Boundary.LINE or not (
            shifted or abs(below.x0 - edge) <= EDGE_POINTS
        ):
            return None
        edge = below.x0
        right = max(right, below.x1)
    return None


def _read(sheet: Sheet, index: int, value: int) -> tuple[Draft, int] | None:
    cell = sheet.lines[index:value]
    if len(cell) < 2:
        return None
    label = label_of(cell, sheet.table)
    if label is None or not label.match.meaning.names or label.match.meaning.names[0] in LONG:
        return None
    end = _cell_end(sheet.lines, value)
    if not _is_level(cell, sheet.lines[value:end]) or _are_rows(sheet, index, value, end):
        return None
    listed = label.match.meaning.names[0] in LISTS
    pieces = tuple(
        [
            Piece(
                line=line,
                start=len(line.text) - len(line.text.lstrip()),
                end=len(line.text.rstrip()),
                item=line is sheet.lines[value] or (listed and is_person_line(line.text.strip())),
            )
            for line in sheet.lines[value:end]
        ]
    )
    return Draft(label.match, cell[0], pieces, label.more), end


def _cell_end(lines: Sequence[Line], start: int) -> int:
    """Give the line behind a cell: its lines follow one another at one left edge."""
    edge = lines[start].layout
    end = start + 1
    while end < min(len(lines), start + MOST_CELL_LINES):
        layout = lines[end].layout
        if (
            lines[end].boundary is not Boundary.LINE
            or lines[end].page != lines[start].page
            or layout is None
            or edge is None
            or abs(layout.x0 - edge.x0) > EDGE_POINTS
        ):
            break
        end += 1
    return end


def _are_rows(sheet: Sheet, index: int, value: int, end: int) -> bool:
    """Whether each line is a label of its own: `Date` / `Time`, all labels drawn before the values.

    As many values as labels, and a person beside `Keynote` and another beside `Speaker`, or labels
    that mean two things together as well.
    """
    labels, values = sheet.lines[index:value], sheet.lines[value:end]
    if len(labels) != len(values):
        return False
    alone = [match_label(line, sheet.table) for line in labels]
    if not all(match is not None and match.meaning.names for match in alone):
        return False
    names = {match.meaning.names[0] for match in alone if match is not None}
    return names.isdisjoint(PEOPLE) or all(is_person_line(line.text.strip()) for line in values)


def _is_level(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether two runs of lines stand at one height: each line of the shorter has one beside it."""
    one, other = _box(left), _box(right)
    if one is None or other is None:
        return False
    low, high = max(one[0], other[0]), min(one[1], other[1])
    return high - low >= 0.8 * min(one[1] - one[0], other[1] - other[0])


def _box(lines: Sequence[Line]) -> tuple[float, float] | None:
    layouts: list[Layout] = [line.layout for line in lines if line.layout is not None]
    return (layouts[0].top, layouts[-1].bottom) if layouts else None
