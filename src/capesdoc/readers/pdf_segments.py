"""Segments: what both PDF readers make of a page before its reading order is decided."""

from __future__ import annotations

from enum import StrEnum

from capesdoc.values import NamedTuple, light

__all__ = ["Break", "Hidden", "RawDocument", "RawPage", "Segment"]


class Hidden(StrEnum):
    """Why nobody who looks at the page sees a text."""

    OFF_PAGE = "it stands outside the page"
    INVISIBLE = "it is drawn in the invisible mode (text rendering mode 3)"
    WHITE = "it is white on a white page"
    TRANSPARENT = "it is fully transparent"
    CLIPPED = "it stands outside the part of the page that its clipping path shows"
    LAYER = "it stands on a layer that is switched off"


@light
class Break:
    """A gap inside a segment that may part two cells or columns.

    Attributes:
        end: Offset just past the left part.
        start: Offset of the right part.
        left: Right edge of the left part, in points.
        right: Left edge of the right part, in points.
        usual: Width of the other gaps of the segment, in points: their median.
    """

    end: int
    start: int
    left: float
    right: float
    usual: float


@light
class Segment:
    """A run of text on one baseline, in the order in which the file draws it.

    Coordinates are in points from the top left of the page as a viewer shows it.

    Attributes:
        text: The characters.
        x0: Left edge.
        top: Upper edge.
        x1: Right edge.
        bottom: Lower edge.
        baseline: Height of the baseline from the top of the page.
        size: Size of the type.
        bold: How many of the first characters are bold.
        turn: How far the text is turned anticlockwise, in quarter turns; -1 for another angle.
        artifact: Whether the file tags it as no part of the text proper.
        hidden: Why nobody sees it, or None.
        breaks: Gaps that may part cells or columns.
        element: Which paragraph of the page the file's tags put all of it in, from 1; 0 where
            they do not say, or say two.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: int = 0
    turn: int = 0
    artifact: bool = False
    hidden: Hidden | None = None
    breaks: tuple[Break, ...] = ()
    element: int = 0


class RawPage(NamedTuple):
    """One page as a backend read it.

    Attributes:
        number: Counted from 1.
        width: Width as a viewer shows it, in points.
        height: Height as a viewer shows it, in points.
        segments: The text, in the order of the file.
        covered: Whether an image covers most of the page, as on a scan.
        unmapped: Glyphs for which the file does not say which character they are.
        readable: False where the backend could not read the page.
        blank: Whether nothing at all is drawn on the page, as on one left empty on purpose.
    """

    number: int
    width: float = 0.0
    height: float = 0.0
    segments: tuple[Segment, ...] = ()
    covered: bool = False
    unmapped: int = 0
    readable: bool = True
    blank: bool = False


class RawDocument(NamedTuple):
    """A document as a backend read it.

    Attributes:
        pages: Its pages in order.
        extraction_permitted: False where the owner of the file forbade to take text out of it.
    """

    pages: tuple[RawPage, ...]
    extraction_permitted: bool = True
