"""Tags: whether what a PDF says of its paragraphs agrees with its lines.

Word and its like tag each paragraph as one. A converter that knows lines only tags each line, and
its tags would cut every paragraph: they are asked for nothing where sentences run across them. A
program that guesses tags afterwards is right of most and now and then gives the last line of a
paragraph to the next: an end in the middle of a word or a number shows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from capesdoc.body.hyphen_words import HYPHENS
from capesdoc.source import Boundary, Line

__all__ = ["trusted_elements"]

# Of the line ends in mid-sentence so many may stand between two elements: the lines of a table, a
# list without stops and a table of contents look like sentences.
MOST_CUT: Final = 0.1

# Short of this share of the longest line of its page a line was ended by its author: items in lower
# case, without stops, are no sentence that tags cut.
REACH: Final = 0.8

_LINE: Final = Boundary.LINE


class _Lines(Protocol):
    """What is asked of a flow."""

    @property
    def lines(self) -> Sequence[Line]: ...
    @property
    def texts(self) -> list[str]: ...
    @property
    def breaks(self) -> list[Boundary]: ...


def trusted_elements(flow: _Lines) -> list[int] | None:
    """Give the element of each line, or None where tags are missing or cut sentences."""
    elements = [line.layout.element if line.layout is not None else 0 for line in flow.lines]
    if not any(elements):
        return None
    texts, breaks = flow.texts, flow.breaks
    ends = _reach(flow.lines)
    whole = cut = 0
    for right in range(1, len(texts)):
        if breaks[right] is not _LINE or not texts[right][0].islower():
            continue
        one, other, last = elements[right - 1], elements[right], texts[right - 1][-1]
        if one and other and (last.isalpha() or last == ","):
            whole += one == other
            cut += one != other and ends[right - 1] >= REACH
    if not whole or cut > MOST_CUT * (whole + cut):
        return None
    guessed = {
        element
        for right in range(1, len(texts))
        if breaks[right] is _LINE and _parts_a_word(texts[right - 1], texts[right])
        if elements[right - 1] != elements[right]
        for element in elements[right - 1 : right + 1]
    }
    return [0 if element in guessed else element for element in elements] if guessed else elements


def _reach(lines: Sequence[Line]) -> list[float]:
    """Say of each line how far it reaches, as a share of the longest of its page and column."""
    longest: dict[tuple[int, int | None], float] = {}
    for line in lines:
        if (layout := line.layout) is not None:
            place = line.page, layout.column
            longest[place] = max(longest.get(place, 0.0), layout.x1)
    return [
        layout.x1 / longest[line.page, layout.column] if (layout := line.layout) else 0.0
        for line in lines
    ]


def _parts_a_word(above: str, below: str) -> bool:
    """Whether a line ends within a word ("inter-", "national") or a span ("252-", "257")."""
    if len(above) < 2 or above[-1] not in HYPHENS:
        return False
    before, after = above[-2], below[0]
    return (before.isalpha() and after.islower()) or (before.isdigit() and after.isdigit())
