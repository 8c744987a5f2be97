"""Measures: how this document sets its lines: edges, wrap width, indents, spacing, type size.

Everything is measured on the document itself, in points where lines have a layout and in
characters where they have none, so that one set of rules serves both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from capesdoc.body.flows import Flow, Style
from capesdoc.body.habits import HABIT_RATIO, double_spaced, ended_by_lines, indent_of
from capesdoc.body.leading import respace
from capesdoc.body.widths import wraps_of
from capesdoc.source import Boundary, Line

__all__ = ["measure"]

# Left edges within this many points are one edge; in characters they must be equal, but for pages
# of a proportional face, whose places are rounded to characters.
SAME_EDGE_POINTS: Final = 2.5
SAME_EDGE: Final = 0.5
SAME_EDGE_ROUNDED: Final = 1.5
# Where paragraphs are parted by gaps, at least one line in twenty-five begins one.
GAP_SHARE: Final = 0.04
# Gaps and indents alone part the paragraphs where mere line ends part at most so many for each.
# Text that keeps the places of its lines keeps the gaps as well; where all lines begin at one edge,
# most of them were lost.
FEW_SHARE: Final = 1.0
FEW_SHARE_FLUSH: Final = 0.1


def measure(lines: Sequence[Line], *, beside: Flow | None = None) -> Flow:
    """Measure a document. Its cost is linear in the lines, and small against reading them.

    Args:
        lines: The lines.
        beside: The text these lines stand beside: notes are too few to show their own columns.
    """
    flow = Flow(lines, beside)
    usual = _usual(flow.blanks)
    if not flow.geometry and double_spaced(flow, usual):
        flow.breaks = [
            Boundary.LINE if parted is Boundary.BLANK and blank <= usual else parted
            for parted, blank in zip(flow.breaks, flow.blanks, strict=True)
        ]
        usual = _usual([blank for blank in flow.blanks if blank > usual]) or usual
    if flow.geometry and beside is None:
        respace(flow)
    gaps = flow.breaks.count(Boundary.BLANK) > GAP_SHARE * len(lines)
    if flow.geometry and beside is not None:
        allowance = beside.style.allowance if beside.style.wrapped else None
    else:
        allowance = wraps_of(flow, gaps=gaps)
    flow.style = Style(
        wrapped=allowance is not None,
        allowance=allowance or 0,
        same_edge=(
            SAME_EDGE_POINTS
            if flow.geometry
            else (SAME_EDGE_ROUNDED if flow.by_letters else SAME_EDGE)
        ),
        indents=False,
        indent=0,
        gaps=gaps,
        gaps_alone=gaps,
        usual_blank_lines=usual,
        spaced_out=flow.gapped and _spaced_out(flow.texts),
        body_size=_most_common(flow.sizes),
        bold=_mostly_bold(lines),
    )
    flush = flow.x0.count(flow.x0[0]) == len(lines)
    if flow.by_letters:
        ended, bare, shifted = ended_by_lines(flow)
        blank = flow.breaks.count(Boundary.BLANK)
        few = FEW_SHARE_FLUSH if flush else FEW_SHARE
        flow.style = flow.style._replace(
            gaps=gaps and ended * HABIT_RATIO < blank, gaps_alone=bare <= few * (blank + shifted)
        )
    # Where all lines begin at one place, none is indented.
    if not flush or beside is not None:
        indent = indent_of(flow)
        if indent is not None:
            flow.style = flow.style._replace(indents=True, indent=indent)
    return flow


def _usual(blanks: list[int]) -> int:
    """The usual number of blank lines between two paragraphs, or 0."""
    kinds = {*blanks, 0}
    if len(kinds) < 3:
        return max(kinds)
    runs = Counter([blank for blank in blanks if blank])
    return min(runs, key=lambda run: (-runs[run], run))


def _spaced_out(texts: list[str]) -> bool:
    return sum(["   " in text for text in texts]) * 3 > len(texts)


_BOLD_PREFIX: Final = attrgetter("bold_prefix")


def _mostly_bold(lines: Sequence[Line]) -> bool:
    if not any(map(_BOLD_PREFIX, lines)):
        return False
    return sum([line.bold_prefix >= len(line.text) for line in lines]) * 2 > len(lines)


def _most_common(sizes: list[float]) -> float:
    if not sizes:
        return 0.0
    counts = Counter(sizes)
    return max(counts, key=counts.__getitem__)
