"""Furniture: running heads, running feet and page numbers, which belong to the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import attrs

from capesdoc.cleaning.changes import inherit, removal_of
from capesdoc.cleaning.edges import find_isolated, find_marked
from capesdoc.cleaning.either_edge import find_at_either_edge
from capesdoc.cleaning.known_heads import find_known
from capesdoc.cleaning.outer_heads import find_numbered_heads, find_outside_numbers
from capesdoc.cleaning.page_ends import find_page_ends
from capesdoc.cleaning.page_numbers import read_page_number
from capesdoc.cleaning.repeats import find_fixed_heads, find_repeats
from capesdoc.cleaning.sequences import Verdict, find_page_numbers
from capesdoc.cleaning.sheets import (
    EDGE_ROWS,
    Scene,
    Sheet,
    Side,
    build_scene,
    mask,
    pages_left,
    split_at_pages,
)
from capesdoc.findings import Edit
from capesdoc.source import Boundary, Line
from capesdoc.values import NamedTuple

__all__ = ["FURNITURE_RULES", "Bared", "Removal", "edits_of", "set_furniture_aside"]


class FurnitureRule(NamedTuple):
    """One rung of the evidence: which lines near the edges it condemns, and why."""

    name: str
    find: Callable[[Scene], Mapping[int, Verdict]]


FURNITURE_RULES: Final[tuple[FurnitureRule, ...]] = (
    FurnitureRule(name="page numbers", find=find_page_numbers),
    FurnitureRule(name="repeats", find=find_repeats),
    FurnitureRule(name="outside numbers", find=find_outside_numbers),
    FurnitureRule(name="numbered heads", find=find_numbered_heads),
    FurnitureRule(name="either edge", find=find_at_either_edge),
    FurnitureRule(name="fixed heads", find=find_fixed_heads),
    FurnitureRule(name="isolated edges", find=find_isolated),
)
"""The rungs in order; the first that condemns a line gives the reasons."""

MOST_ROUNDS: Final = 8
"""Rounds of removal. Each lays bare what stood behind the last; two are usual, the rest is room."""

LEAST_FORM_ROWS: Final = 3
"""Repeated rows, with nothing else in that half of the page, that make it a form: a short last page
may have a head of two lines and one line of text."""


LEAST_HEADS: Final = 3
"""Pages with text below their heads, before the same rows of a page that holds little else are
taken for heads too."""


class Removal(NamedTuple):
    """A line that was set aside, as it stood then, and why."""

    line: Line
    verdict: Verdict


class Bared(NamedTuple):
    """The lines without furniture, what was set aside, and the pages as the last look found them.

    Attributes:
        lines: The lines that are left.
        removals: The others, round by round, of which `edits_of` makes edits when someone asks.
        scene: The pages, or None for a text of one page.
    """

    lines: tuple[Line, ...]
    removals: tuple[Removal, ...]
    scene: Scene | None


def edits_of(removals: Sequence[Removal]) -> tuple[Edit, ...]:
    """Write out every line that was set aside."""
    return tuple(
        [removal_of(line, rule=verdict.rule, reasons=verdict.reasons) for line, verdict in removals]
    )


def set_furniture_aside(lines: tuple[Line, ...], known_heads: Sequence[str] = ()) -> Bared:
    """Remove the lines that belong to the page, until there are no more.

    First go those that the file marks as such and those known beforehand.

    The line after a removed one takes over the strongest boundary and the blank lines of those
    removed, so that the body stage still sees where a page ended.
    """
    removals: list[Removal] = []
    marked = find_marked(lines)
    kept = _without(lines, marked, frozenset(), removals) if marked else lines
    if known_heads and (known := find_known(kept, known_heads)):
        kept = _without(kept, known, frozenset(), removals)
    scene = None
    pages = split_at_pages(kept)
    for _ in range(MOST_ROUNDS):
        verdicts, page_ends, scene = _condemn(kept, pages)
        if not verdicts:
            break
        kept = _without(kept, verdicts, page_ends, removals)
        pages = split_at_pages(kept) if page_ends else pages_left(pages, sorted(verdicts), kept)
    return Bared(lines=kept, removals=tuple(removals), scene=scene)


_Round = tuple[dict[int, Verdict], frozenset[int], Scene | None]


def _condemn(lines: Sequence[Line], pages: Sequence[Sequence[int]]) -> _Round:
    """Give the verdicts of one round, the lines at which an unmarked page ends, and the pages."""
    certain: dict[int, Verdict] = {}
    if len(pages) == 1 and lines[0].layout is None:
        ends = find_page_ends(lines)
        if ends is None or any(map(_is_cell, map(lines.__getitem__, ends.verdicts))):
            return _single(lines), frozenset(), None
        pages, certain = ends.pages, ends.verdicts
    scene = build_scene(lines, pages, every=False)
    verdicts = dict(certain)
    for rule in FURNITURE_RULES:
        for index, verdict in rule.find(scene).items():
            verdicts.setdefault(index, verdict)
    bared = _bared(scene, verdicts)
    kept = {
        index: verdict for index, verdict in verdicts.items() if index in certain or index in bared
    }
    return kept, frozenset(certain), scene


def _is_cell(line: Line) -> bool:
    """Whether the file itself says that a line stands in a table, where no page ends."""
    return line.marks is not None and line.marks.cell is not None


def _single(lines: Sequence[Line]) -> dict[int, Verdict]:
    """Judge a text of one page, which can only hold a number that says what it is."""
    ends = (0, len(lines) - 1)
    if not any(read_page_number(lines[index].text.strip()) for index in ends):
        return {}
    return find_page_numbers(build_scene(lines, [range(len(lines))]))


def _bared(scene: Scene, verdicts: Mapping[int, Verdict]) -> set[int]:
    """Keep the verdicts on lines with nothing but condemned lines between them and the edge.

    Where every row nearer to this edge is condemned, and there are three or more, the pages are
    copies of one form, and none is bared: unless they are the heads of longer pages, with text
    below them there.
    """
    bared: set[int] = set()
    behind = _Behind(scene)
    forms: list[list[int]] = []
    for sheet in scene.sheets:
        for side in Side:
            rows = sheet.rows(side)[: sheet.near]
            outer: list[int] = []
            for row in rows:
                condemned = [index for index in row if index in verdicts]
                outer += condemned
                if len(condemned) < len(row):
                    break
            else:
                if len(rows) >= LEAST_FORM_ROWS and not behind.ends_head(sheet, side):
                    forms.append(outer)
                    continue
            bared.update(outer)
    if forms and bared:
        heads = Counter([mask(scene.lines[index].text)[0] for index in bared])
        for outer in forms:
            if all(heads[mask(scene.lines[index].text)[0]] >= LEAST_HEADS for index in outer):
                bared.update(outer)
    return bared


class _Behind:
    """What stands on the pages behind as many rows as may be condemned, read once a side."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._counts: dict[Side, Counter[str]] = {}

    def ends_head(self, sheet: Sheet, side: Side) -> bool:
        """Whether the row behind as many condemned ones as may be is on this page only.

        Then the rows are a head of five lines; of a form that row is on the other pages as well.
        """
        if sheet.near < EDGE_ROWS:
            return False
        mine = self._behind(sheet, side)
        if mine is None:
            return False
        counts = self._counts.get(side)
        if counts is None:
            found = [self._behind(other, side) for other in self._scene.sheets]
            counts = self._counts[side] = Counter([one for one in found if one is not None])
        return counts[mine] == 1

    def _behind(self, sheet: Sheet, side: Side) -> str | None:
        rows = sheet.rows(side)
        if len(rows) <= EDGE_ROWS:
            return None
        return mask(self._scene.lines[rows[EDGE_ROWS][0]].text)[0]


def _without(
    lines: Sequence[Line],
    verdicts: Mapping[int, Verdict],
    page_ends: frozenset[int],
    removals: list[Removal],
) -> tuple[Line, ...]:
    kept: list[Line] = []
    carried: Line | None = None
    behind = 0
    for index in sorted(verdicts):
        if index > behind:
            kept += lines[behind:index]
            if carried is not None:
                kept[behind - index] = inherit(lines[behind], carried)
                carried = None
        line = lines[index] if carried is None else inherit(lines[index], carried)
        removals.append(Removal(line, verdicts[index]))
        ends_page = index in page_ends and line.boundary is not Boundary.START
        carried = attrs.evolve(line, boundary=Boundary.PAGE) if ends_page else line
        behind = index + 1
    kept += lines[behind:]
    if carried is not None and behind < len(lines):
        kept[behind - len(lines)] = inherit(lines[behind], carried)
    return tuple(kept)
