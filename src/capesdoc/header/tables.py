"""Tables: a label in one cell, its value in the next, as Word's tables are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, islice, pairwise
from operator import attrgetter
from typing import Final

import attrs

from capesdoc.header.labels import NO_MEANING, LabelTable, meaning_of
from capesdoc.header.layouts import LEAD, LabelMatch, Style, match_label
from capesdoc.header.plausibility import LISTS
from capesdoc.header.raw_fields import Piece
from capesdoc.header.shapes import is_prose
from capesdoc.header.value_lines import first_item_start, item_start
from capesdoc.patterns import compile_later
from capesdoc.source import Cell, Line
from capesdoc.values import NamedTuple

__all__ = [
    "MOST_LABEL_LINES",
    "Label",
    "Row",
    "cells_of",
    "heading_of",
    "label_of",
    "read_table",
    "rows_of",
    "text_of",
]

_NUMBER: Final = compile_later(r"\(?(?:\d{1,3}|[ivxIVX]{1,5}|[a-zA-Z])[.)]{0,2}")
_LABEL_END: Final = compile_later(r"[ \t\u00a0]{0,8}[:：]{0,2}[ \t]{0,8}$")

_COLON: Final = compile_later(r"[ \t\u00a0]{0,8}[:：]{1,2}[ \t\u00a0]{0,8}")

_TEXT: Final = attrgetter("text")

PAIR: Final = 2
"""Cells of a row that is a heading and its text."""

MOST_LABEL_LINES: Final = 3
"""Lines of a label in a narrow cell: `Number of` / `Participants`; more are a list."""

LONGEST_CELL_LABEL: Final = 70
"""Characters; in a cell of its own a label may be longer than an unknown one on a line."""


class Row(NamedTuple):
    """A label and the pieces of its value; `more` is the rest of a label of several lines."""

    match: LabelMatch
    line: Line
    pieces: tuple[Piece, ...]
    more: tuple[Piece, ...] = ()


class Label(NamedTuple):
    """A label, and the rest of it where a narrow column has wrapped it."""

    match: LabelMatch
    more: tuple[Piece, ...] = ()


def cells_of(lines: tuple[Line, ...], index: int) -> tuple[Line, ...]:
    """Give the lines from `index` that stand in one table; none where the line is in no table.

    A table of one cell is none: it is a frame round lines like others.
    """
    first = lines[index].marks
    if first is None or first.cell is None:
        return ()
    end = index
    while end < len(lines):
        marks = lines[end].marks
        if marks is None or marks.cell is None or marks.cell.table != first.cell.table:
            break
        end += 1
    return () if _is_frame(lines, index, end) else lines[index:end]


def _is_frame(lines: tuple[Line, ...], index: int, end: int) -> bool:
    """Whether a table that goes from `index` to `end`, and maybe begins before, is one cell."""
    cell = _cell(lines[index])
    if cell is None or _cell(lines[end - 1]) != cell:
        return False
    begin = index
    while begin and _cell(lines[begin - 1]) == cell:
        begin -= 1
    before = _cell(lines[begin - 1]) if begin else None
    return end - begin > 1 and (before is None or before.table != cell.table)


def _cell(line: Line) -> Cell | None:
    return None if line.marks is None else line.marks.cell


def read_table(cells: tuple[Line, ...], table: LabelTable) -> tuple[Row, ...] | None:
    """Read a table as fields, or give None where it is an agenda, a list or a layout.

    table = row+                     row = [number] (label value)+
          | value                    below a value, where a label cell reaches over several rows
          | labels values            as many labels in the first row as values in the only other

    At least two rows, or all, must have a label that the profile knows. In such a table a label
    that it does not know is a field too: the cell says that it is one. The lines of
    `text_of` are no row.
    """
    told = text_of(cells, table)
    first = heading_of(cells, table)
    cells = tuple([line for at, line in enumerate(cells) if at >= first and at not in told])
    grid = [*rows_of(cells)]
    across = _across(grid, table)
    if across is not None:
        return across
    found: list[Row] = []
    known = unlabelled = 0
    for columns, below in pairwise([*grid, ()]):
        if found and _heads_rows(columns, below, table):
            unlabelled += 1
            continue
        if found and (more := _below(columns, found[-1], table)):
            found[-1] = found[-1]._replace(pieces=(*found[-1].pieces, *more))
            unlabelled += 1
            continue
        pairs = _pairs(columns, table)
        if pairs is None:
            return None
        known += any(pair.match.meaning.names for pair in pairs)
        found.extend(pairs)
    return tuple(found) if known >= 2 or known == len(grid) - unlabelled else None


def heading_of(cells: tuple[Line, ...], table: LabelTable) -> int:
    """Count the lines of a heading over a table: one cell in its first row, more in the next two.

    They are no field: `EVENT REPORT` over labels and values labels nothing.
    """
    rows = [*islice(rows_of(cells), 3)]
    if len(rows) < 3 or [len(row) > 1 for row in rows] != [False, True, True]:
        return 0
    (head,) = rows[0]
    label = label_of(head, table)
    if any(":" in line.text for line in head) or (label is not None and label.match.meaning.names):
        return 0
    return len(head)


def _heads_rows(
    columns: tuple[tuple[Line, ...], ...], below: tuple[tuple[Line, ...], ...], table: LabelTable
) -> bool:
    """Whether a row of one cell heads the labels below it: `People` over `Chair` and its value."""
    if len(columns) != 1 or len(columns[0]) != 1 or len(below) < PAIR:
        return False
    if _column_number(columns[0][0]) != _column_number(below[0][0]):
        return False
    own, following = label_of(columns[0], table), label_of(below[0], table)
    return (
        own is not None
        and not own.match.meaning.names
        and ":" not in columns[0][0].text
        and following is not None
        and bool(following.match.meaning.names)
    )


def text_of(cells: tuple[Line, ...], table: LabelTable) -> frozenset[int]:
    """Give the places of the lines that are the text of the report, in a table that is a form.

    text = section prose                 a heading of the body, and sentences in the cell beside it
         | section prose-row+            or in the rows below it, which are one cell each

    They are a section, as they are where a colon stands between the two.
    """
    if not any(map(is_prose, map(_TEXT, cells))):
        return frozenset()
    found: set[int] = set()
    at = 0
    goes_on = False
    for columns, below in pairwise([*rows_of(cells), ()]):
        length = sum(map(len, columns))
        headed = _heads_section(columns[0], table)
        if len(columns) == 1:
            goes_on = (headed and len(below) == 1 and _holds_prose(below[0])) or (
                goes_on and _holds_prose(columns[0])
            )
            told = goes_on
        else:
            told = headed and len(columns) == PAIR and _holds_prose(columns[1])
            goes_on = False
        if told:
            found.update(range(at, at + length))
        at += length
    return frozenset(found)


def _heads_section(cell: tuple[Line, ...], table: LabelTable) -> bool:
    meaning = meaning_of(" ".join(map(_TEXT, cell)).strip(" :："), table)
    return meaning.section and not meaning.names


def _holds_prose(cell: tuple[Line, ...]) -> bool:
    return any(map(is_prose, map(_TEXT, cell)))


def _below(
    columns: tuple[tuple[Line, ...], ...], last: Row, table: LabelTable
) -> tuple[Piece, ...]:
    """Give what goes on the value of the row above: its label cell reaches down over this row."""
    if len(columns) != 1 or not last.pieces:
        return ()
    value, place = last.pieces[0].line, _column_number(columns[0][0])
    if place != _column_number(value) or place <= _column_number(last.line):
        return ()
    label = label_of(columns[0], table)
    return () if label is not None and label.match.meaning.names else _pieces(columns[0])


def _row_number(line: Line) -> int:
    cell = _cell(line)
    return 0 if cell is None else cell.row


def _column_number(line: Line) -> int:
    cell = _cell(line)
    return 0 if cell is None else cell.column


def rows_of(cells: Sequence[Line]) -> Iterator[tuple[tuple[Line, ...], ...]]:
    """Give the rows of the lines of a table: for each row its cells, for each cell its lines."""
    for _, row in groupby(cells, key=_row_number):
        yield tuple([tuple(cell) for _, cell in groupby(row, key=_column_number)])


def _pairs(columns: tuple[tuple[Line, ...], ...], table: LabelTable) -> tuple[Row, ...] | None:
    """Pair the cells of a row, or give None where its first cell cannot be a label."""
    if len(columns) > 1 and len(columns[0]) == 1 and _NUMBER.fullmatch(columns[0][0].text.strip()):
        columns = columns[1:]
    if len(columns) > 2:
        # Between label and value some forms have a column of colons.
        columns = tuple(cell for cell in columns if not _is_colon(cell))
    inline = tuple(_inline(cell, table) for cell in columns)
    if all(inline):
        return tuple(row for rows in inline for row in rows)
    pairs: list[Row] = []
    for at in range(0, len(columns), 2):
        label = label_of(columns[at], table)
        if label is None or (at > 0 and not label.match.meaning.names):
            if at == 0:
                return None
            # A third cell that is no label goes on the value.
            last = pairs.pop()
            more = tuple(piece for cell in columns[at:] for piece in _pieces(cell))
            pairs.append(last._replace(pieces=(*last.pieces, *more)))
            break
        value = _value(columns[at + 1]) if at + 1 < len(columns) else ()
        pairs.append(Row(label.match, columns[at][0], value, label.more))
    return tuple(pairs)


def _across(grid: list[tuple[tuple[Line, ...], ...]], table: LabelTable) -> tuple[Row, ...] | None:
    """Read a row of labels over one row of values."""
    if len(grid) != 2 or len(grid[0]) < 2 or len(grid[0]) != len(grid[1]):
        return None
    labels = [label_of(cell, table) for cell in grid[0]]
    below = [label_of(cell, table) for cell in grid[1]]
    if not all(label is not None and label.match.meaning.names for label in labels):
        return None
    if any(label is not None and label.match.meaning.names for label in below):
        return None
    return tuple(
        Row(label.match, cell[0], _pieces(value), label.more)
        for label, cell, value in zip(labels, grid[0], grid[1], strict=True)
        if label is not None
    )


def _is_colon(cell: tuple[Line, ...]) -> bool:
    return len(cell) == 1 and _COLON.fullmatch(cell[0].text) is not None


def _inline(cell: tuple[Line, ...], table: LabelTable) -> tuple[Row, ...]:
    """Read a cell that holds labels and values both; nothing where it is not one of them."""
    rows: list[Row] = []
    for line in cell:
        match = match_label(line, table)
        if match is None or match.is_empty or match.style is not Style.COLON:
            if not rows:
                return ()
            rows[-1] = rows[-1]._replace(pieces=(*rows[-1].pieces, *_pieces((line,))))
            continue
        start = match.value
        if match.meaning.names[0] in LISTS:
            start += first_item_start(line.text[start : match.stop])
        rows.append(Row(match, line, (Piece(line=line, start=start, end=match.stop, item=True),)))
    return tuple(rows)


def label_of(cell: tuple[Line, ...], table: LabelTable) -> Label | None:
    """Read a cell as a label, which a narrow column may have wrapped."""
    if len(cell) == 1:
        match = _label_on(cell[0], table)
        return None if match is None else Label(match)
    if len(cell) > MOST_LABEL_LINES or any(not line.text.strip() for line in cell):
        return None
    whole = attrs.evolve(cell[0], text=" ".join([line.text for line in cell]), offsets=None)
    match = _label_on(whole, table)
    if match is None:
        return None
    begins = [*accumulate([len(line.text) + 1 for line in cell], initial=0)]
    if match.end <= begins[-2]:
        return None  # it ends before the last line, which is then something else
    more = tuple(
        Piece(
            line=line,
            start=len(line.text) - len(line.text.lstrip()),
            end=min(match.end - begin, len(line.text.rstrip())),
        )
        for line, begin in zip(cell[1:], begins[1:-1], strict=True)
    )
    first = len(cell[0].text)
    end = len(cell[0].text.rstrip())
    return Label(match._replace(end=end, value=first, stop=first), more)


def _label_on(line: Line, table: LabelTable) -> LabelMatch | None:
    if len(line.text) > LONGEST_CELL_LABEL:
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


def _value(cell: tuple[Line, ...]) -> tuple[Piece, ...]:
    """Give the pieces of a value cell; the colon behind its label may stand in it."""
    pieces = _pieces(cell)
    colon = _COLON.match(pieces[0].text) if pieces else None
    if colon is None:
        return pieces
    first = pieces[0]._replace(start=pieces[0].start + colon.end())
    return (first, *pieces[1:]) if first.text else pieces[1:]


def _pieces(cell: tuple[Line, ...]) -> tuple[Piece, ...]:
    pieces = []
    for line in cell:
        _, start = item_start(line)
        end = len(line.text.rstrip())
        if start < end:
            pieces.append(Piece(line=line, start=start, end=end, item=True))
    return tuple(pieces)
