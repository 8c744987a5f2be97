"""Spans: where in the source a piece of text stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from capesdoc.values import value

__all__ = ["BBox", "Span", "span_of"]

BBox = tuple[float, float, float, float]
"""`(x0, top, x1, bottom)` in points, origin at the top left of the page as a viewer shows it."""

if TYPE_CHECKING:
    _Open = object
else:

    class _Open:
        """The slots of a span, before they are closed."""

        __slots__ = ("__weakref__", "bbox", "end", "end_line", "page", "start", "start_line")


@value(kw_only=True)
class Span(_Open):
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


if TYPE_CHECKING:

    def span_of(
        page: int, start_line: int, start: int, end_line: int, end: int, bbox: BBox | None = None
    ) -> Span:
        """Make a span: what `Span` makes, in less than half the time (docs/performance.md).

        A record holds one for each of its parts, and a frozen class sets each attribute by a call
        that goes round its guard. Here they are set before the guard is put up.
        """

else:

    def span_of(page, start_line, start, end_line, end, bbox=None):
        """Make a span."""
        made = _Open()
        made.page = page
        made.start_line = start_line
        made.start = start
        made.end_line = end_line
        made.end = end
        made.bbox = bbox
        made.__class__ = Span
        return made
