"""Columns of a PDF page: where they part, and whether they are print or a table.

A gutter is a strip that nothing crosses while several lines stand on either side of it. Whether
the lines beside it are two columns of print (read down, then across) or the cells of a table
(read across) shows in the lines themselves: print fills its column, a label does not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise
from typing import Final

from capesdoc.readers.pdf_measures import middle
from capesdoc.readers.pdf_segments import Segment
from capesdoc.readers.pdf_text import is_marker
from capesdoc.values import NamedTuple

__all__ = ["PRINT_CHARACTERS", "Layouts", "Side", "find_columns"]

LEAST_LINES: Final = 4
"""Lines on either side from which a gutter is believed: three rows happen to align in any list."""

GUTTER_EM: Final = 0.6
"""Width of a gutter, in em, at least: print uses 1 to 2, and glyph boxes reach a little over."""

CROSSING_SHARE: Final = 0.34
"""Share of the lines beside a gutter that may cross it: headings that span both columns."""

PRINT_CHARACTERS: Final = 20
"""Characters of a typical line from which it is print: narrow columns hold 28 or more, labels of
event reports 4 to 19."""

FILLED: Final = 0.7
"""Share of the column that a typical line of print fills; ragged print reaches 0.85."""

HALF_FILLED: Final = 0.55
"""Share of the column below which lines are cells: what lies between is not decided."""

ALTERNATING: Final = 0.5
"""Share of the lines of a side at which the file goes over to the other side, in a file that draws
row by row."""

EDGE_POINTS: Final = 2.0
"""How far, in points, the left edges of a column's lines may stand apart."""


class Layouts(Enum):
    """What a page with a gutter is."""

    COLUMNS = "columns"
    TABLE = "table"
    UNSURE = "unsure"


class Side(NamedTuple):
    """Where the lines of a page stand.

    Attributes:
        layout: What the page is.
        columns: For each segment its column from 0, or None where it spans them.
    """

    layout: Layouts
    columns: tuple[int | None, ...]


def find_columns(pieces: Sequence[Segment]) -> Side | None:
    """Find the columns of a page, or None where it has one."""
    if len(pieces) < 2 * LEAST_LINES:
        return None
    found = _split(pieces, tuple(range(len(pieces))))
    if found is None:
        return None
    left, right = found
    groups = [group for side in (left, right) for group in _parted(pieces, side)]
    layout = _judge(pieces, left, right, groups)
    if layout is not Layouts.COLUMNS:
        return Side(layout, (None,) * len(pieces))
    columns: list[int | None] = [None] * len(pieces)
    for number, group in enumerate(groups):
        for index in group:
            columns[index] = number
    _take_in_overruns(pieces, columns)
    _let_go_of_margins(pieces, columns, len(groups))
    _let_go_of_headings(pieces, columns)
    _let_go_of_single_bands(pieces, columns)
    return Side(layout, tuple(columns))


