"""Tables: a label in one cell, its value in the next, as Word's tables are read."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from capesdoc.header.labels import NO_MEANING, LabelTable
from capesdoc.header.layouts import LEAD, LabelMatch, Style, match_label
from capesdoc.header.plausibility import LISTS
from capesdoc.header.raw_fields import Piece
from capesdoc.header.shapes import is_prose
from capesdoc.header.value_lines import first_item_start, item_start
from capesdoc.patterns import compile_later
from capesdoc.source import Line
from capesdoc.values import NamedTuple

__all__ = ["Row", "cells_of", "read_table"]

_NUMBER: Final = compile_later(r"\(?(?:\d{1,3}|[ivxIVX]{1,5}|[a-zA-Z])[.)]{0,2}")
_LABEL_END: Final = compile_later(r"[ \t\u00a0]{0,8}[:：]{0,2}[ \t]{0,8}$")

LONGEST_CELL_LABEL: Final = 70
"""Characters; in a cell of its own a label may be longer than an unknown one on a line."""


class Row(NamedTuple):
    """A label and the pieces of its value."""

    match: LabelMatch
    line: Line
    pieces: tuple[Piece, ...]


def cells_of(lines: tuple[Line, ...], index: int) -> tuple[Line, ...]:
    """Give the lines from `index` that stand in one table; none where the line is in no table."""
    first = lines[index].marks
    if first is None or first.cell is None:
        return ()
    end = index
    while end < len(lines):
        marks = lines[end].marks
        if marks is None or marks.cell is None or marks.cell.table != first.cell.table:
            break
        end += 1
    return lines[index:end]


def read_table(cells: tuple[Line, ...], table: LabelTable) -> tuple[Row, ...] | None:
    """Read a table as fields, or give None where it is an agenda, a list or a layout.

    table = row+                     row = [number] (label value)+
          | labels values            as many labels in the first row as values in the only other

    At least two rows, or all, must have a label that the profile knows. In such a table a label
    that it does not know is a field too: the cell says that it is one.
    """
    rows = [tuple(row) for _, row in groupby(cells, key=_row_number)]
    grid = [_columns(row) for row in rows]
    across = _across(grid, table)
    if across is not None:
        return across
    found: list[Row] = []
    known = 0
    for columns in grid:
        pairs = _pairs(columns, table)
        if pairs is None:
            return None
        known += any(pair.match.meaning.names for pair in pairs)
        found.extend(pairs)
    return tuple(found) if known >= 2 or known == len(grid) else None


def _row_number(line: Line) -> int:
    return line.marks.cell.row if line.marks is not None and line.marks.cell is not None else 0


def _column_number(line: Line) -> int:
    return line.marks.cell.column if line.marks is not None and line.marks.cell is not None else 0


def _columns(row: tuple[Line, ...]) -> tuple[tuple[Line, ...], ...]:
    return tuple(tuple(cell) for _, cell in groupby(row, key=_column_number))


def _pairs(columns: tuple[tuple[Line, ...], ...], table: LabelTable) -> tuple[Row, ...] | None:
    """Pair the cells of a row, or give None where its first cell cannot be a label."""
    if len(columns) > 1 and len(columns[0]) == 1 and _NUMBER.fullmatch(columns[0][0].text.strip()):
        columns = columns[1:]
    inline = tuple(_inline(cell, table) for cell in columns)
    if all(inline):
        return tuple(row for row in inline if row is not None)
    pairs: list[Row] = []
    for at in range(0, len(columns), 2):
        label = _label(columns[at], table)
        if label is None or (at > 0 and not label.meaning.names):
            if at == 0:
                return None
            # A third cell that is no label goes on the value.
            last = pairs.pop()
            more = tuple(piece for cell in columns[at:] for piece in _pieces(cell))
            pairs.append(Row(match=last.match, line=last.line, pieces=(*last.pieces, *more)))
            break
        value = _pieces(columns[at + 1]) if at + 1 < len(columns) else ()
        pairs.append(Row(match=label, line=columns[at][0], pieces=value))
    return tuple(pairs)


def _across(grid: list[tuple[tuple[Line, ...], ...]], table: LabelTable) -> tuple[Row, ...] | None:
    """Read a row of labels over one row of values."""
    if len(grid) != 2 or len(grid[0]) < 2 or len(grid[0]) != len(grid[1]):
        return None
    labels = [_label(cell, table) for cell in grid[0]]
    below = [_label(cell, table) for cell in grid[1]]
    if not all(label is not None and label.meaning.names for label in labels):
        return None
    if any(label is not None and label.meaning.names for label in below):
        return None
    return tuple(
        Row(match=label, line=cell[0], pieces=_pieces(value))
        for label, cell, value in zip(labels, grid[0], grid[1], strict=True)
        if label is not None
    )


def _inline(cell: tuple[Line, ...], table: LabelTable) -> Row | None:
    """Read a cell that holds label and value both."""
    match = match_label(cell[0], table)
    if match is None or match.is_empty or match.style is not Style.COLON:
        return None
    start = match.value
    if match.meaning.names[0] in LISTS:
        start += first_item_start(cell[0].text[start : match.stop])
    first = Piece(line=cell[0], start=start, end=match.stop, item=True)
    return Row(match=match, line=cell[0], pieces=(first, *_pieces(cell[1:])))


def _label(cell: tuple[Line, ...], table: LabelTable) -> LabelMatch | None:
    line = cell[0]
    if len(cell) > 1 or len(line.text) > LONGEST_CELL_LABEL:
        return None
    match = match_label(line, table)
    if match is not None and match.is_empty:
        return match
    lead = LEAD.match(line.text)
    start = lead.end() if lead is not None else 0
    ending = _LABEL_END.search(line.text, start)
    end = ending.start() if ending is not None else len(line.text)
    if not line.text[start:end] or not line.text[start].isalpha() or is_prose(line.text):
        return None
    return LabelMatch(meaning=NO_MEANING, style=Style.CELL, start=start, end=end,
        value=len(line.text), stop=len(line.text))  # fmt: skip


def _pieces(cell: tuple[Line, ...]) -> tuple[Piece, ...]:
    pieces = []
    for line in cell:
        _, start = item_start(line)
        end = len(line.text.rstrip())
        if start < end:
            pieces.append(Piece(line=line, start=start, end=end, item=True))
    return tuple(pieces)
