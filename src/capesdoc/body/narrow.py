"""Narrow runs: lines that a picture beside them, or a cell around them, made shorter.

The column of such lines is wider than they are, and each of them seems to end before its time.
Among themselves they tell: in none of them would the first word of the next have fitted, up to the
longest of them. Lines of verse or of an address are not as even, and do not stop in mid-sentence.
"""

from __future__ import annotations

from typing import Final

from capesdoc.body.flows import Fill, Flow
from capesdoc.body.sentences import Openness, ending_of
from capesdoc.source import Boundary

__all__ = ["narrow_ends"]

# Fewer lines may be as long as each other by chance.
LEAST_LINES: Final = 4
# So many of their line ends stand in mid-sentence: before a small letter, and behind no stop.
OPEN_SHARE: Final = 0.5
# A run is cut after so many lines, so that going back in it stays cheap.
MOST_LINES: Final = 80

_LINE: Final = Boundary.LINE


def narrow_ends(flow: Flow) -> list[bool]:
    """Say of each line whether only a narrower measure than its column's parts it from the next.

    Where the line reaches the edge of its column nothing is said.
    """
    count = len(flow.texts)
    found = [False] * count
    if not (flow.geometry or flow.by_letters) or not flow.style.wrapped:
        return found
    x1, rooms = flow.x1, flow.rooms
    start, widest, least = 0, x1[0], float("inf")
    for index in range(1, count):
        if _is_below(flow, index) and index - start < MOST_LINES:
            widest = max(widest, x1[index])
            least = min(least, x1[index - 1] + rooms[index])
            if least > widest:
                continue
            _mark(flow, start, index - 1, found)
            # Behind the last line that had room for the next word another run may begin.
            start = index
            while x1[start - 1] + rooms[start] > widest:
                start -= 1
            widest = max(x1[start : index + 1])
            ends = zip(x1[start:index], rooms[start + 1 : index + 1], strict=True)
            least = min([end + room for end, room in ends], default=float("inf"))
        else:
            _mark(flow, start, index - 1, found)
            start, widest, least = index, x1[index], float("inf")
    _mark(flow, start, count - 1, found)
    return found


def _is_below(flow: Flow, index: int) -> bool:
    return flow.breaks[index] is _LINE and (
        abs(flow.x0[index] - flow.x0[index - 1]) <= flow.style.same_edge
    )


def _mark(flow: Flow, first: int, last: int, found: list[bool]) -> None:
    if last - first + 1 < LEAST_LINES:
        return
    short = [j for j in range(first, last) if flow.fill(j, j + 1) == Fill.SHORT]
    if not short:
        return
    opened = sum(
        flow.texts[j + 1][0].islower() and ending_of(flow.texts[j]).openness >= Openness.OPEN
        for j in range(first, last)
    )
    if opened >= OPEN_SHARE * (last - first):
        for j in short:
            found[j] = True
