"""Room on a line: whether the next line was wrapped, or begun by its author."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from capesdoc.source import Line

__all__ = ["is_full"]

NEAR: Final = 40
"""Lines above and below that tell how wide a text is set: a page of it, or the last paragraphs."""

SHORTEST_FULL: Final = 40
"""Characters; a text that is wrapped is set wider, and a short line is never full."""


def is_full(lines: Sequence[Line], index: int) -> bool:
    """Say whether a line had no room for the first word of the next, among the lines near it.

    In a PDF the right edge of the type tells, on the same page; in plain text the characters of
    the longest line. False for the last line, and where a paragraph stands on one line: nothing
    is wrapped then.
    """
    line = lines[index]
    if index + 1 >= len(lines) or len(line.text) < SHORTEST_FULL:
        return False
    word = len(lines[index + 1].text.split(maxsplit=1)[0]) + 1
    near = lines[max(index - NEAR, 0) : index + NEAR]
    if line.layout is None:
        return len(line.text) + word > max(len(one.text) for one in near)
    edges = [one.layout.x1 for one in near if one.layout is not None and one.page == line.page]
    step = (line.layout.x1 - line.layout.x0) / len(line.text)
    return line.layout.x1 + word * step > max(edges)
