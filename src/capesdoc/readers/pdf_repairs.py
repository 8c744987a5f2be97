"""Repairs of PDF segments before they are ordered: runs joined, doubles dropped, cells parted.

Each repair is a function from segments to segments. A page that needs none of them is told by
`plain_order`, which looks at every segment once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import frexp, inf
from operator import attrgetter
from typing import Final, TypeAlias

import attrs

from capesdoc.readers.pdf_segments import Break, Segment
from capesdoc.readers.pdf_text import is_marker
from capesdoc.values import NamedTuple

__all__ = ["drop_doubles", "join_runs", "part_at_breaks", "plain_order"]

SAME_BASELINE_POINTS: Final = 1.5
"""Baselines this close, in points, are one line: rounding and hinting move them by less than 1."""

NO_SPACE_EM: Final = 0.13
"""Gap, in em, below which two runs are one word: the narrowest spaces of print are 0.2 em wide."""

OVERLAP_EM: Final = -0.3
"""How far a run may reach back over the one before, in em: kerning, an italic before a roman."""

SAME_LINE_EM: Final = 1.2
"""Gap, in em, up to which two runs on a baseline are one line: beyond it there may be two cells."""

RAISED_EM: Final = 0.5
"""How far, in em of the larger type, a superscript or subscript may stand off the baseline."""

WIDE_BREAK_EM: Final = 1.5
"""Gap, in em, that parts two cells by itself, where the other gaps of its line are half as wide:
the narrowest column gap of print is 1 em, of a table 0.8, and those are told by alignment."""

BREAK_RATIO: Final = 2.0
"""How many times wider than its line's other gaps a parting gap is. In a justified line all gaps
are stretched alike, however wide."""

ALIGNED_LINES: Final = 3
"""From how many lines on an edge that gaps end at, or lines begin at, is a cell or column edge."""

ALIGNED_POINTS: Final = 1.5
"""How close, in points, two edges are for one edge."""

DOUBLE_EM: Final = 0.3
"""How far, in em, a second copy of a text may stand off the first to be its shadow or fake bold."""


def plain_order(segments: Sequence[Segment]) -> Sequence[Segment] | None:
    """Give a page of one column of whole lines in reading order, or None for any other page.

    Head and foot may be drawn before or after the text: then the lines are read from the top.
    Nothing on such a page needs a repair, and `order` would give the same lines
    (tests/readers/test_pdf_order.py).
    """
    starts = [0]
    above = -1e9
    for index, segment in enumerate(segments):
        baseline = segment.baseline
        if segment.turn or (segment.breaks and not _parts_marker_only(segment)):
            return None
        if baseline - above < NEXT_LINE_EM * segment.size:
            if baseline > above - SAME_BASELINE_POINTS:
                return None
            starts.append(index)
        above = baseline
    return segments if len(starts) == 1 else _from_the_top(segments, starts)


def _from_the_top(segments: Sequence[Segment], starts: Sequence[int]) -> Sequence[Segment] | None:
    """Sort the lines by height, where only one run of them is text and none stand side by side."""
    ends = [*starts[1:], len(segments)]
    if sum(end - start > MARGIN_LINES for start, end in zip(starts, ends, strict=True)) > 1:
        return None
    lines = sorted(segments, key=_baseline)
    for above, line in pairwise(lines):
        least = max(NEXT_LINE_EM * max(above.size, line.size), 2 * SAME_BASELINE_POINTS)
        if line.baseline - above.baseline < least:
            return None
    return lines


_baseline = attrgetter("baseline")

MARGIN_LINES: Final = 2
"""Lines of a run, at most, for it to be a head, a foot or both, and no text of its own."""


def _parts_marker_only(segment: Segment) -> bool:
    """Whether the only gap stands behind a list marker, which stays with its item."""
    gap = segment.breaks[0]
    return (
        len(segment.breaks) == 1
        and segment.text[gap.end : gap.start] == " "
        and is_marker(segment.text[: gap.end])
    )


NEXT_LINE_EM: Final = 0.6
"""Baselines at least this far apart, in em, are two lines: text set solid has 1.0."""


def drop_doubles(segments: Sequence[Segment]) -> tuple[list[Segment], list[Segment]]:
    """Part the segments that repeat one at the same place: fake bold and shadows.

    "book" "book" side by side are two words and stay: the copy must cover the original.
    """
    counts = Counter([segment.text for segment in segments])
    if len(counts) == len(segments):
        return list(segments), []
    kept: list[Segment] = []
    doubles: list[Segment] = []
    seen: dict[str, _Alike] = {}
    for segment in segments:
        if counts[segment.text] == 1:
            kept.append(segment)
            continue
        near = DOUBLE_EM * segment.size
        # The two letters l of "hall", drawn one by one, stand as close as a shadow does.
        aside = min(near, (segment.x1 - segment.x0) / 2)
        alike = seen.setdefault(segment.text, _Alike([], {}))
        if any(
            abs(other.x0 - segment.x0) <= aside and abs(other.baseline - segment.baseline) <= near
            for other in alike.around(segment, aside, near)
        ):
            doubles.append(segment)
        else:
            alike.add(segment)
            kept.append(segment)
    return kept, doubles


FEW_ALIKE: Final = 32
"""Segments of one text that are compared one by one: `the` stands on a page as often."""

_Cell: TypeAlias = tuple[float, float]


class _Alike(NamedTuple):
    """Segments of one text; where there are many, by the squares of nets in which they stand.

    The width and height of the squares are powers of two, as many nets as a page has sizes.
    """

    all: list[Segment]
    nets: dict[_Cell, dict[_Cell, list[Segment]]]

    def add(self, segment: Segment) -> None:
        self.all.append(segment)
        for mesh, net in self.nets.items():
            net.setdefault(_cell(segment, mesh), []).append(segment)

    def around(self, segment: Segment, aside: float, near: float) -> Iterable[Segment]:
        """Give at least those that stand no farther away than is asked."""
        if len(self.all) <= FEW_ALIKE or not 0 < aside <= near < inf:
            return self.all
        mesh = (2.0 ** frexp(aside)[1], 2.0 ** frexp(near)[1])
        net = self.nets.get(mesh)
        if net is None:
            net = self.nets[mesh] = {}
            for one in self.all:
                net.setdefault(_cell(one, mesh), []).append(one)
        column, row = _cell(segment, mesh)
        return [
            one
            for x in (column - 1, column, column + 1)
            for y in (row - 1, row, row + 1)
            for one in net.get((x, y), ())
        ]


def _cell(segment: Segment, mesh: _Cell) -> _Cell:
    return segment.x0 // mesh[0], segment.baseline // mesh[1]


def join_runs(segments: Sequence[Segment]) -> list[Segment]:
    """Join neighbours in the file that stand on one baseline with the gap of a word or less."""
    joined: list[Segment] = []
    for segment in segments:
        if joined and _is_one_line(joined[-1], segment):
            joined[-1] = _join(joined[-1], segment)
        else:
            joined.append(segment)
    return joined


def _is_one_line(left: Segment, right: Segment) -> bool:
    if left.turn or right.turn or left.artifact is not right.artifact:
        return False
    size = max(left.size, right.size)
    gap = right.x0 - left.x1
    apart = abs(left.baseline - right.baseline)
    if apart <= SAME_BASELINE_POINTS:
        return OVERLAP_EM * size <= gap <= SAME_LINE_EM * size
    smaller = min(left.size, right.size)
    return (
        apart <= RAISED_EM * size
        and smaller < SMALLER_TYPE * size
        and OVERLAP_EM * size <= gap <= NO_SPACE_EM * 2 * size
    )


SMALLER_TYPE: Final = 0.85
"""Size of a superscript as a share of the text's, at most; printers use 0.5 to 0.75."""


