"""Sheets: a document as furniture sees it, pages with an upper and a lower edge."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum
from typing import Final

from attrs import frozen

from capesdoc.cleaning.page_numbers import PageNumber, read_page_number, read_roman
from capesdoc.source import Boundary, Line

__all__ = ["EDGE_ROWS", "Edge", "Scene", "Sheet", "Side", "build_scene", "mask", "split_at_pages"]

EDGE_ROWS: Final = 5
"""Rows at either end of a sheet that may be furniture. Heads of four lines (organisation, series,
title, rule) have been seen; where five rows in a row repeat, the pages are copies of one form."""

LONGEST_FURNITURE: Final = 200
"""Characters of the longest running line; copyright lines of publishers come near it."""

_COUNTED: Final = (
    "session",
    "day",
    "panel",
    "part",
    "chapter",
    "section",
    "table",
    "figure",
    "fig.",
    "annex",
    "annexure",
    "appendix",
    "question",
    "recommendation",
    "item",
    "article",
    "volume",
    "issue",
    "step",
    "theme",
    "phase",
    "group",
    "speaker",
    "lecture",
    "module",
    "no.",
)
"""Words whose number is theirs: `Session 2` on page 2 is a heading and not page 2 of "Session"."""

_DIGITS: Final = re.compile(
    rf"(?P<counted>\b(?:{'|'.join(re.escape(word) for word in _COUNTED)})\s{{1,3}})?\d+",
    re.IGNORECASE,
)
_DIGIT: Final = re.compile(r"\d")
MOST_NUMBERS: Final = 8
"""Numbers of one line that may be its page number: a foot with a date, a volume and two totals."""

_MASKED_EDGES: Final = "# \t|\u00b7\u2022-\u2013\u2014.,:/()[]"


class Side(Enum):
    """Which edge of the sheet."""

    TOP = "top"
    BOTTOM = "bottom"


@frozen(kw_only=True)
class Edge:
    """One line near an edge of its sheet.

    Attributes:
        index: Which line it is, among all lines.
        sheet: Which sheet it stands on, from 0.
        side: Near which edge.
        depth: Rows between it and that edge.
        text: Its text without white space around it.
        key: Its text with numbers masked, as repetition compares it.
        numbers: The short numbers in it, of which one may be the page number.
        page_number: What it says, where it is nothing but a page number.
        height: Distance from the upper (lower) edge of the page in points, or None.
        gap: Distance to the next row inward in line spacings, or blank lines (text).
    """

    index: int
    sheet: int
    side: Side
    depth: int
    text: str
    key: str
    numbers: tuple[int, ...]
    page_number: PageNumber | None
    height: float | None
    gap: float


@frozen(kw_only=True)
class Sheet:
    """One page: its rows from top to bottom, each the indexes of its lines."""

    rows: tuple[tuple[int, ...], ...]
    geometry: bool


@frozen(kw_only=True)
class Scene:
    """All sheets, and what is usual on them.

    Attributes:
        lines: All lines of the document.
        sheets: The sheets in order.
        edges: Every line near an edge; a line on a short sheet may be there twice.
        numbered: Sheet and side of every line that reads as a page number.
        body_size: Type size of most characters in points, or None without geometry.
        spacing: Usual distance from baseline to baseline in points, or None.
    """

    lines: Sequence[Line]
    sheets: tuple[Sheet, ...]
    edges: tuple[Edge, ...]
    numbered: frozenset[tuple[int, Side]]
    body_size: float | None
    spacing: float | None


def split_at_pages(lines: Sequence[Line]) -> list[list[int]]:
    """Give the indexes of the lines of each page, as the source parts them."""
    pages: list[list[int]] = []
    last = None
    for index, line in enumerate(lines):
        if not pages or line.page != last or line.boundary is Boundary.PAGE:
            pages.append([])
        pages[-1].append(index)
        last = line.page
    return pages


def build_scene(lines: Sequence[Line], pages: Sequence[Sequence[int]]) -> Scene:
    """Order the lines of each page into rows and take those near its edges."""
    sheets = tuple([_sheet(lines, page) for page in pages if page])
    body_size = spacing = None
    if any(sheet.geometry for sheet in sheets):
        body_size, spacing = _usual(lines, sheets)
    edges: list[Edge] = []
    for number, sheet in enumerate(sheets):
        _add_edges(edges, lines, sheet, number, spacing)
    return Scene(
        lines=lines,
        sheets=sheets,
        edges=tuple(edges),
        numbered=frozenset((e.sheet, e.side) for e in edges if e.page_number is not None),
        body_size=body_size,
        spacing=spacing,
    )


def _sheet(lines: Sequence[Line], page: Sequence[int]) -> Sheet:
    placed = [(layout.baseline, layout.x0, i) for i in page if (layout := lines[i].layout)]
    if len(placed) != len(page):
        return Sheet(rows=tuple([(i,) for i in page]), geometry=False)
    placed.sort()
    rows: list[list[int]] = []
    last = -1e9
    for baseline, _, index in placed:
        # Two baselines within 2 points are one row: a head and its page number are often set
        # in different sizes and rounded apart.
        if baseline - last > 2:
            rows.append([index])
            last = baseline
        else:
            rows[-1].append(index)
    return Sheet(rows=tuple([tuple(row) for row in rows]), geometry=True)


def _usual(lines: Sequence[Line], sheets: Sequence[Sheet]) -> tuple[float | None, float | None]:
    """Give the usual type size and line spacing, each counted by how much text has it."""
    sizes: Counter[float] = Counter()
    spacings: Counter[float] = Counter()
    for sheet in sheets:
        if not sheet.geometry:
            continue
        last = None
        for row in sheet.rows:
            layout = lines[row[0]].layout
            if layout is None:
                continue
            sizes[round(layout.font_size * 2) / 2] += len(lines[row[0]].text)
            if last is not None:
                spacings[round((layout.baseline - last) * 2) / 2] += 1
            last = layout.baseline
    body_size = sizes.most_common(1)[0][0] if sizes else None
    spacing = spacings.most_common(1)[0][0] if spacings else None
    if spacing is None and body_size is not None:
        spacing = body_size * 1.2  # the usual leading, where a sheet has but one row
    return body_size, spacing


def _add_edges(
    edges: list[Edge], lines: Sequence[Line], sheet: Sheet, number: int, spacing: float | None
) -> None:
    rows = sheet.rows
    for side in Side:
        for depth in range(min(EDGE_ROWS, len(rows))):
            at = depth if side is Side.TOP else len(rows) - 1 - depth
            inward = at + 1 if side is Side.TOP else at - 1
            gap = _gap(lines, rows[at], rows[inward] if 0 <= inward < len(rows) else None, spacing)
            for index in rows[at]:
                text = lines[index].text.strip()
                if len(text) > LONGEST_FURNITURE:
                    continue
                key, numbers = mask(text)
                edges.append(
                    Edge(
                        index=index,
                        sheet=number,
                        side=side,
                        depth=depth,
                        text=text,
                        key=key,
                        numbers=numbers,
                        page_number=read_page_number(text),
                        height=_height(lines[index], side),
                        gap=gap,
                    )
                )


def _gap(
    lines: Sequence[Line], row: Sequence[int], inward: Sequence[int] | None, spacing: float | None
) -> float:
    """Give the distance from a row to the next one inward: line spacings, or blank lines."""
    if inward is None:
        return 0.0
    one, other = lines[row[0]], lines[inward[0]]
    if one.layout is not None and other.layout is not None and spacing:
        return abs(one.layout.baseline - other.layout.baseline) / spacing
    later = max(one, other, key=lambda line: (line.page, line.number))
    return float(later.blank_lines)


def _height(line: Line, side: Side) -> float | None:
    if line.layout is None:
        return None
    if side is Side.TOP:
        return line.layout.baseline
    return line.layout.page_height - line.layout.baseline


def mask(text: str) -> tuple[str, tuple[int, ...]]:
    """Give a text as repetition compares it, and the numbers in it.

    Case counts: `1.1. RESULTS` is the running head, and `1.1 Results` the heading it is taken from.
    Numbers become "#"; Roman numerals only at the ends, where page numbers stand. Numbers, dashes
    and bars at the ends are left off, so that `7 Title`, `Title` and `Title | 8` are one.
    """
    numbers: list[int] = []
    words = text.split()
    for word in (words[0], words[-1]) if words else ():
        bare = word.strip(_MASKED_EDGES)
        if len(words) > 1 and not bare.isdecimal() and (roman := read_roman(bare)) is not None:
            numbers.append(roman)
            words = words[1:] if word is words[0] else words[:-1]
    masked = " ".join(words)
    if _DIGIT.search(masked) is not None:
        numbers += [
            int(hit.group())
            for hit in _DIGITS.finditer(masked)
            if not hit["counted"] and len(hit.group()) <= 4
        ][:MOST_NUMBERS]
        masked = _DIGITS.sub(lambda hit: hit.group() if hit["counted"] else "#", masked)
    return masked.strip(_MASKED_EDGES), tuple(numbers)
