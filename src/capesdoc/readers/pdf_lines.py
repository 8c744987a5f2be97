"""Lines of a PDF: what nobody sees set aside, the rest in reading order, with its boundaries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import count, repeat
from operator import sub
from typing import Final

from capesdoc.findings import DIAGNOSTIC_CODES, Action, Diagnostic, Edit
from capesdoc.readers.pdf_order import order
from capesdoc.readers.pdf_repairs import drop_doubles, plain_order
from capesdoc.readers.pdf_segments import Hidden, RawPage, Segment
from capesdoc.readers.pdf_turns import main_turn, turned_back, upright
from capesdoc.source import Boundary, Layout, Line, Marks, Page, Part
from capesdoc.span import Span
from capesdoc.values import NamedTuple

__all__ = ["PageLines", "lines_of", "note"]

BLANK_RATIO: Final = 1.3
"""Line distance, as a multiple of the page's usual one, from which a gap parts paragraphs. Word's
8 points after a paragraph make 1.5, a blank line 2; a line with a tall glyph stays below 1.15."""

SHARE_OF_USUAL: Final = 0.15
"""Share of a page's line distances, at least, that the usual one has: below it is the exception."""

LEAST_USUAL: Final = 2
"""Lines at least that must show a distance for it to be the usual one."""

SOLID: Final = 1.2
"""Usual line distance, as a multiple of the type size, where a document shows too few lines."""

LARGEST_LINE_STEP: Final = 3.2
"""Line distance, as a multiple of the type size, up to which lines belong together at all: double
spacing is 2.4 to 2.8."""

OCR_SHARE: Final = 0.1
"""Share of a scan's characters that may be visible, as a stamp or a page number, for the invisible
ones to be its text."""

_ARTIFACT: Final = Marks(part=Part.ARTIFACT)


class PageLines(NamedTuple):
    """A page, what was set aside on it, what is in doubt, and its line distance.

    Attributes:
        page: The page.
        edits: What was set aside.
        diagnostics: What is in doubt.
        step: The usual line distance, as a multiple of the type size.
    """

    page: Page
    edits: tuple[Edit, ...]
    diagnostics: tuple[Diagnostic, ...]
    step: float


def note(code: str, message: str, source: str, spans: tuple[Span, ...] = ()) -> Diagnostic:
    """Make a diagnostic of the severity that its code has."""
    return Diagnostic(
        code=code, severity=DIAGNOSTIC_CODES[code], message=message, spans=spans, source=source
    )


def lines_of(raw: RawPage, *, step: float | None, first: bool, source: str) -> PageLines:
    """Turn a page as read into lines in reading order.

    Args:
        raw: The page.
        step: The usual line distance of the pages before, or None.
        first: Whether no page before it has a line.
        source: Name of the document.
    """
    segments, hidden, diagnostics = _shown(raw, source)
    doubles: Sequence[Segment] = ()
    columns: Sequence[int | None] | None = None
    unsure = False
    plain = plain_order(segments)
    if plain is not None:
        distances = _distances(plain)
        usual = _usual_step(distances, step)
        boundaries = _boundaries(distances, usual, first=first)
        shown = plain
    else:
        segments, doubles = drop_doubles(segments)
        turn = main_turn(segments)
        ordered = order(upright(segments, turn, raw) if turn else segments)
        shown = [one.segment for one in ordered.lines]
        columns = [one.column for one in ordered.lines]
        unsure = ordered.unsure
        distances = _distances(shown)
        usual = _usual_step(distances, step)
        boundaries = _boundaries(distances, usual, first=first)
        _part_columns_and_turns(boundaries, distances, shown, columns)
        if turn:
            shown = [turned_back(segment, turn, raw) for segment in shown]
    lines = _lines(shown, columns, boundaries, raw)
    if unsure:
        diagnostics.append(
            note(
                "unsure-order",
                "the lines of this page stand side by side and can be read in two orders: check it",
                source,
                (_place(raw.number, 1),),
            )
        )
    set_aside = [(one, "hidden-text", str(one.hidden)) for one in hidden]
    set_aside += [(one, "duplicate-text", "the same text stands there already") for one in doubles]
    return PageLines(
        page=Page(number=raw.number, lines=lines),
        edits=tuple(
            _removed(one, raw.number, len(lines) + offset, rule, reason)
            for offset, (one, rule, reason) in enumerate(set_aside, 1)
        ),
        diagnostics=tuple(diagnostics),
        step=usual,
    )


