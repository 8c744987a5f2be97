"""Flows: the lines of one run of text in reading order, and what they measure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from capesdoc.body.code import code_lines
from capesdoc.body.columns import STRAIGHT_POINTS, Frame, Place, edges_of, frames_of, places_of
from capesdoc.body.letter_widths import room_of, width_of
from capesdoc.body.medians import median
from capesdoc.body.tags import trusted_elements
from capesdoc.source import Line
from capesdoc.values import NamedTuple

__all__ = ["Fill", "Flow", "Style"]

# A page that keeps a heading or two lines of a paragraph together ends two lines early.
FOOT_LINES: Final = 3
# Word widths are estimated from the average character; this share of the width covers the error.
NEAR_SHARE: Final = 0.02


class Style(NamedTuple):
    """The habits of a document.

    Attributes:
        wrapped: Its lines are broken by width; otherwise a line end is the author's.
        allowance: By how much a wrapped line may be shorter than the next word would allow.
        same_edge: Left edges that differ by less are one edge.
        indents: Paragraphs begin with an indented first line.
        indent: By how much, where they do.
        gaps: More than a line end parts paragraphs.
        gaps_alone: And hardly any paragraph begins without one.
        usual_blank_lines: Blank lines between two paragraphs, 0 where there are none.
        spaced_out: Runs of spaces pad its lines to a straight right edge.
        body_size: Type size of most of its lines, in points.
        bold: Most of its lines are bold, so that bold says nothing.
    """

    wrapped: bool
    allowance: float
    same_edge: float
    indents: bool
    indent: float
    gaps: bool
    gaps_alone: bool
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


class Flow:
    """The lines of one run of text, measured.

    The lists run in parallel, one entry a line. What only wrapped lines are asked for is found
    when it is first asked for: most texts and Word files hold one line a paragraph.

    Attributes:
        lines: The lines.
        texts: Their texts without white space at both ends; none is empty.
        breaks: What parts each from the line before; `measure` may call a blank line of a text
            with double spacing a line end.
        pages: Their pages.
        numbers: Their numbers within the page.
        blanks: Blank lines before each.
        x0: Where they begin, in points or characters.
        x1: Where they end.
        geometry: Places are in points, not in characters.
        sizes: Their type sizes in points; empty where lines have no layout.
        by_letters: Ends of lines without places are measured by the widths of their letters.
        style: The habits of the document.
        hanging: The lists of hanging entries, once something asks (`hanging.py`).
        gapped: Some line has three spaces in a row, or a tab.
        code: Which lines are those of a program, or None where none is (`code.py`).
        narrow: Which lines a narrower measure than their column's ended, once something asks.
        elements: The paragraph of its page that the file's tags put each line in, 0 where they do
            not say; None where they say nothing or cannot be trusted (`tags.py`).
    """

    __slots__ = (
        "_beside", "_foot", "_frames", "_rooms", "blanks", "breaks", "by_letters", "code",
        "elements", "gapped", "geometry", "hanging", "lines", "narrow", "numbers", "pages",
        "sizes", "style", "texts", "x0", "x1",
    )  # fmt: skip

    style: Style

    def __init__(self, lines: Sequence[Line], beside: Flow | None = None) -> None:
        """Measure the lines; `beside` is the text that notes stand beside."""
        self.lines = lines
        self.texts = [line.text.strip() for line in lines]
        self.breaks = [line.boundary for line in lines]
        self.pages = [line.page for line in lines]
        self.numbers = [line.number for line in lines]
        self.blanks = [line.blank_lines for line in lines]
        self.geometry = lines[0].layout is not None
        self.x0, self.x1 = edges_of(lines, self.texts)
        self.by_letters = False
        self.sizes = _sizes(lines) if self.geometry else []
        self.elements = trusted_elements(self) if self.geometry else None
        self._beside = beside if self.geometry else None
        self._frames: list[Frame] | None = None
        self._rooms: list[float] | None = None
        self._foot: float | None = None
        self.hanging: list[tuple[float, float] | None] | None = None
        self.narrow: list[bool] | None = None
        whole = "\n".join(self.texts)
        self.gapped = "   " in whole or "\t" in whole
        self.code: list[bool] | None = code_lines(self.texts, whole)

    @property
    def frames(self) -> list[Frame]:
        """The column of each line."""
        if self._frames is None:
            places = places_of(self.lines, self.pages)
            self._frames = frames_of(places, self.x0, self._inside())
            if self._beside is not None and self._beside.geometry:
                self._frames = _widened(self._frames, places, self._beside)
        return self._frames

    @property
    def rooms(self) -> list[float]:
        """How much room the first word of each line takes, the space before it included."""
        if self._rooms is None:
            lengths = [
                (end if (end := text.find(" ")) > 0 else len(text)) + 1 for text in self.texts
            ]
            self._rooms = (
                [
                    length * (right - left) / len(text)
                    for length, left, right, text in zip(
                        lengths, self.x0, self.x1, self.texts, strict=True
                    )
                ]
                if self.geometry
                else [*lengths]
            )
        return self._rooms

    def _inside(self) -> list[float]:
        """Where lines end, but for those that run off their page, as code does: they tell none."""
        if not self.geometry:
            return self.x1
        return [
            start if line.layout is not None and end > line.layout.page_width else end
            for line, start, end in zip(self.lines, self.x0, self.x1, strict=True)
        ]

    def measure_by_letters(self) -> None:
        """Measure lines without places by the widths of their letters, not by their number."""
        self.by_letters = True
        self.x1 = [start + width_of(text) for start, text in zip(self.x0, self.texts, strict=True)]
        self._rooms = [room_of(text) for text in self.texts]

    def reaches_foot(self, index: int) -> bool:
        """Whether a line stands as low as the last lines of pages do; no where that is unknown."""
        if self._foot is None:
            self._foot = _foot(self.lines)
        layout = self.lines[index].layout
        return layout is not None and layout.bottom >= self._foot - FOOT_LINES * layout.font_size

    def is_code(self, left: int, right: int) -> bool:
        """Whether two lines are both those of a program."""
        return self.code is not None and self.code[left] and self.code[right]

    def is_one_element(self, left: int, right: int) -> bool | None:
        """Whether the file's tags put two lines in one paragraph; None where they do not say."""
        if self.elements is None or self.pages[left] != self.pages[right]:
            return None
        one, other = self.elements[left], self.elements[right]
        return one == other if one and other else None

    def fill(self, left: int, right: int) -> int:
        """Say how full the line `left` is, seen from the line `right` that follows it."""
        style = self.style
        if not style.wrapped:
            return Fill.UNKNOWN
        frame = (self._frames or self.frames)[left]
        slack = frame.right - self.x1[left]
        if frame.straight and slack <= STRAIGHT_POINTS * 2:
            return Fill.FULL
        over = slack - (self._rooms or self.rooms)[right]
        if over <= style.allowance and not frame.straight:
            return Fill.FULL
        if over <= 0 or over <= style.allowance:
            return Fill.NEARLY
        estimated = self.geometry or self.by_letters
        near = (frame.right - frame.left) * NEAR_SHARE if estimated else 0
        return Fill.NEARLY if over <= near else Fill.SHORT


def _sizes(lines: Sequence[Line]) -> list[float]:
    exact = [line.layout.font_size if line.layout is not None else 0.0 for line in lines]
    rounded = {size: round(size, 1) for size in set(exact)}
    return [rounded[size] for size in exact]


def _widened(frames: list[Frame], places: list[Place], beside: Flow) -> list[Frame]:
    """Give the columns of notes the edges that the text above them has on the same page."""
    known: dict[Place, Frame] = {}
    for index, line in enumerate(beside.lines):
        if line.layout is not None:
            known.setdefault((line.page, line.layout.column), beside.frames[index])
    return [known.get(place, frame) for place, frame in zip(places, frames, strict=True)]


def _foot(lines: Sequence[Line]) -> float:
    """Give the height of the lowest lines of pages; without places, one that none reaches."""
    lowest: dict[int, float] = {}
    for line in lines:
        if line.layout is not None:
            lowest[line.page] = max(lowest.get(line.page, 0.0), line.layout.bottom)
    return median(lowest.values()) if lowest else float("inf")
