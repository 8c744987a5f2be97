"""Habits: what parts the paragraphs of a document: blank lines, line ends, indents."""

from __future__ import annotations

from typing import Final

from capesdoc.body.flows import Fill, Flow
from capesdoc.body.medians import median
from capesdoc.body.sentences import Openness, Start, ending_of, start_of
from capesdoc.body.widths import SAMPLE, in_sentence
from capesdoc.source import Boundary

__all__ = ["HABIT_RATIO", "double_spaced", "ended_by_lines", "indent_of"]

# First lines are indented by at most this share of the width; beyond it they are centred.
INDENT_SHARE: Final = 0.25
# A habit is one that is at least this many times as frequent as its opposite.
HABIT_RATIO: Final = 3
HABIT_COUNT: Final = 2
# A text is double-spaced where blank lines part at least so many pairs of lines, and this share of
# them in mid-sentence.
DOUBLE_PAIRS: Final = 8
DOUBLE_SHARE: Final = 0.4
# Prose of such a text wraps at a mere line end (notes, references, a table) at most this often for
# each time it wraps at a blank line: where it wraps so in earnest, blank lines part its paragraphs.
SINGLE_SHARE: Final = 0.25

_LINE: Final = Boundary.LINE
_STOPS: Final = frozenset(".!?…”’\"')0123456789")


def double_spaced(flow: Flow, usual: int) -> bool:
    """Whether a blank line stands between any two lines of a text, so that it parts nothing."""
    texts, breaks, blanks = flow.texts, flow.breaks, flow.blanks
    small = [True for text in texts[:SAMPLE] if text[0].islower()]
    if len(small) < DOUBLE_PAIRS * DOUBLE_SHARE:
        return False
    pairs = [
        j
        for j in range(1, min(len(texts), SAMPLE))
        if breaks[j] is Boundary.BLANK and blanks[j] <= usual
    ]
    if len(pairs) < DOUBLE_PAIRS:
        return False
    wraps = len(in_sentence(texts, pairs))
    if wraps < DOUBLE_SHARE * len(pairs):
        return False
    single = [j for j in range(1, min(len(texts), SAMPLE)) if breaks[j] is _LINE]
    return len(in_sentence(texts, single)) <= SINGLE_SHARE * wraps


def ended_by_lines(flow: Flow) -> tuple[int, int, int]:
    """Count the line ends that part paragraphs of a text for certain.

    Lines tell that end a sentence, had room for the next word and stand right above a capital. Text
    taken from pages has blank lines only where a heading or a page has a gap.

    Returns:
        All of them, those with nothing else to part them, and those with an indent below.
    """
    edge = flow.style.same_edge
    ended = [
        j
        for j, parted in enumerate(flow.breaks)
        if parted is _LINE
        and j
        and _begins_paragraph(flow, j)
        and flow.fill(j - 1, j) == Fill.SHORT
    ]
    shifted = sum([flow.x0[j] - flow.frames[j].left > edge for j in ended])
    hanging = sum([_hangs_over(flow, j) for j in ended])
    return len(ended), len(ended) - shifted - hanging, shifted


def indent_of(flow: Flow) -> float | None:
    """Learn by how much paragraphs are indented, from those whose beginning is certain, or None."""
    x0, frames, breaks = flow.x0, flow.frames, flow.breaks
    edge = flow.style.same_edge
    seams = [j for j, parted in enumerate(breaks) if parted in _WITHIN and j]
    seams = seams[:: max(1, len(seams) // SAMPLE)]
    shifted = [j for j in seams if x0[j] - frames[j].left > edge]
    shifts = [
        x0[j] - frames[j].left
        for j in shifted
        if x0[j] - frames[j].left <= (frames[j].right - frames[j].left) * INDENT_SHARE
        and _begins_paragraph(flow, j)
    ]
    if len(shifts) < HABIT_COUNT:
        return None
    beyond = set(shifted)
    flush = [
        j
        for j in seams
        if j not in beyond and _begins_paragraph(flow, j) and not _hangs_over(flow, j)
    ]
    return median(shifts) if len(shifts) >= HABIT_RATIO * len(flush) else None


def _hangs_over(flow: Flow, index: int) -> bool:
    """Whether a line hangs over the next: an item or a reference, and no witness of paragraphs."""
    below = index + 1
    return (
        below < len(flow.x0)
        and flow.breaks[below] is _LINE
        and flow.x0[below] > flow.x0[index] + flow.style.same_edge
    )


_WITHIN: Final = (Boundary.LINE, Boundary.BLANK)


def _begins_paragraph(flow: Flow, right: int) -> bool:
    """Whether a sentence begins with a line for certain, and the line above was not full."""
    above, text = flow.texts[right - 1], flow.texts[right]
    return (
        above[-1] in _STOPS
        and not text[0].islower()
        and start_of(text) in (Start.UPPER, Start.QUOTE)
        and not (flow.breaks[right] is _LINE and flow.fill(right - 1, right) == Fill.FULL)
        and ending_of(above).openness is Openness.CLOSED
    )