def _shown(raw: RawPage, source: str) -> tuple[Sequence[Segment], list[Segment], list[Diagnostic]]:
    """Part what is seen from what is not. On a scan the invisible text is the text."""
    hidden = [segment for segment in raw.segments if segment.hidden is not None]
    if not hidden:
        return raw.segments, [], []
    seen = [segment for segment in raw.segments if segment.hidden is None]
    unseen = sum(len(s.text) for s in hidden if s.hidden is Hidden.INVISIBLE)
    here = (_place(raw.number, 1),)
    if raw.covered and sum(len(segment.text) for segment in seen) <= OCR_SHARE * unseen:
        shown = [s for s in raw.segments if s.hidden in (None, Hidden.INVISIBLE)]
        rest = [s for s in hidden if s.hidden is not Hidden.INVISIBLE]
        message = "this page is a scan and its text comes from text recognition: check names"
        return shown, rest, [note("recognised-text", message, source, here)]
    count = sum(len(segment.text) for segment in hidden)
    message = f"{count} characters that nobody sees on this page were set aside"
    return seen, hidden, [note("hidden-text", message, source, here)]


def _lines(
    segments: Sequence[Segment],
    columns: Sequence[int | None] | None,
    boundaries: Sequence[Boundary],
    raw: RawPage,
) -> tuple[Line, ...]:
    page, width, height = raw.number, raw.width, raw.height
    numbered = zip(
        segments, repeat(None) if columns is None else columns, boundaries, count(1), strict=False
    )
    # By position: some fifty a page, and a keyword costs as much as its value.
    return tuple(
        [
            Line(
                one.text,
                page,
                number,
                boundary,
                0,
                one.bold,
                Layout(
                    one.x0,
                    one.top,
                    one.x1,
                    one.bottom,
                    one.baseline if one.turn == 0 else one.bottom,
                    width,
                    height,
                    one.size,
                    column,
                    one.element,
                ),
                _ARTIFACT if one.artifact else None,
            )
            for one, column, boundary, number in numbered
        ]
    )


_Distance = tuple[float, float]
"""From one baseline down to the next, in points, and the larger type size of the two lines."""


def _distances(segments: Sequence[Segment]) -> list[_Distance]:
    baselines = [segment.baseline for segment in segments]
    sizes = [segment.size for segment in segments]
    return [*zip(map(sub, baselines[1:], baselines), map(max, sizes, sizes[1:]), strict=False)]


def _usual_step(distances: Sequence[_Distance], before: float | None) -> float:
    """Give the usual distance of two baselines, as a multiple of the type size.

    That is the smallest one that is no exception: where every field of a short header is followed
    by a gap, the gaps outnumber the lines that follow one another.
    """
    steps = [
        int(step * 20 + 0.5)
        for distance, size in distances
        if size and 0.8 <= (step := distance / size) <= LARGEST_LINE_STEP
    ]
    least = max(LEAST_USUAL, SHARE_OF_USUAL * len(steps))
    counts = Counter(steps)
    for slot in sorted(counts):
        if counts[slot] + counts.get(slot + 1, 0) >= least:
            return slot / 20 if counts[slot] >= counts.get(slot + 1, 0) else (slot + 1) / 20
    return before if before is not None else SOLID


_FIRST, _NEXT_PAGE, _BLANK, _NEXT = Boundary.START, Boundary.PAGE, Boundary.BLANK, Boundary.LINE
"""Held here: a member of an enumeration costs as much to look up as all else of a line."""


def _boundaries(distances: Sequence[_Distance], usual: float, *, first: bool) -> list[Boundary]:
    """Part the lines by the gaps between them."""
    widest = BLANK_RATIO * usual
    return [
        _FIRST if first else _NEXT_PAGE,
        *[
            _BLANK if distance > widest * size or distance < -size else _NEXT
            for distance, size in distances
        ],
    ]


def _part_columns_and_turns(
    boundaries: list[Boundary],
    distances: Sequence[_Distance],
    segments: Sequence[Segment],
    columns: Sequence[int | None],
) -> None:
    """Part the lines where a column begins, or where the text runs another way."""
    for place, (distance, _) in enumerate(distances, 1):
        column = columns[place]
        if column is not None and column != columns[place - 1] and distance < 0:
            boundaries[place] = Boundary.COLUMN
        elif segments[place].turn != segments[place - 1].turn:
            boundaries[place] = Boundary.BLANK


def _removed(segment: Segment, page: int, number: int, rule: str, reason: str) -> Edit:
    box = (segment.x0, segment.top, segment.x1, segment.bottom)
    span = Span(
        page=page,
        start_line=number,
        start=0,
        end_line=number,
        end=len(segment.text),
        bbox=(round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2)),
    )
    return Edit(
        rule=rule,
        action=Action.REMOVED,
        before=segment.text,
        after="",
        spans=(span,),
        reasons=(reason,),
    )


def _place(page: int, line: int) -> Span:
    return Span(page=page, start_line=line, start=0, end_line=line, end=0)
