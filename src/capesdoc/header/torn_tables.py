"""Torn tables: a page's column of labels and its column of values, read one after the other.

A table without rules, whose cells are wrapped, looks to a reader of pages like two columns of
text: all labels come first, then all values. What stands where tells which belong together.
"""

from __future__ import annotations

from typing import Final

from capesdoc.header.layouts import Style
from capesdoc.header.plausibility import LISTS
from capesdoc.header.raw_fields import Piece
from capesdoc.header.shapes import is_person_line
from capesdoc.header.sheet import Draft, Sheet
from capesdoc.header.tables import MOST_LABEL_LINES, Label, label_of
from capesdoc.patterns import compile_later
from capesdoc.source import Boundary, Line

__all__ = ["is_torn_apart", "torn_table"]

_NUMBER: Final = compile_later(r"\(?(?:\d{1,2}|[ivxIVX]{1,5})[.)]?")

FEWEST_LABELS: Final = 3
"""Labels of a table; two may be headings of two columns of text."""

TWO_LABELS: Final = 2
"""Labels right of the first column; one may be a word of the text beside it."""

MOST_LINES: Final = 200
"""Lines of one column; a page has some sixty. It bounds the work."""

LEVEL_POINTS: Final = 3.0
"""Points by which the first lines of two cells of a row may differ, as type of two sizes does."""


def torn_table(sheet: Sheet, start: int) -> tuple[tuple[Draft, ...], frozenset[int]] | None:
    """Read the fields of a table that was read by columns, and the lines they take.

    None unless every line of the left column is a known label without a value, three at least, and
    the right column has a value that begins level with each label, or nothing there at all.
    """
    left = _column_end(sheet, start, 0)
    # A column of row numbers may stand before the labels.
    numbered = all(_NUMBER.fullmatch(line.text.strip()) for line in sheet.lines[start:left])
    first, column = (left, 1) if numbered and left > start else (start, 0)
    middle = _column_end(sheet, first, column)
    end = _column_end(sheet, middle, column + 1)
    if middle - first < FEWEST_LABELS or end == middle:
        return None
    if _goes_on_right(sheet, middle, end, column + 1):
        return None
    labels = _labels(sheet, first, middle)
    if labels is None or len(labels) < FEWEST_LABELS:
        return None
    tops = [_top(sheet.lines[at]) for at, _ in labels]
    rows: list[list[Line]] = [[] for _ in labels]
    for line in sheet.lines[middle:end]:
        level = [row for row, top in enumerate(tops) if top <= _top(line) + LEVEL_POINTS]
        if not level:
            return None
        rows[level[-1]].append(line)
    if any(row and _top(row[0]) > top + LEVEL_POINTS for row, top in zip(rows, tops, strict=True)):
        return None
    drafts = tuple(
        [
            Draft(label.match, sheet.lines[at], _pieces(row, label), label.more)
            for (at, label), row in zip(labels, rows, strict=True)
        ]
    )
    return drafts, frozenset(range(start, end))


def _column_end(sheet: Sheet, start: int, column: int) -> int:
    """Give the line behind the lines of one column of a page."""
    end = start
    while end < min(len(sheet.lines), start + MOST_LINES):
        line = sheet.lines[end]
        if line.layout is None or line.layout.column != column:
            break
        if line.page != sheet.lines[start].page:
            break
        end += 1
    return end


def is_torn_apart(sheet: Sheet) -> bool:
    """Whether a table was read by columns so that nobody knows what belongs to what.

    All of the first column are labels without values, three at least, and no value begins level
    with each; or, in a table of two labels a row, such labels stand in it and, two at least, right
    of it. `torn_table` reads the table of one label a row.
    """
    lines = sheet.lines[:MOST_LINES]
    right = [at for at, line in enumerate(lines) if line.layout and (line.layout.column or 0) > 0]
    left = [at for at, line in enumerate(lines) if line.layout and line.layout.column == 0]
    if len(right) < FEWEST_LABELS or not left or torn_table(sheet, left[0]) is not None:
        return False
    labels = _labels(sheet, left[0], _column_end(sheet, left[0], 0))
    if labels is not None and len(labels) >= FEWEST_LABELS:
        return True
    empty = [at for at in right if _is_empty_label(sheet, at)]
    return len(empty) >= TWO_LABELS and any(sheet.known(at) is not None for at in left)


def _is_empty_label(sheet: Sheet, at: int) -> bool:
    match = sheet.known(at)
    return match is not None and match.is_empty and match.style is Style.COLON


def _goes_on_right(sheet: Sheet, middle: int, end: int, column: int) -> bool:
    """Whether another column follows: a table of pairs, which is not read."""
    if end >= len(sheet.lines):
        return False
    line = sheet.lines[end]
    return (
        line.layout is not None
        and line.page == sheet.lines[middle].page
        and (line.layout.column or 0) > column
    )


def _labels(sheet: Sheet, start: int, end: int) -> list[tuple[int, Label]] | None:
    """Read lines as labels, which a narrow cell may have wrapped; None where one is none."""
    labels: list[tuple[int, Label]] = []
    at = start
    while at < end:
        for size in range(min(MOST_LABEL_LINES, end - at), 0, -1):
            run = sheet.lines[at : at + size]
            if any(line.boundary is not Boundary.LINE for line in run[1:]):
                continue
            label = label_of(run, sheet.table)
            if label is None or not label.match.meaning.names or not label.match.is_empty:
                continue
            if size > 1 and _are_labels(run, sheet):
                continue  # "Date" / "Time": two rows, though the two words are one label, too
            labels.append((at, label))
            at += size
            break
        else:
            return None
    return labels


def _are_labels(run: tuple[Line, ...], sheet: Sheet) -> bool:
    alone = [label_of((line,), sheet.table) for line in run]
    return all(label is not None and label.match.meaning.names for label in alone)


def _top(line: Line) -> float:
    return line.layout.top if line.layout is not None else 0.0


def _pieces(row: list[Line], label: Label) -> tuple[Piece, ...]:
    listed = label.match.meaning.names[0] in LISTS
    return tuple(
        [
            Piece(
                line=line,
                start=len(line.text) - len(line.text.lstrip()),
                end=len(line.text.rstrip()),
                item=at == 0 or (listed and is_person_line(line.text.strip())),
            )
            for at, line in enumerate(row)
        ]
    )
