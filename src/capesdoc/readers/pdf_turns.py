"""Pages set on their side: turned upright to find the reading order, and back again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

import attrs

from capesdoc.readers.pdf_segments import RawPage, Segment

__all__ = ["main_turn", "turned_back", "upright"]

_Box = tuple[float, float, float, float]

_UPRIGHT: Final[dict[int, Callable[[_Box, float, float], _Box]]] = {
    1: lambda box, _, height: (height - box[3], box[0], height - box[1], box[2]),
    2: lambda box, width, height: (
        width - box[2],
        height - box[3],
        width - box[0],
        height - box[1],
    ),
    3: lambda box, width, _: (box[1], width - box[2], box[3], width - box[0]),
}
"""For text turned by so many quarters: the box once the page is turned for reading it."""

_BACK: Final[dict[int, Callable[[_Box, float, float], _Box]]] = {
    1: lambda box, _, height: (box[1], height - box[2], box[3], height - box[0]),
    2: _UPRIGHT[2],
    3: lambda box, width, _: (width - box[3], box[0], width - box[1], box[2]),
}


def main_turn(segments: Sequence[Segment]) -> int:
    """Give the direction of most characters of a page, in quarter turns; 0 where it is none."""
    if not any(segment.turn > 0 for segment in segments):
        return 0
    turns: Counter[int] = Counter()
    for segment in segments:
        turns[segment.turn] += len(segment.text)
    return max(turns.most_common(1)[0][0], 0)


def upright(segments: Sequence[Segment], turn: int, page: RawPage) -> list[Segment]:
    """Turn the text of the main direction upright; what runs another way counts as turned."""
    return [_turn_upright(segment, turn, page) for segment in segments]


def _turn_upright(segment: Segment, turn: int, page: RawPage) -> Segment:
    if segment.turn != turn:
        return attrs.evolve(segment, turn=segment.turn or -1)
    box = (segment.x0, segment.top, segment.x1, segment.bottom)
    x0, top, x1, bottom = _UPRIGHT[turn](box, page.width, page.height)
    across = {1: segment.baseline, 2: page.height - segment.baseline}
    baseline = across.get(turn, page.width - segment.baseline)
    return attrs.evolve(segment, x0=x0, top=top, x1=x1, bottom=bottom, baseline=baseline, turn=0)


def turned_back(segment: Segment, turn: int, page: RawPage) -> Segment:
    """Put a line back where a viewer shows it; lines of another direction never moved."""
    if turn == 0 or segment.turn != 0:
        return segment
    box = (segment.x0, segment.top, segment.x1, segment.bottom)
    x0, top, x1, bottom = _BACK[turn](box, page.width, page.height)
    return attrs.evolve(segment, x0=x0, top=top, x1=x1, bottom=bottom, turn=turn)