def _parted(pieces: Sequence[Segment], side: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Part a side again where it has columns of its own (three columns and more)."""
    found = _split(pieces, side)
    if found is None or sum(map(len, found)) < len(side):
        return [side]
    return [group for part in found for group in _parted(pieces, part)]


def _split(
    pieces: Sequence[Segment], indexes: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Find the gutter with the most lines on its poorer side; gives both sides."""
    best: tuple[int, tuple[int, ...], tuple[int, ...]] | None = None
    gutter = GUTTER_EM * middle(pieces[i].size for i in indexes)
    for edge in _edges([pieces[i].x0 for i in indexes]):
        right = tuple(i for i in indexes if pieces[i].x0 >= edge - EDGE_POINTS)
        left = tuple(
            i
            for i in indexes
            if pieces[i].x1 <= edge - gutter and pieces[i].x0 < edge - EDGE_POINTS
        )
        if min(len(left), len(right)) < LEAST_LINES:
            continue
        # Only what stands at the same height speaks for a gutter.
        top = max(min(pieces[i].baseline for i in side) for side in (left, right))
        bottom = min(max(pieces[i].baseline for i in side) for side in (left, right))
        beside = [
            sum(1 for i in side if top - 1 <= pieces[i].baseline <= bottom + 1)
            for side in (left, right)
        ]
        either = set(left) | set(right)
        crossing = sum(
            1 for i in indexes if i not in either and top - 1 <= pieces[i].baseline <= bottom + 1
        )
        if min(beside) < LEAST_LINES or crossing > CROSSING_SHARE * sum(beside):
            continue
        if best is None or min(beside) > best[0]:
            best = (min(beside), left, right)
    return None if best is None else best[1:]


def _edges(lefts: list[float]) -> list[float]:
    """Give the left edges that several lines share, each once, from the second on."""
    edges: list[float] = []
    run: list[float] = []
    for x in [*sorted(lefts), 1e9]:
        if run and x - run[-1] > EDGE_POINTS:
            if len(run) >= LEAST_LINES:
                edges.append(run[0])
            run = []
        run.append(x)
    return edges


def _judge(
    pieces: Sequence[Segment],
    left: tuple[int, ...],
    right: tuple[int, ...],
    groups: Sequence[tuple[int, ...]],
) -> Layouts:
    """Say whether the groups of lines beside one another are columns of print or cells."""
    if not _alternates(left, right):
        # The file itself draws one side after the other. That is the order of its author, unless
        # the left side holds the labels of the right one.
        labels = sum(1 for i in left if pieces[i].text.rstrip().endswith(":"))
        return Layouts.TABLE if 2 * labels >= len(left) else Layouts.COLUMNS
    if min(_typical_length(pieces, group) for group in groups) < PRINT_CHARACTERS:
        return Layouts.TABLE
    filled = min(_filled(pieces, group) for group in groups)
    if filled >= FILLED:
        return Layouts.COLUMNS
    return Layouts.UNSURE if filled >= HALF_FILLED else Layouts.TABLE


def _alternates(left: tuple[int, ...], right: tuple[int, ...]) -> bool:
    """Whether the file draws row by row: it goes from side to side at most lines."""
    sides = sorted([(i, 0) for i in left] + [(i, 1) for i in right])
    switches = sum(1 for (_, one), (_, next_) in pairwise(sides) if one < next_)
    return switches >= ALTERNATING * min(len(left), len(right))


def _typical_length(pieces: Sequence[Segment], side: tuple[int, ...]) -> int:
    return middle(len(pieces[i].text) for i in side)


def _filled(pieces: Sequence[Segment], side: tuple[int, ...]) -> float:
    """Give the share of its column that a typical line fills."""
    start = min(pieces[i].x0 for i in side)
    width = max(pieces[i].x1 for i in side) - start
    return middle((pieces[i].x1 - start) / width for i in side) if width > 0 else 0.0


def _take_in_overruns(pieces: Sequence[Segment], columns: list[int | None]) -> None:
    """Give a line that runs over its gutter to its column, where another column goes on beside it.

    A heading across the page has its height for itself.
    """
    if None not in columns:
        return
    edges: dict[int, float] = {}
    heights: dict[int, set[int]] = {}
    for piece, column in zip(pieces, columns, strict=True):
        if column is not None:
            edges[column] = min(edges.get(column, piece.x0), piece.x0)
            heights.setdefault(round(piece.baseline), set()).add(column)
    for index, piece in enumerate(pieces):
        if columns[index] is not None:
            continue
        beside = set().union(*(heights.get(round(piece.baseline) + d, set()) for d in (-1, 0, 1)))
        for column, edge in edges.items():
            if abs(piece.x0 - edge) <= EDGE_POINTS and beside - {column}:
                columns[index] = column


LOOSE_EM: Final = 2.5
"""Distance, in em, from which a line above or below all other columns is a running head or foot:
lines of print stand 1.1 to 1.5 em apart, paragraphs at most 2."""


def _let_go_of_margins(pieces: Sequence[Segment], columns: list[int | None], count: int) -> None:
    """Take lines that stand alone above or below the columns out of them: heads, feet, numbers."""
    for number in range(count):
        own = sorted(
            (i for i, column in enumerate(columns) if column == number),
            key=lambda i: pieces[i].baseline,
        )
        others = [
            pieces[i].baseline
            for i, column in enumerate(columns)
            if column is not None and column != number
        ]
        if not others:
            continue
        while len(own) > 1 and pieces[own[0]].baseline < min(others) - 1:
            if pieces[own[1]].baseline - pieces[own[0]].baseline < LOOSE_EM * pieces[own[0]].size:
                break
            columns[own.pop(0)] = None
        while len(own) > 1 and pieces[own[-1]].baseline > max(others) + 1:
            if (
                pieces[own[-1]].baseline - pieces[own[-2]].baseline
                < LOOSE_EM * pieces[own[-1]].size
            ):
                break
            columns[own.pop()] = None


def _let_go_of_headings(pieces: Sequence[Segment], columns: list[int | None]) -> None:
    """Take a heading below all columns out of the left one: it heads the text across the page.

    heading = lines in larger or bold type, further from the columns than from the text below

    However short it is, nothing of a column stands below it or beside it. A list marker drawn apart
    goes with the line across the page that it stands beside.
    """
    spanning, bands = _bands(pieces, columns)
    for place, band in bands.items():
        sides = {columns[index] for index in band}
        if place == len(spanning) or len(sides) == 1 or len(band) < 2 * LEAST_LINES:
            continue
        if _typical_length(pieces, tuple(band)) < PRINT_CHARACTERS:
            continue  # a table or a figure: what stands out in it heads nothing
        below = spanning[place]
        usual = middle(pieces[index].size for index in band)
        band.sort(key=lambda index: -pieces[index].baseline)
        for index, next_up in pairwise(band):
            piece = pieces[index]
            above = piece.baseline - pieces[next_up].baseline
            level = abs(below - piece.baseline) <= 1 and is_marker(piece.text)
            stands_out = piece.bold >= len(piece.text) or piece.size >= LARGER * usual
            if columns[index] or not (level or (stands_out and above > below - piece.baseline)):
                break
            columns[index] = None
            below = piece.baseline


def _bands(
    pieces: Sequence[Segment], columns: Sequence[int | None]
) -> tuple[list[float], dict[int, list[int]]]:
    """Give the heights of the spanning lines, and what stands in columns above each of them."""
    spanning = sorted(
        piece.baseline for piece, column in zip(pieces, columns, strict=True) if column is None
    )
    bands: dict[int, list[int]] = {}
    for index, (piece, column) in enumerate(zip(pieces, columns, strict=True)):
        if column is not None:
            bands.setdefault(bisect_left(spanning, piece.baseline - 1), []).append(index)
    return spanning, bands


LARGER: Final = 1.15
"""Size, as a multiple of the columns' usual one, from which a line is a heading: 12 over 10 points
is 1.2."""


def _let_go_of_single_bands(pieces: Sequence[Segment], columns: list[int | None]) -> None:
    """Take lines out of their column where, between two spanning lines, no other column has one.

    The header of a report in two columns stands in one, however short its lines are.
    """
    _, bands = _bands(pieces, columns)
    for band in bands.values():
        if len({columns[index] for index in band}) == 1:
            for index in band:
                columns[index] = None
