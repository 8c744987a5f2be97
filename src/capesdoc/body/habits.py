"""Habits: how wide a document wraps its lines, and whether it indents its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from capesdoc.body.flows import Fill, Flow
from capesdoc.body.medians import median
from capesdoc.body.sentences import Openness, Start, ending_of, start_of
from capesdoc.source import Boundary

__all__ = ["double_spaced", "indent_of", "wraps_of"]

# How many seams are looked at to learn the habits of a document: enough for a stable share, and a
# bound on the cost of long ones.
SAMPLE: Final = 240
# A ragged line may fall this share of the width short of where the next word would have fitted.
RAGGED_SHARE: Final = 0.2
# Lines are wrapped by width where this share of those that break in mid-sentence are full.
WRAPPED_SHARE: Final = 0.6
# Programs break a line where the next word would not fit: where so many of a PDF's wraps are this
# close to it, the few that fall far short are lines of code or of a table, and no ragged setting.
SET_SHARE: Final = 0.75
SET_CLOSE: Final = 0.02
# Lines of one column differ in length by less than this.
ALIKE: Final = 0.96
# A line longer than the others by more than this share sticks out of its column.
UNLIKE: Final = 0.9
# Lines shorter than this share of the width are verse, names or an address amid wrapped text.
VERSE_SHARE: Final = 0.55
# So many certain wraps at one left edge show where the lines that begin there end.
OWN_WRAPS: Final = 8
# A column narrower than this many characters says nothing about wrapping.
NARROW_CHARACTERS: Final = 20
# First lines are indented by at most this share of the width; beyond it they are centred.
INDENT_SHARE: Final = 0.25
# A habit is one that is at least this many times as frequent as its opposite.
HABIT_RATIO: Final = 3
HABIT_COUNT: Final = 2
# So many line ends, none with room for the next word, are no chance: two sentences of one length
# are, and the longest line has no room by definition.
EVEN_WRAPS: Final = 3
# Lines of names and addresses are shorter than this many characters.
EVEN_CHARACTERS: Final = 50
# A text is double-spaced where blank lines part at least so many pairs of lines, and this share of
# them in mid-sentence.
DOUBLE_PAIRS: Final = 8
DOUBLE_SHARE: Final = 0.4

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
    if len(pairs) < DOUBLE_PAIRS or breaks[1:SAMPLE].count(_LINE) * 10 > len(pairs):
        return False
    return len(_in_sentence(texts, pairs)) >= DOUBLE_SHARE * len(pairs)


def _in_sentence(texts: list[str], seams: Sequence[int]) -> list[int]:
    """Those of some line ends that stand in mid-sentence: a letter or comma, then lower case."""
    return [
        j
        for j in seams
        if texts[j][0].islower() and (texts[j - 1][-1].isalpha() or texts[j - 1][-1] == ",")
    ]


def wraps_of(flow: Flow, *, gaps: bool) -> float | None:
    """Learn how ragged wrapped lines are, and for a text where its columns end.

    Returns:
        By how much a wrapped line may be shorter than the next word would allow, or None where
        lines are not broken by width.
    """
    if _LINE not in flow.breaks[1:]:
        return None
    seams = [j for j, parted in enumerate(flow.breaks) if parted is _LINE and j]
    certain = _in_sentence(flow.texts, seams[:: max(1, len(seams) // SAMPLE)])
    if not certain and gaps and not flow.geometry:
        certain = _even_wraps(flow, seams)
    if not certain:
        return None
    frames, x1, rooms = flow.frames, flow.x1, flow.rooms
    if not flow.geometry and not _set_width(flow, certain):
        return None
    shortfalls: list[float] = []
    for j in certain:
        frame, end = frames[j - 1], x1[j - 1]
        width = frame.right - frame.left
        if end - frame.left >= VERSE_SHARE * width:
            shortfalls.append((frame.right - end - rooms[j]) / (width if width > 1 else 1))
    ragged = sorted([over if over > 0 else 0 for over in shortfalls if over <= RAGGED_SHARE])
    if not ragged or len(ragged) < len(shortfalls) * WRAPPED_SHARE:
        return None
    share = ragged[min(len(ragged) - 1, len(ragged) * 19 // 20)]
    if flow.geometry and share > SET_CLOSE:
        set_by_program = sorted(shortfalls)[int(len(shortfalls) * SET_SHARE)]
        share = max(set_by_program, 0) if set_by_program <= SET_CLOSE else share
    frame = frames[certain[0]]
    return share * (frame.right - frame.left)


def _even_wraps(flow: Flow, seams: list[int]) -> list[int]:
    """Find the line ends of a short text that breaks no line in mid-sentence, or none.

    Paragraphs are parted by blank lines, and in none of them would the first word of a line have
    fitted in the line above. Left alone: one sentence a line, which end where they end.
    """
    if len(seams) < EVEN_WRAPS:
        return []
    width = max([flow.x1[j - 1] for j in seams])
    for j in seams:
        left = flow.x1[j - 1]
        if left < EVEN_CHARACTERS or left + flow.rooms[j] <= width or "   " in flow.texts[j - 1]:
            return []
    return seams


def _set_width(flow: Flow, certain: list[int]) -> bool:
    """Give the columns of a text the width of its wrapped lines; false where that says nothing."""
    frames, x1 = flow.frames, flow.x1
    width = _widest([x1[j - 1] - frames[j - 1].left for j in certain])
    if width < NARROW_CHARACTERS:
        return False
    ends: dict[float, list[float]] = {}
    for j in certain:
        ends.setdefault(frames[j - 1].left, []).append(x1[j - 1])
    # A page that begins further out, with its headings, ends no further out.
    rights = {
        left: _widest(own) if len(own) >= OWN_WRAPS else left + width for left, own in ends.items()
    }
    for frame in dict.fromkeys(frames):
        frame.right = rights.get(frame.left, frame.left + width)
        frame.straight = False
    return True


def _widest(lengths: list[float]) -> float:
    """Give the longest of some lines, or the next where one long address sticks out."""
    longest = sorted(lengths)[-3:]
    if len(lengths) > 3 and longest[1] < longest[2] * UNLIKE and longest[0] > longest[1] * ALIKE:
        return longest[1]
    return longest[-1]


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
    flush = [j for j in seams if j not in beyond and _begins_paragraph(flow, j)]
    return median(shifts) if len(shifts) >= HABIT_RATIO * len(flush) else None


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
