"""Hanging entries: lists whose first lines begin further out than the lines below them.

Lists of references are set like this, without a mark and often without a gap. Seen one line at a
time they look like paragraphs with an indent; seen together they tell: a line with an indent stands
below a full line, and the line that goes back to the edge below the end of an entry.
"""

from __future__ import annotations

from typing import Final

from capesdoc.body.flows import Fill, Flow
from capesdoc.body.rows import RowKind, row_kind
from capesdoc.body.sentences import Openness, ending_of
from capesdoc.source import Boundary

__all__ = ["hangs", "heads"]

# A single entry may as well be a full line above a quotation that is set in.
LEAST_ENTRIES: Final = 2
# Of the lines above a hanging one so many are full; an address of the web may break a line early.
FULL_SHARE: Final = 0.8
# The lines of one list begin exactly below each other; an indent may be two points wider.
SAME_EDGE_POINTS: Final = 1.0
# A line hangs by this share of the type size or more; the ink of a bracket or a quotation mark at
# the edge stands out by a point, and is no entry.
LEAST_HANG: Final = 0.5
# So far to either side of a line its list is looked for: a page.
MOST_LINES: Final = 60

_FILLED_OUT: Final = (RowKind.TABLE, RowKind.CONTENTS, RowKind.AGENDA)
_LINE: Final = Boundary.LINE
_TOGETHER: Final = (Boundary.LINE, Boundary.BLANK)


def hangs(flow: Flow, index: int) -> bool:
    """Whether a line is one of the later, hanging lines of an entry."""
    edges = _edges(flow)[index]
    return edges is not None and flow.x0[index] > edges[0] + _tolerance(flow)


def heads(flow: Flow, index: int) -> bool:
    """Whether a line is the first of a hanging entry."""
    edges = _edges(flow)[index]
    return edges is not None and flow.x0[index] <= edges[0] + _tolerance(flow)


def _tolerance(flow: Flow) -> float:
    return min(flow.style.same_edge, SAME_EDGE_POINTS)


def _edges(flow: Flow) -> list[tuple[float, float] | None]:
    """Give for each line the outer and the inner edge of its list, or None outside of one."""
    if flow.hanging is None:
        flow.hanging = _find(flow)
    return flow.hanging


def _find(flow: Flow) -> list[tuple[float, float] | None]:
    x0, breaks = flow.x0, flow.breaks
    least = max(_tolerance(flow), LEAST_HANG * flow.style.body_size)
    found: list[tuple[float, float] | None] = [None] * len(x0)
    failed: set[tuple[int, float, float]] = set()
    for right in range(1, len(x0)):
        outer, inner = x0[right - 1], x0[right]
        if inner - outer <= least or breaks[right] is not _LINE or found[right] is not None:
            continue
        if not _is_full(flow, right):
            continue
        first, last = _stretch(flow, right, outer, inner)
        where = (first, round(outer), round(inner))
        if where in failed:
            continue
        if _is_list(flow, first, last, outer):
            found[first : last + 1] = [(outer, inner)] * (last + 1 - first)
        else:
            failed.add(where)
    return found


def _stretch(flow: Flow, index: int, outer: float, inner: float) -> tuple[int, int]:
    """Give the first and the last of the lines around one that begin at two edges only.

    A paragraph at the outer edge is no part of it: it goes on there, as no entry does.
    """
    edge = _tolerance(flow)

    def belongs(at: int) -> bool:
        x0 = flow.x0[at]
        return abs(x0 - outer) <= edge or abs(x0 - inner) <= edge

    def parts(right: int) -> bool:
        return flow.breaks[right] not in _TOGETHER or _flows(flow, right, outer)

    first = last = index
    while first > 0 and index - first < MOST_LINES and belongs(first - 1) and not parts(first):
        first -= 1
    while first < index - 1 and (_is_full(flow, first) or _flows(flow, first, outer)):
        first += 1
    end = len(flow.x0) - 1
    while last < end and last - index < MOST_LINES and belongs(last + 1) and not parts(last + 1):
        last += 1
    return first, last


def _flows(flow: Flow, right: int, outer: float) -> bool:
    """Whether a sentence goes on from one line at the outer edge to the next."""
    edge = _tolerance(flow)
    if max(flow.x0[right - 1], flow.x0[right]) > outer + edge:
        return False
    lower = flow.texts[right][0].islower()
    openness = ending_of(flow.texts[right - 1]).openness
    if lower and openness >= Openness.OPEN and flow.breaks[right] is _LINE:
        return True  # however wide the lines of the list are set
    return (lower or openness is not Openness.CLOSED) and _is_full(flow, right)


def _is_list(flow: Flow, first: int, last: int, outer: float) -> bool:
    """Whether hanging entries explain these lines better than indented paragraphs do."""
    edge = _tolerance(flow)
    hung = hung_full = back = back_full = 0
    for right in range(first + 1, last + 1):
        left_out = flow.x0[right - 1] <= outer + edge
        right_out = flow.x0[right] <= outer + edge
        if left_out and not right_out:
            hung += 1
            hung_full += _is_full(flow, right)
        elif right_out and not left_out:
            back += 1
            back_full += _is_full(flow, right)
    return (
        hung >= LEAST_ENTRIES
        and hung_full >= FULL_SHARE * hung
        and back_full < FULL_SHARE * max(back, 1)
    )


def _is_full(flow: Flow, right: int) -> bool:
    """Whether a line end alone stands before a line, and its first word had no room above.

    That the line above reaches a straight edge is not asked: lists are ragged amid straight text.
    The number at the end of an entry of contents, or the last cell of a row, fills no line.
    """
    return (
        flow.breaks[right] is _LINE
        and flow.fill(right - 1, right) >= Fill.NEARLY
        and row_kind(flow.texts[right - 1], spaced_out=flow.style.spaced_out) not in _FILLED_OUT
    )
