"""Columns: where each line begins and ends, and the edges of the column that it stands in.

Places are in points where lines have a layout and in characters where they have none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from operator import is_
from typing import Final

from capesdoc.body.medians import median
from capesdoc.source import Line

__all__ = ["STRAIGHT_POINTS", "Frame", "Place", "densest", "edges_of", "frames_of", "places_of"]

# A left edge is the leftmost one that at least this share of the lines of a column begins at.
EDGE_SHARE: Final = 0.25
# In a long text so many lines show an edge, whatever their share.
EDGE_LINES: Final = 99
# One line in twenty may stick out of its column (a long address, a hanging mark).
STICKING_OUT: Final = 20
# Lines whose right ends meet within this many points were set to a straight edge.
STRAIGHT_POINTS: Final = 1.5
# Half of the lines of a justified column end at its edge; the rest end paragraphs.
STRAIGHT_SHARE: Final = 0.5
# So many lines that end at one point show the edge of a justified column, though words of a figure
# or cells of a table stand beyond it: at most so many of its lines.
ALIGNED_SHARE: Final = 0.4
BEYOND_SHARE: Final = 0.15
# Fewer lines do not show how wide a column is.
TELLING_LINES: Final = 8
# Columns that begin within this many points, or characters, begin at one edge.
SAME_LEFT: Final = 2.5
# A column narrower than this share of the usual width holds only short lines.
NARROWER: Final = 0.97

Place = tuple[int, int | None]
"""A page, and a column of it: None for what spans the page."""


class Frame:
    """The column a line stands in.

    Attributes:
        left: Its left edge.
        right: Its right edge.
        straight: Its lines are set to a straight right edge.
    """

    __slots__ = ("left", "right", "straight")

    def __init__(self, left: float, right: float, *, straight: bool) -> None:
        self.left = left
        self.right = right
        self.straight = straight


def edges_of(lines: Sequence[Line], texts: list[str]) -> tuple[list[float], list[float]]:
    """Give the left and the right end of each line; `texts` are those of the lines, stripped."""
    moved = [True for line in lines if line.layout or line.offsets]
    if not moved and all(map(is_, [line.text for line in lines], texts)):
        # As most texts are: no line is indented.
        return [0.0] * len(texts), list(map(len, texts))
    layouts = [line.layout for line in lines]
    if all(layouts):
        placed = [layout for layout in layouts if layout is not None]
        return [layout.x0 for layout in placed], [layout.x1 for layout in placed]
    x0: list[float] = []
    x1: list[float] = []
    for line, text in zip(lines, texts, strict=True):
        layout = line.layout
        if layout is not None:
            x0.append(layout.x0)
            x1.append(layout.x1)
            continue
        raw = line.text
        indent = 0 if raw is text else len(raw) - len(raw.lstrip())
        if indent and "\t" in raw[:indent]:
            indent = len(raw[:indent].expandtabs(8))
        if line.offsets:
            indent += line.offsets[0]
        x0.append(indent)
        x1.append(indent + len(text))
    return x0, x1


def places_of(lines: Sequence[Line], pages: list[int]) -> list[Place]:
    """Give the page and the column that each line stands in."""
    layouts = [line.layout for line in lines]
    columns = [layout.column if layout is not None else None for layout in layouts]
    return list(zip(pages, columns, strict=True))


def frames_of(places: list[Place], x0: list[float], x1: list[float]) -> list[Frame]:
    """Find the columns: for each line its frame, which the lines of one column share."""
    lefts: dict[Place, list[float]] = {}
    rights: dict[Place, list[float]] = {}
    end = 0
    for place, run in groupby(places):
        start, end = end, end + len(list(run))
        lefts.setdefault(place, []).extend(x0[start:end])
        rights.setdefault(place, []).extend(x1[start:end])
    found = {place: _frame(lefts[place], rights[place]) for place in lefts}
    _even_out([(found[place], len(lefts[place]), place[1] is None) for place in lefts])
    return [found[place] for place in places]


def _frame(lefts: list[float], rights: list[float]) -> Frame:
    count = len(lefts)
    common: dict[int, int] = {}
    for edge, times in Counter(lefts).items():
        common[round(edge)] = common.get(round(edge), 0) + times
    often = count * EDGE_SHARE
    if max(common.values()) >= often:
        left = min(edge for edge, times in common.items() if times >= min(often, EDGE_LINES))
    else:
        left = min(common)
    rights = sorted(rights)
    right = rights[-1 - count // STICKING_OUT]
    straight = bisect_right(rights, right + STRAIGHT_POINTS) - bisect_left(
        rights, right - STRAIGHT_POINTS
    )
    if straight <= count * STRAIGHT_SHARE and count >= TELLING_LINES:
        last, aligned = densest(rights, [end - STRAIGHT_POINTS * 2 for end in rights])
        if aligned >= count * ALIGNED_SHARE and count - 1 - last <= count * BEYOND_SHARE:
            right, straight = rights[last], aligned
    return Frame(left, right, straight=count > 3 and straight > count * STRAIGHT_SHARE)


def densest(ordered: Sequence[float], floors: Sequence[float]) -> tuple[int, int]:
    """Find where most of some sorted numbers stand together: the place of the last, and how many.

    Those stand together with a number that are no smaller than its floor; of runs of one length it
    is the last.
    """
    most = last = start = 0
    for end, floor in enumerate(floors):
        while ordered[start] < floor:
            start += 1
        if end - start >= most:
            most, last = end - start, end
    return last, most + 1


def _even_out(columns: list[tuple[Frame, int, bool]]) -> None:
    """Give columns with few or only short lines the width that is usual in the document.

    Args:
        columns: Each with the number of its lines, and whether it spans the page.
    """
    for spanning in (False, True):
        own = [(frame, count) for frame, count, spans in columns if spans is spanning]
        telling = [frame for frame, count in own if count >= TELLING_LINES]
        if not telling:
            continue
        usual = median([frame.right - frame.left for frame in telling])
        narrow = [frame for frame, _ in own if frame.right - frame.left < usual * NARROWER]
        if narrow:
            wide = [frame for frame in telling if frame.right - frame.left >= usual * NARROWER]
            rights = [(frame.left, frame.right) for frame in wide]
            for frame in narrow:
                frame.right = _right_edge(frame, rights, usual)
        straight = sum(count for frame, count in own if frame.straight) * 2 > sum(
            count for _, count in own
        )
        for frame, _ in own:
            frame.straight = straight


def _right_edge(frame: Frame, known: list[tuple[float, float]], usual: float) -> float:
    """Say where a narrow column ends, from the edges of the others.

    Columns that begin alike are as wide as is usual. A page of items, all set in, begins further
    in than any other and ends no further out: at the next edge that a column of this document has.
    """
    if any(abs(left - frame.left) <= SAME_LEFT for left, _ in known):
        return frame.left + usual
    least = frame.right - (1 - NARROWER) * usual
    edges = [right for left, right in known if left < frame.left and right >= least]
    return max(min(edges), frame.right) if edges else frame.left + usual
