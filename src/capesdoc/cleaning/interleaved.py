"""Interleaved columns: text read straight across two columns or more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from capesdoc.cleaning.seen import Seen
from capesdoc.patterns import compile_later
from capesdoc.source import Line
from capesdoc.values import NamedTuple

__all__ = ["find_columns", "may_be_columns"]

_GUTTER: Final = compile_later(r"(?<=\S)(?: {3,}|\t)(?=\S)")
_WORDS: Final = compile_later(r"[^\W\d_]{2,}")

LEAST_COLUMN_LINES: Final = 10
"""Lines with text on both sides of one gutter: a table of words rarely has so many long cells."""

COLUMN_SHARE: Final = 0.25
"""Share of the document's lines that have the gutter: lines of two columns do not stand at one
height, so that many hold one side only."""

LEAST_SIDE_WORDS: Final = 3
"""Words on each side: cells of tables and label columns mostly hold one or two."""

GUTTER_PLAY: Final = 3
"""Characters by which the right column may begin earlier or later than on most lines."""


SMALL_SHARE: Final = 0.4
"""Share of the lines of running prose that begin with a small letter, in mid-sentence; of the cells
of a table few do."""


LEAST_LINES_A_PAGE: Final = 6
"""Of them on one page: fewer may stand so by chance."""

LONGEST_STRETCH: Final = 80
"""Lines looked at together where a text has no page ends: a page of small type."""


def find_columns(lines: Sequence[Line]) -> list[Line]:
    """Find lines of columns read straight across: prose on both sides of a steady gutter.

    Each page is looked at by itself: the gutter stands at another place on the next, and a report
    may have two columns on some pages only.
    """
    pages: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        if line.layout is None:  # else the PDF reader has seen the columns themselves
            place = (line.page, line.number // LONGEST_STRETCH)
            pages.setdefault(place, []).append(line)
    found = [line for page in pages.values() for line in _columns_of(page)]
    return found if len(found) >= LEAST_COLUMN_LINES else []


def _columns_of(lines: Sequence[Line]) -> list[Line]:
    sides = [one for line in lines for one in _sides_of(line)]
    least = max(LEAST_LINES_A_PAGE, COLUMN_SHARE * len(lines))
    if len(sides) < least:
        return []
    usual = Counter([one.start for one in sides]).most_common(1)[0][0]
    steady = [one for one in sides if abs(one.start - usual) <= GUTTER_PLAY]
    if len(steady) < least:
        return []
    small = min(
        sum(one.left[0].islower() for one in steady), sum(one.right[0].islower() for one in steady)
    )
    if small < SMALL_SHARE * len(steady) or _are_rows(steady):
        return []
    open_ends = sum(not one.right.endswith((".", "!", "?", ":", ";")) for one in steady)
    return [one.line for one in steady] if open_ends >= len(steady) / 2 else []


LEAST_ROWS: Final = 3
ROW_SHARE: Final = 0.65
"""Share of the lines with a capital on one side that have one on the other too: cells of a row
begin together, paragraphs of two columns do not (there it is one line in four)."""


def _are_rows(sides: Sequence[_Sides]) -> bool:
    """Whether the pieces left and right of the gutter are the cells of a table that turn lines."""
    left = {id(one.line) for one in sides if one.left[0].isupper()}
    right = {id(one.line) for one in sides if one.right[0].isupper()}
    return min(len(left), len(right)) >= LEAST_ROWS and len(left & right) >= ROW_SHARE * max(
        len(left), len(right)
    )


def _sides_of(line: Line) -> list[_Sides]:
    """Give the pairs of neighbouring pieces of a line that hold words enough for prose."""
    text = line.text.rstrip()
    first = len(text) - len(text.lstrip())
    edges = [first]
    for gutter in _GUTTER.finditer(text, first):
        edges += gutter.span()
    if len(edges) < 3:
        return []
    edges.append(len(text))
    pieces = [(start, text[start:end]) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    wordy = [len(_WORDS.findall(piece)) >= LEAST_SIDE_WORDS for _, piece in pieces]
    return [
        _Sides(line, left, right, start)
        for at, ((_, left), (start, right)) in enumerate(pairwise(pieces))
        if wordy[at] and wordy[at + 1]
    ]


class _Sides(NamedTuple):
    """A line with a gutter: what stands on either side, and where the right side begins."""

    line: Line
    left: str
    right: str
    start: int


def may_be_columns(seen: Seen) -> bool:
    """Say cheaply whether `find_columns` may find enough gutters."""
    gaps = seen.read.text.count("   ") if seen.gapped else 0
    return seen.signs.count("\t") + gaps >= LEAST_COLUMN_LINES
