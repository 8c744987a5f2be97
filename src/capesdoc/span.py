"""Spans: where in the source a piece of text stands."""

from __future__ import annotations

from capesdoc.values import value

__all__ = ["BBox", "Span"]

BBox = tuple[float, float, float, float]
"""`(x0, top, x1, bottom)` in points, origin at the top left of the page as a viewer shows it."""


@value(kw_only=True)
class Span:
    """One run of characters in reading order, on one page.

    Attributes:
        page: Page number, from 1. A source without pages has one.
        start_line: Line of the first character, counted from 1 within its page.
        start: Offset of the first character in its line as read, from 0, in Unicode code points.
        end_line: Line of the last character, counted from 1 within its page.
        end: Offset just past the last character in its line (half open).
        bbox: Box around the run in points (PDF only, else None).
    """

    page: int
    start_line: int
    start: int
    end_line: int
    end: int
    bbox: BBox | None = None
