"""Sheets: a document as furniture sees it, pages with an upper and a lower edge."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import lru_cache
from itertools import compress, pairwise, repeat
from operator import attrgetter, is_, ne
from typing import Final

from capesdoc.cleaning.page_numbers import PageNumber, read_page_number, read_roman
from capesdoc.patterns import compile_later
from capesdoc.source import Boundary, Line
from capesdoc.values import NamedTuple, light

__all__ = [
    "EDGE_ROWS",
    "Edge",
    "Scene",
    "Sheet",
    "Side",
    "build_scene",
    "mask",
    "pages_left",
    "split_at_pages",
]

EDGE_ROWS: Final = 5
"""Rows at either end of a sheet that may be furniture. Heads of four lines (organisation, series,
title, rule) have been seen; where five rows in a row repeat, the pages are copies of one form."""

LONGEST_FURNITURE: Final = 200
"""Characters of the longest running line; copyright lines of publishers come near it."""

_COUNTED: Final = frozenset(
    {
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
    }
)
"""Words whose number is theirs: `Session 2` on page 2 is a heading and not page 2 of "Session"."""

_DIGITS: Final = compile_later(r"\d+")
LONGEST_PAGE_NUMBER: Final = 4
"""Digits of the longest page number."""

MOST_NUMBERS: Final = 8
"""Numbers of one line that may be its page number: a foot with a date, a volume and two totals."""

MASKED_EDGES: Final = "# \t|\u00b7\u2022-\u2013\u2014.,:/()[]"
"""What numbers at the ends of a line leave behind, which repetition does not compare."""


_PAGE: Final = Boundary.PAGE


class Side(Enum):
    """Which edge of the sheet."""

    TOP = "top"
    BOTTOM = "bottom"

    @property
    def rule(self) -> str:
        """The name of the rule that takes a running line at this edge."""
        return "running-head" if self is Side.TOP else "running-foot"


@light()
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


class Sheet(NamedTuple):
    """One page.

    Attributes:
        page: The indexes of its lines, in reading order.
        top: The rows at its upper edge, from the edge inward; each the indexes of its lines.
        bottom: The rows at its lower edge, from the edge inward.
        near: How many rows at either edge are nearer to it than to the other.
        row_count: How many rows it has, at least.
        geometry: Whether its lines have a place (PDF).
    """

    page: Sequence[int]
    top: tuple[tuple[int, ...], ...]
    bottom: tuple[tuple[int, ...], ...]
    near: int
    row_count: int
    geometry: bool

    def rows(self, side: Side) -> tuple[tuple[int, ...], ...]:
        """Give the rows at one edge, from the edge inward."""
        return self.top if side is Side.TOP else self.bottom


class Scene(NamedTuple):
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


def split_at_pages(lines: Sequence[Line]) -> list[range]:
    """Give the indexes of the lines of each page, as the source parts them."""
    numbers = [line.page for line in lines]
    breaks = [line.boundary for line in lines]
    count = len(numbers)
    if numbers and numbers.count(numbers[0]) == count and _PAGE not in breaks[1:]:
        return [range(count)]
    starts = set(compress(range(1, count), map(ne, numbers[1:], numbers)))
    starts.update(compress(range(1, count), map(is_, breaks[1:], repeat(_PAGE))))
    ends = (*sorted({0, *starts}), count) if count else ()
    return [range(*pair) for pair in pairwise(ends)]


def pages_left(
    pages: Sequence[Sequence[int]], removed: Sequence[int], left: Sequence[Line]
) -> list[range]:
    """Give the pages of the lines that are left once some are removed; `removed` is in order.

    What `split_at_pages` finds, without a look at each line: the line behind a removed one takes
    over its boundary, so that a page begins anew where the same page began before.
    """
    found: list[range] = []
    start = before = 0
    for page in pages:
        until = bisect_right(removed, page[-1], before)
        stop = start + len(page) - (until - before)
        if stop == start:
            return split_at_pages(left)  # a page is gone, and its neighbours may be one
        found.append(range(start, stop))
        start, before = stop, until
    return found


def build_scene(
    lines: Sequence[Line], pages: Sequence[Sequence[int]], *, every: bool = True
) -> Scene:
    """Order the lines at the edges of each page into rows.

    Without `every`, a line that stands further in, is no page number and repeats at no edge is
    no edge of the scene: no rule on what repeats or stands outermost would look at it.
    """
    sheets = tuple([_sheet(lines, page) for page in pages if page])
    body_size, spacing = _usual(lines, [sheet for sheet in sheets if sheet.geometry])
    edges: list[Edge] = []
    keys = None if every else _repeated_keys(lines, sheets)
    for number, sheet in enumerate(sheets):
        _add_edges(edges, lines, sheet.top, sheet.near, number, Side.TOP, spacing, keys)
        _add_edges(edges, lines, sheet.bottom, sheet.near, number, Side.BOTTOM, spacing, keys)
    return Scene(
        lines=lines,
        sheets=sheets,
        edges=tuple(edges),
        numbered=frozenset([(e.sheet, e.side) for e in edges if e.page_number is not None]),
        body_size=body_size,
        spacing=spacing,
    )


SAME_ROW_POINTS: Final = 2.0
"""Points between two baselines of one row: a head and its page number are often set in different
sizes and rounded apart."""


def _sheet(lines: Sequence[Line], page: Sequence[int]) -> Sheet:
    places: list[float] = []
    if lines[page[0]].layout is not None:
        places = [layout.baseline for i in page if (layout := lines[i].layout) is not None]
    geometry = len(places) == len(page)
    if geometry:
        placed = sorted(zip(places, page, strict=True))
        top, bottom = _rows(lines, placed), _rows(lines, placed[::-1])
        row_count = len(top) if len(top) <= EDGE_ROWS else len(placed)
    else:
        top = tuple(zip(page[: EDGE_ROWS + 1], strict=True))
        bottom = tuple(zip(page[: -EDGE_ROWS - 2 : -1], strict=True))
        row_count = len(page)
    # On a page of few rows a line is near one edge only, the middle one near both.
    nearer = (row_count + 1) // 2
    return Sheet(
        page=page,
        top=top,
        bottom=bottom,
        near=min(nearer, EDGE_ROWS),
        row_count=row_count,
        geometry=geometry,
    )


def _rows(
    lines: Sequence[Line], placed: Sequence[tuple[float, int]]
) -> tuple[tuple[int, ...], ...]:
    """Give the rows at one end, one more than may be furniture, each from left to right."""
    rows: list[list[int]] = []
    last = -1e9
    for baseline, index in placed:
        if abs(baseline - last) > SAME_ROW_POINTS:
            if len(rows) > EDGE_ROWS:
                break
            rows.append([index])
            last = baseline
        else:
            rows[-1].append(index)
    for row in rows:
        if len(row) > 1:
            row.sort(key=lambda index: layout.x0 if (layout := lines[index].layout) else 0.0)
    return tuple([tuple(row) for row in rows])


MOST_SAMPLED: Final = 4
"""Pages from which the usual type size and line spacing are taken, evenly over the document."""


def _usual(lines: Sequence[Line], sheets: Sequence[Sheet]) -> tuple[float | None, float | None]:
    """Give the usual type size and line spacing, each counted by how much text has it."""
    if not sheets:
        return None, None
    sizes: defaultdict[float, int] = defaultdict(int)
    spacings: defaultdict[float, int] = defaultdict(int)
    for sheet in sheets[:: len(sheets) // MOST_SAMPLED + 1]:
        last = None
        for index in sheet.page:
            line = lines[index]
            layout = line.layout
            if layout is None:
                continue
            sizes[layout.font_size] += len(line.text)
            if last is not None and layout.baseline > last:
                spacings[layout.baseline - last] += 1
            last = layout.baseline
    body_size = _commonest(sizes)
    spacing = _commonest(spacings)
    if spacing is None and body_size is not None:
        spacing = body_size * 1.2  # the usual leading, where a page has but one row
    return body_size, spacing


def _commonest(counts: Mapping[float, int]) -> float | None:
    """Give the commonest value, to half a point."""
    rounded: defaultdict[float, int] = defaultdict(int)
    for value, count in counts.items():
        rounded[round(value * 2) / 2] += count
    return max(rounded, key=rounded.__getitem__) if rounded else None


def _add_edges(
    edges: list[Edge],
    lines: Sequence[Line],
    rows: Sequence[tuple[int, ...]],
    near: int,
    number: int,
    side: Side,
    spacing: float | None,
    keys: frozenset[str] | None,
) -> None:
    for depth, row in enumerate(rows[:near]):
        gap: float | None = None
        for index in row:
            line = lines[index]
            text = line.text.strip()
            if len(text) > LONGEST_FURNITURE:
                continue
            key, numbers, page_number = _read_edge(text)
            if depth and keys is not None and page_number is None and key not in keys:
                continue
            if gap is None:
                inward = rows[depth + 1] if depth + 1 < len(rows) else None
                gap = _gap(lines, row, inward, spacing)
            edges.append(
                Edge(
                    index,
                    number,
                    side,
                    depth,
                    text,
                    key,
                    numbers,
                    page_number,
                    _height(line, side) if line.layout is not None else None,
                    gap,
                )
            )


def _repeated_keys(lines: Sequence[Line], sheets: Sequence[Sheet]) -> frozenset[str]:
    """Give the forms in which more than one line stands at the tops, or at the bottoms."""
    repeated: set[str] = set()
    for rows_of in (attrgetter("top"), attrgetter("bottom")):
        once: set[str] = set()
        for sheet in sheets:
            for row in rows_of(sheet)[: sheet.near]:
                for index in row:
                    text = lines[index].text.strip()
                    if len(text) <= LONGEST_FURNITURE:
                        key = _read_edge(text)[0]
                        (repeated if key in once else once).add(key)
    return frozenset(repeated)


def _gap(
    lines: Sequence[Line], row: Sequence[int], inward: Sequence[int] | None, spacing: float | None
) -> float:
    """Give the distance from a row to the next one inward: line spacings, or blank lines."""
    if inward is None:
        return 0.0
    one, other = lines[row[0]], lines[inward[0]]
    if spacing and one.layout is not None and other.layout is not None:
        return abs(one.layout.baseline - other.layout.baseline) / spacing
    is_above = one.page < other.page or (one.page == other.page and one.number < other.number)
    return float((other if is_above else one).blank_lines)


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
        bare = word.strip(MASKED_EDGES)
        if len(words) > 1 and not bare.isdecimal() and (roman := read_roman(bare)) is not None:
            numbers.append(roman)
            words = words[1:] if word is words[0] else words[:-1]
    joined = " ".join(words)
    pieces: list[str] = []
    at = 0
    for hit in _DIGITS.finditer(joined):
        if joined[at : hit.start()].rstrip().rpartition(" ")[2].casefold() in _COUNTED:
            continue
        pieces += (joined[at : hit.start()], "#")
        at = hit.end()
        if len(hit.group()) <= LONGEST_PAGE_NUMBER and len(numbers) < MOST_NUMBERS:
            numbers.append(int(hit.group()))
    pieces.append(joined[at:])
    return "".join(pieces).strip(MASKED_EDGES), tuple(numbers)


@lru_cache(maxsize=32_768)  # the edges of a thousand pages, which are looked at in every round
def _read_edge(text: str) -> tuple[str, tuple[int, ...], PageNumber | None]:
    """Read what a line near an edge may be; heads are the same on page after page."""
    key, numbers = mask(text)
    return key, numbers, read_page_number(text)
