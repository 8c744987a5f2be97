"""Tags: whether what a PDF says of its paragraphs agrees with its lines.

Word and its like tag each paragraph as one. A converter that knows lines only tags each line, and
its tags would cut every paragraph: they are asked for nothing where sentences run across them. A
program that guesses tags afterwards is right of most and now and then gives the last line of a
paragraph to the next: an end in the middle of a word or a number shows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, Protocol

from capesdoc.body.hyphen_words import HYPHENS
from capesdoc.source import Boundary, Line

__all__ = ["trusted_elements"]

# Of the line ends in mid-sentence so many may stand between two elements: the lines of a table, a
# list without stops and a table of contents look like sentences. A single one shows nothing.
MOST_CUT: Final = 0.1

# Where the next word had room, up to the longest line of the page, the author ended the line:
# items in lower case, without stops, are no sentence that tags cut. Word widths are estimated from
# the average character; this share of the longest line covers the error.
NEAR_SHARE: Final = 0.02

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
    full = _full(flow.lines, texts)
    whole = cut = 0
    for right in range(1, len(texts)):
        if breaks[right] is not _LINE or not _goes_on(texts[right]):
            continue
        one, other, last = elements[right - 1], elements[right], texts[right - 1][-1]
        if one and other and (last.isalpha() or last == ","):
            whole += one == other
            cut += one != other and full[right - 1]
    if not whole or cut > max(MOST_CUT * (whole + cut), 1):
        return None
    guessed = {
        element
        for right in range(1, len(texts))
        if breaks[right] is _LINE and _parts_a_word(texts[right - 1], texts[right])
        if elements[right - 1] != elements[right]
        for element in elements[right - 1 : right + 1]
    }
    return [0 if element in guessed else element for element in elements] if guessed else elements


def _goes_on(text: str) -> bool:
    """Whether a line begins in lower case, and not with an address of the web."""
    return text[0].islower() and "://" not in text.partition(" ")[0]


def _full(lines: Sequence[Line], texts: Sequence[str]) -> list[bool]:
    """Say of each line but the last whether the next word had no room behind it.

    Room is what the longest line of its page and column leaves.
    """
    longest: dict[tuple[int, int | None], float] = {}
    for line in lines:
        if (layout := line.layout) is not None:
            place = line.page, layout.column
            longest[place] = max(longest.get(place, 0.0), layout.x1)
    full: list[bool] = []
    for (line, below), text in zip(pairwise(lines), texts[1:], strict=True):
        one, other = line.layout, below.layout
        if one is None or other is None:
            full.append(False)
            continue
        edge = longest[line.page, one.column] * (1 - NEAR_SHARE)
        word = len(text.partition(" ")[0]) + 1
        full.append(one.x1 + word * (other.x1 - other.x0) / len(text) > edge)
    return full


def _parts_a_word(above: str, below: str) -> bool:
    """Whether a line ends within a word ("inter-", "national") or a span ("252-", "257")."""
    if len(above) < 2 or above[-1] not in HYPHENS:
        return False
    before, after = above[-2], below[0]
    return (before.isalpha() and after.islower()) or (before.isdigit() and after.isdigit())
