"""Measures: how this document sets its lines: edges, wrap width, indents, spacing, type size.

Everything is measured on the document itself, in points where lines have a layout and in
characters where they have none, so that one set of rules serves both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import attrgetter
from statistics import median
from typing import Final

import attrs
from attrs import define, frozen

from capesdoc.body.sentences import Openness, Start, ending_of, start_of
from capesdoc.source import Boundary, Line

__all__ = ["Fill", "Flow", "Frame", "Style", "measure"]

# How many seams are looked at to learn the habits of a document: enough for a stable share, and a
# bound on the cost of long ones.
SAMPLE: Final = 240
# A left edge is the leftmost one that at least this share of the lines of a column begins at.
EDGE_SHARE: Final = 0.25
# One line in twenty may stick out of its column (a long address, a hanging mark).
STICKING_OUT: Final = 20
# Lines whose right ends meet within this many points were set to a straight edge.
STRAIGHT_POINTS: Final = 1.5
# Half of the lines of a justified column end at its edge; the rest end paragraphs.
STRAIGHT_SHARE: Final = 0.5
# A ragged line may fall this share of the width short of where the next word would have fitted.
RAGGED_SHARE: Final = 0.2
# Lines are wrapped by width where this share of those that break in mid-sentence are full.
WRAPPED_SHARE: Final = 0.6
# Lines of one column differ in length by less than this.
ALIKE: Final = 0.96
# A line longer than the others by more than this share sticks out of its column.
UNLIKE: Final = 0.9
# Lines shorter than this share of the width are verse, names or an address amid wrapped text.
VERSE_SHARE: Final = 0.55
# A page that keeps a heading or two lines of a paragraph together ends two lines early.
FOOT_LINES: Final = 3
# So many certain wraps at one left edge show where the lines that begin there end.
OWN_WRAPS: Final = 8
# A column narrower than this many characters says nothing about wrapping.
NARROW_CHARACTERS: Final = 20
# Left edges within this many points are one edge; in characters they must be equal.
SAME_EDGE_POINTS: Final = 2.5
# First lines are indented by at most this share of the width; beyond it they are centred.
INDENT_SHARE: Final = 0.25
# Where paragraphs are parted by gaps, at least one line in twenty-five begins one.
GAP_SHARE: Final = 0.04
# A habit is one that is at least this many times as frequent as its opposite.
HABIT_RATIO: Final = 3
HABIT_COUNT: Final = 2


@define
class Frame:
    """The column a line stands in.

    Attributes:
        left: Its left edge.
        right: Its right edge.
        straight: Its lines are set to a straight right edge.
    """

    left: float
    right: float
    straight: bool = False


@frozen(kw_only=True)
class Style:
    """The habits of a document.

    Attributes:
        geometry: Places are in points, not in characters.
        wrapped: Its lines are broken by width; otherwise a line end is the author's.
        allowance: By how much a wrapped line may be shorter than the next word would allow.
        same_edge: Left edges that differ by less are one edge.
        indents: Paragraphs begin with an indented first line.
        indent: By how much, where they do.
        flush: Paragraphs begin at the left edge.
        gaps: More than a line end parts paragraphs.
        usual_blank_lines: Blank lines between two paragraphs, 0 where there are none.
        spaced_out: Runs of spaces pad its lines to a straight right edge.
        body_size: Type size of most of its lines, in points.
        bold: Most of its lines are bold, so that bold says nothing.
    """

    geometry: bool
    wrapped: bool
    allowance: float
    same_edge: float
    indents: bool
    indent: float
    flush: bool
    gaps: bool
    usual_blank_lines: int
    spaced_out: bool
    body_size: float
    bold: bool


class Fill:
    """How full a line is: whether the next word would have fitted in it."""

    FULL: Final = 3
    """The next word would not have fitted: the line is wrapped."""
    NEARLY: Final = 2
    """It would just have fitted: too close to say."""
    SHORT: Final = 1
    """It would have fitted: the author ended the line."""
    UNKNOWN: Final = 0
    """Lines of this document are not broken by width."""


@define
class Flow:
    """The lines of one document in reading order, measured.

    The lists run in parallel: one entry a line. `sizes` is empty where lines have no layout;
    `plain` is true for a line without bold type and without marks of the file format. `foot` and
    `hanging` are found when first asked for (`reaches_foot`, `hanging.py`).
    """

    lines: Sequence[Line]
    texts: list[str]
    breaks: list[Boundary]
    x0: list[float]
    x1: list[float]
    frames: list[Frame]
    sizes: list[float]
    plain: list[bool]
    style: Style
    foot: float | None = None
    hanging: list[tuple[float, float] | None] | None = None

    def reaches_foot(self, index: int) -> bool:
        """Whether a line stands as low as the last lines of pages do; no where that is unknown."""
        if self.foot is None:
            self.foot = _foot(self.lines)
        layout = self.lines[index].layout
        return layout is not None and layout.bottom >= self.foot - FOOT_LINES * layout.font_size

    def fill(self, left: int, right: int) -> int:
        """Say how full the line `left` is, seen from the line `right` that follows it."""
        if not self.style.wrapped:
            return Fill.UNKNOWN
        frame = self.frames[left]
        slack = frame.right - self.x1[left]
        if frame.straight and slack <= STRAIGHT_POINTS * 2:
            return Fill.FULL
        over = slack - self.room(right)
        if over <= self.style.allowance and not frame.straight:
            return Fill.FULL
        if over <= 0 or over <= self.style.allowance:
            return Fill.NEARLY
        near = (frame.right - frame.left) * NEAR_SHARE if self.style.geometry else 0
        return Fill.NEARLY if over <= near else Fill.SHORT

    def room(self, right: int) -> float:
        """How much room the first word of a line takes, the space before it included."""
        text = self.texts[right]
        end = text.find(" ")
        length = (end if end > 0 else len(text)) + 1
        if not self.style.geometry:
            return length
        return length * (self.x1[right] - self.x0[right]) / len(text)


# Word widths are estimated from the average character; this share of the width covers the error.
NEAR_SHARE: Final = 0.02


def measure(lines: Sequence[Line], *, beside: Flow | None = None) -> Flow:
    """Measure a document. Its cost is linear in the lines, and small against reading them.

    Args:
        lines: The lines.
        beside: The text these lines stand beside: notes are too few to show their own columns.
    """
    geometry = bool(lines) and lines[0].layout is not None
    texts = [line.text.strip() for line in lines]
    layouts = [line.layout for line in lines]
    sizes = [round(one.font_size, 1) if one is not None else 0.0 for one in layouts]
    if not geometry:
        sizes = []
    x0, x1 = _edges(lines, texts)
    breaks = [line.boundary for line in lines]
    usual = _usual_blank_lines(lines)
    if not geometry and _double_spaced(lines, texts, usual):
        breaks = [
            Boundary.LINE if b is Boundary.BLANK and line.blank_lines <= usual else b
            for b, line in zip(breaks, lines, strict=True)
        ]
    frames, columns = _frames(lines, x0, x1)
    _even_out(columns)
    if geometry and beside is not None and beside.style.geometry:
        _widen(lines, frames, beside)
    certain = _certain_wraps(texts, breaks)
    flow = Flow(
        lines=lines,
        texts=texts,
        breaks=breaks,
        x0=x0,
        x1=x1,
        frames=frames,
        sizes=sizes,
        plain=[line.marks is None and not line.bold_prefix for line in lines],
        style=Style(
            geometry=geometry,
            wrapped=True,
            allowance=0,
            same_edge=SAME_EDGE_POINTS if geometry else 0.5,
            indents=False,
            indent=0,
            flush=False,
            gaps=breaks.count(Boundary.BLANK) > GAP_SHARE * len(breaks),
            usual_blank_lines=usual,
            spaced_out=_spaced_out(texts),
            body_size=_body_size(sizes),
            bold=_mostly_bold(lines),
        ),
    )
    if geometry and beside is not None:
        flow.style = attrs.evolve(
            flow.style, wrapped=beside.style.wrapped, allowance=beside.style.allowance
        )
    else:
        flow.style = _with_width(flow, certain)
    flow.style = _with_indents(flow)
    return flow


def _foot(lines: Sequence[Line]) -> float:
    """Give the height of the lowest lines of pages; without places, one that none reaches."""
    lowest: dict[int, float] = {}
    for line in lines:
        if line.layout is not None:
            lowest[line.page] = max(lowest.get(line.page, 0.0), line.layout.bottom)
    return median(lowest.values()) if lowest else float("inf")


def _edges(lines: Sequence[Line], texts: list[str]) -> tuple[list[float], list[float]]:
    x0: list[float] = []
    x1: list[float] = []
    for line, text in zip(lines, texts, strict=True):
        layout = line.layout
        if layout is not None:
            x0.append(layout.x0)
            x1.append(layout.x1)
            continue
        raw = line.text
        indent = len(raw) - len(raw.lstrip())
        if indent and "\t" in raw[:indent]:
            indent = len(raw[:indent].expandtabs(8))
        if line.offsets:
            indent += line.offsets[0]
        x0.append(indent)
        x1.append(indent + len(text))
    return x0, x1


def _spaced_out(texts: list[str]) -> bool:
    if "   " not in "\n".join(texts):
        return False
    return sum(["   " in text for text in texts]) * 3 > len(texts)


_BOLD_PREFIX: Final = attrgetter("bold_prefix")


def _mostly_bold(lines: Sequence[Line]) -> bool:
    if not any(map(_BOLD_PREFIX, lines)):
        return False
    return sum([line.bold_prefix >= len(line.text) for line in lines]) * 2 > len(lines)


def _usual_blank_lines(lines: Sequence[Line]) -> int:
    runs = Counter([line.blank_lines for line in lines if line.blank_lines])
    return min(runs, key=lambda run: (-runs[run], run)) if runs else 0


def _double_spaced(lines: Sequence[Line], texts: list[str], usual: int) -> bool:
    """Whether a blank line stands between any two lines, so that it parts nothing."""
    pairs = [
        (texts[j - 1], texts[j])
        for j in range(1, min(len(lines), SAMPLE))
        if lines[j].boundary is Boundary.BLANK and lines[j].blank_lines <= usual
    ]
    wrapped = sum(line.boundary is Boundary.LINE for line in lines[1:SAMPLE])
    if len(pairs) < 8 or wrapped * 10 > len(pairs):
        return False
    return sum(_breaks_sentence(*pair) for pair in pairs) >= 0.4 * len(pairs)


def _breaks_sentence(left: str, right: str) -> bool:
    last = left[-1]
    return right[0].islower() and (last.isalpha() or last == ",")


def _frames(
    lines: Sequence[Line], x0: list[float], x1: list[float]
) -> tuple[list[Frame], list[tuple[Frame, int, bool]]]:
    """Find the columns: for each line its frame, and each frame with its number of lines."""
    runs: list[tuple[tuple[int, int | None], int]] = []
    here: tuple[int, int | None] = (-1, None)
    for index, line in enumerate(lines):
        layout = line.layout
        column = layout.column if layout is not None else None
        if line.page != here[0] or column != here[1]:
            here = (line.page, column)
            runs.append((here, index))
    edges: dict[tuple[int, int | None], tuple[list[float], list[float]]] = {}
    ends = [*[start for _, start in runs[1:]], len(lines)]
    for (where, start), end in zip(runs, ends, strict=True):
        lefts, rights = edges.setdefault(where, ([], []))
        lefts += x0[start:end]
        rights += x1[start:end]
    found = {where: _frame(*both) for where, both in edges.items()}
    frames: list[Frame] = []
    for (where, start), end in zip(runs, ends, strict=True):
        frames += [found[where]] * (end - start)
    columns = [(found[where], len(lefts), where[1] is None) for where, (lefts, _) in edges.items()]
    return frames, columns


def _frame(lefts: list[float], rights: list[float]) -> Frame:
    count = len(lefts)
    common = Counter(map(round, lefts))
    left = (
        min(edge for edge, times in common.items() if times >= min(count * EDGE_SHARE, 99))
        if (max(common.values()) >= count * EDGE_SHARE)
        else min(common)
    )
    rights = sorted(rights)
    right = rights[-1 - count // STICKING_OUT]
    straight = sum([right - STRAIGHT_POINTS <= x <= right + STRAIGHT_POINTS for x in rights])
    return Frame(left=left, right=right, straight=count > 3 and straight > count * STRAIGHT_SHARE)


def _even_out(columns: list[tuple[Frame, int, bool]]) -> None:
    """Give columns with few or only short lines the width that is usual in the document."""
    for spanning in (False, True):
        own = [(frame, count) for frame, count, spans in columns if spans is spanning]
        widths = [frame.right - frame.left for frame, count in own if count >= 8]
        if not widths:
            continue
        usual = median(widths)
        straight = sum(count for frame, count in own if frame.straight) * 2 > sum(
            count for _, count in own
        )
        for frame, _ in own:
            if frame.right - frame.left < usual * 0.97:
                frame.right = frame.left + usual
            frame.straight = straight


def _widen(lines: Sequence[Line], frames: list[Frame], beside: Flow) -> None:
    """Give the columns of notes the edges that the text above them has on the same page."""
    known: dict[tuple[int, int | None], Frame] = {}
    for line, frame in zip(beside.lines, beside.frames, strict=True):
        if line.layout is not None:
            known.setdefault((line.page, line.layout.column), frame)
    for index, line in enumerate(lines):
        where = (line.page, line.layout.column if line.layout is not None else None)
        frames[index] = known.get(where, frames[index])


def _certain_wraps(texts: list[str], breaks: list[Boundary]) -> list[int]:
    """Find line ends in mid-sentence: the index of the line to the right of each."""
    seams = [j for j in range(1, len(texts)) if breaks[j] is Boundary.LINE]
    step = max(1, len(seams) // SAMPLE)
    return [
        j
        for j in seams[::step]
        if texts[j][0].islower() and (texts[j - 1][-1].isalpha() or texts[j - 1][-1] == ",")
    ]


# So many line ends, none with room for the next word, are no chance: two sentences of one length
# are, and the longest line has no room by definition.
EVEN_WRAPS: Final = 3
# Lines of names and addresses are shorter than this many characters.
EVEN_CHARACTERS: Final = 50


def _even_wraps(flow: Flow) -> list[int]:
    """Find the line ends of a short text that breaks no line in mid-sentence, or none.

    Paragraphs are parted by blank lines, and in none of them would the first word of a line have
    fitted in the line above. Left alone: one sentence a line, which end where they end.
    """
    if flow.style.geometry or not flow.style.gaps:
        return []
    seams = [j for j in range(1, len(flow.texts)) if flow.breaks[j] is Boundary.LINE]
    if len(seams) < EVEN_WRAPS:
        return []
    width = max([flow.x1[j - 1] for j in seams])
    for j in seams:
        left = flow.x1[j - 1]
        if left < EVEN_CHARACTERS or left + flow.room(j) <= width or "   " in flow.texts[j - 1]:
            return []
    return seams


def _widest(lengths: list[float]) -> float:
    """Give the longest of some lines, or the next where one long address sticks out."""
    longest = sorted(lengths)[-3:]
    if len(lengths) > 3 and longest[1] < longest[2] * UNLIKE and longest[0] > longest[1] * ALIKE:
        return longest[1]
    return longest[-1]


def _with_width(flow: Flow, certain: list[int]) -> Style:
    """Learn the right edge (text) and how ragged wrapped lines are, from the certain wraps."""
    style = flow.style
    if not certain:
        certain = _even_wraps(flow)
    if not certain:
        return attrs.evolve(style, wrapped=False)
    if not style.geometry:
        width = _widest([flow.x1[j - 1] - flow.frames[j - 1].left for j in certain])
        if width < NARROW_CHARACTERS:
            return attrs.evolve(style, wrapped=False)
        ends: dict[float, list[float]] = {}
        for j in certain:
            ends.setdefault(flow.frames[j - 1].left, []).append(flow.x1[j - 1])
        for frame in flow.frames:
            # A page that begins further out, with its headings, ends no further out.
            own = ends.get(frame.left, [])
            frame.right = _widest(own) if len(own) >= OWN_WRAPS else frame.left + width
            frame.straight = False
    shortfalls: list[float] = []
    for j in certain:
        frame = flow.frames[j - 1]
        if flow.x1[j - 1] - frame.left < VERSE_SHARE * (frame.right - frame.left):
            continue
        over = frame.right - flow.x1[j - 1] - flow.room(j)
        shortfalls.append(over / max(frame.right - frame.left, 1))
    ragged = sorted(max(over, 0) for over in shortfalls if over <= RAGGED_SHARE)
    if not ragged or len(ragged) < len(shortfalls) * WRAPPED_SHARE:
        return attrs.evolve(style, wrapped=False)
    share = ragged[min(len(ragged) - 1, len(ragged) * 19 // 20)]
    frame = flow.frames[certain[0]]
    return attrs.evolve(style, allowance=share * (frame.right - frame.left))


def _with_indents(flow: Flow) -> Style:
    """Learn whether paragraphs begin with an indent, from those whose beginning is certain."""
    style = flow.style
    flush = 0
    shifts: list[float] = []
    seams = [
        j for j in range(1, len(flow.texts)) if flow.breaks[j] in (Boundary.LINE, Boundary.BLANK)
    ]
    for j in seams[:: max(1, len(seams) // SAMPLE)]:
        if flow.texts[j - 1][-1] not in _STOPS or flow.texts[j][0].islower():
            continue
        if start_of(flow.texts[j]) not in (Start.UPPER, Start.QUOTE):
            continue
        if flow.breaks[j] is Boundary.LINE and flow.fill(j - 1, j) == Fill.FULL:
            continue
        if ending_of(flow.texts[j - 1]).openness > Openness.CLOSED:
            continue
        frame = flow.frames[j]
        shift = flow.x0[j] - frame.left
        if shift <= style.same_edge:
            flush += 1
        elif shift <= (frame.right - frame.left) * INDENT_SHARE:
            shifts.append(shift)
    indented = len(shifts)
    return attrs.evolve(
        style,
        indents=indented >= HABIT_COUNT and indented >= HABIT_RATIO * flush,
        indent=median(shifts) if shifts else 0,
        flush=flush >= HABIT_COUNT and flush >= HABIT_RATIO * indented,
    )


_STOPS: Final = frozenset(".!?…”’\"')0123456789")


def _body_size(sizes: list[float]) -> float:
    return Counter(sizes).most_common(1)[0][0] if sizes else 0.0
