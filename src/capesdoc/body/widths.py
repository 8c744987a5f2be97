"""Widths: how wide the lines of a document are wrapped, and how ragged they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from capesdoc.body.columns import Frame, densest
from capesdoc.body.flows import Flow
from capesdoc.body.letter_widths import room_of, width_of
from capesdoc.source import Boundary

__all__ = ["SAMPLE", "in_sentence", "wraps_of"]

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
# Full lines of one column are no shorter than this share of each other.
ALIKE: Final = 0.96
# A line longer than the others by more than this share sticks out of its column.
UNLIKE: Final = 0.9
# The width of a text is that of this share of its full lines or more; at most this share of them
# stick out, or are those of another passage.
CLUSTER_SHARE: Final = 0.5
STICKING_SHARE: Final = 0.25
# Each wrapped line is compared with so many behind it.
NEIGHBOURS: Final = 6
# Where more line ends, or pairs of them, are at odds than this share, the text has several widths,
# or was set in a proportional face.
MOST_ODD: Final = 0.05
# Some programs count the space behind the last word.
ONE_OFF: Final = 1
# The face is proportional where the widths of letters leave fewer conflicts than this share of
# those by number: more than chance.
BETTER_FIT: Final = 0.95
# So many wraps show how wide a passage is set, if so many of them are alike.
PASSAGE_WRAPS: Final = 8
PASSAGE_ALIKE: Final = 5
# Lines shorter than this share of the width are verse, names or an address amid wrapped text.
VERSE_SHARE: Final = 0.55
# So many certain wraps at one left edge show where the lines that begin there end.
OWN_WRAPS: Final = 8
# A column narrower than this many characters says nothing about wrapping.
NARROW_CHARACTERS: Final = 20
# So many line ends, none with room for the next word, are no chance: two sentences of one length
# are, and the longest line has no room by definition.
EVEN_WRAPS: Final = 3
# Lines of names and addresses are shorter than this many characters.
EVEN_CHARACTERS: Final = 50
_LINE: Final = Boundary.LINE


def in_sentence(texts: list[str], seams: Sequence[int]) -> list[int]:
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
    certain = in_sentence(flow.texts, seams[:: max(1, len(seams) // SAMPLE)])
    if not certain and gaps and not flow.geometry:
        certain = _even_wraps(flow, seams)
    if not certain:
        return None
    frames, x1, rooms = flow.frames, flow.x1, flow.rooms
    if not flow.geometry:
        if not _set_width(flow, certain):
            return None
        if not _fits(flow, certain):
            _fit_closely(flow, certain, seams)
            frames, x1, rooms = flow.frames, flow.x1, flow.rooms
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
    if (flow.geometry or flow.by_letters) and share > SET_CLOSE:
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


def _fits(flow: Flow, certain: list[int]) -> bool:
    """Whether one width explains nearly all of the line ends that are wraps for certain."""
    frames, x1, rooms = flow.frames, flow.x1, flow.rooms
    odd = [
        True
        for j in certain
        if not (end := x1[j - 1]) <= frames[j - 1].right <= end + rooms[j] + ONE_OFF
    ]
    return len(odd) <= MOST_ODD * len(certain)


def _fit_closely(flow: Flow, certain: list[int], seams: list[int]) -> None:
    """Measure a text by the widths of its letters where these fit better, then its passages."""
    by_number = [(flow.x1[j - 1], flow.rooms[j]) for j in certain]
    by_letters = [(width_of(flow.texts[j - 1]), room_of(flow.texts[j])) for j in certain]
    misfit = _conflicts(by_number)
    if misfit <= MOST_ODD:
        return
    if _conflicts(by_letters) < misfit * BETTER_FIT:
        flow.measure_by_letters()
        _set_width(flow, certain)
    _fit_passages(flow, in_sentence(flow.texts, seams))


def _fit_passages(flow: Flow, certain: list[int]) -> None:
    """Give passages in a smaller or larger type, or between other margins, a width of their own.

    Notes, references and quotations are set like this. The wraps nearest to a line tell, where
    they are alike among themselves and unlike the width of the document.
    """
    frames, x1 = flow.frames, flow.x1
    ends = [x1[j - 1] - frames[j - 1].left for j in certain]
    known: dict[tuple[Frame, float], Frame] = {}
    width: float | None = None
    at = 0
    for index, frame in enumerate(frames):
        while at < len(certain) and certain[at] <= index:
            at += 1
        start = max(0, min(at - PASSAGE_WRAPS // 2, len(ends) - PASSAGE_WRAPS))
        near = ends[start : start + PASSAGE_WRAPS]
        if len(near) < PASSAGE_WRAPS:
            return
        widest = _widest(near)
        alike = sum([widest * UNLIKE <= end <= widest for end in near])
        if alike >= PASSAGE_ALIKE or widest >= ALIKE * (frame.right - frame.left):
            width = widest
        if width is None:
            continue
        if ALIKE <= width / (frame.right - frame.left) <= 1 / ALIKE:
            continue
        key = (frame, width)
        if key not in known:
            known[key] = Frame(frame.left, frame.left + width, straight=False)
        frames[index] = known[key]


def _widest(lengths: list[float]) -> float:
    """Give the longest of those lines that are alike with most, or of all where most are not.

    Left out: a long address of the web, references that stand on one line each.
    """
    ordered = sorted(lengths)
    widest, alike = densest(ordered, [length * UNLIKE for length in ordered])
    beyond = len(ordered) - 1 - widest
    if beyond > STICKING_SHARE * len(ordered) or alike < CLUSTER_SHARE * len(ordered):
        return ordered[-1]
    return ordered[widest]


def _conflicts(wraps: list[tuple[float, float]]) -> float:
    """Give the share of neighbouring wraps that no one width explains.

    A wrapped line ends where its next word would not have fitted: between its end and the end of
    that word lies the width. Where two such stretches do not meet, the two widths differ, or one
    is measured wrongly.

    Args:
        wraps: Where each line ends, and the room that the first word of the next takes.
    """
    pairs = conflicts = 0
    for apart in range(1, NEIGHBOURS + 1):
        for (end, room), (other, its_room) in zip(wraps, wraps[apart:], strict=False):
            pairs += 1
            conflicts += end >= other + its_room or other >= end + room
    return conflicts / pairs if pairs else 0.0