def _join(left: Segment, right: Segment) -> Segment:
    size = max(left.size, right.size)
    gap = right.x0 - left.x1
    space = "" if gap < NO_SPACE_EM * size or left.text[-1] == " " else " "
    text = left.text + space + right.text
    start = len(text) - len(right.text)
    larger = left if left.size >= right.size else right
    shifted = tuple(
        attrs.evolve(one, end=one.end + start, start=one.start + start) for one in right.breaks
    )
    own: tuple[Break, ...] = ()
    if gap >= PART_EM * size:
        own = (Break(len(left.text), start, left.x1, right.x0, USUAL_EM * size),)
    all_bold = left.bold == len(left.text)
    return Segment(
        text,
        min(left.x0, right.x0),
        min(left.top, right.top),
        max(left.x1, right.x1),
        max(left.bottom, right.bottom),
        larger.baseline,
        larger.size,
        start + right.bold if all_bold and right.bold else left.bold,
        0,
        left.artifact,
        left.hidden,
        (*left.breaks, *own, *shifted),
        left.element if left.element == right.element else 0,
    )


PART_EM: Final = 0.8
"""Gap, in em, from which a joined gap is remembered as a possible break."""

USUAL_EM: Final = 0.3
"""Width of a space, in em, where nothing in the line can be compared with."""


def part_at_breaks(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Part each segment at the gaps that part cells or columns; gives the pieces of each."""
    if not any(segment.breaks for segment in segments):
        return [[segment] for segment in segments]
    edges: Counter[int] = Counter()
    for segment in segments:
        edges[_slot(segment.x0)] += 1
        for gap in segment.breaks:
            edges[_slot(gap.right)] += 1
    return [_part(segment, edges) for segment in segments]


def _slot(x: float) -> int:
    return round(x / ALIGNED_POINTS)


def _part(segment: Segment, edges: Counter[int]) -> list[Segment]:
    pieces: list[Segment] = []
    begin, x0 = 0, segment.x0
    for gap in segment.breaks:
        width = gap.right - gap.left
        if width < BREAK_RATIO * gap.usual:
            continue
        slot = _slot(gap.right)
        aligned = edges[slot - 1] + edges[slot] + edges[slot + 1] >= ALIGNED_LINES
        if aligned or width >= WIDE_BREAK_EM * segment.size:
            pieces.append(_piece(segment, begin, gap.end, x0, gap.left))
            begin, x0 = gap.start, gap.right
    if not pieces:
        return [segment]
    pieces.append(_piece(segment, begin, len(segment.text), x0, segment.x1))
    return pieces


def _piece(segment: Segment, begin: int, end: int, x0: float, x1: float) -> Segment:
    bold = min(max(segment.bold - begin, 0), end - begin)
    return attrs.evolve(segment, text=segment.text[begin:end], x0=x0, x1=x1, bold=bold, breaks=())
