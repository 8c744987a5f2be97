"""Leading: how far apart the lines of a paragraph stand in this document, and so what parts them.

A reader sees one page, and takes for a gap what is much wider than the usual line of that page.
Over the whole document the lines that break in mid-sentence tell more: nearly all of them stand
equally far apart, and what stands a little further apart is another paragraph.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from capesdoc.body.flows import NEAR_SHARE, Flow
from capesdoc.source import Boundary

__all__ = ["respace"]

# Fewer line ends in mid-sentence do not show how far apart lines stand.
LEAST_WRAPS: Final = 8
# One wrapped line in twenty may stand further from the next: a raised number, a sign of a taller
# face.
MOST_TALLER: Final = 20
# A gap is wider than the distance of wrapped lines by this share of the type size: two points.
# Programs set lines to a hundredth of it, and paragraphs apart by three points or more.
LEAST_GAP: Final = 0.2
# Distances that differ by less than this share of the type size are one.
SAME_STEP: Final = 0.04
# So far to either side of a line the paragraph is looked at that it may stand in.
NEIGHBOURS: Final = 3

_LINE: Final = Boundary.LINE
_BLANK: Final = Boundary.BLANK


def respace(flow: Flow) -> None:
    """Part the lines of a PDF anew where the whole document shows what its pages do not.

    A line end becomes a gap where it is wider than those within sentences, and a gap becomes a line
    end where the lines beside it, which break in mid-sentence, stand as far apart. Lines in another
    size than most, as titles are, are left alone, and so is a full line in mid-sentence: a formula
    or a picture in it makes it tall.
    """
    size = _size_of_prose(flow)
    if not size:
        return
    steps = _steps(flow, size)
    goes_on = _in_sentence(flow.texts, steps)
    full = [j for j in goes_on if _is_full(flow, j)]
    if len(full) < LEAST_WRAPS:
        return
    shown = sorted([steps[j] for j in full])
    widest = shown[-1 - len(shown) // MOST_TALLER] + LEAST_GAP
    breaks, wraps, certain = flow.breaks, set(goes_on), set(full)
    for j, step in enumerate(steps):
        if not step or (breaks[j] is _LINE and step <= widest):
            continue
        beside = [k for k in range(j - NEIGHBOURS, j + NEIGHBOURS + 1) if k != j and k in wraps]
        if breaks[j] is _LINE:
            if j not in certain and all(steps[k] < step - SAME_STEP for k in beside):
                breaks[j] = _BLANK
        elif any(k in certain for k in beside) and all(
            abs(steps[k] - step) <= SAME_STEP for k in beside
        ):
            breaks[j] = _LINE


def _steps(flow: Flow, size: float) -> list[float]:
    """How far below the line above each stands, in type sizes; 0 where that says nothing."""
    steps = [0.0]
    sizes, breaks = flow.sizes, flow.breaks
    above = flow.lines[0].layout
    for index, line in enumerate(flow.lines[1:], 1):
        layout, step = line.layout, 0.0
        if (
            sizes[index] == size == sizes[index - 1]
            and (breaks[index] is _LINE or breaks[index] is _BLANK)
            and above is not None
            and layout is not None
            and layout.baseline > above.baseline
        ):
            step = (layout.baseline - above.baseline) / size
        steps.append(step)
        above = layout
    return steps


def _in_sentence(texts: list[str], steps: list[float]) -> list[int]:
    return [
        j
        for j, step in enumerate(steps)
        if step
        and texts[j][0].islower()
        and (texts[j - 1][-1].isalpha() or texts[j - 1][-1] == ",")
    ]


def _is_full(flow: Flow, right: int) -> bool:
    """Whether the first word of a line had no room in the line above."""
    frame = flow.frames[right - 1]
    near = NEAR_SHARE * (frame.right - frame.left)
    return frame.right - flow.x1[right - 1] - flow.rooms[right] <= near


def _size_of_prose(flow: Flow) -> float:
    """The commonest type size of lines that begin in lower case; tables have more of their own."""
    sizes = Counter(
        [size for size, text in zip(flow.sizes, flow.texts, strict=True) if text[0].islower()]
    )
    return max(sizes, key=sizes.__getitem__) if sizes else 0.0
