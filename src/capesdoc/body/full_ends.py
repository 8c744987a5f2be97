"""Full ends: whether a full line that ends a sentence ends its paragraph as well.

Of the last lines of paragraphs one in ten is full by chance, and of the lines inside them one in
twenty ends a sentence. Where every paragraph begins with a gap or an indent the two are told apart.
Where nothing begins them, as in the text of pages without their gaps, they look alike: such lines
are left apart, with a doubt, unless the next sentence points back at the one before.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from capesdoc.body.blocks import Block
from capesdoc.body.flows import Fill, Flow
from capesdoc.body.sentences import Openness, Start, ending_of, start_of
from capesdoc.record import ParagraphKind
from capesdoc.source import Boundary

__all__ = ["parted_in_doubt", "stands_open"]

# A line that is longer than its column by more than this share was not ended by its width.
STICKS_OUT: Final = 0.1

# Words that speak of the sentence before, so that hardly any paragraph begins with one: of 98 such
# lines of real pages four began one. Left out: "In addition", "Furthermore", "Finally" and the
# like, with which authors do begin paragraphs.
_POINTING_BACK: Final = frozenset(
    """
    also because but consequently hence he her his however instead it its likewise nevertheless
    nonetheless otherwise she similarly such their then therefore these they this those thus
    """.split()  # noqa: SIM905 - a table of words is easier to read and to extend like this
)
_PAIRS_BACK: Final = ("for example", "for instance", "in fact", "in other words", "that is")

_LINE: Final = Boundary.LINE
_STARTS: Final = (Start.UPPER, Start.QUOTE)


def stands_open(flow: Flow, left: int, right: int) -> bool:
    """Whether nothing shows if a full line that ends a sentence ends its paragraph.

    Left alone: places in points, where a straight edge and the gaps between lines tell.
    """
    style = flow.style
    if flow.geometry or style.indents or style.gaps_alone or flow.frames[left].straight:
        return False
    text = flow.texts[right]
    return start_of(text) in _STARTS and (_sticks_out(flow, left) or not points_back(text))


def _sticks_out(flow: Flow, index: int) -> bool:
    frame = flow.frames[index]
    return flow.x1[index] - frame.right > STICKS_OUT * (frame.right - frame.left)


def points_back(text: str) -> bool:
    """Whether a sentence begins with a word that speaks of the sentence before it."""
    words = text.split(" ", 3)
    first = words[0].rstrip(",").lower()
    return first in _POINTING_BACK or " ".join(words[:3]).lower().startswith(_PAIRS_BACK)


def parted_in_doubt(flow: Flow, blocks: list[Block]) -> list[tuple[int, int]]:
    """Give the lines around each full end at which nothing but doubt left two blocks apart."""
    style = flow.style
    if not style.wrapped or flow.geometry or style.indents or style.gaps_alone:
        return []
    return [
        (left.last, right.first)
        for left, right in pairwise(blocks)
        if flow.breaks[right.first] is _LINE
        and right.first == left.last + 1
        and left.kind is right.kind is ParagraphKind.PARAGRAPH
        and left.row(flow) is right.row(flow) is None
        and flow.fill(left.last, right.first) == Fill.FULL
        and ending_of(flow.texts[left.last]).openness is Openness.CLOSED
        and stands_open(flow, left.last, right.first)
    ]
