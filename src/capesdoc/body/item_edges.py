"""Item edges: what the left edges of the lines of a PDF say of items and of first lines.

A line of prose goes on at the edge of its paragraph. Where it begins further out than the bullet of
its item, at the place of the bullet with the same sign, or at an indent from which the line below
it goes back, it begins something of its own; behind a number and a tab it hangs below the text.
"""

from __future__ import annotations

from typing import Final

from capesdoc.body.blocks import Block
from capesdoc.body.flows import Fill, Flow
from capesdoc.body.markers import has_bullet, marker_of
from capesdoc.body.seams import MARKER_ALONE
from capesdoc.body.sentences import Openness, Start, ending_of, start_of
from capesdoc.patterns import compile_later
from capesdoc.source import Boundary

__all__ = ["begins_at_edge", "hangs_behind_tab", "is_centred", "is_first"]

# A number or letter before a tab is no longer than this: "12.3.1", "xviii", "(iv)".
LONGEST_MARK: Final = 6
# "B.5.2 - Formats", "4.12. Fees": parts that count, and what parts them from the text.
_COMPOUND: Final = compile_later(r"((?:[A-Z]\.)?(?:\d{1,2}\.){1,4}|[A-Z]\.)(\d{1,2})[.):]?[ \t]\S")
# The middles of centred lines lie within this many points of each other.
SAME_MIDDLE: Final = 1.0
_LINE: Final = Boundary.LINE


def begins_at_edge(flow: Flow, block: Block, left: int, right: int) -> bool:
    """Whether the left edge of a line shows that it goes on nothing above it."""
    return flow.geometry and (
        _repeats_sign(flow, block, left, right)
        or _leaves_item(flow, block, left, right)
        or _counts_on(flow, block, left, right)
        or _is_indented_alike(flow, block, left, right)
    )


def hangs_behind_tab(flow: Flow, block: Block, left: int, right: int) -> bool:
    """Whether a line hangs below the text that a number and a tab set apart: `4.2<tab>Feedback`."""
    if block.first != left or not flow.geometry:
        return False
    mark, tab, rest = flow.texts[left].partition("\t")
    return (
        bool(tab)
        and "\t" not in rest
        and len(mark) <= LONGEST_MARK
        and (len(mark) == 1 or any(map(str.isdigit, mark)) or not mark[-1].isalpha())
        and flow.x0[right] - flow.x0[left] > flow.style.same_edge
        and flow.fill(left, right) >= Fill.NEARLY
        and "\t" not in flow.texts[right]
        and marker_of(flow.texts[right]) is None
    )


def _repeats_sign(flow: Flow, block: Block, left: int, right: int) -> bool:
    """Whether a line begins with the sign of its block right below it: the next item of a list."""
    text = flow.texts[right]
    if text[:1] != flow.texts[block.first][:1] or text[1:2] not in (" ", "\t", "\u00a0"):
        return False
    head, sign = marker_of(flow.texts[block.first]), marker_of(text)
    if head is None or sign is None or head.readings != sign.readings:
        return False
    behind = text[sign.length :]
    return (
        sign.readings[0][1] == 0
        and abs(flow.x0[block.first] - flow.x0[right]) <= flow.style.same_edge
        and not (behind[:1].islower() and ending_of(flow.texts[left]).openness is Openness.OPEN)
    )


def _leaves_item(flow: Flow, block: Block, left: int, right: int) -> bool:
    """Whether a line begins further out than the bullet of its block, behind what may be an end.

    Behind any end it does so with a number or small letter of its own.
    Left alone: items whose bullet is indented and whose later lines go back to the edge; their
    sentences go on.
    """
    if flow.x0[right] >= flow.x0[block.first] - flow.style.same_edge:
        return False
    head, text, above = flow.texts[block.first], flow.texts[right], flow.texts[left]
    if has_bullet(head):
        ended = above[-1] in ")]" or ending_of(above).openness <= Openness.MAYBE
        return ended and start_of(text) is not Start.LOWER
    marker = marker_of(text)
    if marker is None or marker_of(head) is None:
        return False
    # "M. Orlan" begins a line now and then, "b. the boats" and "ii. boats" do not.
    return any(form.lower() == form and ordinal > 0 for form, ordinal in marker.readings)


def _counts_on(flow: Flow, block: Block, left: int, right: int) -> bool:
    """Whether a line begins with the number of several parts that follows that of its block.

    Left alone: "4.2 million boats rose to" and "4.3 million below": the line asks for a number.
    """
    text = flow.texts[right]
    if not (text[0].isdigit() or text[1:2] == "."):
        return False
    one, other = _COMPOUND.match(flow.texts[block.first]), _COMPOUND.match(text)
    return (
        one is not None
        and other is not None
        and one.group(1) == other.group(1)
        and int(other.group(2)) == int(one.group(2)) + 1
        and ending_of(flow.texts[left]).openness is not Openness.WIDE_OPEN
    )


def is_first(block: Block, left: int) -> bool:
    """Whether a line is the first with words of its block: a bullet may stand apart above it."""
    return block.first == left or (len(block.indices) == 2 and block.seams[0] is MARKER_ALONE)


def is_centred(flow: Flow, left: int, right: int) -> bool:
    """Whether two lines that begin apart have one middle, the upper being as wide as the column."""
    return (
        flow.geometry
        and abs(flow.x0[left] - flow.x0[right]) > flow.style.same_edge
        and abs(flow.x0[left] + flow.x1[left] - flow.x0[right] - flow.x1[right]) <= 2 * SAME_MIDDLE
        and flow.fill(left, right) == Fill.FULL
        and flow.x0[left] < flow.x0[right]
    )


def _is_indented_alike(flow: Flow, block: Block, left: int, right: int) -> bool:
    """Whether a line is indented as the first line above it, and the one below it goes back.

    A second line would have gone back itself. Left alone: lines beside a drop cap, which stand
    below it and begin no block.
    """
    below = right + 1
    edge = flow.style.same_edge
    return (
        block.first == left
        and below < len(flow.texts)
        and abs(flow.x0[left] - flow.x0[right]) <= edge
        and flow.x0[below] < flow.x0[right] - edge
        and flow.breaks[below] is _LINE
        and flow.sizes[left] == flow.sizes[right] == flow.sizes[below]
        and start_of(flow.texts[right]) is not Start.LOWER
        and flow.fill(right, below) >= Fill.NEARLY
        and marker_of(flow.texts[below]) is None
        and (
            start_of(flow.texts[below]) is Start.LOWER
            or ending_of(flow.texts[right]).openness >= Openness.OPEN
        )
    )
